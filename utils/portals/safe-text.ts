/** Longest selector and pattern that an adapter may hold: long enough for a path of ids, too short to hide a program. */
const MAX_SELECTOR = 300;
const MAX_PATTERN = 120;

/** A selector without the parts that cost a page dearly or depend on hashed class names. Syntax is checked by the browser that uses it. */
export function safeSelector(text: string): boolean {
  if (text.trim() === '' || text.length > MAX_SELECTOR || /[{}<;]|\/\*/.test(text.replaceAll(' >>> ', ' ')))
    return false;
  // `:has` over a whole page is quadratic; nth-child chains deeper than a few break with the next release.
  return (text.match(/:has\(/g)?.length ?? 0) <= 1 && text.split(' >>> ').length <= 8 && balanced(text);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const unit of text.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (unit === '(' || unit === '[') depth += 1;
    if (unit === ')' || unit === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && (text.match(/"/g)?.length ?? 0) % 2 === 0;
}

/**
 * An address pattern: literals, `*` for anything inside a path or host part, `**` for anything. Compiled by `addressPattern`, so that nobody
 * writes an expression that can backtrack without end.
 */
export const safePattern = (text: string): boolean =>
  text.length > 0 && text.length <= MAX_PATTERN && /^[\w.*/?=&:~%-]+$/.test(text) && !/\*{3}/.test(text);

/** Matches host and path (`portal.example/ehr/chart`). */
export function addressPattern(text: string): RegExp {
  const source = text
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.?+^$()|[\]{}\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}`);
}
