import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from './fhir-server';

const run = promisify(execFile);

/** A key and a self-signed certificate for 127.0.0.1 that ended yesterday; null where this machine has no `openssl`. */
async function expiredCertificate(): Promise<{ key: string; cert: string } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'ascmi-certificate-'));
  const at = (name: string) => join(folder, name);
  try {
    await writeFile(at('names'), 'subjectAltName=IP:127.0.0.1\n');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    await run('openssl', [
      'req',
      '-new',
      ...curve,
      '-nodes',
      '-subj',
      '/CN=127.0.0.1',
      '-keyout',
      at('key'),
      '-out',
      at('csr'),
    ]);
    const life = ['-days', '-1', '-extfile', at('names')];
    await run('openssl', ['x509', '-req', '-in', at('csr'), '-signkey', at('key'), ...life, '-out', at('cert')]);
    return { key: await readFile(at('key'), 'utf8'), cert: await readFile(at('cert'), 'utf8') };
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A registry that permits everything, behind a certificate that nobody may trust. Null where none can be made. */
export async function startExpiredServer(answer: object) {
  const certificate = await expiredCertificate();
  if (!certificate) return null;
  const seen = { connections: 0, requests: 0 };
  const server = createServer(certificate, (_request, response) => {
    seen.requests += 1;
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(answer));
  });
  server.on('connection', () => (seen.connections += 1));
  const { port, stop } = await listen(server);
  return { baseUrl: `https://127.0.0.1:${port}`, seen, stop };
}
