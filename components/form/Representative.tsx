import type { FormKey } from '../../utils/ui/strings/form.en';
import { TextField } from '../shared/Field';
import { errorText, type StepProps } from './props';
import { needsDocument } from './signing';

const NOTES: Readonly<Partial<Record<string, FormKey>>> = {
  HPOWATT: 'note_HPOWATT',
  CONSERVATOR: 'note_CONSERVATOR',
  RESPRSN: 'note_RESPRSN',
};

/** Whoever signs for the member: name, authority, and the paper that was seen. */
export function Representative(props: StepProps) {
  const { draft, change, f } = props;
  const { signerRole } = draft;
  if (signerRole === null || signerRole === 'self') return null;
  const note = NOTES[signerRole];
  return (
    <>
      {note && <p class="hint">{f(note)}</p>}
      <TextField
        label={f('signer_name')}
        error={errorText(props, 'signerName')}
        value={draft.signerName}
        onInput={(signerName) => change({ signerName })}
      />
      <TextField
        label={f('signer_authority')}
        hint={f('signer_authority_hint')}
        error={errorText(props, 'authority')}
        value={draft.authority}
        onInput={(authority) => change({ authority })}
      />
      <TextField
        label={needsDocument(signerRole) ? f('document_seen') : `${f('document_seen')} ${f('optional')}`}
        hint={f('document_seen_hint')}
        error={errorText(props, 'documentSeen')}
        value={draft.documentSeen}
        onInput={(documentSeen) => change({ documentSeen })}
      />
    </>
  );
}
