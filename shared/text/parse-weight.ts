/** Why a typed weight was not understood; the words are in i18n. */
export type WeightProblem = 'unreadable' | 'no-unit' | 'volume' | 'too-small' | 'too-large';

export type ParsedWeight =
  | { readonly ok: true; readonly grams: number }
  | { readonly ok: false; readonly problem: WeightProblem };

/** Above this no parcel and no sack is sold as one piece; the same ceiling as gramsSchema. */
const MOST_GRAMS = 100_000_000;

/** Grams per unit. "cân" and "ký" are what people say for a kilogram; "lạng" is 100 g. */
const GRAMS_PER_UNIT: Readonly<Record<string, number>> = {
  g: 1,
  gr: 1,
  gam: 1,
  gram: 1,
  grams: 1,
  kg: 1000,
  kgs: 1000,
  kí: 1000,
  ký: 1000,
  ki: 1000,
  ky: 1000,
  kilo: 1000,
  cân: 1000,
  can: 1000,
  kilogam: 1000,
  kilogram: 1000,
  lạng: 100,
  lang: 100,
  yến: 10_000,
  yen: 10_000,
  tạ: 100_000,
  ta: 100_000,
  tấn: 1_000_000,
  tan: 1_000_000,
};

const VOLUME_UNITS: ReadonlySet<string> = new Set([
  'ml',
  'l',
  'lít',
  'lit',
  'cc',
  'litre',
  'liter',
]);

/**
 * Reads a weight as people type it: "500 g", "0,5 kg", "1kg", "1kg2" (1,2 kg), "2 lạng", "nửa cân".
 * A comma is a decimal mark; a dot before exactly three digits groups thousands ("1.500 g"), unless the
 * number starts with 0. A number without a unit is refused: 20 may be grams or kilograms.
 * The result is whole grams, rounded from parts of a gram.
 */
export function parseWeight(text: string): ParsedWeight {
  const typed = text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const match = /^(nửa|nua|[\d.,]+)? ?(\p{L}+) ?(rưỡi|ruoi|\d+)?$/u.exec(typed);
  if (match === null) return /^[\d.,]+$/u.test(typed) ? refuse('no-unit') : refuse('unreadable');

  const [, amountText, unit = '', tail] = match;
  if (VOLUME_UNITS.has(unit))
    return amountText === undefined ? refuse('unreadable') : refuse('volume');
  const gramsPerUnit = GRAMS_PER_UNIT[unit];
  if (gramsPerUnit === undefined || amountText === undefined) return refuse('unreadable');

  const amount = readAmount(amountText);
  const rest = readTail(tail, gramsPerUnit);
  if (amount === null || rest === null) return refuse('unreadable');
  if (tail !== undefined && !Number.isInteger(amount)) return refuse('unreadable');

  const grams = Math.round(amount * gramsPerUnit + rest);
  if (grams < 1) return refuse('too-small');
  if (grams > MOST_GRAMS) return refuse('too-large');
  return { ok: true, grams };
}

/** Whole grams as Vietnamese write them: "500 g", "1,25 kg", "1.500 kg". parseWeight reads it back exactly. */
export function formatWeight(grams: number): string {
  if (grams < 1000) return `${grams} g`;
  const [whole = '', decimals = ''] = (grams / 1000).toFixed(3).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  const shown = decimals.replace(/0+$/u, '');
  return shown === '' ? `${grouped} kg` : `${grouped},${shown} kg`;
}

function readAmount(text: string): number | null {
  if (text === 'nửa' || text === 'nua') return 0.5;
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(text) && !text.startsWith('0')) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return Number(text.replace(',', '.'));
  return null;
}

/** What follows the unit: "1kg2" is two tenths, "1kg25" 25 hundredths, "1kg200" 200 grams, "1 cân rưỡi" a half. */
function readTail(tail: string | undefined, gramsPerUnit: number): number | null {
  if (tail === undefined) return 0;
  if (gramsPerUnit === 1) return null;
  if (tail === 'rưỡi' || tail === 'ruoi') return gramsPerUnit / 2;
  if (tail.length > 3) return null;
  return (Number(tail) / 10 ** tail.length) * gramsPerUnit;
}

function refuse(problem: WeightProblem): ParsedWeight {
  return { ok: false, problem };
}
