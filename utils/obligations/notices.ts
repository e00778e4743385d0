/**
 * The notice that accompanies a disclosure of Part 2 records made with the patient's written consent, 42 CFR 2.32 as amended by
 * 89 FR 12472 (in force 2024-04-16, compliance date 2026-02-16). Federal text, verbatim, never shortened or reworded.
 * Whoever changes a text here gives it a new `version`; only the version in force is exported, older wording is not kept anywhere.
 */
export interface Notice {
  readonly id: 'part2-notice-long' | 'part2-notice-short';
  readonly version: string;
  readonly citation: string;
  /** First day on which this wording applied, `YYYY-MM-DD`. */
  readonly effective: string;
  readonly source: string;
  /** The official English text in its parts; `noticeText` joins them to the running text. */
  readonly opening: string;
  readonly conditions: readonly string[];
  readonly closing: string;
}

const ORIGIN = {
  version: '2024',
  effective: '2024-04-16',
  source: 'https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2/subpart-C/section-2.32',
} as const;

/** Statement 1. */
export const PART2_NOTICE: Notice = {
  ...ORIGIN,
  id: 'part2-notice-long',
  citation: '42 CFR 2.32(a)(1)',
  opening:
    'This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies:',
  conditions: [
    '(i) Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2.',
    '(ii) You are a covered entity or business associate and have received the record for treatment, payment, or health care operations, or',
    '(iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E.',
  ],
  closing:
    'A general authorization for the release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).',
};

/** Statement 2: the short form that the rule allows instead, for labels and narrow media. */
export const PART2_NOTICE_SHORT: Notice = {
  ...ORIGIN,
  id: 'part2-notice-short',
  citation: '42 CFR 2.32(a)(2)',
  opening: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
  conditions: [],
  closing: '',
};

/** The official text as one paragraph. */
export const noticeText = ({ opening, conditions, closing }: Notice): string =>
  [opening, ...conditions, closing].filter((part) => part !== '').join(' ');

/** A reading aid. It has no legal force, is always marked as such, and never stands without the English text. */
export interface HelperTranslation {
  readonly language: 'es';
  readonly of: Notice['id'];
  readonly version: string;
  readonly mark: string;
  readonly text: string;
}

export const PART2_NOTICE_ES: HelperTranslation = {
  language: 'es',
  of: 'part2-notice-long',
  version: ORIGIN.version,
  mark: 'Traducción no oficial, solo como ayuda. El texto válido es el inglés.',
  text: 'Este expediente que se le ha divulgado está protegido por las normas federales de confidencialidad (42 CFR parte 2). Estas normas le prohíben usar o divulgar este expediente, o un testimonio que describa la información que contiene, en cualquier procedimiento civil, penal, administrativo o legislativo de una autoridad federal, estatal o local contra el paciente, salvo que el paciente lo autorice con su consentimiento, según lo dispuesto en 42 CFR 2.12(c)(5) o por orden de un tribunal conforme a 42 CFR 2.64 o 2.65. Además, las normas federales le prohíben cualquier otro uso o divulgación de este expediente, a menos que se cumpla al menos una de estas condiciones: (i) el consentimiento escrito de la persona cuya información se divulga, o 42 CFR parte 2, lo permite expresamente; (ii) usted es una entidad cubierta o un socio comercial y recibió el expediente para tratamiento, pago u operaciones de atención médica; o (iii) usted recibió el expediente de una entidad cubierta o un socio comercial según 45 CFR parte 164, subpartes A y E. Una autorización general para divulgar información médica o de otro tipo NO basta como consentimiento escrito para usar o volver a divulgar el expediente (véase 42 CFR 2.31).',
};
