import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/build';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const isText = (path: string) => !/\.(png|jpg|ttf|otf|woff2?|ico|pdf|zip|gz)$/.test(path);
const code = tracked.filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path));
const product = code.filter((path) => /^(entrypoints|components|utils)\//.test(path));

/** Lines of files that match, as `path:line`, so that a failure says where. */
function hits(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

it('no tracked file names a place of one machine or a registry host', () => {
  // Written with brackets, so that this line does not find itself.
  expect(hits(tracked.filter(isText), /(^|[^\w.])\/(wor[k]|far[m]|roo[t])\/|registry-prox[y]|"resolve[d]":/)).toEqual(
    [],
  );
});

it('no test is switched off, and none runs alone', () => {
  expect(
    hits(
      code.filter((path) => path.startsWith('tests/')),
      /\b(it|test|describe)\.(only|skip|todo|fixme)\b/,
    ),
  ).toEqual([]);
});

it('nothing is left unfinished or silenced in the product', () => {
  expect(hits(product, /TOD[O]|FIXM[E]|@ts-(ignore|nocheck|expect-error)|eslint-disable|\bas any\b/)).toEqual([]);
});

it('the product writes nothing to the console', () => {
  expect(
    hits(
      product.filter((path) => !path.startsWith('utils/cli/')),
      /\bconsole\.\w+\(/,
    ),
  ).toEqual([]);
});

it('source files are split before 300 lines; data files are exempt', () => {
  const isData = (path: string) =>
    /\/data\/|lexicon|value-sets|strings|law|forms?\/|charts|channels|\.d\.ts$|fixtures|unit\/decision\/(overlap|properties|rows|rulings)/.test(
      path,
    );
  const long = code.filter((path) => !isData(path) && read(path).split('\n').length > 300);
  expect(long).toEqual([]);
});

it('no file is named for being nothing in particular', () => {
  expect(code.filter((path) => /^(helpers?|misc|common|utils?)\.[tj]sx?$/.test(basename(path)))).toEqual([]);
});

it('identifiers in fixtures are of the reserved-looking kind', () => {
  // Any well-formed CIN may be a real person's. Vectors of published formats are listed by name.
  const allowed = /^9(000|1234|9999|8765)/;
  const found = tracked
    .filter((path) => isText(path) && !/package-lock/.test(path))
    .flatMap((path) =>
      [...read(path).matchAll(/(?<![A-Za-z0-9])9\d{7}[ACDEFGHMNTUVWXYZ](?![A-Za-z0-9])/g)].map(([value]) => ({
        path,
        value,
      })),
    )
    .filter(({ value }) => !allowed.test(value));
  expect(found).toEqual([]);
});
