import { z } from 'zod';
import { daySchema } from '../domain/ids.ts';
import { percentSchema } from '../domain/own-rates.ts';
import { bilingualSchema, shownSourceSchema } from './violation.ts';

/** A rate that holds for a time, as its source says it. */
const datedRateSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  label: bilingualSchema,
  percent: percentSchema,
  validFrom: daySchema,
  /** Last day; null: no end is known. */
  validTo: daySchema.nullable(),
  source: shownSourceSchema,
});
export type DatedRate = z.infer<typeof datedRateSchema>;

/** resources/domain/rates.json */
export const datedRatesSchema = z.strictObject({ rates: z.array(datedRateSchema) });

/** The rate of that name on a day; of several the one that began last. Null: none is known for the day. */
export function rateOn(rates: readonly DatedRate[], id: string, day: string): DatedRate | null {
  const inForce = rates
    .filter((rate) => rate.id === id && rate.validFrom <= day && day <= (rate.validTo ?? day))
    .toSorted((left, right) => left.validFrom.localeCompare(right.validFrom));
  return inForce.at(-1) ?? null;
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
