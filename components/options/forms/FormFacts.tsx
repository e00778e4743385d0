import type { Category } from '../../../utils/ascmi/categories';
import { isCategory } from '../../../utils/ascmi/categories';
import type { Remark, RemarkCode } from '../../../utils/forms/model';
import type { FormOverview } from '../../../utils/forms/overview';
import { listed } from '../../../utils/ui/strings/translate';
import type { SectionProps } from '../section-props';

type Words = Pick<SectionProps, 'words'>;

/** Problems in plain words, one line a kind, with the items or codes that are meant. */
export function Remarks({ remarks, words: { o, t } }: { readonly remarks: readonly Remark[] } & Words) {
  const kinds = new Map<RemarkCode, string[]>();
  for (const { code, linkId, detail } of remarks) {
    const meant = [linkId && o('forms_at', linkId), detail && plain(detail, t)].filter(Boolean).join(': ');
    kinds.set(code, [...(kinds.get(code) ?? []), ...(meant ? [meant] : [])]);
  }
  return (
    <ul>
      {[...kinds].map(([code, meant]) => (
        <li key={code}>
          {o(`forms_remark_${code}`)}
          {meant.length > 0 && <span class="muted"> ({[...new Set(meant)].join('; ')})</span>}
        </li>
      ))}
    </ul>
  );
}

/** A category by its name; a section of the law with the spaces that its mark leaves out. */
function plain(detail: string, t: Words['words']['t']): string {
  if (isCategory(detail)) return t(`category_${detail satisfies Category}`);
  return detail.replace(/^(\d+)(CFR)/, '$1 $2 ').replace(/^CivilCode/, 'Civil Code ');
}

/** Which languages of the client's side the form has. */
export function Languages({ overview, words: { o, t } }: { readonly overview: FormOverview } & Words) {
  const ui = t('language');
  const names = new Intl.DisplayNames(ui, { type: 'language', languageDisplay: 'standard' });
  const those = (isMeant: (share: number) => boolean) =>
    overview.languages
      .filter(({ share }) => isMeant(share))
      .map(({ language, share }) => {
        const name = names.of(language) ?? language;
        return share > 0 && share < 1 ? `${name} (${Math.floor(share * 100)} %)` : name;
      });
  const lines = [
    ['forms_languages_full', those((share) => share === 1)],
    ['forms_languages_part', those((share) => share > 0 && share < 1)],
    ['forms_languages_none', those((share) => share === 0)],
  ] as const;
  return (
    <div>
      <p>
        <strong>{o('forms_languages')}</strong>
      </p>
      <ul>{lines.map(([key, found]) => found.length > 0 && <li key={key}>{o(key, listed(found, ui))}</li>)}</ul>
    </div>
  );
}
