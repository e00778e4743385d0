import * as z from 'zod/mini';
import type { FormStart } from '../contract/form';
import type { Area } from '../platform/areas';

/** A form is signed in one sitting. What is still open after a long working day is member data that nobody needs. */
export const FORM_LIFE_MS = 10 * 3_600_000;

const INDEX = 'forms.open';
const keyOf = (formId: string) => `form.${formId}`;
const openForms = z.array(z.object({ formId: z.string(), openedAtMs: z.number(), tabId: z.exactOptional(z.int()) }));
type OpenForm = z.infer<typeof openForms>[number];

/**
 * What open forms start from. Member data in memory-only storage, kept no longer than its form: until it is filed, its tab closes, or
 * `FORM_LIFE_MS` have gone. The list of open forms is written before the data, so that nothing is stored that is not listed.
 */
export class FormShelf {
  readonly #session: Area;
  readonly #now: () => number;
  /** Changes of the list run one after another. Memory only. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(session: Area, now: () => number) {
    this.#session = session;
    this.#now = now;
  }

  async put(formId: string, start: FormStart): Promise<void> {
    await this.#change((forms) => [
      ...forms.filter((form) => form.formId !== formId),
      { formId, openedAtMs: this.#now() },
    ]);
    await this.#session.set(keyOf(formId), start);
  }

  shownIn(formId: string, tabId: number | undefined): Promise<void> {
    return this.#change((forms) =>
      forms.map((form) => (form.formId === formId && tabId !== undefined ? { ...form, tabId } : form)),
    );
  }

  /** The tab that shows the form; null where none does. */
  async tabOf(formId: string): Promise<number | null> {
    const parsed = openForms.safeParse(await this.#session.get(INDEX));
    return (parsed.success ? parsed.data : []).find((form) => form.formId === formId)?.tabId ?? null;
  }

  /** Written by `put` into memory-only storage of our own, so the shape is trusted. */
  async read(formId: string): Promise<FormStart | null> {
    return ((await this.#session.get(keyOf(formId))) as FormStart | undefined) ?? null;
  }

  remove(formIds: readonly string[]): Promise<void> {
    return this.#drop(({ formId }) => formIds.includes(formId));
  }

  closed(tabId: number): Promise<void> {
    return this.#drop((form) => form.tabId === tabId);
  }

  expire(): Promise<void> {
    return this.#drop(({ openedAtMs }) => this.#now() - openedAtMs > FORM_LIFE_MS);
  }

  #drop(isOver: (form: OpenForm) => boolean): Promise<void> {
    return this.#change(async (forms) => {
      const over = forms.filter(isOver);
      // Data first: a worker that dies in between still has the entry to clean up by.
      for (const { formId } of over) await this.#session.remove(keyOf(formId));
      return over.length === 0 ? forms : forms.filter((form) => !over.includes(form));
    });
  }

  #change(edit: (forms: readonly OpenForm[]) => readonly OpenForm[] | Promise<readonly OpenForm[]>): Promise<void> {
    const run = this.#queue.then(async () => {
      const parsed = openForms.safeParse(await this.#session.get(INDEX));
      const before = parsed.success ? parsed.data : [];
      const after = await edit(before);
      if (after !== before) await this.#session.set(INDEX, after);
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
