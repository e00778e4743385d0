import type { ActionCode } from '../../ascmi/actions';
import type { RecipientHints } from '../../contract/messages';
import type { CompiledAdapter, CompiledOutbound } from '../../portals/compiled';
import { describe } from '../selector';
import { controlAt, judgeControl, type FoundControl } from './controls';
import { nameOf } from './control-facts';
import { classifyNavigation, type NavigationFacts } from './navigation';
import { recipientHints } from './recipient';

/** Answers about controls: the adapter's lines first, then the generic judgement. */
export class OutboundReader {
  private readonly benign: string;

  constructor(readonly adapter: CompiledAdapter) {
    this.benign = adapter.benign.join(',');
  }

  at(path: readonly EventTarget[]): FoundControl | null {
    for (const target of path.slice(0, 16)) {
      if (!('nodeType' in target) || target.nodeType !== 1) continue;
      const element = target as Element;
      if (this.isBenign(element)) return null;
      const line = this.lineFor(element);
      if (line !== undefined) return line.stage === 'opens' ? null : found(element, line);
    }
    return controlAt(path);
  }

  navigation(facts: NavigationFacts): ActionCode | null {
    return classifyNavigation(facts, (element) => {
      if (this.isBenign(element)) return null;
      const verdict = judgeControl(element);
      return this.lineFor(element)?.action ?? (verdict?.stage === 'final' ? verdict.action : null);
    });
  }

  recipient(control: Element): RecipientHints {
    const hints = recipientHints(control);
    const place = this.lineFor(control)?.recipient;
    if (place === undefined || place === null) return hints;
    const scope = control.closest('form,dialog,[role="dialog"],body');
    const element = scope?.querySelector(place);
    const text = element === null || element === undefined ? '' : textIn(element);
    return text === '' ? hints : { ...hints, name: hints.name ?? text.slice(0, 120) };
  }

  /** The adapter says that it sends nothing. */
  isBenign(element: Element): boolean {
    return this.benign !== '' && element.matches(this.benign);
  }

  private lineFor(element: Element): CompiledOutbound | undefined {
    return this.adapter.outbound.find((line) => element.matches(line.selector));
  }
}

export const found = (element: Element, line: CompiledOutbound): FoundControl => ({
  element,
  action: line.action,
  label: nameOf(element),
  stage: line.stage,
  ...describe(element),
});

const textIn = (element: Element): string =>
  ('value' in element && typeof element.value === 'string' ? element.value : element.textContent).trim();
