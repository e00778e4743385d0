import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const cache = new Map<string, Promise<string>>();

/** A static file of the portal. Page scripts are written in TypeScript and stripped of types on the way out. */
export function asset(path: string): { type: string; text: Promise<string> } | null {
  if (/^(client|shared)\/[\w-]+(\.js)?$/.test(path)) {
    const name = path.replace(/\.js$/, '');
    const text = cache.get(name) ?? readFile(`${FOLDER}${name}.ts`, 'utf8').then(stripTypes);
    cache.set(name, text);
    return { type: 'text/javascript', text };
  }
  if (/^[\w-]+\.css$/.test(path)) return { type: 'text/css', text: readFile(`${FOLDER}assets/${path}`, 'utf8') };
  return null;
}

function stripTypes(source: string): string {
  const options = { module: ModuleKind.ESNext, target: ScriptTarget.ES2023, verbatimModuleSyntax: true };
  return transpileModule(source, { compilerOptions: options }).outputText;
}
