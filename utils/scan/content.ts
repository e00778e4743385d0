import type { CategoryEvidence } from '../contract/findings';
import type { Block } from './blocks';
import type { ContentReader } from './scanner-options';
import { isShown } from './visibility';

/** Text kept for classification, characters. A chart says what it is about long before; a report of thousands repeats itself. */
const MAX_TEXT = 40_000;
const MAX_TITLES = 40;

/** Lines of a frame that may say what its content is about, kept until the next whole pass. */
export class ContentLines {
  private readonly lines = new Set<string>();
  private readonly titles = new Set<string>();
  private size = 0;
  private answer: readonly CategoryEvidence[] | null = null;

  constructor(private readonly reader: ContentReader) {}

  get isFull(): boolean {
    return this.size >= MAX_TEXT;
  }

  wants(joined: string): boolean {
    return !this.isFull && this.reader.probe.test(joined);
  }

  add({ element, spaced }: Block): void {
    const line = spaced.trim();
    if (line.length < 3 || this.isFull || this.lines.has(line) || !isShown(element)) return;
    this.size += line.length;
    this.lines.add(line);
    if (/^h[1-6]$|^legend$|^caption$/.test(element.localName) && this.titles.size < MAX_TITLES) this.titles.add(line);
    this.answer = null;
  }

  evidence(title: string): readonly CategoryEvidence[] {
    this.answer ??= this.reader.classify({ text: [...this.lines].join('\n'), titles: [title, ...this.titles] });
    return this.answer;
  }
}
