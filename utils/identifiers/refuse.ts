/** A provider's number, never a member's: NPI check (45 CFR 162.406; ISO 7812 Luhn over the prefix 80840): ten digits, first 1 or 2. */
export function isNpi(value: string): boolean {
  if (!/^[12]\d{9}$/.test(value)) return false;
  let sum = 0;
  const digits = `80840${value}`;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Social security numbers as they are written. Bare nine digits are refused only under a label or as the 999999999 filler. */
export function isSsnLike(value: string): boolean {
  return (
    /^\d{3}[- ]\d{2}[- ]\d{4}$/.test(value) ||
    /^[*xX•]{3,}[- ]?[*xX•]{2}[- ]?\d{4}$/.test(value) ||
    value === '999999999'
  );
}

export function isPhoneLike(value: string): boolean {
  return /^(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$/.test(value) || /^\+1?\d{10,11}$/.test(value);
}

/** Three numbers of which one can be a month, one a day, one a year: `12-34-56` is a chart number. */
function isNumericDate(value: string): boolean {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})$/.exec(value);
  if (parts === null) return false;
  const [first, second, third] = parts.slice(1) as [string, string, string];
  const [left, right] = first.length > 2 ? [second, third] : [first, second];
  return Math.min(Number(left), Number(right)) <= 12 && Math.max(Number(left), Number(right)) <= 31;
}

/** New York's Client Identification Number, which New York calls CIN too: two letters, five digits, a letter. */
export const isNewYorkCin = (value: string): boolean => /^[A-Z]{2}\d{5}[A-Z]$/i.test(value);

export function isDateLike(value: string): boolean {
  return isNumericDate(value) || /^\d{1,2}-[A-Za-z]{3,9}-\d{2,4}$/.test(value);
}

/** ZIP+4 codes and bare years. */
export function isPostalOrYear(value: string): boolean {
  return /^\d{5}-\d{4}$/.test(value) || /^(?:19|20)\d{2}$/.test(value);
}
