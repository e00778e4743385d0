/** Every authority that a rule names: how it is written, and where it can be read. */
export const CITATIONS = {
  '42 CFR 2.11': 'https://www.ecfr.gov/current/title-42/section-2.11',
  '42 CFR 2.12(c)(3)': 'https://www.ecfr.gov/current/title-42/section-2.12',
  '42 CFR 2.12(c)(4)': 'https://www.ecfr.gov/current/title-42/section-2.12',
  '42 CFR 2.12(c)(6)': 'https://www.ecfr.gov/current/title-42/section-2.12',
  '42 CFR 2.14': 'https://www.ecfr.gov/current/title-42/section-2.14',
  '42 CFR 2.23': 'https://www.ecfr.gov/current/title-42/section-2.23',
  '42 CFR 2.31': 'https://www.ecfr.gov/current/title-42/section-2.31',
  '42 CFR 2.31(a)(4)(ii)': 'https://www.ecfr.gov/current/title-42/section-2.31',
  '42 CFR 2.31(b)': 'https://www.ecfr.gov/current/title-42/section-2.31',
  '42 CFR 2.31(d)': 'https://www.ecfr.gov/current/title-42/section-2.31',
  '42 CFR 2.32': 'https://www.ecfr.gov/current/title-42/section-2.32',
  '42 CFR 2.33(a)(2)': 'https://www.ecfr.gov/current/title-42/section-2.33',
  '42 CFR 2.33(b)(1)': 'https://www.ecfr.gov/current/title-42/section-2.33',
  '42 CFR 2.33(b)(2)': 'https://www.ecfr.gov/current/title-42/section-2.33',
  '42 CFR 2.35': 'https://www.ecfr.gov/current/title-42/section-2.35',
  '42 CFR 2.51(a)(1)': 'https://www.ecfr.gov/current/title-42/section-2.51',
  '42 CFR 2.51(a)(2)': 'https://www.ecfr.gov/current/title-42/section-2.51',
  '42 CFR 2.51(c)': 'https://www.ecfr.gov/current/title-42/section-2.51',
  '42 CFR 2.53': 'https://www.ecfr.gov/current/title-42/section-2.53',
  '42 CFR 2.54': 'https://www.ecfr.gov/current/title-42/section-2.54',
  '42 CFR 2.64': 'https://www.ecfr.gov/current/title-42/section-2.64',
  '45 CFR 164.502': 'https://www.ecfr.gov/current/title-45/section-164.502',
  '45 CFR 164.506': 'https://www.ecfr.gov/current/title-45/section-164.506',
  '45 CFR 164.508': 'https://www.ecfr.gov/current/title-45/section-164.508',
  '45 CFR 164.508(a)(2)': 'https://www.ecfr.gov/current/title-45/section-164.508',
  '45 CFR 164.510(b)': 'https://www.ecfr.gov/current/title-45/section-164.510',
  '45 CFR 164.512': 'https://www.ecfr.gov/current/title-45/section-164.512',
  '45 CFR 164.522(a)(1)(vi)': 'https://www.ecfr.gov/current/title-45/section-164.522',
  '45 CFR 164.524': 'https://www.ecfr.gov/current/title-45/section-164.524',
  'Welf. & Inst. Code 4514': law('WIC', '4514.'),
  'Welf. & Inst. Code 5328': law('WIC', '5328.'),
  'Welf. & Inst. Code 10850': law('WIC', '10850.'),
  'Welf. & Inst. Code 14100.2': law('WIC', '14100.2.'),
  'Welf. & Inst. Code 15630': law('WIC', '15630.'),
  'Welf. & Inst. Code 14184.102(j)': law('WIC', '14184.102.'),
  'Health & Safety Code 11845.5': law('HSC', '11845.5.'),
  'Health & Safety Code 120975': law('HSC', '120975.'),
  'Health & Safety Code 120980': law('HSC', '120980.'),
  'Health & Safety Code 120985': law('HSC', '120985.'),
  'Health & Safety Code 123110': law('HSC', '123110.'),
  'Health & Safety Code 123115': law('HSC', '123115.'),
  'Health & Safety Code 121025': law('HSC', '121025.'),
  'Civil Code 56.10': law('CIV', '56.10.'),
  'Civil Code 56.101': law('CIV', '56.101.'),
  'Civil Code 56.104': law('CIV', '56.104.'),
  'Civil Code 56.106': law('CIV', '56.106.'),
  'Civil Code 56.107': law('CIV', '56.107.'),
  'Civil Code 56.108': law('CIV', '56.108.'),
  'Civil Code 56.110': law('CIV', '56.110.'),
  'Civil Code 56.11': law('CIV', '56.11.'),
  'Family Code 6925': law('FAM', '6925.'),
  'Penal Code 11142': law('PEN', '11142.'),
  'Penal Code 11166': law('PEN', '11166.'),
  'Penal Code 4011.11': law('PEN', '4011.11.'),
  '22 CCR 50188': 'https://govt.westlaw.com/calregs/Document/I4228D3D05B6111EC9451000D3A7C4BC3',
  '34 CFR 99.30': 'https://www.ecfr.gov/current/title-34/section-99.30',
  '34 CFR 99.36': 'https://www.ecfr.gov/current/title-34/section-99.36',
  'DHCS ASCMI': 'https://www.dhcs.ca.gov/CalAIM/Pages/ASCMI-CalAIM.aspx',
  'HUD HMIS standards 2004':
    'https://www.federalregister.gov/documents/2004/07/30/04-17097/homeless-management-information-systems-hmis-data-and-technical-standards-final-notice',
  'HIE participation choice': 'https://sdhealthconnect.org/Patients-Families/your-choices.html',
  'SmartCare Coordinated Care Consent':
    'https://2023.calmhsa.org/what-if-the-client-wants-me-to-be-able-to-talk-to-other-programs-people-agencies',
  'Product decision': null,
} as const satisfies Record<string, string | null>;

