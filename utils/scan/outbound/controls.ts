import type { ActionCode } from '../../ascmi/actions';
import type { OutboundControl } from '../../contract/findings';
import { fold } from '../../identifiers/text';
import { describe } from '../selector';
import {
  headingsBefore,
  isPictureNamed,
  isPlace,
  nameOf,
  opensMenu,
  pressedControl,
  titlesAround,
} from './control-facts';
import { iconTokens, judgeIcon } from './icons';
import { ABOUT_REFERRAL, DISPOSES, isRefused, judgeContext, judgeName } from './lexicon';
import { judgeAddress, judgeScript } from './navigation';

export interface FoundControl extends OutboundControl {
  readonly element: Element;
}

/** What pressing a control does. `opens`: it leads to where something can be sent, by a tab, a link in the navigation, a menu. */
export interface ControlVerdict {
  readonly action: ActionCode;
  readonly stage: 'final' | 'opens';
  readonly label: string;
}

/** For a click: the control pressed and what it would send; null for everything that may simply happen. */
export function controlAt(path: readonly EventTarget[]): FoundControl | null {
  const control = pressedControl(path);
  if (control === null) return null;
  const verdict = judgeControl(control);
  if (verdict?.stage !== 'final') return null;
  return { element: control, action: verdict.action, label: verdict.label, stage: verdict.stage, ...describe(control) };
}

export function judgeControl(control: Element): ControlVerdict | null {
  const label = nameOf(control);
  const action = judgeAction(control, label);
  if (action === null) return null;
  return { action, label, stage: isPlace(control) || opensMenu(control) || BEGINS.test(label) ? 'opens' : 'final' };
}

/** An empty message or fax: what it will hold, and whom it goes to, is not there yet. */
const BEGINS = /^(?:new|compose|nuevo|redactar)\b/i;

function judgeAction(control: Element, label: string): ActionCode | null {
  if (control.matches('input[type="file"]')) return 'UPLOAD_ELSEWHERE';
  const verdict = judgeName(label);
  if (typeof verdict === 'object' && isPlace(control) && NOUN.test(label)) return null;
  if (typeof verdict === 'object') return withContext(verdict.action, label, control);
  const href = control.getAttribute('href');
  const place = isPlace(control);
  const told =
    place && !control.hasAttribute('download')
      ? null
      : control.hasAttribute('download')
        ? (judgeAddress(href ?? '') ?? 'DOWNLOAD_PDF')
        : href === null
          ? null
          : judgeAddress(href);
  const script = control.getAttribute('onclick');
  const scripted = told ?? (script === null ? null : judgeScript(script));
  if (verdict === 'refused')
    return /^(?:view|open|ver|abrir|show)\b/i.test(label) && !/blank|blanco/i.test(label) ? scripted : null;
  if (scripted !== null) return scripted;
  if (place) return null;
  if (DISPOSES.test(fold(label)) && isAboutReferral(control)) return 'REFERRAL_STATUS';
  if (verdict === 'generic')
    return (
      (CORRESPONDS.test(label) ? inCorrespondence(control) : inModal(control, label)) ??
      named(control) ??
      underHeading(control, label)
    );
  const picture = isPictureNamed(control) ? label : '';
  if (/\p{L}{2}/u.test(label) && picture === '') return destination(control);
  const pictured =
    judgeIcon(`${iconTokens(control)} ${picture}`) ??
    judgeIcon(`${control.id} ${control.getAttribute('name') ?? ''} ${control.getAttribute('data-action') ?? ''}`);
  return pictured === null ? null : withContext(pictured, '', control);
}

