import { describe, expect, it } from 'vitest';
import { againstTelephone, mayBeSpoken } from '../../../utils/forms/telephone';

describe('consent by telephone', () => {
  it('is enough for general records among providers', () => {
    expect(mayBeSpoken(againstTelephone(['GENERAL', 'ADMIN', 'HOUSING'], ['TREATING_CE', 'MCP'], false))).toBe(true);
  });

  it('is not, where a statute wants it written, and names the statute', () => {
    const against = againstTelephone(['GENERAL', 'SUD_P2', 'MH'], ['TREATING_CE'], false);
    expect(against.categories).toEqual([
      { category: 'SUD_P2', section: '42 CFR 2.31(a)' },
      { category: 'MH', section: 'Welf. & Inst. Code 5328' },
    ]);
    expect(mayBeSpoken(against)).toBe(false);
  });

  it('is not, where health information goes to somebody whom privacy law does not bind', () => {
    expect(againstTelephone(['GENERAL'], ['MCP', 'SCHOOL'], false).recipients).toEqual(['SCHOOL']);
    expect(mayBeSpoken(againstTelephone(['GENERAL'], ['MCP'], true))).toBe(false);
  });

  it('always suffices for saying no', () => {
    expect(mayBeSpoken(againstTelephone([], [], false))).toBe(true);
  });
});
