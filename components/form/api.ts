import type { FilingResult, FormResult } from '../../utils/contract/form';
import type { BannerView } from '../../utils/contract/views';
import type { FormDraft } from './draft';
import type { KioskApi } from './kiosk/api';

/** What the form asks of the world. */
export interface FormApi {
  /** Resolves to whether it is kept. */
  readonly saveDraft: (draft: FormDraft) => Promise<boolean>;
  readonly lookup: (draft: FormDraft) => Promise<BannerView | null>;
  /** `silent`: no answer; `outdated`: the extension was updated underneath. */
  readonly file: (result: FormResult) => Promise<FilingResult | 'silent' | 'outdated'>;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => Promise<string>;
  /** Now, ISO 8601 with the offset of this place. */
  readonly now: () => string;
  /** Noon of a past day (`YYYY-MM-DD`), or now where it is today. */
  readonly timeOn: (day: string) => string;
  readonly kiosk: KioskApi;
  readonly close: () => void;
  readonly print: () => void;
}

export interface Filed {
  /** Kept here; the registry has not taken it yet. */
  readonly queued: boolean;
  readonly reference: string;
  readonly result: FormResult;
}
