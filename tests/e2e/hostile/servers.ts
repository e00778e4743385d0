import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { outsiderHtml, pageHtml, SCRIPTS } from './pages';

/** What arrived, by channel name. Everything that a channel sends carries its name in the path. */
export interface Arrivals {
  count(channel: string): number;
  /** For what arrives where no server is: on paper. */
  add(channel: string): void;
  clear(): void;
}

export interface HostileServers {
  /** The portal: `http://localhost:PORT`. */
  readonly portal: string;
  /** Another port of the same host: the nearest thing to the portal that is not the portal. */
  readonly sameHost: string;
  /** Another host. */
  readonly otherHost: string;
  readonly arrivals: Arrivals;
  stop(): Promise<void>;
}

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Starts a portal whose pages try to get out, and collectors that count what gets there. */
export async function startHostileServers(): Promise<HostileServers> {
  const seen = new Map<string, number>();
  const arrived = (channel: string) => void seen.set(channel, (seen.get(channel) ?? 0) + 1);

  const talking = new Set<Duplex>();
  const collector = createServer((request, response) => {
    countHit(request, arrived);
    collect(request, response);
  });
  collector.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    countHit(request, arrived);
    if (request.url?.endsWith('/talk')) {
      talking.add(socket);
      talk(request, socket, arrived);
    } else socket.destroy();
  });
  // Counts what never becomes a request: a connection made in advance, a datagram of WebRTC or QUIC.
  const connections = createServer();
  connections.on('connection', () => arrived('preconnect'));
  const datagrams = (channel: string) =>
    createSocket('udp4').on('message', (_data, { port }) => {
      // QUIC sends again long after its page has gone: a sender counts once, so that no try is blamed for the one before.
      if (!senders.has(port)) arrived(channel);
      senders.add(port);
    });
  const senders = new Set<number>();
  const stun = datagrams('webrtc-stun');
  const channel = datagrams('webrtc-data-channel');
  const quic = datagrams('webtransport');

  const ports = {
    collector: await listen(collector),
    connections: await listen(connections),
    stun: await bind(stun),
    channel: await bind(channel),
    quic: await bind(quic),
  };
  const portal = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    // The portal's own ways out count as hits; so does a redirect that leads to the collector, but only when it arrives there.
    if (url.pathname.includes('/hit/') && !url.pathname.startsWith('/redirect/')) countHit(request, arrived);
    serve(url, response, ports);
  });
  portal.on('upgrade', (_request: IncomingMessage, socket: Duplex) => socket.destroy());
  const portalPort = await listen(portal);

  return {
    portal: `http://localhost:${portalPort}`,
    sameHost: `http://localhost:${ports.collector}`,
    otherHost: `http://127.0.0.1:${ports.collector}`,
    arrivals: { count: (name) => seen.get(name) ?? 0, add: arrived, clear: () => seen.clear() },
    async stop() {
      for (const socket of talking) socket.destroy();
      stun.close();
      channel.close();
      quic.close();
      await Promise.all([portal, collector, connections].map(close));
    },
  };
}

function countHit(request: IncomingMessage, arrived: (channel: string) => void): void {
  const channel = /\/hit\/([a-z0-9-]+)/.exec(request.url ?? '')?.[1];
  if (channel !== undefined && request.method !== 'OPTIONS') arrived(channel);
  request.resume();
}

function collect(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '';
  if (/listen|opener/.test(url)) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(outsiderHtml(new URL(url, 'http://localhost')));
    return;
  }
  const type = url.endsWith('.js')
    ? 'text/javascript'
    : url.endsWith('.css')
      ? 'text/css'
      : url.includes('/stream')
        ? 'text/event-stream'
        : url.endsWith('.gif')
          ? 'image/gif'
          : 'text/html';
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': '*',
    'access-control-allow-private-network': 'true',
  });
  response.end(type === 'image/gif' ? PIXEL : type === 'text/html' ? '<!doctype html><p>collected' : '');
}

/** A WebSocket that takes short text messages, each the name of a channel. */
function talk(request: IncomingMessage, socket: Duplex, arrived: (channel: string) => void): void {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  // The other side closing is the end: half of a connection would keep its server open for ever.
  socket.on('end', () => socket.destroy());
  socket.on('data', (frame: Buffer) => {
    const [kind = 0, length = 0] = frame;
    if ((kind & 0x0f) !== 1) return;
    const mask = frame.subarray(2, 6);
    const text = frame.subarray(6, 6 + (length & 0x7f)).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    arrived(Buffer.from(text).toString());
  });
}

interface Ports {
  readonly collector: number;
  readonly connections: number;
  readonly stun: number;
  readonly channel: number;
  readonly quic: number;
}

function serve(url: URL, response: ServerResponse, ports: Ports): void {
  const send = (type: string, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(body);
  };
  if (url.pathname.startsWith('/redirect/')) {
    response.writeHead(302, {
      location: `http://localhost:${ports.collector}${url.pathname.slice('/redirect'.length)}`,
    });
    response.end();
    return;
  }
  const script = SCRIPTS[url.pathname];
  if (script !== undefined) send('text/javascript', script, { 'service-worker-allowed': '/' });
  else if (url.pathname.startsWith('/page')) send('text/html', pageHtml(url, ports), policyHeaders(url, ports));
  else if (url.pathname.startsWith('/api/')) send('application/json', '{"ok":true}');
  else if (url.pathname.includes('/hit/')) send('text/plain', 'done', downloadHeaders(url));
  else send('text/html', '<!doctype html><title>Portal</title><p>Nothing here');
}

/** Headers with which a page arranges requests that no script of its makes: `?link=NAME` and so on. */
function policyHeaders(url: URL, ports: Ports): Record<string, string> {
  const to = (channel: string) => `http://localhost:${ports.collector}/hit/${channel}`;
  const headers: Record<string, (channel: string) => Record<string, string>> = {
    report: (channel) => ({ 'content-security-policy': `img-src 'none'; report-uri ${to(channel)}` }),
    endpoint: (channel) => ({
      'content-security-policy': `img-src 'none'; report-to outside`,
      'reporting-endpoints': `outside="${to(channel)}"`,
    }),
    link: (channel) => ({ link: `<${to(channel)}.gif>; rel=preload; as=image` }),
    refresh: (channel) => ({ refresh: `2; url=${to(channel)}` }),
  };
  const asked = Object.entries(headers).map(([name, make]) => {
    const channel = url.searchParams.get(name);
    return channel === null ? {} : make(channel);
  });
  return Object.assign({}, ...asked) as Record<string, string>;
}

function downloadHeaders(url: URL): Record<string, string> {
  return url.pathname.startsWith('/export') ? { 'content-disposition': 'attachment; filename="chart.xml"' } : {};
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, () => resolve((server.address() as AddressInfo).port)));
}

function bind(socket: ReturnType<typeof createSocket>): Promise<number> {
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
