import { createServer } from 'node:http';
import { listen, readBody } from './fhir-server';

export interface Gate {
  /** Stands in for the registry's base address. */
  readonly baseUrl: string;
  /** Requests that wait at this moment. */
  waiting(): number;
  /** Lets everything through, now and later. */
  open(): void;
  /** Holds what comes from now on. */
  shut(): void;
  stop(): Promise<void>;
}

/** A proxy before a registry that holds requests until the test opens it: the moment between detection and verdict, made as long as needed. */
export async function startGate(target: string): Promise<Gate> {
  let isOpen = true;
  let queue: (() => void)[] = [];
  const passed = () =>
    isOpen
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          queue.push(resolve);
        });

  const server = createServer((request, response) => {
    const forward = async () => {
      const body = await readBody(request);
      await passed();
      const { accept = '*/*', prefer = '', 'content-type': type = 'application/json' } = request.headers;
      const answer = await fetch(target + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { accept, 'content-type': type, ...(prefer === '' ? {} : { prefer: String(prefer) }) },
        ...(body ? { body } : {}),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(await answer.text());
    };
    // The worker may die while it waits: then nobody is there to be answered.
    forward().catch(() => response.destroy());
  });
  const { port, stop } = await listen(server);
  const open = () => {
    isOpen = true;
    for (const release of queue) release();
    queue = [];
  };
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    waiting: () => queue.length,
    open,
    shut: () => {
      isOpen = false;
    },
    stop: async () => {
      open();
      await stop();
    },
  };
}
