/**
 * Names of this computer, for the demonstration and for a registry or gateway that runs beside the browser: the only places that plain
 * HTTP may go to. The manifest's grants, the pages' `connect-src`, the FHIR client and the options page all read this list. `*.` stands
 * for any label before the name, as in match patterns and in CSP.
 */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '*.localhost'] as const;

export function isLoopback(hostname: string): boolean {
  return LOOPBACK_NAMES.some((name) => (name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name));
}
