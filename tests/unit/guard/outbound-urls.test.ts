import { describe, expect, it } from 'vitest';
import {
  classifyOutboundUrl,
  closesElsewhere,
  GATED_ACTIONS,
  outboundPatterns,
} from '../../../utils/contract/outbound-urls';

const at = (path: string) => `https://portal.example:8443${path}`;

describe('what a request looks like by its address', () => {
  it.each([
    ['POST', '/fax/send', 'FAX'],
    ['POST', '/api/v1/eFax', 'FAX'],
    ['POST', '/referrals', 'REFERRAL_SEND'],
    ['POST', '/referrals/send', 'REFERRAL_SEND'],
    ['POST', '/api/send-referral?id=1', 'REFERRAL_SEND'],
    ['POST', '/messages', 'DIRECT_MESSAGE'],
    ['POST', '/messages/send', 'DIRECT_MESSAGE'],
    ['PUT', '/charts/12/share', 'CARE_PLAN_SHARE'],
    ['POST', '/care-team/invite', 'CARE_PLAN_SHARE'],
    ['POST', '/hie/publish', 'HIE_PUBLISH'],
    ['POST', '/plan/authorizations', 'PLAN_SUBMIT'],
    ['GET', '/export/ccda/17', 'EXPORT_CCDA'],
    ['GET', '/export/fhir/17', 'EXPORT_FHIR'],
    ['GET', '/fhir/Patient/$export', 'EXPORT_FHIR'],
    ['GET', '/documents/9/download', 'DOWNLOAD_PDF'],
    ['GET', '/reports/panel.csv', 'REPORT'],
    ['POST', '/reports/panel.csv', 'REPORT'],
    ['GET', '/list?format=xlsx', 'REPORT'],
    ['GET', '/records/download.hl7', 'DOWNLOAD_PDF'],
    ['GET', '/records/export.php?pid=1', 'REPORT'],
  ])('%s %s is %s', (method, path, action) => {
    expect(classifyOutboundUrl(at(path), method)).toBe(action);
  });

  it.each([
    ['GET', '/messages'],
    ['GET', '/messages/12'],
    ['GET', '/referrals/123'],
    ['GET', '/fax'],
    ['GET', '/shared-notes'],
    ['POST', '/notes'],
    ['POST', '/messages/12/read'],
    ['POST', '/messages/search'],
    ['POST', '/referrals/search'],
    ['POST', '/patients/search?name=Fax'],
    ['POST', '/login'],
    ['POST', '/graphql'],
    ['POST', '/eligibility/check'],
    ['GET', '/assets/exporter.css'],
    ['GET', '/chart-export.html'],
    ['GET', '/records/download.htm?id=1'],
    ['GET', '/charts/12?tab=downloads'],
  ])('%s %s is the portal at work', (method, path) => {
    expect(classifyOutboundUrl(at(path), method)).toBeNull();
  });

  it('looks at the path only, so that the name of a host decides nothing', () => {
    expect(classifyOutboundUrl('https://share.county.example/notes', 'POST')).toBeNull();
    expect(classifyOutboundUrl('https://print.example.fax.example/notes', 'POST')).toBeNull();
  });

  it('uses no syntax that only one of the two regular expression dialects has', () => {
    for (const nature of ['read', 'write'] as const) {
      for (const source of outboundPatterns(GATED_ACTIONS, nature)) expect(source).not.toMatch(/\(\?|\\[1-9]|\\p/);
    }
  });
});

describe('when other hosts are closed', () => {
  it('is whenever uploads to somewhere else are', () => {
    expect(closesElsewhere(['FAX', 'UPLOAD_ELSEWHERE'])).toBe(true);
    expect(closesElsewhere(['FAX'])).toBe(false);
    expect(closesElsewhere(['PRINT', 'COPY_PASTE'])).toBe(false);
    expect(closesElsewhere([])).toBe(false);
  });
});
