import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ledger, type Counts } from './ledger';
import { route } from './routes';

export interface Portal {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  /** Another host, so another site: `http://127.0.0.1:PORT`. It takes whatever a page sends it. */
  readonly collectorOrigin: string;
  counts(): Counts;
  reset(): void;
  stop(): Promise<void>;
}

/** Starts the demonstration portal and the collector. Without a port, a free one is taken. */
export async function startPortal({ port = 0 }: { port?: number } = {}): Promise<Portal> {
  const ledger = new Ledger();
  const collector = await listen(createCollector(ledger), 0);
  const collectorOrigin = `http://127.0.0.1:${collector.port}`;
  const portal = await listen(createPortal(ledger, collectorOrigin), port);
  return {
    origin: `http://localhost:${portal.port}`,
    collectorOrigin,
    counts: () => ledger.counts(),
    reset: () => ledger.reset(),
    stop: async () => {
      await Promise.all([close(portal.server), close(collector.server)]);
    },
  };
}

function createPortal(ledger: Ledger, collectorOrigin: string): Server {
  return createServer((request, response) => {
    // Bodies are invented data and of no interest: drained, so that the connection can be used again.
    request.resume();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const visit = {
      method: request.method ?? 'GET',
      url,
      wantsPage: (request.headers.accept ?? '').includes('text/html'),
      collectorOrigin,
    };
    request.on('end', () => {
      route(visit, ledger).then(
        (reply) => {
          response.writeHead(reply.status, {
            'content-type': `${reply.type}; charset=utf-8`,
            'cache-control': 'no-store',
            ...reply.headers,
          });
          response.end(reply.body);
        },
        (problem: unknown) => {
          response.writeHead(500, { 'content-type': 'text/plain' });
          response.end(String(problem));
        },
      );
    });
  });
}

function createCollector(ledger: Ledger): Server {
  return createServer((request, response) => {
    request.resume();
    ledger.collected(`${request.method ?? 'GET'} ${request.url ?? '/'}`);
    response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' });
    response.end();
  });
}

async function listen(server: Server, port: number): Promise<{ server: Server; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
