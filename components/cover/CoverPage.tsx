import { useState } from 'preact/hooks';
import type { CoverStart } from '../../utils/contract/cover';
import { coverSheet } from '../../utils/obligations/cover-sheet';
import type { SheetDocument } from '../../utils/documents/document';
import type { CoverKey } from '../../utils/ui/strings/cover.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { RadioField, TextField } from '../shared/Field';
import { Notice } from '../shared/Notice';
import { DocumentView } from './DocumentView';
import { countOf, needsConsentPart, newEntries, senderSheet, sheetInput, type CoverEntries } from './sheet-input';

/** The sheet that travels with the record, or the one that stays in the office. */
export type SheetKind = 'cover' | 'sender';

export interface CoverPageProps {
  readonly start: CoverStart;
  readonly c: Translate<CoverKey>;
  readonly t: Translate;
  readonly language: 'en' | 'es';
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** False where the file could not be made. */
  readonly onSave: (sheet: SheetDocument, kind: SheetKind) => Promise<boolean>;
  readonly onPrint: () => void;
}

/** The § 2.32 notice and the scope of the consent on a sheet of paper (42 CFR 2.32). What is on screen is what is saved and printed. */
export function CoverPage({ start, c, t, language, today, onSave, onPrint }: CoverPageProps) {
  const [entries, setEntries] = useState(() => newEntries(start));
  const [saving, setSaving] = useState<'idle' | 'busy' | 'saved' | 'failed'>('idle');
  const [kind, setKind] = useState<SheetKind>('cover');
  const isCover = kind === 'cover';
  const sheet = isCover ? coverSheet(sheetInput(start, entries, today)) : senderSheet(start, language);
  const set = (patch: Partial<CoverEntries>) => {
    setEntries({ ...entries, ...patch });
    setSaving('idle');
  };
  const text = (key: 'to' | 'attention' | 'address' | 'phone' | 'fax') => (
    <TextField label={c(key)} value={entries[key]} onInput={(value) => set({ [key]: value })} />
  );
  const wrong = (value: string) => (value.trim() !== '' && countOf(value) === undefined ? c('pages_wrong') : undefined);
  return (
    <main class="cover">
      <header>
        <h1>{c('title')}</h1>
        <p>{c('intro')}</p>
      </header>
      <form class="cover-fields" onSubmit={(event) => event.preventDefault()}>
        <RadioField
          label={c('sheet')}
          value={kind}
          options={[
            { value: 'cover', label: c('sheet_cover') },
            { value: 'sender', label: c('sheet_sender') },
          ]}
          onChange={(value) => {
            setKind(value);
            setSaving('idle');
          }}
        />
        {isCover && (
          <>
            {text('to')}
            {text('attention')}
            {text('address')}
            {text('phone')}
            {text('fax')}
            <TextField
              label={c('pages')}
              hint={c('pages_hint')}
              error={wrong(entries.pages)}
              value={entries.pages}
              onInput={(pages) => set({ pages })}
              input={{ inputMode: 'numeric' }}
            />
            <TextField
              label={c('regarding')}
              hint={c('regarding_hint')}
              value={entries.regarding}
              onInput={(regarding) => set({ regarding })}
            />
            {needsConsentPart(start) && <ConsentFields start={start} entries={entries} set={set} c={c} t={t} />}
            {start.obligations.includes('N232') && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={entries.spanish}
                  onChange={(event) => set({ spanish: event.currentTarget.checked })}
                />
                {c('spanish')}
              </label>
            )}
          </>
        )}
        <div class="actions">
          <button
            type="button"
            class="button primary"
            disabled={saving === 'busy'}
            onClick={() => {
              setSaving('busy');
              void onSave(sheet, kind).then((done) => setSaving(done ? 'saved' : 'failed'));
            }}
          >
            {c('save')}
          </button>
          <button type="button" class="button" onClick={onPrint}>
            {c('print')}
          </button>
        </div>
        <p class="fine" role="status">
          {saving === 'saved' || saving === 'failed' ? c(saving) : ''}
        </p>
        <p class="fine">{c('not_kept')}</p>
      </form>
      <section aria-labelledby="preview">
        <h2 id="preview">{c('preview')}</h2>
        <DocumentView sheet={sheet} />
      </section>
    </main>
  );
}

function ConsentFields({
  start,
  entries,
  set,
  c,
  t,
}: Pick<CoverPageProps, 'start' | 'c' | 't'> & {
  readonly entries: CoverEntries;
  readonly set: (patch: Partial<CoverEntries>) => void;
}) {
  if (!start.scope) {
    return <Notice tone="warning" title={t('tone_warning')} text={c('consent_missing')} hideTitle />;
  }
  return (
    <>
      <RadioField
        label={c('consent')}
        value={entries.consent}
        options={[
          { value: 'scope', label: c('consent_scope') },
          { value: 'copy', label: c('consent_copy') },
        ]}
        onChange={(consent) => set({ consent })}
      />
      {entries.consent === 'copy' && (
        <TextField
          label={c('copy_pages')}
          value={entries.copyPages}
          onInput={(copyPages) => set({ copyPages })}
          input={{ inputMode: 'numeric' }}
        />
      )}
    </>
  );
}
