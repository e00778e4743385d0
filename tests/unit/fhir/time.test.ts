import { describe, expect, it } from 'vitest';
import { dayIn, readFhirTime } from '../../../utils/fhir/fhir-time';
import { createZones } from '../../../utils/fhir/zones';

const zones = createZones();
const LA = 'America/Los_Angeles';
const span = (text: unknown, zone: string | number = LA): [string, string] | null => {
  const time = readFhirTime(text, zone, zones);
  return time && [new Date(time.fromMs).toISOString(), new Date(time.toMs).toISOString()];
};

describe('FHIR times', () => {
  it.each([
    ['2026', '2026-01-01T08:00:00.000Z', '2027-01-01T07:59:59.999Z'],
    ['2026-11', '2026-11-01T07:00:00.000Z', '2026-12-01T07:59:59.999Z'],
    ['2026-12', '2026-12-01T08:00:00.000Z', '2027-01-01T07:59:59.999Z'],
    ['2026-03-08', '2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.999Z'],
    ['2026-11-01', '2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z'],
    ['2024-02-29', '2024-02-29T08:00:00.000Z', '2024-03-01T07:59:59.999Z'],
    ['2026-07-01T12:00:00', '2026-07-01T19:00:00.000Z', '2026-07-01T19:00:00.999Z'],
    ['2026-07-01T12:00:00.25', '2026-07-01T19:00:00.250Z', '2026-07-01T19:00:00.250Z'],
    ['2026-07-01T12:00:00Z', '2026-07-01T12:00:00.000Z', '2026-07-01T12:00:00.999Z'],
    ['2026-07-01T12:00:00+05:30', '2026-07-01T06:30:00.000Z', '2026-07-01T06:30:00.999Z'],
    ['0001', '0001-01-01T08:00:00.000Z', '0002-01-01T07:59:59.999Z'],
    ['9999-12-31', '9999-12-31T08:00:00.000Z', '+010000-01-01T07:59:59.999Z'],
  ])('%s', (text, from, to) => {
    expect(span(text)).toEqual([from, to]);
  });

  it.each([
    '',
    '26',
    '2026-1',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '2026-04-31',
    '2026-01-00',
    '2026-01-01T24:00:00Z',
    '2026-01-01T12:60:00Z',
    '2026-01-01T12:00:61Z',
    '2026-01-01T12:00:00+15:00',
    '2026-01-01T12:00:00+0800',
    '2026-01-01 12:00',
    ' 2026',
    '0000',
    2026,
    null,
    {},
  ])('%j is no time', (text) => {
    expect(span(text)).toBeNull();
  });

  it('a fixed offset knows no daylight saving', () => {
    expect(span('2026-07-01', -480)).toEqual(['2026-07-01T08:00:00.000Z', '2026-07-02T07:59:59.999Z']);
  });

  it('an unknown zone counts as the default', () => {
    expect(span('2026-07-01', 'Mars/Olympus')).toEqual(span('2026-07-01'));
  });

  it('zones that change at midnight, by half an hour, or skip a day', () => {
    expect(span('2025-10-05', 'Australia/Lord_Howe')).toEqual(['2025-10-04T13:30:00.000Z', '2025-10-05T12:59:59.999Z']);
    expect(span('2025-04-25', 'Africa/Cairo')?.[1]).toBe('2025-04-25T20:59:59.999Z');
  });

  it('gives the day of an instant where the signer is', () => {
    expect(dayIn(-480, Date.parse('2026-03-03T07:59:59Z'), zones)).toBe('2026-03-02');
    expect(dayIn(LA, Date.parse('2026-07-01T06:59:59Z'), zones)).toBe('2026-06-30');
  });
});
