import type { Obligation } from '../decision/types';
import type { Block, SheetDocument } from '../documents/document';
import { dateWord } from './labels';
import { PART2_NOTICE, PART2_NOTICE_ES } from './notices';
import type { ScopeStatement } from './scope';

/** How the COPY obligation is met: the signed copy travels along, or the scope is explained. */
export type ConsentPart =
  { readonly kind: 'copy'; readonly pages: number } | { readonly kind: 'scope'; readonly statement: ScopeStatement };

export interface CoverSheetInput {
  /** What the decision asks for; the sheet carries the parts that N232, COPY, NRD and LBL mean. */
  readonly obligations: readonly Obligation[];
  readonly sender: {
    readonly organization: string;
    readonly phone?: string;
    readonly fax?: string;
    readonly privacyOfficer?: string;
  };
  readonly recipient: { readonly name?: string; readonly attention?: string; readonly address?: string };
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Pages that follow; absent: a line to write on. */
  readonly pages?: number;
  /** Whom it is about, in whatever form the caller chooses; absent: nothing about the member is printed. */
  readonly regarding?: string;
  readonly purpose?: string;
  readonly consent?: ConsentPart;
  /** Adds the Spanish reading aid of the notice, marked as unofficial. */
  readonly spanishHelper?: boolean;
  readonly ruleSetVersion: string;
}

/**
 * The sheet that goes to the recipient, on top of the record. What was left out is never mentioned here: saying that something is missing
 * says that it exists. Advice for the sender is `senderAdvice`, a document of its own that is not sent.
 */
export function coverSheet(input: CoverSheetInput): SheetDocument {
  const part2 = input.obligations.includes('N232');
  return {
    title: 'Disclosure cover sheet',
    language: 'en',
    running: { left: input.sender.organization, right: 'CONFIDENTIAL' },
    foot: `Prepared under rule set ${input.ruleSetVersion}${part2 ? `; notice text of ${PART2_NOTICE.version}` : ''}`,
    blocks: [
      { kind: 'heading', level: 1, text: 'Disclosure of confidential health information' },
      { kind: 'fields', rows: fields(input) },
      ...(part2 ? [notice()] : []),
      ...consentBlocks(input.consent),
      ...handling(input),
      { kind: 'paragraph', tone: 'small', text: misdirected(input.sender) },
      ...(part2 && input.spanishHelper === true ? [spanishHelper()] : []),
    ],
  };
}

function fields({
  sender,
  recipient,
  date,
  pages,
  regarding,
  purpose,
}: CoverSheetInput): (readonly [string, string])[] {
  const optional = (label: string, value: string | undefined): (readonly [string, string])[] =>
    value === undefined ? [] : [[label, value]];
  return [
    ['To', recipient.name ?? ''],
    ...optional('Attention', recipient.attention),
    ...optional('Fax or address', recipient.address),
    [
      'From',
      [
        sender.organization,
        sender.phone === undefined ? '' : `phone ${sender.phone}`,
        sender.fax === undefined ? '' : `fax ${sender.fax}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    ],
    ['Date', dateWord(date, 'en')],
    ['Pages that follow', pages === undefined ? '' : String(pages)],
    ...optional('Regarding', regarding),
    ...optional('Purpose', purpose),
  ];
}

function notice(): Block {
  return {
    kind: 'frame',
    blocks: [
      { kind: 'heading', level: 2, text: `Notice to the recipient (${PART2_NOTICE.citation})` },
      { kind: 'paragraph', text: PART2_NOTICE.opening },
      { kind: 'list', items: PART2_NOTICE.conditions },
      { kind: 'paragraph', text: PART2_NOTICE.closing },
    ],
  };
}

/** Last on the sheet, after the official text and everything that counts. */
function spanishHelper(): Block {
  return {
    kind: 'frame',
    blocks: [
      { kind: 'paragraph', tone: 'strong', text: PART2_NOTICE_ES.mark },
      { kind: 'paragraph', tone: 'small', text: PART2_NOTICE_ES.text },
    ],
  };
}

function consentBlocks(consent: ConsentPart | undefined): Block[] {
  if (consent === undefined) return [];
  if (consent.kind === 'copy') {
    return [
      { kind: 'heading', level: 2, text: 'Consent' },
      {
        kind: 'paragraph',
        text: `A copy of the signed consent follows this sheet (${consent.pages} ${consent.pages === 1 ? 'page' : 'pages'}).`,
      },
    ];
  }
  return [
    { kind: 'heading', level: 2, text: consent.statement.heading },
    { kind: 'paragraph', text: consent.statement.sentences.join(' ') },
  ];
}

function handling({ obligations }: CoverSheetInput): Block[] {
  const sentences = [
    ...(obligations.includes('NRD')
      ? ['Do not redisclose this information without the written consent of the individual, unless the law permits it.']
      : []),
    ...(obligations.includes('LBL')
      ? ['Keep this sheet, or its notice, with the record wherever it is stored or copied.']
      : []),
  ];
  return sentences.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Handling' },
        { kind: 'paragraph', text: sentences.join(' ') },
      ];
}

function misdirected({ phone, privacyOfficer }: CoverSheetInput['sender']): string {
  const contact = [privacyOfficer, phone].filter((part) => part !== undefined).join(', ');
  return `If you are not the intended recipient, do not read, copy or pass on these pages. Notify the sender${contact === '' ? '' : ` (${contact})`} at once and destroy them.`;
}
