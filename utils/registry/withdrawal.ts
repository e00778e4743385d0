import * as z from 'zod/mini';
import { FORM_SYSTEM } from '../ascmi/code-systems';
import { isFormCode, isAscmiForm } from '../ascmi/forms';
import { err, ok, type Result } from '../ascmi/result';
import { isConsent } from './person';
import type { Registry, RegistryProblem } from './registry';
import { withoutVersion, type ConsentResource } from './resources';

/** What a signed revocation takes back: every ASCMI form of this member that was signed before it. */
export const withdrawalSchema = z.object({
  identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
  /** ISO 8601: when the revocation was signed. */
  signedAt: z.string(),
  /** Records that the form showed, `Consent/c-2/_history/3`; found again by themselves where they are still in force. */
  references: z.array(z.string()),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

interface Coded {
  readonly coding?: readonly { readonly system?: string; readonly code?: string }[];
}

/** ASCMI forms in force that were signed before `signedAt`, or whose date cannot be read: those are taken back too. */
export function takenBack(records: readonly unknown[], signedAt: string): readonly ConsentResource[] {
  const before = Date.parse(signedAt);
  return records.filter(isConsent).filter((record) => {
    const codes = ((record['category'] ?? []) as readonly Coded[]).flatMap(({ coding = [] }) => coding);
    const isAscmi = codes.some(({ system, code }) => system === FORM_SYSTEM && isFormCode(code) && isAscmiForm(code));
    const signed = Date.parse(typeof record['dateTime'] === 'string' ? record['dateTime'] : '');
    return isAscmi && record['status'] === 'active' && (Number.isNaN(signed) || signed < before);
  });
}

export const plainReference = ({ id }: ConsentResource): string => `Consent/${id ?? ''}`;

/** Sets the forms inactive. Doing it twice changes nothing. A registry that takes no changes is content with the revocation itself. */
export async function withdrawEarlier(
  registry: Registry,
  { identifiers, signedAt, references }: Withdrawal,
  signal: AbortSignal,
): Promise<Result<null, RegistryProblem>> {
  if (!registry.withdraw) return ok(null);
  const shown = references.map(withoutVersion);
  // What the form showed needs no search; the search then finds what nobody saw.
  for (const reference of new Set(shown)) {
    const done = await registry.withdraw(reference, signal);
    if (!done.ok) return done;
  }
  const answer = await registry.lookup(identifiers, signal, 0);
  if (answer.outcome === 'UNAVAILABLE') return err(answer.problem);
  for (const record of takenBack(answer.records, signedAt)) {
    const done = await registry.withdraw(plainReference(record), signal);
    if (!done.ok) return done;
  }
  return ok(null);
}
