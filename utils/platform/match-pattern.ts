import { isLoopback } from '../ascmi/loopback';

/** The engine that a package is built for. */
export type BrowserFamily = 'chromium' | 'firefox' | 'safari';

/**
 * A match pattern for an origin: `https://portal.example/*`. Firefox refuses ports in patterns, so there the pattern covers all
 * ports of the host, and the agent asks whether its exact origin is a portal before it does anything.
 */
export function matchPatternFor(origin: string, family: BrowserFamily): string | null {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = family === 'chromium' ? url.host : url.hostname;
  return `${url.protocol}//${host}/*`;
}

/**
 * Match patterns of a build variable: origins with commas between them. Spaces, paths and final slashes do no harm. Throws at what is no
 * origin, has a wildcard or user info, or is plain HTTP to another computer: a package with a wrong grant must not be built.
 */
export function patternsOfVariable(variable: string, value: string | undefined, family: BrowserFamily): string[] {
  const entries = (value ?? '').split(',').map((entry) => entry.trim());
  const patterns = entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const pattern = isGrantable(entry) ? matchPatternFor(entry, family) : null;
      if (pattern === null) {
        throw new Error(
          `${variable}: "${entry}" is not an origin such as https://portal.example (https, no wildcard).`,
        );
      }
      return pattern;
    });
  return [...new Set(patterns)];
}

function isGrantable(entry: string): boolean {
  if (entry.includes('*') || !URL.canParse(entry)) return false;
  const { protocol, hostname, username, password } = new URL(entry);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
