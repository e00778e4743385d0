import { useEffect, useState } from 'preact/hooks';
import { directionOf, type FormLanguage } from '../../utils/contract/form-language';
import { formEn } from '../../utils/ui/strings/form.en';
import { clientTranslator } from '../../utils/ui/strings/form-languages/catalog';
import { translator } from '../../utils/ui/strings/translate';
import type { FormApi } from './api';
import type { Tongue } from './shown';

const english = translator(formEn);

/** English until the texts of the language are there. They are files of the extension, so that takes one moment. */
export function useTongue(language: FormLanguage, texts: FormApi['texts']): Tongue {
  const [tongue, setTongue] = useState<Tongue>({ language: 'en', direction: 'ltr', client: english, english });
  useEffect(() => {
    let isCurrent = true;
    const take = (next: Tongue) => {
      if (isCurrent) setTongue(next);
    };
    texts(language).then(
      (found) => take({ language, direction: directionOf(language), client: clientTranslator(found), english }),
      () => take({ language: 'en', direction: 'ltr', client: english, english }),
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return tongue;
}
