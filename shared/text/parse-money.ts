/** Above this nothing on a farm is sold; the same ceiling as moneySchema. */
const MOST_DONG = 10_000_000_000;

const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1000,
  ng: 1000,
  nghin: 1000,
  ngan: 1000,
  tr: 1_000_000,
  trieu: 1_000_000,
  cu: 1_000_000,
  ty: 1_000_000_000,
};

const CURRENCY = /\s*(?:vnđ|vnd|đồng|dong|₫|đ|d)\.?$/u;

/**
 * Reads a price as people type it: "25k", "25 nghìn", "1tr2" (1.200.000), "1,2 triệu", "1.250.000", "1250000đ".
 * Returns whole đồng, or null when the text can be read in two ways or not at all: "1,5" and "1.25" are refused,
 * because a comma or dot before anything but three digits is no price in đồng.
 */
export function parseMoney(text: string): number | null {
  const typed = foldTyped(text);
  if (typed === '') return null;
  const amount = readWithWord(typed) ?? readDigits(typed.replace(CURRENCY, ''));
  return amount !== null && Number.isSafeInteger(amount) && amount >= 0 && amount <= MOST_DONG
    ? amount
    : null;
}

/** "1.250.000 đ". An ordinary space and letter, unlike Intl's, so that it can stand in any file. */
export function formatMoney(dong: number): string {
  return `${formatNumber(dong)} đ`;
}

/** Vietnamese grouping: 1250000 → "1.250.000", 0.5 → "0,5". */
export function formatNumber(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

/** Lower case without marks, except that đ stays: it is the currency, while d is only tolerated after a number. */
function foldTyped(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('nghìn', 'nghin')
    .replaceAll('ngàn', 'ngan')
    .replaceAll('triệu', 'trieu')
    .replaceAll('củ', 'cu')
    .replaceAll('tỷ', 'ty')
    .replaceAll('tỉ', 'ty')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A number, a word for thousands or millions, and perhaps what people say after it: "1tr2", "1tr250", "2 triệu rưỡi". */
function readWithWord(typed: string): number | null {
  const match =
    /^(\d[\d.,]*) ?(k|nghin|ngan|ng|trieu|tr|cu|ty) ?(rưỡi|ruoi|\d{1,3})?(?: ?(?:vnđ|vnd|đồng|dong|₫|đ|d))?$/u.exec(
      typed,
    );
  if (match === null) return null;
  const [, amountText = '', word = '', tail] = match;
  const multiplier = MULTIPLIERS[word];
  const amount = readDecimal(amountText);
  if (multiplier === undefined || amount === null) return null;
  if (tail === undefined) return wholeOrNull(amount * multiplier);
  if (!Number.isInteger(amount)) return null;
  if (tail === 'rưỡi' || tail === 'ruoi') return wholeOrNull((amount + 0.5) * multiplier);
  return wholeOrNull(amount * multiplier + (Number(tail) / 10 ** tail.length) * multiplier);
}

/** "1,2" and "1.2" are decimals before a word; three digits after a single mark are thousands ("1.250 nghìn"). */
function readDecimal(text: string): number | null {
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(text) && !text.startsWith('0'))
    return Number(text.replace(/[.,]/gu, ''));
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return Number(text.replace(',', '.'));
  return null;
}

function readDigits(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,0+)?$/u.test(text))
    return Number(text.replace(/,0+$/u, '').replaceAll('.', ''));
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.0+)?$/u.test(text))
    return Number(text.replace(/\.0+$/u, '').replaceAll(',', ''));
  if (/^[1-9]\d{0,2}(?: \d{3})+$/u.test(text)) return Number(text.replaceAll(' ', ''));
  return null;
}

/** 1.2 × 1,000,000 is not exactly whole in binary: parts smaller than a thousandth of a đồng are rounding. */
function wholeOrNull(amount: number): number | null {
  const rounded = Math.round(amount);
  return Math.abs(amount - rounded) < 0.001 ? rounded : null;
}
