import { foldVietnamese } from '../text/fold-vietnamese.ts';
import type { Quantity } from './label-facts.ts';

/** What stands for a digit after a camera and a reader: the letters that look like one. */
export const DIGIT = '[0-9oOlIi|]';
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
};

/** Letters that were taken for digits, made digits again. */
export function asDigits(text: string): string {
  return text.replaceAll(/[oOlIi|]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
}

/** Longest first. "q" is what a small g is often taken for; so is "9", but that cannot be told from a digit. */
const UNITS: readonly (readonly [pattern: string, unit: Quantity['unit']])[] = [
  ['kilogram|kilogam|kg|kq', 'kg'],
  ['mililit|ml|m[1i|]', 'ml'],
  ['gram|gam|grs?|g|q', 'g'],
  ['litre|lit|l', 'l'],
];
const UNIT = UNITS.map(([pattern]) => pattern).join('|');
const NUMBER = `${DIGIT}{1,6}(?:[.,]${DIGIT}{1,3})?`;
const PACKS = '(?:goi|tui|hop|chai|hu|lo|cai|vien|banh|thanh)';
const QUANTITY = new RegExp(
  `(?<![a-z0-9.,/])(?:(${DIGIT}{1,3})\\s*${PACKS}?\\s*[x×*]\\s*)?(${NUMBER})\\s*(${UNIT})(?![a-z0-9])`,
  'gi',
);

export interface QuantityAt extends Quantity {
  /** UTF-16 places in the folded text. */
  readonly start: number;
  readonly end: number;
  /** Letters stood where digits belong. */
  readonly hasSlips: boolean;
}

/**
 * Weights and volumes in a line, in their order: "500 g", "1,5 lít", "5OO ml", "10 gói x 50 g". At least one true
 * digit is required. A separator before three digits means thousands with g and ml, and a decimal with kg and l.
 */
export function readQuantities(line: string): QuantityAt[] {
  const folded = foldVietnamese(line);
  return [...folded.matchAll(QUANTITY)].flatMap((match) => {
    const [whole, packs = '', digits = '', name = ''] = match;
    if (!/\d/.test(digits)) return [];
    const unit = unitNamed(name);
    const number = numberOf(asDigits(digits), unit);
    const value = Number((number * (packs === '' ? 1 : Number(asDigits(packs)))).toFixed(3));
    if (!(value > 0) || value > 100_000) return [];
    return [
      {
        value,
        unit,
        text: `${String(value).replace('.', ',')} ${unit}`,
        start: match.index,
        end: match.index + whole.length,
        hasSlips: /[oOlIi|]/.test(digits + packs),
      },
    ];
  });
}

function unitNamed(name: string): Quantity['unit'] {
  const found = UNITS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(name));
  return found?.[1] ?? 'g';
}

function numberOf(digits: string, unit: Quantity['unit']): number {
  const [whole = '', rest] = digits.split(/[.,]/);
  if (rest === undefined) return Number(whole);
  const isThousands = rest.length === 3 && (unit === 'g' || unit === 'ml');
  return isThousands ? Number(whole + rest) : Number(`${whole}.${rest}`);
}

/** Grams of a weight, millilitres of a volume. */
export function inSmallUnit({ value, unit }: Pick<Quantity, 'value' | 'unit'>): {
  readonly amount: number;
  readonly kind: 'weight' | 'volume';
} {
  const isLarge = unit === 'kg' || unit === 'l';
  return {
    amount: Math.round(value * (isLarge ? 1000 : 1)),
    kind: unit === 'g' || unit === 'kg' ? 'weight' : 'volume',
  };
}
