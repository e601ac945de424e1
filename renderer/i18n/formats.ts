/**
 * Numbers, money, weights and dates as Vietnamese write them, in both languages of the window:
 * the bundles, the papers and the marketplaces write them so too, and "1.250" must never mean two things.
 */
const wholeNumber = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const threeDecimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** 1250000 → "1.250.000" */
export function formatNumber(value: number): string {
  return wholeNumber.format(value);
}

/** Whole đồng: 45000 → "45.000 đ", with a space that does not break. */
export function formatDong(dong: number): string {
  return `${wholeNumber.format(dong)}\u00a0đ`;
}

/** Lowest and highest price: "45.000 – 215.000 đ"; empty when there is none. */
export function formatDongRange(from: number | null, to: number | null): string {
  if (from === null || to === null) return from === null ? '' : formatDong(from);
  return from === to ? formatDong(from) : `${formatNumber(from)} – ${formatDong(to)}`;
}

/** Whole grams: 500 → "500 g", 1500 → "1,5 kg". */
export function formatGrams(grams: number): string {
  return grams < 1000
    ? `${wholeNumber.format(grams)}\u00a0g`
    : `${threeDecimals.format(grams / 1000)}\u00a0kg`;
}

/** Decimal units, as file managers show them: 2400000 → "2,4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${wholeNumber.format(bytes)}\u00a0B`;
  if (bytes < 1_000_000) return `${wholeNumber.format(bytes / 1000)}\u00a0kB`;
  if (bytes < 1_000_000_000) return `${oneDecimal.format(bytes / 1_000_000)}\u00a0MB`;
  return `${oneDecimal.format(bytes / 1_000_000_000)}\u00a0GB`;
}

/** A calendar day YYYY-MM-DD → "05/01/2027", without passing through a time zone. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return year !== undefined && month !== undefined && date !== undefined
    ? `${date}/${month}/${year}`
    : day;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** Local time of day of an instant: "10:32". */
function formatTime(instant: string): string {
  const time = new Date(instant);
  return `${pad(time.getHours())}:${pad(time.getMinutes())}`;
}

/** Local day of an instant: "20/11/2026". */
export function formatDate(instant: string): string {
  const time = new Date(instant);
  return `${pad(time.getDate())}/${pad(time.getMonth() + 1)}/${time.getFullYear()}`;
}

/** Today only the time, otherwise day and time: "10:32" or "12/11/2026 09:05". */
export function formatMoment(instant: string, now: Date): string {
  const today = formatDate(now.toISOString());
  return formatDate(instant) === today
    ? formatTime(instant)
    : `${formatDate(instant)} ${formatTime(instant)}`;
}

/** "Thứ Hai, 23/11/2026" or "Monday, 23/11/2026". */
export function formatWeekday(now: Date, language: string): string {
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    weekday: 'long',
  }).format(now);
  return `${weekday}, ${formatDate(now.toISOString())}`;
}

/** Letters as a person counts them: composed and by code point, as the limits of shared/domain do. */
export function countLetters(text: string): number {
  return [...text.normalize('NFC')].length;
}