export type CitationId = keyof typeof CITATIONS;

function law(code: string, section: string): string {
  return `https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=${code}&sectionNum=${section}`;
}

export function citationUrl(citation: string): string | null {
  return Object.hasOwn(CITATIONS, citation) ? CITATIONS[citation as CitationId] : null;
}

/**
 * How the text behind a citation was read, where that was not a current official page: counsel checks these first. Citations that are not
 * listed were read in a copy of no known age (`domain` sections 3 and 8).
 */
export const READ_FROM: Readonly<Partial<Record<CitationId, string>>> = {
  '42 CFR 2.14': 'a commentary from before the 2024 rule',
  '42 CFR 2.51(a)(1)': 'an unofficial copy current through 30 September 2024',
  '42 CFR 2.51(a)(2)': 'an unofficial copy current through 30 September 2024',
  '42 CFR 2.51(c)': 'an unofficial copy current through 30 September 2024',
  '42 CFR 2.31(b)': 'a law firm’s summary of the 2024 rule; the paragraph number is recalled',
  '42 CFR 2.31(d)': 'a law firm’s summary of the 2024 rule; the paragraph number is recalled',
  '42 CFR 2.12(c)(6)': 'a commentary',
  '42 CFR 2.12(c)(4)': 'a commentary of 2019',
  '45 CFR 164.506': 'a DHCS page that applies it; details recalled',
  'Civil Code 56.106': 'a copy of 2014',
  'Civil Code 56.104': 'a bill analysis of 2009',
  'Civil Code 56.107': 'a health plan’s privacy notice',
  'Civil Code 56.108': 'summaries of AB 352 and related bills',
  'Civil Code 56.110': 'summaries of AB 352 and related bills',
  'Health & Safety Code 120975': 'a copy of 2015',
  'Health & Safety Code 120980': 'a copy of 2015',
  'Health & Safety Code 123110': 'not read, recalled',
  'Health & Safety Code 123115': 'not read, recalled; the rule itself was seen in a chart of minor-consent law',
  'Family Code 6925': 'not read, recalled; the rule itself was seen in a chart of minor-consent law',
  'Penal Code 11142': 'the digest of a bill on it',
  'Penal Code 11166': 'not read, recalled',
  'Penal Code 4011.11': 'not read, recalled',
  'Welf. & Inst. Code 4514': 'not read, recalled',
  'Welf. & Inst. Code 15630': 'not read, recalled',
  'Welf. & Inst. Code 14184.102(j)':
    'not read, recalled; that AB 133 suspends state barriers was seen in a letter of 2023',
  'HUD HMIS standards 2004': 'an article of one HMIS that applies them',
};
