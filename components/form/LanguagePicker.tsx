import { useId, useState } from 'preact/hooks';
import { FORM_LANGUAGES, isFormLanguage, SPOKEN_ONLY, type FormLanguage } from '../../utils/contract/form-language';
import type { FormKey } from '../../utils/ui/strings/form.en';
import { LANGUAGES } from '../../utils/ui/strings/form-languages/catalog';
import type { Translate } from '../../utils/ui/strings/translate';

interface LanguagePickerProps {
  readonly value: FormLanguage;
  readonly f: Translate<FormKey>;
  readonly onChange: (language: FormLanguage) => void;
}

/** The client's language, each under its own name. One without a text leaves the form in English and says what to do. */
export function LanguagePicker({ value, f, onChange }: LanguagePickerProps) {
  const id = useId();
  const [spoken, setSpoken] = useState<(typeof SPOKEN_ONLY)[number] | null>(null);
  return (
    <div class="field language-picker">
      <label for={id}>{f('client_language')}</label>
      <select
        id={id}
        value={spoken?.tag ?? value}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          setSpoken(SPOKEN_ONLY.find(({ tag }) => tag === chosen) ?? null);
          onChange(isFormLanguage(chosen) ? chosen : 'en');
        }}
      >
        {FORM_LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag} selected={spoken === null && tag === value}>
            {LANGUAGES[tag].name}
          </option>
        ))}
        <optgroup label={f('language_spoken_only')}>
          {SPOKEN_ONLY.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag} selected={spoken?.tag === tag}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
      <p id={`${id}-about`} class="hint">
        {f('client_language_hint')}
      </p>
      <p role="status" class="hint">
        {spoken && f('language_no_text', spoken.name)}
      </p>
    </div>
  );
}
