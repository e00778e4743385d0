/** The value below which the share `q` of all values lies; not a number where there is none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const milliseconds = (value: number): string => value.toFixed(2);
