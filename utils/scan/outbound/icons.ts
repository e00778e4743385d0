import type { ActionCode } from '../../ascmi/actions';

/** Icon names of Font Awesome, Material, Tabler, Lucide, Bootstrap, Glyphicons, SLDS, Fluent, as they appear in classes and attributes. */
const ICONS: readonly (readonly [ActionCode, RegExp])[] = [
  ['FAX', /(?:^|[-_:\s/#])(?:e?fax)(?=$|[-_\s.])/],
  ['PRINT', /(?:^|[-_:\s/#])print(?:er|ing)?(?=$|[-_\s.])|(?:^|\s)(?:local)?print(?:er)?icon\b/],
  ['REPORT', /(?:^|[-_:\s/#])(?:file[-_])?(?:export|csv|excel|xlsx?|spreadsheet|table-export)(?=$|[-_\s.])|fileexport/],
  [
    'DOWNLOAD_PDF',
    /(?:^|[-_:\s/#])(?:(?:cloud[-_]|file[-_])?(?:download|pdf)|(?:cloud|file)[-_]arrow[-_]down)(?:[-_](?:alt|line|simple|circle))?(?=$|[-_\s.])|(?:file|cloud)?download(?:icon|outlined)?\b|picture[-_]as[-_]pdf/,
  ],
  [
    'EMAIL',
    /(?:^|[-_:\s/#])(?:forward[-_]to[-_]inbox|outgoing[-_]mail|(?:e?mail|envelope)[-_](?:send|fast|forward))(?=$|[-_\s.])/,
  ],
  ['CARE_PLAN_SHARE', /(?:^|[-_:\s/#])share(?:[-_](?:alt|nodes|network|square|\d))?(?=$|[-_\s.])|\bshareicon\b/],
  [
    'DIRECT_MESSAGE',
    /(?:^|[-_:\s/#])(?:paper[-_]?plane(?=$|[-_\s.])|send(?:[-_](?:plane|fill(?:ed)?|outlined?|line|solid|regular|rounded|alt|arrow|o|\d+))*(?=$|[\s.]))|\bsendicon\b|paperplane/,
  ],
  ['COPY_PASTE', /(?:^|[-_:\s/#])(?:copy|clipboard[-_]copy|content[-_]copy)(?=$|[-_\s.])|contentcopyicon/],
];

/** What an icon name means; null for icons that send nothing. */
export function judgeIcon(tokens: string): ActionCode | null {
  const text = tokens.toLowerCase();
  if (/disabled|(?:print(?:er)?|fax)[-_](?:slash|off|x|lock)/.test(text)) return null;
  if (/upload|off\b|slash|settings|cog/.test(text) && !/print|fax/.test(text)) return null;
  for (const [action, pattern] of ICONS) if (pattern.test(text)) return action;
  return null;
}

const GRAPHICS =
  'svg,i,span[class],use,img,[class*="icon" i],[data-icon],[icon],[icon-name],mat-icon,[data-testid$="Icon"],[name]';

/** Everything in and on a control that may name its picture. */
export function iconTokens(control: Element): string {
  const tokens: string[] = [pictureOf(control)];
  let seen = 0;
  for (const part of control.querySelectorAll(GRAPHICS)) {
    tokens.push(pictureOf(part));
    seen += 1;
    if (seen >= 8) break;
  }
  return tokens.join(' ');
}

function pictureOf(element: Element): string {
  const read = (name: string) => element.getAttribute(name) ?? '';
  const source =
    element.localName === 'img' || element.getAttribute('type') === 'image'
      ? (read('src').split(/[?#]/)[0] ?? '').slice(-48).replace(/^.*\//, '/')
      : '';
  const ligature = /material-(?:icons|symbols)|mat-icon/.test(`${read('class')} ${element.localName}`)
    ? element.textContent.trim().slice(0, 24)
    : '';
  const kept = read('class')
    .split(/\s+/)
    .filter((name) =>
      /^(?:fa|fas|far|mdi|bi|ti|icon|ico|glyphicon|tabler|lucide|octicon|ph|ri|pi|slds|ms|el|anticon|feather|sprite|k-i|ui-icon|btn)[-_]|icon|print|fax|download|export/i.test(
        name,
      ),
    )
    .join(' ');
  return `${kept} ${read('data-icon')} ${read('icon-name')} ${read('data-testid')} ${element.localName === 'use' ? `${read('href')}${read('xlink:href')}` : ''} ${read('data-lucide')} ${read('icon')} ${source} ${ligature}`;
}
