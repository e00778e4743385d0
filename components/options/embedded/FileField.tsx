import { useId } from 'preact/hooks';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly accept: string;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** A labelled file chooser. It forgets its file at once, so that the same one can be chosen again after it was corrected. */
export function FileField({ label, hint, accept, disabled, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-about` })}
        onChange={({ currentTarget: input }) => {
          const [file] = input.files ?? [];
          if (!file) return;
          onFile(file);
          input.value = '';
        }}
      />
      {hint && (
        <p class="hint" id={`${id}-about`}>
          {hint}
        </p>
      )}
    </div>
  );
}
