import { useState } from 'preact/hooks';
import type { RecipientKind } from '../../utils/ascmi/parties';
import type { RecipientSettings } from '../../utils/contract/settings';
import { SelectField, TextField } from '../shared/Field';
import { ImportRecipients } from './ImportRecipients';
import type { SectionProps } from './section-props';
import { SectionFrame } from './Section';
import { choices } from './words';

const SCHEMES = ['fax', 'email', 'domain', 'direct', 'npi', 'name', 'origin'] as const;
type Scheme = (typeof SCHEMES)[number];

/** A directory may hold thousands of lines; the table shows as many as anybody reads. */
const SHOWN = 50;

export function RecipientsSection({ settings, words, locked, save }: SectionProps) {
  const { o, t, recipients: names } = words;
  const { recipients } = settings.values;
  const [query, setQuery] = useState('');
  const found = recipients.filter((entry) =>
    `${entry.match} ${entry.name ?? ''}`.toLowerCase().includes(query.toLowerCase()),
  );
  return (
    <SectionFrame title={o('nav_recipients')} intro={o('recipients_intro')} words={words} locked={locked}>
      {recipients.length === 0 && <p class="empty">{o('recipients_empty')}</p>}
      {recipients.length > SHOWN && (
        <TextField label={o('recipients_search')} value={query} onInput={setQuery} input={{ type: 'search' }} />
      )}
      {recipients.length > 0 && (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{o('recipients_by')}</th>
                <th scope="col">{o('recipients_name')}</th>
                <th scope="col">{o('recipients_kind')}</th>
                <th scope="col">
                  <span class="sr">{o('recipients_actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, SHOWN).map((entry) => (
                <tr key={entry.match}>
                  <th scope="row">{matchText(entry.match, o)}</th>
                  <td>{entry.name}</td>
                  <td>{names[entry.kind]}</td>
                  <td class="row-actions">
                    {!locked && (
                      <button
                        type="button"
                        class="button"
                        onClick={() => void save({ recipients: recipients.filter((other) => other !== entry) })}
                      >
                        {o('remove')}
                        <span class="sr"> {entry.name ?? entry.match}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > SHOWN && <p class="muted">{o('recipients_more', `${SHOWN}`, `${found.length}`)}</p>}
      {!locked && (
        <AddRecipient
          words={words}
          kinds={choices(names, t('language'))}
          onAdd={(entry) => save({ recipients: [...recipients.filter(({ match }) => match !== entry.match), entry] })}
        />
      )}
      {!locked && (
        <ImportRecipients words={words} present={recipients} onImport={(entries) => save({ recipients: entries })} />
      )}
    </SectionFrame>
  );
}

interface AddRecipientProps extends Pick<SectionProps, 'words'> {
  readonly kinds: readonly { value: RecipientKind; label: string }[];
  readonly onAdd: (entry: RecipientSettings) => Promise<boolean>;
}

function AddRecipient({ words, kinds, onAdd }: AddRecipientProps) {
  const { o } = words;
  const [scheme, setScheme] = useState<Scheme>('fax');
  const [value, setValue] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RecipientKind>('TREATING_CE');

  async function add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (value.trim() === '') return;
    const match = `${scheme}:${scheme === 'fax' ? faxNumber(value) : value.trim()}`;
    if (await onAdd({ match, kind, ...(name.trim() && { name: name.trim() }) })) {
      setValue('');
      setName('');
    }
  }

  return (
    <form class="stack card" onSubmit={(event) => void add(event)}>
      <div class="columns">
        <SelectField
          label={o('recipients_by')}
          value={scheme}
          options={SCHEMES.map((each) => ({ value: each, label: o(`recipients_by_${each}`) }))}
          onChange={setScheme}
        />
        <TextField label={o('recipients_value')} value={value} onInput={setValue} />
        <TextField label={`${o('recipients_name')} ${o('optional')}`} value={name} onInput={setName} />
        <SelectField label={o('recipients_kind')} value={kind} options={kinds} onChange={setKind} />
      </div>
      <div class="actions">
        <button type="submit" class="button primary">
          {o('recipients_add')}
        </button>
      </div>
    </form>
  );
}

function matchText(match: string, o: SectionProps['words']['o']): string {
  const [scheme, ...rest] = match.split(':');
  const known = SCHEMES.find((each) => each === scheme);
  return known ? `${o(`recipients_by_${known}`)}: ${rest.join(':')}` : match;
}

/** E.164 for a North American number as people write it, since that is how the directory compares. */
function faxNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (text.trim().startsWith('+')) return `+${digits}`;
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}