/** "Save" that is the viewer's `#download`: where the visible word says nothing, an id that is a command's whole name does. */
function named(control: Element): ActionCode | null {
  for (const name of [control.id, control.getAttribute('name'), control.getAttribute('data-action')])
    if (name !== null && COMMAND.test(name)) return judgeIcon(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
  return null;
}
const COMMAND = /^(?:(?:btn|button|cmd|lnk)[-_]?)?(?:print|download|export|fax)(?:[-_]?(?:btn|button|file|pdf))?$/i;

function isAboutReferral(control: Element): boolean {
  if (ABOUT_REFERRAL.test(fold(control.ownerDocument.title))) return true;
  for (const title of titlesAround(control)) if (ABOUT_REFERRAL.test(fold(title.text))) return true;
  return false;
}

/** In a navigation these are places, not acts. */
const NOUN = /^\s*(?:(?:e-?)?fax|e-?mail|share|refer|message|mensaje|route)\s*$/i;

/** "Send" by itself, and a paper plane, take their meaning from what stands around them. */
function withContext(action: ActionCode, label: string, control: Element): ActionCode | null {
  if (action !== 'DIRECT_MESSAGE' || /message|mensaje|direct|reply|secure/i.test(label)) return action;
  for (const text of [...[...titlesAround(control)].map((title) => title.text), ...headingsBefore(control)]) {
    const context = judgeContext(text);
    if (context !== null && !/^(?:PRINT|REPORT|DOWN)/.test(context)) return context;
  }
  return pageContext(control) ?? action;
}

function pageContext(control: Element): ActionCode | null {
  const { title, defaultView } = control.ownerDocument;
  const location = defaultView?.location.pathname ?? '';
  const context = judgeContext(`${title} ${location.replace(/[^a-z]+/gi, ' ')}`);
  return context === 'FAX' || context === 'EMAIL' || context === 'REFERRAL_SEND' ? context : null;
}

function inModal(control: Element, label: string): ActionCode | null {
  const weak = /^(?:save|next|apply|yes|guardar|siguiente)$/i.test(label);
  for (const title of titlesAround(control)) {
    if (title.modal && isRefused(title.text)) return null;
    const named = judgeName(title.text);
    const context = typeof named === 'object' ? named.action : title.modal ? judgeContext(title.text) : null;
    if (context !== null && !(weak && !title.modal)) return context;
    const form = control.closest('form');
    if (!title.modal && form?.method === 'post' && /^(?:submit|send)$/i.test(label)) {
      const purpose = judgeContext(title.text);
      if (purpose === 'REFERRAL_SEND' || purpose === 'FAX' || purpose === 'PLAN_SUBMIT') return purpose;
    }
  }
  return null;
}

const CORRESPONDS = /^(?:forward|reply|reenviar|responder)/i;

/** "Forward" goes on with a message or a fax; elsewhere it goes to the next page. */
function inCorrespondence(control: Element): ActionCode | null {
  const around = [...titlesAround(control)].map(({ text }) => text);
  const text = [...around, control.ownerDocument.title].join(' ');
  const context = judgeContext(text);
  if (context === 'FAX' || context === 'EMAIL') return context;
  return /message|mail|inbox|mensaje|bandeja/i.test(text) ? 'DIRECT_MESSAGE' : null;
}

/** "Go" under the heading "Send to external provider". A step of a wizard goes on only where the heading names whom it goes to. */
function underHeading(control: Element, label: string): ActionCode | null {
  if (/^(?:yes|si|next|siguiente|apply|save|complete|listo)\b/i.test(label)) return null;
  const step = /^(?:continu|proceed)/i.test(label);
  for (const text of headingsBefore(control)) {
    if (isRefused(text)) return null;
    if (step && !/\b(?:to|a)$|\bdestin|\bdisclos|\bdivulg/i.test(text)) continue;
    const named = judgeName(text);
    const action = typeof named === 'object' ? named.action : judgeContext(text);
    if (action !== null && (typeof named === 'object' || !STAYS.test(action))) return action;
  }
  return null;
}
/** That something is printed, exported or shared a heading must say as a command. */
const STAYS = /^(?:PRINT|REPORT|DOWN|EXPORT|CARE)/;

/** The last click of an export may bear only a destination's name: an item of a menu or dialog that is about sending. */
function destination(control: Element): ActionCode | null {
  if (
    !control.matches(
      '[role="menuitem"],[role="option"],.dropdown-menu *,[role="menu"] *,[role="dialog"] button,dialog button',
    )
  )
    return null;
  for (const title of titlesAround(control)) {
    if (!title.modal) continue;
    const named = judgeName(title.text);
    if (typeof named === 'object') return named.action;
    if (/\b(?:to|a|hacia)$|\bdestination\b|\bdestino\b/i.test(title.text)) return judgeContext(title.text);
  }
  return null;
}
