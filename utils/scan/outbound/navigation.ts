import type { ActionCode } from '../../ascmi/actions';
import { fold } from '../../identifiers/text';

export interface NavigationFacts {
  readonly url: string;
  readonly method: string;
  readonly formData?: FormData | null;
  readonly sourceElement?: Element | null;
  /** The `download` attribute or the Navigation API's `downloadRequest`; null where it is an ordinary navigation. */
  readonly download?: string | null;
}

const DOCUMENTS = /\.(?:pdf|docx?|rtf|odt|zip|tiff?|dcm)$/;
const TABLES = /\.(?:csv|xlsx?|tsv)$/;
const WORD = (source: string) => new RegExp(`(?:^|[^a-z])(?:${source})(?:[^a-z]|$)`);
const URL_RULES: readonly (readonly [ActionCode, RegExp])[] = [
  ['FAX', WORD('send[_-]?e?fax|e?fax[_-]?(?:send|out|it|doc|document|chart|referral|submit|now)')],
  ['EXPORT_CCDA', WORD('c-?cda?|ccr|createccr|ccdexport|transition-of-care')],
  ['EXPORT_FHIR', /\/\$(?:export|everything|document)\b/],
  ['REPORT', WORD('csv|xlsx?|excel|export(?:csv|to(?:csv|excel))?|csvexport')],
  ['DOWNLOAD_PDF', WORD('pdf|download|downloadfile|attachment')],
  ['PRINT', WORD('print|printable|print[a-z]{0,10}|imprimir')],
  ['EMAIL', WORD('sende?mail|mailto|emailto')],
  ['REFERRAL_SEND', WORD('send-?_?referral|referral-?_?send')],
];

/** What a navigation would take out, judged by its address, form fields and the control behind it; null where it only shows another page. */
export function judgeAddress(raw: string): ActionCode | null {
  if (/^mailto:/i.test(raw)) return 'EMAIL';
  if (/^fax:/i.test(raw)) return 'FAX';
  if (/^(?:tel|sms|about|#)/i.test(raw)) return null;
  if (/^javascript:/i.test(raw)) return judgeScript(raw.slice(11));
  const [address = ''] = raw.split('#');
  const [path = '', query = ''] = fold(address)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/^[a-z]+:\/\/[^/]+/, '')
    .split('?');
  if (TABLES.test(path)) return 'REPORT';
  if (DOCUMENTS.test(path)) return 'DOWNLOAD_PDF';
  const file = path.split('/').slice(-2).join('/');
  for (const [action, pattern] of URL_RULES) {
    if (!pattern.test(file) && !pattern.test(commandOf(query))) continue;
    // A printable page of nothing in particular is an empty form.
    if (action === 'PRINT' && query === '' && !/\d/.test(path)) return null;
    return action;
  }
  return null;
}

/** Parameters that command something: `export=1`, `format=pdf`, `action=fax`. Free text (a search for "print") is not read. */
function commandOf(query: string): string {
  return query
    .split('&')
    .filter((pair) =>
      /^(?:format|output|type|action|mode|export|download|print|pdf|csv|fax|as|do|cmd|op|_format|csvexport|form_csvexport|view)=/.test(
        pair,
      ),
    )
    .map((pair) => pair.replace(/=(?:0|false|no)?$/, '_').replace('=', ' '))
    .join(' ');
}

/** Addresses that a handler opens: `window.open('/scan/12.pdf')`, `location.href = '/list.csv'`. */
const OPENED =
  /(?:\bopen|\blocation(?:\.(?:assign|replace))?)\s*\(\s*(['"])([^'"]{1,300})\1|\blocation(?:\.href)?\s*=\s*(['"])([^'"]{1,300})\3/;
/** `viewAndPrint(`, `popPrint(`; not `cancelPrint(` and not `canPrint(`. */
const PRINTS = /\b(?!(?:close|cancel|hide|no|toggle|can|is|has|before|after)[A-Z_])\w*(?:Print|_print)\s*\(/;

/** Inline handlers: `window.print()`, `printPage(this)`, `sendFax(12)`. */
export function judgeScript(source: string): ActionCode | null {
  const text = source.slice(0, 400);
  if (/\b(?:window\.|self\.|top\.)?print\s*\(|\bprint[A-Z_]\w*\s*\(/.test(text) || PRINTS.test(text)) return 'PRINT';
  if (/\b(?:send|do|submit)?_?fax\w*\s*\(/i.test(text) && !/view|log|list/i.test(text)) return 'FAX';
  if (/\b(?:export|toExcel|toCsv)\w*\s*\(/i.test(text)) return 'REPORT';
  if (/\bdownload\w*\s*\(/i.test(text)) return 'DOWNLOAD_PDF';
  if (/\b(?:send|submit)_?Referral\w*\s*\(/i.test(text)) return 'REFERRAL_SEND';
  if (/\bsend_?(?:mail|email)\w*\s*\(/i.test(text)) return 'EMAIL';
  const opened = OPENED.exec(text);
  const address = opened?.[2] ?? opened?.[4] ?? '';
  return /^javascript:/i.test(address) ? null : judgeAddress(address);
}

/** Form fields that ask the server for a file. */
function judgeForm(data: FormData): ActionCode | null {
  for (const [name, value] of data) {
    const on = typeof value === 'string' && !/^(?:0|false|no)?$/i.test(value);
    if (!on) continue;
    const key = fold(name);
    if (/(?:^|[^a-z])(?:form_)?(?:csv_?export|export_?csv|export|to_?excel|csv)$/.test(key)) return 'REPORT';
    if (/(?:^|[^a-z])(?:pdf|download|raw)$/.test(key)) return 'DOWNLOAD_PDF';
    if (/(?:^|_)format$/.test(key) && /^(?:pdf|csv|xlsx?|docx?)$/i.test(value))
      return /pdf|doc/i.test(value) ? 'DOWNLOAD_PDF' : 'REPORT';
    if (/^(?:send_?fax|fax_?send)$/.test(key)) return 'FAX';
  }
  return null;
}

export function classifyNavigation(
  facts: NavigationFacts,
  judgeSource: (element: Element) => ActionCode | null,
): ActionCode | null {
  if (facts.download !== undefined && facts.download !== null) return judgeAddress(facts.url) ?? 'DOWNLOAD_PDF';
  return (
    (facts.formData === undefined || facts.formData === null ? null : judgeForm(facts.formData)) ??
    judgeAddress(facts.url) ??
    (facts.sourceElement === undefined || facts.sourceElement === null ? null : judgeSource(facts.sourceElement))
  );
}
