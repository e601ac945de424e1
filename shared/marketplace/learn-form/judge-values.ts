import type { FormMeaning } from './form-meanings.ts';

type Shape = NonNullable<FormMeaning['values']>;

const PICTURE = /\.(?:jpe?g|png|webp|gif)(?:\?\S*)?$/iu;
const PICTURE_LIST = /\.(?:jpe?g|png|webp|gif)\S*[\s,;|]+\S+\.(?:jpe?g|png|webp|gif)/iu;
/** Between two pictures in one cell. */
const BETWEEN_PICTURES = /\.(?:jpe?g|png|webp|gif)([\s,;|]+)(?=\S)/iu;

/** What all values of a column look like; null: nothing in particular. */
export function judgeValues(values: readonly string[]): Shape | null {
  if (values.length === 0) return null;
  const all = (test: (value: string) => boolean) => values.every(test);
  if (all((value) => PICTURE.test(value) || PICTURE_LIST.test(value))) {
    return values.some((value) => PICTURE_LIST.test(value)) ? 'pictures' : 'picture';
  }
  if (all((value) => /<(?:p|ul|li|br|div|b|strong)\b[^>]*>/iu.test(value))) return 'html';
  if (all((value) => /^\d[\d.,\s]*(?:đ|₫|vnd|vnđ)?$/iu.test(value)) && all(isMoney)) return 'money';
  if (all((value) => /^(?=.*\d)[A-Z0-9][A-Z0-9._/-]{2,39}$/u.test(value)) && isEachOnce(values)) {
    return 'code';
  }
  if (all((value) => value.length > 120)) return 'long-text';
  const isName = (value: string) =>
    value.length >= 8 && value.length <= 120 && /\p{L}+\s+\p{L}+/u.test(value);
  return all(isName) && values.length > 1 && isEachOnce(values) ? 'short-text' : null;
}

/** What stands between several pictures of one cell in a sample; null: no cell holds several. */
export function pictureSeparator(values: readonly string[]): string | null {
  for (const value of values) {
    const between = BETWEEN_PICTURES.exec(value)?.[1];
    if (between === undefined) continue;
    return between.trim() === '' ? (between.includes('\n') ? '\n' : ' ') : between.slice(0, 3);
  }
  return null;
}

/** Do these cells hold addresses rather than file names? */
export function areAddresses(values: readonly string[]): boolean {
  return values.some((value) => /^https?:\/\//iu.test(value));
}

/** Whole thousands of đồng: no number of pieces, weight or year looks like it. */
function isMoney(value: string): boolean {
  const number = Number(value.replaceAll(/\D/gu, ''));
  return number >= 1000 && number % 500 === 0;
}

function isEachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
