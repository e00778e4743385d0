import { describe, expect, it } from 'vitest';
import { isStableClass, isStableLabel, isStableName } from '../../../utils/teach/stable-words';

describe('names that will be there after the next release', () => {
  it.each(['patient-banner', 'mrn', 'medicalRecordNumber', 'patientHeader', 'chart__title', 'SendFax', 'address2'])(
    'takes %s',
    (name) => expect(isStableName(name)).toBe(true),
  );

  it.each([
    'css-1x2y3z',
    'sc-bdVaJa',
    'jss42',
    'ember1123',
    'radix-r1',
    'Banner_mrn__x7Kq2',
    'Banner_name__xKqWz',
    '_3kfa9',
    'ng-tns-c12',
    'ctl00_MainContent_lblMRN',
    'hGtoUx',
    'qzvktl',
    'row-7410023',
    'm-01',
    'a1',
    '90000001A',
    'data:x',
    '',
  ])('refuses %s', (name) => expect(isStableName(name)).toBe(false));

  it.each(['active', 'is-open', 'px-four', 'col-md', 'hidden', 'selected'])(
    'refuses %s as a class: it says how, not what',
    (name) => expect(isStableClass(name)).toBe(false),
  );
});

describe('labels that may stand in a selector', () => {
  it.each(['Members', 'Send fax', 'Open charts'])('takes %s', (text) => expect(isStableLabel(text)).toBe(true));
  it.each(['Select Alvarez, Rosa', 'Rosa Example', 'Chart 7410023', 'José Núñez', 'Fax (2)'])('refuses %s', (text) =>
    expect(isStableLabel(text)).toBe(false),
  );
});
