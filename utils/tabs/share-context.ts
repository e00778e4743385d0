import type { ShareAnswers } from '../contract/messages';
import type { ShareContext } from './evaluate';
import type { TabPicture } from './service';

/** What a verdict rests on, at this moment. A tab whose answer is gone counts as not checked. */
export function shareContext(picture: TabPicture, nowMs: number, answers: ShareAnswers = {}): ShareContext {
  const { subject, portal, policy, tab } = picture;
  const answer = tab.answer ?? {
    outcome: 'UNAVAILABLE' as const,
    records: [] as const,
    checkedAtMs: nowMs,
    problem: 'timeout' as const,
  };
  // A person may say that more is in it than the page shows; never that less is.
  const categories = [...new Set([...subject.categories, ...(answers.categories ?? [])])];
  return { subject: { ...subject, categories }, portal, policy, answer, now: new Date(nowMs).toISOString() };
}
