/** Resource types of declarative rules. Firefox sends `sendBeacon` as `beacon`, Chromium as `ping`; each refuses unknown names. */
const SHARED_TYPES = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'media',
  'websocket',
  'other',
];

export const CHROMIUM_RESOURCE_TYPES: readonly string[] = [...SHARED_TYPES, 'webtransport', 'webbundle'];
export const FIREFOX_RESOURCE_TYPES: readonly string[] = [
  ...SHARED_TYPES,
  'beacon',
  'imageset',
  'object_subrequest',
  'speculative',
  'web_manifest',
  'xml_dtd',
  'xslt',
];

/** Types by which a file is taken away or a page is opened; reading rules look at these only, so that `export.js` still loads. */
export const TAKE_AWAY_TYPES: readonly string[] = ['main_frame', 'sub_frame', 'xmlhttprequest', 'object', 'other'];
