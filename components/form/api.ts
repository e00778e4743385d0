import type { FilingResult, FormResult, PartyHit } from '../../utils/contract/form';
import type { BannerView } from '../../utils/contract/views';
import type { FormDraft } from './draft';

/** What the form asks of the world. */
export interface FormApi {
  readonly saveDraft: (draft: FormDraft) => void;
  readonly lookup: (draft: FormDraft) => Promise<BannerView | null>;
  /** Lines of the organization's directory that fit. */
  readonly findParties: (text: string) => Promise<readonly PartyHit[]>;
  /** `silent`: no answer; `outdated`: the extension was updated underneath. */
  readonly file: (result: FormResult) => Promise<FilingResult | 'silent' | 'outdated'>;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => Promise<string>;
  /** Now, ISO 8601 with the offset of this place. */
  readonly now: () => string;
  readonly close: () => void;
  readonly print: () => void;
}

export interface Filed {
  /** Kept here; the registry has not taken it yet. */
  readonly queued: boolean;
  readonly reference: string;
  readonly result: FormResult;
}
