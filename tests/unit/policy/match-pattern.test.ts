import { describe, expect, it, test } from 'vitest';
import { isLoopback, LOOPBACK_NAMES } from '../../../utils/ascmi/loopback';
import { buildManifest, LOOPBACK_HOSTS } from '../../../utils/platform/manifest';
import { patternsOfVariable } from '../../../utils/platform/match-pattern';
import { parseBaseUrl } from '../../../utils/registry/fhir-http';

describe('origins of a build variable', () => {
  it('bears spaces, final slashes, paths, empty entries and repetitions', () => {
    expect(
      patternsOfVariable('X', ' https://a.example/ , https://b.example/fhir,,https://a.example', 'chromium'),
    ).toEqual(['https://a.example/*', 'https://b.example/*']);
    expect(patternsOfVariable('X', undefined, 'chromium')).toEqual([]);
  });

  it('keeps a port in Chromium and leaves it out in Firefox, which refuses it', () => {
    expect(patternsOfVariable('X', 'https://a.example:8443', 'chromium')).toEqual(['https://a.example:8443/*']);
    expect(patternsOfVariable('X', 'https://a.example:8443', 'firefox')).toEqual(['https://a.example/*']);
  });

  it.each([
    'a.example',
    'https://*.example',
    '*://a.example',
    'ftp://a.example',
    'http://a.example',
    'https://u:p@a.example',
  ])('refuses %s and names the variable', (entry) => {
    expect(() => patternsOfVariable('ASCMI_PORTAL_ORIGINS', entry, 'chromium')).toThrow(/ASCMI_PORTAL_ORIGINS: ".+"/);
  });

  it('gives services a grant and no page script', () => {
    const manifest = buildManifest({ browser: 'firefox', serviceOrigins: 'https://registry.example:8443/fhir' });
    expect(manifest.host_permissions).toContain('https://registry.example/*');
    expect(manifest.content_scripts).toBeUndefined();
  });
});

test('grants, pages and the FHIR client agree on what this computer is', () => {
  const { content_security_policy: policy } = buildManifest({ browser: 'chrome' });
  for (const name of LOOPBACK_NAMES) {
    expect(LOOPBACK_HOSTS).toContain(`http://${name}/*`);
    expect(JSON.stringify(policy)).toContain(`http://${name}:*`);
    const host = name.replace('*', 'fhir');
    expect(isLoopback(host)).toBe(true);
    expect(parseBaseUrl(`http://${host}:8080/fhir`)).not.toBeNull();
  }
  for (const host of ['portal.example', 'localhost.example', 'xlocalhost', '127.0.0.2']) {
    expect(isLoopback(host)).toBe(false);
    expect(parseBaseUrl(`http://${host}:8080/fhir`)).toBeNull();
  }
});
