import { ratesOn, type RateKind, type RateOnDay, type Rates } from './rates.ts';

const WITHHOLDING: ReadonlySet<RateKind> = new Set([
  'withholding-vat',
  'withholding-pit',
  'withholding-together',
]);

/** What a marketplace holds back for the tax office, in percent of the price, and the rates it is made of. */
export interface Withholding {
  readonly percent: number;
  readonly rates: readonly RateOnDay[];
}

/** Of every marketplace on that day. Null: no rate is known. */
export function withholdingOn(rates: Rates, day: string): Withholding | null {
  const held = ratesOn(rates, day, null).filter(({ kind }) => WITHHOLDING.has(kind));
  if (held.length === 0 || held.some(({ value }) => value === null)) return null;
  return { percent: held.reduce((sum, { value }) => sum + (value ?? 0), 0), rates: held };
}

export interface NetPriceInput {
  /** Whole đồng, as the buyer pays. */
  readonly priceDong: number | null;
  /** Null: not known, and then there is no estimate. */
  readonly commissionPercent: number | null;
  readonly withholdingPercent: number | null;
  /** Null: not reckoned. */
  readonly packingDong: number | null;
}

export type NetPrice =
  | { readonly kind: 'missing'; readonly missing: 'price' | 'commission' | 'withholding' }
  | {
      readonly kind: 'estimate';
      readonly netDong: number;
      readonly commissionDong: number;
      readonly withholdingDong: number;
    };

/** What about is left to the household of one piece. Each deduction is rounded up to a whole đồng. */
export function netPrice(input: NetPriceInput): NetPrice {
  const { priceDong, commissionPercent, withholdingPercent, packingDong } = input;
  if (priceDong === null) return { kind: 'missing', missing: 'price' };
  if (commissionPercent === null) return { kind: 'missing', missing: 'commission' };
  if (withholdingPercent === null) return { kind: 'missing', missing: 'withholding' };
  const commissionDong = partOf(priceDong, commissionPercent);
  const withholdingDong = partOf(priceDong, withholdingPercent);
  const netDong = priceDong - commissionDong - withholdingDong - (packingDong ?? 0);
  return { kind: 'estimate', netDong, commissionDong, withholdingDong };
}

/** In hundredths of a percent, so that 0.5 % of a price is no binary fraction. */
function partOf(priceDong: number, percent: number): number {
  return Math.ceil((priceDong * Math.round(percent * 100)) / 10_000);
}
