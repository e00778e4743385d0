import { describe, expect, it } from 'vitest';
import { ACT_CODE, ACT_CODE_LABELS, CATEGORY_SYSTEM, labelsOf, LOCAL_LABELS } from '../../../utils/ascmi/code-systems';
import { CATEGORIES } from '../../../utils/ascmi/categories';
import { ASCMI_CATEGORIES, ASCMI_FORMS } from '../../../utils/ascmi/forms';
import { denialCoversPurpose, permitCoversPurpose, PURPOSES, purposeAndParents } from '../../../utils/ascmi/purposes';

describe('labels', () => {
  it.each(CATEGORIES)('%s is written so that reading gives it back', (category) => {
    for (const { system, code } of labelsOf(category)) {
      const meaning = system === ACT_CODE ? ACT_CODE_LABELS[code] : LOCAL_LABELS[code];
      expect(system === ACT_CODE || system === CATEGORY_SYSTEM).toBe(true);
      expect(meaning?.permits).toEqual([category]);
      expect(meaning?.denies).toContain(category);
    }
  });
  it('never permit more than they deny', () => {
    for (const { permits, denies } of [...Object.values(ACT_CODE_LABELS), ...Object.values(LOCAL_LABELS)]) {
      for (const category of permits) expect(denies).toContain(category);
    }
  });
});

describe('purposes', () => {
  it('cover themselves, and a permit never more than a denial', () => {
    for (const one of PURPOSES) {
      expect(permitCoversPurpose(one, one)).toBe(true);
      for (const other of PURPOSES)
        if (permitCoversPurpose(one, other)) expect(denialCoversPurpose(one, other)).toBe(true);
    }
  });
  it('follow HL7', () => {
    expect(purposeAndParents('ERTREAT')).toEqual(['ERTREAT', 'ETREAT', 'TREAT']);
    expect(denialCoversPurpose('HOPERAT', 'HLEGAL')).toBe(true);
    expect(permitCoversPurpose('HOPERAT', 'HLEGAL')).toBe(false);
  });
});

describe('forms', () => {
  it('carry everything but the notes that need their own authorization', () => {
    expect(CATEGORIES.filter((category) => !ASCMI_CATEGORIES.includes(category))).toEqual(['PSYTHPN', 'SUD_CN']);
    expect([ASCMI_FORMS['ascmi-ab133'].mediCalOnly, ASCMI_FORMS['ascmi-non-ab133'].mediCalOnly]).toEqual([true, false]);
  });
});
