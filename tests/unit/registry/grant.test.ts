import { expect, test } from 'vitest';
import { authorizerOf, createFhirHttp, parseBaseUrl } from '../../../utils/registry/fhir-http';

const BASE = 'https://fhir.county.example/r4/';

test.each([
  [false, 'no-permission'],
  [true, 'offline'],
] as const)('a request that the browser refuses, granted: %s, is "%s"', async (isGranted, problem) => {
  const asked: string[] = [];
  const base = parseBaseUrl(BASE);
  if (!base) throw new Error('no base');
  const http = createFhirHttp(base, {
    authorize: authorizerOf({ kind: 'none' }),
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    now: () => 0,
    mayReach: async (origin) => {
      asked.push(origin);
      return isGranted;
    },
  });
  const answer = await http.send({ method: 'GET', url: new URL('metadata', BASE) }, AbortSignal.timeout(5000));
  expect(answer).toMatchObject({ ok: false, error: { problem } });
  expect(asked).toEqual(['https://fhir.county.example']);
});
