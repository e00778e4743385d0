import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import { problemOf, type Failure, type FhirHttp, type HttpRequest, type Reply } from './fhir-http';

/** Small enough for the limits that servers set on one Bundle. */
const ENTRY_CAP = 100;
/** Questions asked within so many milliseconds of each other travel together: the first step of twenty members, then their second. */
const WINDOW_MS = 5;

const answerSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('batch-response'),
  entry: z.array(
    z.object({
      resource: z.optional(z.unknown()),
      response: z.object({
        status: z.string(),
        etag: z.optional(z.string()),
        location: z.optional(z.string()),
        outcome: z.optional(z.unknown()),
      }),
    }),
  ),
});
type Answer = z.infer<typeof answerSchema>['entry'][number];
type Sent = Result<Reply, Failure>;

export interface BatchHttp extends FhirHttp {
  /** True once the server failed a Bundle as a whole in a way that single requests may be spared. */
  isBroken(): boolean;
}

interface Waiting {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly answered: Promise<Sent>;
  readonly settle: (sent: Promise<Sent>) => void;
}

/**
 * An exchange that collects what is asked at the same time into one FHIR batch (R4 http 3.1.0.11.1): searches and Patient reads become
 * entries of a Bundle, with identifiers in its body only; the same question is sent once. Everything else goes as it is. Whoever uses it
 * gets an answer for each question as if it had been asked alone.
 */
export function createBatchHttp(http: FhirHttp): BatchHttp {
  let queue: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let broken = false;

  async function exchange(asked: readonly Waiting[]): Promise<readonly Sent[]> {
    const [first] = asked;
    if (!first) return [];
    const bundle = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: asked.map(({ url }) => ({ request: { method: 'GET', url } })),
    };
    const headers = { 'content-type': 'application/fhir+json', prefer: 'handling=strict', 'cache-control': 'no-cache' };
    // The base itself, without the slash at its end: some servers route the two differently.
    const url = new URL(http.base.href.replace(/\/$/, ''));
    const reply = await http.send({ method: 'POST', url, headers, body: JSON.stringify(bundle) }, first.signal);
    if (!reply.ok) {
      broken ||= ['unsupported-search', 'server-error', 'malformed-answer', 'timeout'].includes(reply.error.problem);
      // No Bundles here: says nothing about the searches inside.
      const failure: Failure = reply.error.problem === 'unsupported-search' ? { problem: 'server-error' } : reply.error;
      return asked.map(() => err(failure));
    }
    const answer = answerSchema.safeParse(reply.value.body);
    // Entries are told apart by their place alone, so one too few makes all of them doubtful.
    if (!answer.success || answer.data.entry.length !== asked.length) {
      broken = true;
      return asked.map(() => err({ problem: 'malformed-answer' }));
    }
    return answer.data.entry.map(replyOf);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const asked = queue;
    queue = [];
    const sent = exchange(asked);
    asked.forEach(({ settle, signal }, index) => {
      const ended = (error: unknown): Sent => {
        // The first one's time is up, which ends the request for all.
        if (signal.aborted) throw error;
        return err({ problem: 'timeout' });
      };
      settle(sent.then((all) => all[index] ?? err({ problem: 'malformed-answer' }), ended));
    });
  }

  function enqueue(url: string, signal: AbortSignal): Promise<Sent> {
    const same = queue.find((one) => one.url === url);
    if (same) return same.answered;
    const { promise, resolve } = withResolvers<Sent>();
    queue.push({ url, signal, answered: promise, settle: resolve });
    if (queue.length >= ENTRY_CAP) flush();
    else {
      clearTimeout(timer);
      timer = setTimeout(flush, WINDOW_MS);
    }
    return promise;
  }

  return {
    base: http.base,
    at: (path) => http.at(path),
    isBroken: () => broken,
    send(request, signal) {
      const url = entryUrl(request, http.base);
      return url === null ? http.send(request, signal) : enqueue(url, signal);
    },
  };
}

/** The question as a batch entry asks it; null where it must travel alone. */
function entryUrl({ method, url, body }: HttpRequest, base: URL): string | null {
  if (!url.href.startsWith(base.href)) return null;
  const inside = url.href.slice(base.href.length);
  const type = /^(\w+)\/_search$/.exec(inside)?.[1];
  if (method === 'POST' && type !== undefined && body !== undefined) return `${type}?${body}`;
  return method === 'GET' && /^Patient\/[^/?#]+$/.test(inside) ? inside : null;
}

function replyOf({ resource, response }: Answer): Sent {
  const status = Number.parseInt(response.status, 10);
  if (Number.isNaN(status)) return err({ problem: 'malformed-answer' });
  if (status >= 300) return err({ problem: problemOf(status), status });
  const body = resource ?? response.outcome ?? null;
  return ok({ status, body, etag: response.etag ?? null, location: response.location ?? null });
}

/** `Promise.withResolvers` is newer than the oldest browser that is supported. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T | PromiseLike<T>) => void } {
  let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
