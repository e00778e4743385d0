import { RadioField, TextField } from '../shared/Field';
import { errorText, type StepProps } from './props';

/** The parent or guardian who signs beside a minor. */
export function CoSigner(props: StepProps) {
  const { draft, change, f } = props;
  return (
    <>
      <RadioField
        label={f('co_signer')}
        value={draft.coRole ?? 'none'}
        options={[
          { value: 'none', label: f('co_none') },
          { value: 'PRN', label: f('co_PRN') },
          { value: 'GUARD', label: f('co_GUARD') },
        ]}
        onChange={(role) => change({ coRole: role === 'none' ? null : role })}
      />
      {draft.coRole && (
        <TextField
          label={f('co_name')}
          error={errorText(props, 'coName')}
          value={draft.coName}
          onInput={(coName) => change({ coName })}
        />
      )}
    </>
  );
}
