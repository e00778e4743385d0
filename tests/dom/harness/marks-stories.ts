import css from '../../../components/marks/marks.css?inline';
import type { MemberCandidate } from '../../../utils/contract/findings';
import { MARK_STATES, type ListedPerson, type MarkState } from '../../../utils/contract/marks';
import { mountListMarks } from '../../../utils/ui/list-marks';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { translator } from '../../../utils/ui/strings/translate';
import type { Story } from './main';

/** Marks over a made-up list: every element with `data-cin` is a member. */
export interface MarksHarness {
  readonly asked: string[];
  /** What each number answers; the states in turn where nothing is set. */
  answer: (cin: string, index: number) => MarkState | null;
  /** What the reader would do after a change. */
  read(): void;
  stop(): void;
  marks(): { name: string; x: number; y: number; width: number; height: number }[];
  tip(): string;
}

declare global {
  interface Window {
    marksHarness: MarksHarness;
  }
}

const cinOf = (index: number): string => `9000${String(index).padStart(4, '0')}A`;

const row = (index: number): string =>
  `<tr><td>Example, Person ${index}</td><td><span data-cin="${cinOf(index)}">${cinOf(index)}</span></td><td>Primary Care</td></tr>`;

const PAGE = `
  <style>
    body { margin: 0; font: 13px Arial; background: #fff; color: #222 }
    @media (prefers-color-scheme: dark) { body { background: #1d262d; color: #ddd } }
    h1 { font-size: 16px; margin: 10px 14px }
    #box { height: 300px; overflow: auto; border: 1px solid #90a4ae; margin: 0 14px; width: 520px }
    table { border-collapse: collapse; width: 100% } td { padding: 5px 24px 5px 10px; border-bottom: 1px solid #8884; text-align: left }
  </style>
  <h1>My panel</h1><div id="box"><table aria-label="Members"><tbody id="rows">${Array.from({ length: 60 }, (_one, index) => row(index + 1)).join('')}</tbody></table></div>`;

/** `list`: every state in turn. `silent`: nobody gets an answer. */
export function marks(name: string, { language }: Story): void {
  document.body.innerHTML = PAGE;
  const asked: string[] = [];
  const life = new AbortController();
  const list = mountListMarks({
    document,
    signal: life.signal,
    css,
    t: translator(language === 'es' ? pageEs : pageEn),
    tagName: 'x-marks',
    now: () => performance.now(),
    ask: async (people: readonly ListedPerson[]) => {
      const from = asked.length;
      const cins = people.map(([first]) => first?.value ?? '');
      asked.push(...cins);
      return cins.map((cin, index) => harness.answer(cin, from + index));
    },
  });
  const root = () => document.querySelector('x-marks')?.shadowRoot ?? null;
  const harness: MarksHarness = {
    asked,
    answer: (_cin, index) => (name === 'silent' ? null : (MARK_STATES[index % MARK_STATES.length] ?? null)),
    read() {
      const elements = [...document.querySelectorAll<HTMLElement>('[data-cin]')];
      const members = elements.map((element, region) => candidate(element.dataset['cin'] ?? '', region));
      list.update(
        {
          adapter: 'generic',
          ready: true,
          members,
          subject: members.length > 1 ? 'several' : 'single',
          current: [],
          categories: [],
          elapsedMs: 0,
        },
        elements,
      );
    },
    stop: () => life.abort(),
    marks: () =>
      [...(root()?.querySelectorAll('li') ?? [])].map((item) => {
        const { x, y, width, height } = item.getBoundingClientRect();
        return { name: item.textContent, x, y, width, height };
      }),
    tip: () => root()?.querySelector('.tip')?.textContent ?? '',
  };
  window.marksHarness = harness;
  harness.read();
}

const candidate = (value: string, region: number): MemberCandidate => ({
  kind: 'CIN',
  value,
  confidence: 'high',
  label: 'CIN',
  region,
  selector: '',
  shadowPath: [],
});
