import { createServer } from 'node:https';
import { expiredCertificate } from './expired-certificate';
import { listen } from './fhir-server';

/** A registry that permits everything, behind a certificate that nobody may trust. */
export async function startExpiredServer(answer: object) {
  const seen = { connections: 0, requests: 0 };
  const server = createServer(expiredCertificate(), (_request, response) => {
    seen.requests += 1;
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(answer));
  });
  server.on('connection', () => (seen.connections += 1));
  const { port, stop } = await listen(server);
  return { baseUrl: `https://127.0.0.1:${port}`, seen, stop };
}
