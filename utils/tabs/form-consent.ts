import type { FormResult } from '../contract/form';

export function consentOf(_result: FormResult): object | null {
  return null;
}
