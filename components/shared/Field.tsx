import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface InputProps {
  readonly type?: 'text' | 'password' | 'date' | 'search' | 'url';
  readonly inputMode?: 'text' | 'numeric' | 'url';
  readonly autocomplete?: 'off' | 'name';
  readonly maxLength?: number;
  readonly spellcheck?: boolean;
  readonly max?: string;
  readonly min?: string;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly input?: InputProps;
}

/** A labelled line of text. Hint and error are read out with it. */
export function TextField({ label, hint, error, value, onInput, input = {} }: TextFieldProps) {
  const id = useId();
  // The attribute types describe one kind of input at a time; what is used here is common to all of them.
  const attributes = { ...input, type: (input.type ?? 'text') as 'text' };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        autocomplete="off"
        {...attributes}
        id={id}
        value={value}
        {...(error ? { 'aria-invalid': true } : {})}
        aria-describedby={`${id}-about`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <About id={id} hint={hint} error={error} />
    </div>
  );
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, value, options, onChange, disabled } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <About id={id} hint={hint} error={error} />
    </div>
  );
}

interface RadioFieldProps<Value extends string> extends FieldProps {
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: ComponentChildren; readonly hint?: string }[];
  readonly onChange: (value: Value) => void;
  /** Side by side, for short answers. */
  readonly inline?: boolean;
  readonly children?: ComponentChildren;
}

/** One answer of several. Nothing is chosen while `value` is null. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  const { label, hint, error, value, options, onChange, inline, children } = props;
  const id = useId();
  return (
    <div class="field radio-field" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={`${id}-about`}>
      <div>
        <span id={`${id}-label`} class="group-label">
          {label}
        </span>
        {children}
        <About id={id} hint={hint} error={error} />
      </div>
      <div class={inline ? 'radios inline' : 'radios'}>
        {options.map((option) => (
          <label key={option.value} class="radio">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}

interface CheckFieldProps {
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  return (
    <label class="radio">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <span class="hint">{hint}</span>}
      </span>
    </label>
  );
}

function About({ id, hint, error }: { readonly id: string } & Omit<FieldProps, 'label'>) {
  return (
    <div id={`${id}-about`}>
      {hint && <p class="hint">{hint}</p>}
      {error && <p class="error">{error}</p>}
    </div>
  );
}
