import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { FAULTS, type Fault } from './fault-kinds';
import { listen, readBody } from './fhir-server';

export interface FaultProxy {
  /** The same path as the target's, on this proxy. */
  readonly baseUrl: string;
  /** Requests that reached the other origin, which must get none. */
  readonly leaked: string[];
  /** Null lets everything pass. `where` picks requests by path and how often they came; default: all. */
  set(fault: Fault | null, where?: (path: string, method: string) => boolean): void;
  /** Somebody else's consents, for the faults that mix members up. */
  foreign: readonly object[];
  stop(): Promise<void>;
}

/** Stands between client and server and spoils what comes back. */
export async function startFaultProxy(targetBaseUrl: string): Promise<FaultProxy> {
  const target = new URL(targetBaseUrl);
  const leaked: string[] = [];
  const stranger = createServer((request, response) => {
    leaked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{}');
  });
  const elsewhere = await listen(stranger);
  let fault: Fault | null = null;
  let applies: (path: string, method: string) => boolean = () => true;
  let foreign: readonly object[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url = '/' } = request;
      const body = await readBody(request);
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)
            ? [[name, value]]
            : [],
        ),
      );
      const real = await fetch(new URL(url, target.origin), { method, headers, ...(body === '' ? {} : { body }) });
      const text = await real.text();
      const passed: Record<string, string> = {};
      for (const name of ['content-type', 'etag', 'location']) {
        const value = real.headers.get(name);
        if (value !== null) passed[name] = value;
      }
      if (fault && applies(url, method)) {
        const path = url;
        fault({
          method,
          path,
          response,
          status: real.status,
          headers: passed,
          text,
          foreign,
          elsewhere: `http://127.0.0.1:${elsewhere.port}`,
        });
        return;
      }
      response.writeHead(real.status, passed);
      response.end(text);
    })().catch(() => response.socket?.destroy());
  });
  const here = await listen(server);
  return {
    baseUrl: `http://127.0.0.1:${here.port}${target.pathname}`,
    leaked,
    get foreign() {
      return foreign;
    },
    set foreign(list) {
      foreign = list;
    },
    set(next, where = () => true) {
      fault = next;
      applies = where;
    },
    async stop() {
      await Promise.all([here.stop(), elsewhere.stop()]);
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [target = 'http://127.0.0.1:8093/fhir/R4', kind = 'status-503'] = process.argv.slice(2);
  const proxy = await startFaultProxy(target);
  proxy.set(FAULTS[kind] ?? null);
  console.log(`${kind} before ${target}: ${proxy.baseUrl}`);
}
