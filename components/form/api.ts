import type { FiledRecords, FilingResult, FormResult, PartyHit } from '../../utils/contract/form';
import type { FormLanguage } from '../../utils/contract/form-language';
import type { SheetDocument } from '../../utils/documents/document';
import type { ClientTexts } from '../../utils/ui/strings/form-languages/texts';
import type { BannerView } from '../../utils/contract/views';
import type { FormDraft } from './draft';
import type { KioskApi } from './kiosk/api';

/** What the form asks of the world. */
export interface FormApi {
  /** Resolves to whether it is kept. */
  readonly saveDraft: (draft: FormDraft) => Promise<boolean>;
  readonly lookup: (draft: FormDraft) => Promise<BannerView | null>;
  /** Lines of the organization's directory that fit. */
  readonly findParties: (text: string) => Promise<readonly PartyHit[]>;
  /** `silent`: no answer; `outdated`: the extension was updated underneath. */
  readonly file: (result: FormResult) => Promise<FilingResult | 'silent' | 'outdated'>;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => Promise<string>;
  /** Now, ISO 8601 with the offset of this place. */
  readonly now: () => string;
  /** Noon of a past day (`YYYY-MM-DD`), or now where it is today. */
  readonly timeOn: (day: string) => string;
  readonly kiosk: KioskApi;
  /** Texts of the client's side; rejects where the extension was updated underneath. */
  readonly texts: (language: FormLanguage) => Promise<ClientTexts>;
  /** The paper as PDF. */
  readonly pdf: (sheet: SheetDocument) => Promise<Uint8Array>;
  /** Offers a PDF for saving or printing. The address stands for it while this page is open. */
  readonly address: (pdf: Uint8Array) => string;
  readonly close: () => void;
  readonly print: () => void;
}

export interface Filed {
  /** Kept here; the registry has not taken it yet. */
  readonly queued: boolean;
  readonly reference: string;
  readonly records: FiledRecords;
  readonly result: FormResult;
  /** Address of the client's copy; null where it could not be made. */
  readonly copy: string | null;
}
