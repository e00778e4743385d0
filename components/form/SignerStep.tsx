import { RadioField, TextField } from '../shared/Field';
import { Notice } from '../shared/Notice';
import { CoSigner } from './CoSigner';
import { declinesAll, nextYear } from './draft';
import { MinorFacts } from './MinorFacts';
import { PeoplePresent } from './PeoplePresent';
import { errorText, type StepProps } from './props';
import { Representative } from './Representative';
import { SignerRemarks } from './SignerRemarks';
import { ROLES, signingAge } from './signing';

/** Who signs, with what authority, who else is there, and for how long it holds. */
export function SignerStep(props: StepProps) {
  const { draft, change, f, t, today } = props;
  const isRevocation = draft.sitting === 'revoke';
  // Taking back shares nothing, so no second signature and no facts about care are asked for.
  const isMinor = !isRevocation && signingAge(draft, today) === 'minor';
  return (
    <>
      {isMinor && <Notice tone="ask" title={t('tone_ask')} text={f('signer_minor_text')} hideTitle />}
      <RadioField
        label={f('signer')}
        error={errorText(props, 'signerRole')}
        value={draft.signerRole}
        options={ROLES.map((value) => ({ value, label: f(`signer_${value}`) }))}
        onChange={(signerRole) => change({ signerRole, coRole: null })}
      />
      <Representative {...props} />
      {isMinor && draft.signerRole === 'self' && <CoSigner {...props} />}
      {isMinor && draft.signerRole !== null && <MinorFacts {...props} />}
      <SignerRemarks {...props} />
      {!isRevocation && <Expiry {...props} />}
      <PeoplePresent {...props} />
    </>
  );
}

function Expiry(props: StepProps) {
  const { draft, change, f, today } = props;
  const mayBeOpen = draft.form === 'ascmi-ab133' || declinesAll(draft);
  return (
    <>
      <RadioField
        label={f('expiry')}
        error={errorText(props, 'expiry')}
        value={draft.expiry}
        options={[
          { value: 'date', label: f('expiry_date') },
          ...(mayBeOpen ? [{ value: 'none' as const, label: f('expiry_none') }] : []),
        ]}
        onChange={(expiry) => change({ expiry })}
      />
      {draft.expiry === 'date' && (
        <div class="named">
          <TextField
            label={f('expiry_on')}
            error={errorText(props, 'expiresOn')}
            value={draft.expiresOn}
            onInput={(expiresOn) => change({ expiresOn })}
            input={{ type: 'date', min: today }}
          />
          <button type="button" class="button" onClick={() => change({ expiresOn: nextYear(today) })}>
            {f('expiry_year')}
          </button>
        </div>
      )}
    </>
  );
}
