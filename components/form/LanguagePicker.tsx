import { useId } from 'preact/hooks';
import { FORM_LANGUAGES, isFormLanguage, type FormLanguage } from '../../utils/contract/form-language';
import type { FormKey } from '../../utils/ui/strings/form.en';
import { LANGUAGES } from '../../utils/ui/strings/form-languages/catalog';
import type { Translate } from '../../utils/ui/strings/translate';

interface LanguagePickerProps {
  readonly value: FormLanguage;
  readonly f: Translate<FormKey>;
  readonly onChange: (language: FormLanguage) => void;
}

/** The client's language, each under its own name. */
export function LanguagePicker({ value, f, onChange }: LanguagePickerProps) {
  const id = useId();
  return (
    <div class="field language-picker">
      <label for={id}>{f('client_language')}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => {
          if (isFormLanguage(currentTarget.value)) onChange(currentTarget.value);
        }}
      >
        {FORM_LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag} selected={tag === value}>
            {LANGUAGES[tag].name}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} class="hint">
        {f('client_language_hint')}
      </p>
    </div>
  );
}
