import { field, section, SIGNER_OPTIONS } from './items';

const SIGNED = ['42CFR2.31(a)(8)', '45CFR164.508(c)(1)(vi)', 'CivilCode56.11(b)', 'CivilCode56.11(c)'] as const;
const DATED = ['42CFR2.31(a)(9)', '45CFR164.508(c)(1)(vi)', 'CivilCode56.11(c)'] as const;
const REPRESENTED = ['45CFR164.508(c)(1)(vi)', 'CivilCode56.11(c)'] as const;

/** Whose information it is: the same in all three documents. */
export const MEMBER = section('member', 'Whose information', [
  field('member-name', { type: 'string', text: 'Full name', required: true, laws: ['42CFR2.31(a)(1)'] }),
  field('birth-date', { type: 'date', text: 'Date of birth' }),
  field('identifier', { type: 'string', text: 'Medi-Cal or record number', repeats: true, required: true }),
]);

/** Who signs, and with what authority: the same in all three documents. */
export const SIGNER = section('signer', 'Signed by', [
  field('signer-role', {
    type: 'choice',
    text: 'Who signs?',
    required: true,
    laws: REPRESENTED,
    answerOption: SIGNER_OPTIONS,
  }),
  field('signer-name', { type: 'string', text: 'Name of the person who signs', required: true }),
  field('signer-authority', { type: 'string', text: 'Paper that shows the authority', laws: REPRESENTED }),
  field('signature', { type: 'string', text: 'Signature', required: true, laws: SIGNED }),
  field('signed-on', { type: 'dateTime', text: 'Date and time of the signature', required: true, laws: DATED }),
]);
