import { FORM_SYSTEM, LOINC, RELEASE_OF_INFORMATION } from '../../ascmi/code-systems';
import type { FormDocument } from '../model';
import type { QuestionnaireItem } from '../questionnaire';
import { ORIGIN_SYSTEM, RECONSTRUCTION } from '../systems';
import { CHOICES } from './choices';
import { field, legal, section, statement } from './items';
import { DISCLOSER, EXPIRY_DATED, EXPIRY_OPEN, RIGHTS, SHARING } from './terms';
import { MEMBER, SIGNER } from './who';

/** Base of `Questionnaire.url`. */
export const SHIPPED_BASE = 'urn:ascmi-consent-guard:questionnaire:';
/** Raised with every change of wording: filed answers name the version that was shown. */
const VERSION = '2.0.0';

const WARNING =
  'Reconstruction: the official wording of the DHCS form is not public. It contains what 42 CFR 2.31(a), 45 CFR 164.508(c) and Civil Code 56.11 demand, and what is known of ASCMI. An administrator must replace it before real use.';

interface Document {
  readonly code: FormDocument;
  readonly name: string;
  readonly title: string;
  readonly item: readonly QuestionnaireItem[];
}

const questionnaire = ({ code, name, title, item }: Document) => ({
  resourceType: 'Questionnaire' as const,
  id: code,
  meta: { tag: [{ system: ORIGIN_SYSTEM, code: RECONSTRUCTION, display: 'Reconstruction, not the official wording' }] },
  url: `${SHIPPED_BASE}${code}`,
  version: VERSION,
  name,
  title,
  status: 'active' as const,
  experimental: true,
  subjectType: ['Patient'],
  date: '2026-11-24',
  description: WARNING,
  code: [
    { system: FORM_SYSTEM, code },
    { system: LOINC, code: RELEASE_OF_INFORMATION },
  ],
  item,
});

const WHAT_LAWS = ['42CFR2.31(a)(3)', '45CFR164.508(c)(1)(i)', 'CivilCode56.11(d)'] as const;

/** The choices: each box describes one kind of information. */
const WHAT: QuestionnaireItem = { ...section('choices', 'What to share', CHOICES), extension: legal(...WHAT_LAWS) };

/** The three documents of DHCS, as this product knows them. */
export const SHIPPED = [
  questionnaire({
    code: 'ascmi-ab133',
    name: 'AscmiAb133',
    title: 'Authorization to Share Confidential Member Information (ASCMI AB 133)',
    item: [MEMBER, DISCLOSER, WHAT, SHARING, EXPIRY_OPEN, RIGHTS, SIGNER],
  }),
  questionnaire({
    code: 'ascmi-non-ab133',
    name: 'AscmiNonAb133',
    title: 'Authorization to Share Confidential Member Information (ASCMI Non-AB 133)',
    item: [MEMBER, DISCLOSER, WHAT, SHARING, EXPIRY_DATED, RIGHTS, SIGNER],
  }),
  questionnaire({
    code: 'ascmi-revocation',
    name: 'AscmiRevocation',
    title: 'Revocation of an Authorization to Share Confidential Member Information (ASCMI)',
    item: [
      MEMBER,
      field('discloser', { type: 'string', text: 'Organization that takes this form', required: true }),
      field('revoked', { type: 'string', text: 'The form that I take back', repeats: true }),
      section('effect', 'What this does', [
        statement(
          'revoke_effect',
          'I take back my permission to share. From now on, all my choices are: do not share.',
          '42CFR2.31(a)(6)',
          '45CFR164.508(b)(5)',
        ),
        statement(
          'revoke_limits',
          'What was shared before cannot be undone. Sharing that the law allows without my permission goes on.',
          '42CFR2.31(a)(6)',
        ),
        statement('revoke_care', 'My care, payment and benefits do not depend on this.'),
        statement('right_copy', 'I get a copy of this form.', '45CFR164.508(c)(4)'),
      ]),
      SIGNER,
    ],
  }),
];
