import type { FormDraft } from '../../components/form/draft';
import type { FormStart } from '../../utils/contract/form';
import { maskIdentifier } from '../../utils/identifiers/mask';
import type { FormDrafts } from '../../utils/tabs/form-drafts';

export interface DraftKeeper {
  /** Resolves to whether this state, or a later one, is on the disk. */
  save(draft: FormDraft): Promise<boolean>;
  /** The form is filed: nothing is kept from now on. */
  forget(): Promise<void>;
}

/** Writes one state after the other; while one is written, only the newest of those that came meanwhile waits. */
export function createDraftKeeper(drafts: FormDrafts, start: FormStart): DraftKeeper {
  const { formId } = start;
  let isOver = false;
  let newest: FormDraft | null = null;
  let writing: Promise<boolean> | null = null;

  async function write(): Promise<boolean> {
    let isKept = true;
    while (newest !== null && !isOver) {
      const draft: FormDraft = newest;
      newest = null;
      isKept = await drafts.save(formId, { start, draft, who: whoOf(draft) }).then(
        () => true,
        () => false,
      );
    }
    writing = null;
    return isKept;
  }

  return {
    save(draft) {
      newest = draft;
      writing ??= write();
      return writing;
    },
    async forget() {
      isOver = true;
      await writing;
      await drafts.remove(formId);
    },
  };
}

function whoOf({ name, identifiers }: FormDraft): string {
  const initials = name
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase()}.`);
  if (initials.length > 0) return initials.join(' ');
  const given = identifiers.find(({ value }) => value !== '');
  return given ? maskIdentifier(given.kind, given.value) : '';
}
