import { useEffect, useState } from 'preact/hooks';
import type { FormParty, PartyHit } from '../../utils/contract/form';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { TextField } from '../shared/Field';

interface PartyListProps {
  readonly legend: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly addLabel: string;
  readonly parties: readonly FormParty[];
  readonly onChange: (parties: readonly FormParty[]) => void;
  readonly find: (text: string) => Promise<readonly PartyHit[]>;
  /** Said of a party that has no NPI, where that matters. */
  readonly unknownHint: string;
  readonly f: Translate<FormKey>;
}

/** Parties by name. What is typed is looked up in the organization's directory; one taken from there carries its NPI. */
export function PartyList({ legend, hint, error, addLabel, parties, onChange, find, unknownHint, f }: PartyListProps) {
  const replace = (index: number, next: FormParty) => onChange(parties.map((each, at) => (at === index ? next : each)));
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <p class="hint">{hint}</p>
      {error && <p class="error">{error}</p>}
      {parties.map((party, index) => (
        <Party
          key={index}
          label={`${legend}: ${f('named_name', `${index + 1}`)}`}
          party={party}
          find={find}
          unknownHint={unknownHint}
          f={f}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange(parties.filter((_each, at) => at !== index))}
        />
      ))}
      <div class="actions">
        <button type="button" class="button" onClick={() => onChange([...parties, { name: '' }])}>
          {addLabel}
        </button>
      </div>
    </fieldset>
  );
}

interface PartyProps extends Pick<PartyListProps, 'find' | 'unknownHint' | 'f'> {
  readonly label: string;
  readonly party: FormParty;
  readonly onChange: (party: FormParty) => void;
  readonly onRemove: () => void;
}

function Party({ label, party, find, unknownHint, f, onChange, onRemove }: PartyProps) {
  const [hits, setHits] = useState<readonly PartyHit[]>([]);
  const { name, npi } = party;
  useEffect(() => {
    let isCurrent = true;
    if (npi === undefined && name.trim() !== '')
      void find(name).then((found) => {
        if (isCurrent) setHits(found);
      });
    else setHits([]);
    return () => {
      isCurrent = false;
    };
  }, [name, npi, find]);
  const about = npi === undefined ? (name.trim() === '' ? undefined : unknownHint) : f('party_npi', npi);
  return (
    <div class="party">
      <div class="named">
        <TextField label={label} hint={about} value={name} onInput={(next) => onChange({ name: next })} />
        <button type="button" class="button" onClick={onRemove}>
          {f('remove')}
          <span class="sr"> {label}</span>
        </button>
      </div>
      <div role="status">
        {hits.length > 0 && (
          <>
            <p class="hint">{f('party_hits', `${hits.length}`)}</p>
            <ul class="hits">
              {hits.map((hit) => (
                <li key={`${hit.name}|${hit.npi ?? ''}`}>
                  <button
                    type="button"
                    class="button quiet"
                    onClick={() => onChange({ name: hit.name, ...(hit.npi === undefined ? {} : { npi: hit.npi }) })}
                  >
                    {hit.name}
                    {hit.npi === undefined ? '' : ` · NPI ${hit.npi}`}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
