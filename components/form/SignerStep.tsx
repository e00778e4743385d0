import type { SignerRole } from '../../utils/contract/form';
import { RadioField, TextField } from '../shared/Field';
import { Notice } from '../shared/Notice';
import { ageOn, declinesAll, nextYear } from './draft';
import { errorText, type StepProps } from './props';

const ROLES: readonly SignerRole[] = ['self', 'GUARD', 'PRN', 'HPOWATT', 'RESPRSN'];
const ADULT = 18;

/** Who signs, with what authority, and for how long. */
export function SignerStep(props: StepProps) {
  const { draft, change, f, t, today } = props;
  const age = ageOn(today, draft.birthDate);
  const isMinor = age !== null && age < ADULT;
  return (
    <>
      {isMinor && <Notice tone="ask" title={t('tone_ask')} text={f('signer_minor')} hideTitle />}
      <RadioField
        label={f('signer')}
        error={errorText(props, 'signerRole')}
        value={draft.signerRole}
        options={ROLES.map((value) => ({ value, label: f(`signer_${value}`) }))}
        onChange={(signerRole) => change({ signerRole, typed: '', drawn: '', intent: false })}
      />
      {draft.signerRole === 'PRN' && age !== null && !isMinor && (
        <Notice tone="warning" title={t('tone_warning')} text={f('signer_parent_adult')} hideTitle />
      )}
      {draft.signerRole !== null && draft.signerRole !== 'self' && (
        <>
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
        </>
      )}
      {draft.sitting !== 'revoke' && (
        <RadioField
          label={f('expiry')}
          error={errorText(props, 'expiry')}
          value={draft.expiry}
          options={[
            { value: 'date', label: f('expiry_date') },
            ...(draft.form === 'ascmi-ab133' || declinesAll(draft)
              ? [{ value: 'none' as const, label: f('expiry_none') }]
              : []),
          ]}
          onChange={(expiry) => change({ expiry })}
        />
      )}
      {draft.sitting !== 'revoke' && draft.expiry === 'date' && (
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
