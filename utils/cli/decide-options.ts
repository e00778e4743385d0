import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../ascmi/result';

export interface DecideOptions {
  /** Null: standard input. */
  readonly file: string | null;
  readonly explain: boolean;
  /** Print the law table instead of deciding. */
  readonly law: boolean;
  readonly audit: string | null;
  readonly policyFile: string | null;
  readonly language: 'en' | 'es';
}

export const USAGE =
  'usage: npm run -s decide -- [FILE] [--explain] [--language en|es] [--policy FILE]\n' +
  '       npm run -s decide -- --audit FILE [--policy FILE]\n' +
  '       npm run -s decide -- --law';

export function readOptions(args: readonly string[]): Result<DecideOptions, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        explain: { type: 'boolean', default: false },
        law: { type: 'boolean', default: false },
        audit: { type: 'string' },
        policy: { type: 'string' },
        language: { type: 'string', default: 'en' },
      },
    });
    if (positionals.length > 1) return err('one file at a time');
    const [file] = positionals;
    return ok({
      file: file === undefined || file === '-' ? null : file,
      explain: values.explain,
      law: values.law,
      audit: values.audit ?? null,
      policyFile: values.policy ?? null,
      language: values.language === 'es' ? 'es' : 'en',
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'unreadable arguments');
  }
}
