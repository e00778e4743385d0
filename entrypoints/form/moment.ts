const two = (value: number) => `${value}`.padStart(2, '0');

/** `YYYY-MM-DD` where the user is. */
export function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** ISO 8601 with the offset of this place, as `Consent.dateTime` needs it: `2026-11-24T10:00:00-08:00`. */
export function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${localDay(date)}T${time}${sign}${two(hours)}:${two(minutes)}`;
}

/** The day of a paper signature as a time: its hour is not known, so noon, and never later than now. */
export function timeOn(day: string, now: Date): string {
  return localTime(new Date(Math.min(new Date(`${day}T12:00:00`).getTime(), now.getTime())));
}

export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
