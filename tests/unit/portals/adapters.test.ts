import { describe, expect, it } from 'vitest';
import { buildCatalog, BUNDLED, compiledById } from '../../../utils/portals/catalog';
import { compileAdapter, matchesAddress } from '../../../utils/portals/compile';
import { addressPattern, safePattern, safeSelector } from '../../../utils/portals/safe-text';
import { parseAdapter } from '../../../utils/portals/schema';

const MINIMAL = { id: 'county-ehr', schemaVersion: 1, title: 'County EHR', source: 'policy', detect: ['#county-ehr'] };

describe('bundled adapters', () => {
  it('all parse', () => expect(buildCatalog([]).problems).toEqual([]));
  it('are at least eight families, each with its own id', () => {
    const ids = [...buildCatalog([]).adapters.keys()];
    expect(new Set(ids).size).toBe(BUNDLED.length);
    expect(ids.length).toBeGreaterThanOrEqual(8);
  });
  it('say so when they come from documentation only', () => {
    for (const adapter of buildCatalog([]).adapters.values()) {
      if (adapter.source === 'documentation') expect(adapter.notes).toContain('From public documentation, unverified');
    }
  });
  it('survive a trip through JSON once compiled', () => {
    for (const adapter of buildCatalog([]).adapters.values()) {
      const compiled = compileAdapter(adapter);
      expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
    }
  });
});

describe('parseAdapter', () => {
  it('fills what is left out', () => {
    const parsed = parseAdapter(MINIMAL);
    expect(parsed.ok && parsed.value).toMatchObject({ members: [], outbound: [], purseMs: 400, patientKey: null });
  });
  it.each([
    ['unknown keys', { ...MINIMAL, steps: [{ click: '#x' }] }],
    ['another format version', { ...MINIMAL, schemaVersion: 2 }],
    ['a newer reader', { ...MINIMAL, minimumEngine: 99 }],
    ['neither addresses nor signs', { ...MINIMAL, detect: [] }],
    ['a name as identifier', { ...MINIMAL, members: [{ selector: '#a', read: 'text', kind: 'NAME_DOB', label: 'x' }] }],
    ['an unknown action', { ...MINIMAL, outbound: [{ selector: '#a', action: 'SEND_ALL' }] }],
    ['a style sheet in a selector', { ...MINIMAL, ignore: ['#a{display:none}'] }],
    ['an endless pattern', { ...MINIMAL, match: { urls: ['a'.repeat(400)], frames: 'any' } }],
    ['a purse without bottom', { ...MINIMAL, purseMs: 1e9 }],
    ['no object', 'openemr'],
  ])('refuses %s', (_name, raw) => {
    const parsed = parseAdapter(raw);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.length).toBeGreaterThan(0);
  });
  it('names the place of an error, never the value', () => {
    const parsed = parseAdapter({
      ...MINIMAL,
      members: [{ selector: '90000001A{', read: 'text', kind: 'CIN', label: 'CIN' }],
    });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.error.join()).toContain('members.0.selector');
      expect(parsed.error.join()).not.toContain('90000001A');
    }
  });
});

describe('the catalog', () => {
  it("takes policy's adapter over the bundled one of the same id, and reports what it refuses", () => {
    const { adapters, problems } = buildCatalog([{ ...MINIMAL, id: 'openemr', title: 'Our OpenEMR' }, { id: 7 }]);
    expect(adapters.get('openemr')?.title).toBe('Our OpenEMR');
    expect(problems.some((problem) => problem.startsWith('policy adapter 1'))).toBe(true);
  });
  it('answers by id', () => {
    const catalog = buildCatalog([MINIMAL]);
    expect(compiledById(catalog, 'county-ehr')).toMatchObject({ ok: true, value: { id: 'county-ehr' } });
    expect(compiledById(catalog, 'generic')).toMatchObject({ ok: true, value: { id: 'generic' } });
    expect(compiledById(catalog, 'nowhere')).toEqual({ ok: false, error: 'unknown adapter' });
  });
});

describe('addresses and selectors', () => {
  const at = (urls: string[], href: string) => {
    const parsed = parseAdapter({ ...MINIMAL, match: { urls, frames: 'any' } });
    return parsed.ok && matchesAddress(parsed.value, href);
  };
  it('match host and path', () => {
    expect(at(['ehr.example/chart/*'], 'https://ehr.example/chart/7')).toBe(true);
    expect(at(['ehr.example/chart/*'], 'https://other.example/chart/7')).toBe(false);
    expect(at(['**.uniteus.io**'], 'https://app.uniteus.io/cases')).toBe(true);
    expect(at([], 'https://anywhere.example/')).toBe(true);
    expect(at(['**'], 'not an address')).toBe(false);
  });
  it('a dot is a dot', () => expect(addressPattern('a.b').test('axb')).toBe(false));
  it.each(['(a+)+$', 'a|b', '***', ''])('pattern %s is refused', (text) => expect(safePattern(text)).toBe(false));
  it.each(['#a >>> .b', 'a[href*="x"]', ':is(.a, .b) > td'])('selector %s is taken', (text) =>
    expect(safeSelector(text)).toBe(true),
  );
  it.each(['', '#a{', ':has(a):has(b)', '#a[', '/* x */ a', 'a<b'])('selector "%s" is refused', (text) =>
    expect(safeSelector(text)).toBe(false),
  );
});
