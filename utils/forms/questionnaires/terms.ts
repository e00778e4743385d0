import { field, purposeOption, recipientOption, section, statement } from './items';

/** Who may share. */
export const DISCLOSER = field('discloser', {
  type: 'string',
  text: 'Organization that takes this form, which may share together with the people and organizations named below',
  required: true,
  laws: ['42CFR2.31(a)(2)', '45CFR164.508(c)(1)(ii)', 'CivilCode56.11(e)'],
});

/** With whom, and why. */
export const SHARING = section('sharing', 'With whom and why', [
  {
    ...field('recipient-class', {
      type: 'choice',
      text: 'Who may receive this information?',
      repeats: true,
      laws: ['42CFR2.31(a)(4)(i)', '45CFR164.508(c)(1)(iii)', 'CivilCode56.11(f)'],
    }),
    answerOption: [
      recipientOption('TREATING_CE', 'My doctors, clinics, hospitals and other providers'),
      recipientOption('PART2_PROGRAM', 'My substance use programs'),
      recipientOption('COUNTY_BH', 'County behavioral health'),
      recipientOption('MCP', 'My Medi-Cal health plan'),
      recipientOption('ECM_PROVIDER', 'My Enhanced Care Management provider'),
      recipientOption('COUNTY_SOCIAL', 'County social services'),
      recipientOption('CBO_NON_CE', 'Community organizations that help me, such as housing or food programs', 'CBO_BA'),
      recipientOption('CORRECTIONAL_HEALTH', 'Health services in jail or prison'),
      recipientOption('SCHOOL', 'My school'),
      recipientOption('FAMILY', 'Family members who help with my care'),
      recipientOption('HIE_INTERMEDIARY', 'A health information exchange that passes records on to others'),
    ],
  },
  field('recipient-named', {
    type: 'string',
    text: 'Anyone else, by name',
    repeats: true,
    laws: ['42CFR2.31(a)(4)(i)', '45CFR164.508(c)(1)(iii)', 'CivilCode56.11(f)'],
  }),
  field('intermediary', {
    type: 'string',
    text: 'Name of the health information exchange. It may pass records on only to those who treat me.',
    repeats: true,
    laws: ['42CFR2.31(a)(4)(ii)'],
  }),
  field('exclusion', { type: 'string', text: 'Who must not receive it, by name', repeats: true }),
  {
    ...field('purpose', {
      type: 'choice',
      text: 'What may it be used for?',
      repeats: true,
      laws: ['42CFR2.31(a)(5)', '45CFR164.508(c)(1)(iv)', 'CivilCode56.11(d)'],
    }),
    answerOption: [
      purposeOption('TREAT', 'Treatment'),
      purposeOption('COC', 'Working together on my care'),
      purposeOption('HPAYMT', 'Payment'),
      purposeOption('HOPERAT', 'Running and improving health care'),
    ],
  },
]);

const EXPIRY_LAWS = ['42CFR2.31(a)(7)', '45CFR164.508(c)(1)(v)', 'CivilCode56.11(h)'] as const;

/** AB 133 lifts the state's demand for an end (Civil Code 56.11(h)) for Medi-Cal members; "no end date" then is an answer too. */
export const EXPIRY_OPEN = field('expiry', { type: 'date', text: 'Last day. Empty: no end date.', laws: EXPIRY_LAWS });
export const EXPIRY_DATED = field('expiry', { type: 'date', text: 'Last day', laws: EXPIRY_LAWS });

/** What the signer is told. */
export const RIGHTS = section('rights', 'My rights', [
  statement(
    'right_refuse',
    'I do not have to sign. My care, payment and benefits do not depend on it, except where the law allows that.',
    '42CFR2.31(a)(10)(ii)',
    '45CFR164.508(c)(2)(ii)',
  ),
  statement(
    'right_revoke',
    'I can take this back at any time by telling the organization that takes this form in writing. What was shared before that cannot be undone.',
    '42CFR2.31(a)(6)',
    '45CFR164.508(c)(2)(i)',
  ),
  statement(
    'right_redisclose',
    'Health care providers and plans that receive it may share it again as the law allows, but not use it against me in court. Others may not be bound by the same privacy laws.',
    '42CFR2.31(a)(4)(iii)',
    '42CFR2.31(a)(10)(i)',
    '45CFR164.508(c)(2)(iii)',
  ),
  statement('right_limits', 'Those who receive it may use it only for the reasons I chose above.', 'CivilCode56.11(g)'),
  statement('right_copy', 'I get a copy of this form.', '45CFR164.508(c)(4)', 'CivilCode56.11(i)'),
  statement(
    'anyway_text',
    'Some sharing does not depend on this form: most sharing for your treatment and for payment, emergencies, reports of abuse, court orders, public health reports and audits. Substance use records have stronger protection.',
  ),
  statement(
    'cannot_text',
    'Therapist’s private notes, substance use counseling notes, use against you in court, research, and sharing with your employer. Those need another paper.',
  ),
]);
