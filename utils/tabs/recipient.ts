import { RECIPIENT_KINDS } from '../ascmi/parties';
import { PURPOSES } from '../ascmi/purposes';
import type { ShareAnswers, ShareAttempt } from '../contract/messages';
import type { Area } from '../platform/areas';
import type { EffectivePolicy } from '../policy/policy';
import { resolveRecipient } from '../recipients/resolve';
import type { ShareParties } from './evaluate';

/**
 * Who receives, as far as the page shows it: policy's directory first, then what a person said on a sheet in this session. A recipient
 * that the directory knows cannot be talked away on a sheet.
 */
export function partiesOf(
  attempt: ShareAttempt,
  policy: EffectivePolicy,
  answers: ShareAnswers | undefined,
): ShareParties {
  const remembered = answers?.recipient;
  const resolved = resolveRecipient(attempt.recipient, policy.recipients);
  const purpose = attempt.purpose ?? answers?.purpose ?? null;
  if (resolved.kind !== 'UNKNOWN') {
    return {
      purpose,
      source: 'directory',
      recipient: {
        kind: resolved.kind,
        ...(resolved.name ? { name: resolved.name } : {}),
        ...(resolved.organization ? { organization: resolved.organization } : {}),
        ...(resolved.state ? { state: resolved.state } : {}),
      },
    };
  }
  const name = attempt.recipient.name;
  return {
    purpose,
    source: remembered ? 'person' : 'none',
    recipient: { kind: remembered ?? 'UNKNOWN', ...(name ? { name } : {}) },
  };
}

/**
 * What a remembered answer belongs to: the recipient that the page shows. Where it shows none there is nothing to remember: the next
 * print may go to somebody else. The key lives in session storage only.
 */
export function recipientMemoryKey(origin: string, { recipient }: ShareAttempt): string | null {
  const shown = recipient.fax ?? recipient.direct ?? recipient.email ?? recipient.npi ?? recipient.name;
  return shown ? `recipient.${origin}.${shown.trim().toLowerCase()}` : null;
}

/** What people said on sheets, for this browser session only. */
export function sessionRecipientMemory(session: Area) {
  return {
    async get(key: string): Promise<ShareAnswers | undefined> {
      const stored = (await session.get(key)) as { recipient?: unknown; purpose?: unknown } | undefined;
      const recipient = RECIPIENT_KINDS.find((kind) => kind === stored?.recipient);
      const purpose = PURPOSES.find((code) => code === stored?.purpose);
      return recipient && { recipient, ...(purpose ? { purpose } : {}) };
    },
    // What is in the next share is not known from this one, so content is not remembered.
    set: (key: string, { recipient, purpose }: ShareAnswers) => session.set(key, { recipient, purpose }),
  };
}
