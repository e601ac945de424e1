/**
 * Days as Vietnamese papers print them. A date picker of the operating system would follow the
 * machine's language, and many laptops in communes run in English.
 */

/** "14/8/2028", "14-08-2028", "14.8.28" or "14 8 2028" to YYYY-MM-DD; null when it is not a day of the calendar. */
export function parseDay(text: string): string | null {
  const match = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/u.exec(text.trim());
  if (match === null) return null;
  const day = Number(match[1]);
  const month = Number(match[2]);
  const yearText = match[3] ?? '';
  const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
    return null;
  }
  return isoDay(year, month, day);
}

/** The same day some months later, or the last of that month when it is shorter. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return isoDay(newYear, newMonth, Math.min(day, daysOfMonth(newYear, newMonth)));
}

/** Whole days from one YYYY-MM-DD to another; negative when the second lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The local calendar day of an instant. */
export function localDay(at: Date): string {
  return isoDay(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
