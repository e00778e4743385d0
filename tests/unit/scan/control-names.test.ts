import { describe, expect, it } from 'vitest';
import { judgeName } from '../../../utils/scan/outbound/lexicon';

const actionOf = (name: string) => {
  const verdict = judgeName(name);
  return typeof verdict === 'object' ? verdict.action : verdict;
};

describe('names that send', () => {
  it.each([
    ['Send Summary', 'DIRECT_MESSAGE'],
    ['Send eMsg', 'DIRECT_MESSAGE'],
    ['Transmit to provider…', 'DIRECT_MESSAGE'],
    ['Aceptar y enviar', 'DIRECT_MESSAGE'],
    ['Handoff: Send to Hospital', 'DIRECT_MESSAGE'],
    ['Message', 'DIRECT_MESSAGE'],
    ['Submit to payer', 'PLAN_SUBMIT'],
    ['Request records', 'HIE_QUERY'],
    ['Release Records', 'EXPORT_CCDA'],
    ['Save CCD to file', 'EXPORT_CCDA'],
    ['Save to disk', 'DOWNLOAD_PDF'],
    ['PDF (Landscape)', 'DOWNLOAD_PDF'],
    ['Printable View', 'PRINT'],
    ['Printer-friendly version', 'PRINT'],
    ['New fax', 'FAX'],
    ['Email statement', 'EMAIL'],
    ['Share discharge summary', 'CARE_PLAN_SHARE'],
    ['Export log (CSV)', 'REPORT'],
  ])('%s', (name, action) => {
    expect(actionOf(name)).toBe(action);
  });
});

describe('names that send nothing', () => {
  it.each([
    'Email me alerts',
    'Send to back',
    'Enviar al fondo',
    'Mover a la papelera',
    'Export settings',
    'Fax log',
    'Share screen layout',
    'Copy row layout',
    'Print preferences',
    'Send for signature',
    'Send error report',
    'Save record',
    'Release of Information',
    'Share this listing',
    'Messages',
  ])('%s', (name) => {
    expect(judgeName(name)).not.toBeTypeOf('object');
  });
});
