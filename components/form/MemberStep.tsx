import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import type { AscmiForm, FormStart } from '../../utils/contract/form';
import { RadioField, TextField } from '../shared/Field';
import { proposedForm } from './draft';
import { Existing } from './Existing';
import { errorText, type OnFile, type StepProps } from './props';

const FORMS: readonly AscmiForm[] = ['ascmi-ab133', 'ascmi-non-ab133'];

interface MemberStepProps extends StepProps {
  readonly onFile: OnFile;
  /** Name and birth date as they were read from the page. */
  readonly person: Pick<FormStart, 'name' | 'birthDate' | 'personSource'>;
  readonly suggestsMediCal: boolean;
  readonly onLookup: () => void;
}

/** Who the form is about: taken over from the page, shown with its source, open to correction. */
export function MemberStep(props: MemberStepProps) {
  const { draft, change, f, t, today, onFile, person, suggestsMediCal, onLookup } = props;
  const taken = (field: 'name' | 'birthDate') =>
    person.personSource && person[field] !== '' && draft[field] === person[field]
      ? f('member_source', person.personSource)
      : undefined;
  const setValue = (index: number, value: string) =>
    change({
      identifiers: draft.identifiers.map((each, at) =>
        at === index ? { ...each, value: each.kind === 'CIN' ? value.toUpperCase().trim() : value, source: '' } : each,
      ),
    });
  const proposed = draft.mediCal === null ? null : proposedForm(draft.mediCal);
  return (
    <>
      <p class="muted">{f('member_intro')}</p>
      <Existing
        onFile={onFile}
        sitting={draft.sitting}
        f={f}
        t={t}
        onLookup={onLookup}
        onSitting={(sitting) =>
          change({
            sitting,
            form:
              sitting === 'revoke' ? 'ascmi-revocation' : draft.mediCal === null ? null : proposedForm(draft.mediCal),
          })
        }
      />
      <TextField
        label={f('member_name')}
        hint={taken('name')}
        error={errorText(props, 'name')}
        value={draft.name}
        onInput={(name) => change({ name })}
      />
      <TextField
        label={`${f('member_birth')} ${f('optional')}`}
        hint={taken('birthDate')}
        error={errorText(props, 'birthDate')}
        value={draft.birthDate}
        onInput={(birthDate) => change({ birthDate })}
        input={{ type: 'date', max: today }}
      />
      {draft.identifiers.map(({ kind, value, source }, index) => (
        <TextField
          key={`${kind}-${index}`}
          label={f(`kind_${kind}`)}
          hint={hintOf(kind === 'CIN' ? f('cin_hint') : '', source ? f('member_source', source) : f('member_typed'))}
          error={errorText(props, `identifier-${index}`)}
          value={value}
          onInput={(next) => setValue(index, next)}
          input={{ spellcheck: false, maxLength: 64 }}
        />
      ))}
      {!draft.identifiers.some(({ kind }) => kind === 'CIN') && (
        <div class="actions">
          <button
            type="button"
            class="button"
            onClick={() =>
              change({
                identifiers: [...draft.identifiers, { kind: 'CIN', system: CIN_SYSTEM, value: '', source: '' }],
              })
            }
          >
            {f('add_cin')}
          </button>
        </div>
      )}
      {props.problems['identifiers'] && <p class="error">{errorText(props, 'identifiers')}</p>}
      {draft.sitting !== 'revoke' && (
        <RadioField
          label={f('medi_cal')}
          hint={suggestsMediCal && draft.mediCal === null ? f('medi_cal_known') : undefined}
          error={errorText(props, 'mediCal')}
          value={draft.mediCal === null ? null : draft.mediCal ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: f('yes') },
            { value: 'no', label: f('no') },
          ]}
          onChange={(answer) => change({ mediCal: answer === 'yes', form: proposedForm(answer === 'yes') })}
          inline
        />
      )}
      {proposed && draft.sitting !== 'revoke' && (
        <RadioField
          label={f('version')}
          error={errorText(props, 'form')}
          value={draft.form}
          options={FORMS.map((value) => ({
            value,
            label: value === proposed ? `${f(`version_${value}`)} (${f('version_proposed')})` : f(`version_${value}`),
            hint: f(`version_${value}_hint`),
          }))}
          onChange={(form) => change({ form })}
        />
      )}
      <TextField
        label={f('organization')}
        error={errorText(props, 'organization')}
        value={draft.organization}
        onInput={(organization) => change({ organization })}
      />
    </>
  );
}

function hintOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
