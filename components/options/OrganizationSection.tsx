import { useState } from 'preact/hooks';
import type { SettingsValues } from '../../utils/contract/settings';
import { RadioField, SelectField, TextField } from '../shared/Field';
import type { SectionProps } from './section-props';
import { SaveForm, SectionFrame } from './Section';
import { choices } from './words';

const ANSWERS = ['true', 'false', 'unknown'] as const;
const ANSWER_KEYS = { true: 'yes', false: 'no', unknown: 'unsure' } as const;

export function OrganizationSection({ settings, words, locked, save }: SectionProps) {
  const { o, t, senders } = words;
  const { organization } = settings.values;
  const [name, setName] = useState(organization.name);
  const [npi, setNpi] = useState(organization.npi ?? '');
  const [kind, setKind] = useState(organization.kind);
  const [part2, setPart2] = useState(organization.part2);
  const [officer, setOfficer] = useState(organization.privacyOfficer ?? '');
  const [isChecked, setChecked] = useState(false);
  const npiIsBad = npi.trim() !== '' && !/^\d{10}$/.test(npi.trim());

  async function onSave() {
    setChecked(true);
    if (npiIsBad) return 'invalid';
    const value: SettingsValues['organization'] = {
      name: name.trim(),
      kind,
      part2,
      ...(npi.trim() && { npi: npi.trim() }),
      ...(officer.trim() && { privacyOfficer: officer.trim() }),
    };
    return (await save({ organization: value })) ? 'saved' : 'failed';
  }

  return (
    <SectionFrame title={o('nav_organization')} intro={o('organization_intro')} words={words} locked={locked}>
      <SaveForm words={words} locked={locked} onSave={onSave}>
        <TextField label={o('organization_name')} value={name} onInput={setName} />
        <SelectField
          label={o('organization_kind')}
          value={kind}
          options={choices(senders, t('language'))}
          onChange={setKind}
        />
        <RadioField
          label={o('organization_part2')}
          hint={o('organization_part2_hint')}
          value={`${part2}`}
          options={ANSWERS.map((value) => ({ value, label: o(ANSWER_KEYS[value]) }))}
          onChange={(value) => setPart2(value === 'unknown' ? value : value === 'true')}
          inline
        />
        <TextField
          label={`${o('organization_npi')} ${o('optional')}`}
          hint={o('organization_npi_hint')}
          error={isChecked && npiIsBad ? o('organization_npi_bad') : undefined}
          value={npi}
          onInput={setNpi}
          input={{ inputMode: 'numeric', maxLength: 12 }}
        />
        <TextField
          label={`${o('organization_officer')} ${o('optional')}`}
          hint={o('organization_officer_hint')}
          value={officer}
          onInput={setOfficer}
        />
      </SaveForm>
    </SectionFrame>
  );
}
