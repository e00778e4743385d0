import type { ActionCode } from '../ascmi/actions';
import type { Proposal, TaughtControl, TaughtLines, TaughtMember } from '../contract/teaching';
import { selectDeep } from '../scan/adapter-reader';
import type { OpenShadowRoot } from '../scan/shadow-roots';
import { controlLesson, controlSelector, memberLesson, tryControl, tryMember, type MemberLesson } from './lines';
import type { Aim } from './pointing';

/** What was pointed at last, with the choice that is made. */
export type Lesson = {
  readonly element: Element;
  readonly proposals: readonly Proposal[];
  readonly chosen: number;
} & (({ readonly aim: 'member' } & MemberLesson) | { readonly aim: 'control'; readonly action: ActionCode });

type Line = { readonly document: Document; readonly path: string } & (
  ({ readonly aim: 'member' } & TaughtMember) | ({ readonly aim: 'control' } & TaughtControl)
);

/** Collects what a person points at. Lines keep the document that they were learned in: a frame's selectors are that frame's. */
export class LessonBook {
  private learned: readonly Line[] = [];
  private current: Lesson | null = null;

  constructor(
    private readonly document: Document,
    private readonly open: OpenShadowRoot,
  ) {}

  /** False where there is nothing to learn at the element. */
  learn(aim: Aim, element: Element): boolean {
    this.current = lessonOf(aim, element);
    return this.current !== null;
  }

  lesson(): Lesson | null {
    return this.current;
  }

  choose(index: number): void {
    if (this.current) this.current = { ...this.current, chosen: index };
  }

  /** A person knows better what it is: what else fits is counted anew. */
  correct(by: { readonly kind?: TaughtMember['kind']; readonly action?: ActionCode }): void {
    if (!this.current) return;
    this.current = lessonOf(this.current.aim, this.current.element, by) ?? this.current;
  }

  add(): void {
    const { current } = this;
    const path = current?.proposals[current.chosen]?.selector;
    if (!current || path === undefined) return;
    const document = current.element.ownerDocument;
    const line: Line =
      current.aim === 'member'
        ? {
            aim: 'member',
            document,
            path,
            selector: path,
            read: current.read,
            kind: current.kind,
            label: current.label,
          }
        : { aim: 'control', document, path, selector: controlSelector(path), action: current.action };
    this.learned = [...this.learned.filter((other) => other.selector !== line.selector), line];
    this.current = null;
  }

  drop(): void {
    this.current = null;
  }

  remove(index: number): void {
    this.learned = this.learned.filter((_line, at) => at !== index);
  }

  /** Each line with how many places it works at on the page as it is now. */
  lines(): { aim: Aim; code: TaughtMember['kind'] | ActionCode; selector: string; works: number }[] {
    return this.learned.map((line) =>
      line.aim === 'member'
        ? { aim: line.aim, code: line.kind, selector: line.selector, works: this.worksOf(line) }
        : { aim: line.aim, code: line.action, selector: line.selector, works: this.worksOf(line) },
    );
  }

  /** What the chosen selector finds besides what was pointed at. */
  echoes(): Element[] {
    const { current } = this;
    const selector = current?.proposals[current.chosen]?.selector;
    if (!current || selector === undefined) return [];
    return selectDeep(current.element.ownerDocument, selector, this.open);
  }

  taught(): TaughtLines {
    return {
      members: this.learned.flatMap((line) =>
        line.aim === 'member' ? [{ selector: line.selector, read: line.read, kind: line.kind, label: line.label }] : [],
      ),
      outbound: this.learned.flatMap((line) =>
        line.aim === 'control' ? [{ selector: line.selector, action: line.action }] : [],
      ),
    };
  }

  private worksOf(line: Line): number {
    // A frame that was navigated has another document, or none: there the line is tried when it is taught again.
    const document = line.document.defaultView === null ? this.document : line.document;
    return line.aim === 'member'
      ? tryMember(document, line, this.open).works
      : tryControl(document, { ...line, selector: line.path }, this.open).works;
  }
}

function lessonOf(
  aim: Aim,
  element: Element,
  by: { readonly kind?: TaughtMember['kind']; readonly action?: ActionCode } = {},
): Lesson | null {
  if (aim === 'control') return { aim, element, chosen: 0, ...controlLesson(element, by.action) };
  const lesson = memberLesson(element, by.kind);
  return lesson && { aim, element, chosen: 0, ...lesson };
}
