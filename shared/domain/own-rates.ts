import { z } from 'zod';
import { daySchema, marketplaceIdSchema } from './ids.ts';
import { moneySchema } from './listing.ts';

/** Percent of the price, with at most two decimals. */
export const percentSchema = z.number().min(0).max(100).multipleOf(0.01);

/** What an officer found out about one marketplace's fees. Null: not known, which is never taken for nothing. */
const marketplaceRatesSchema = z.strictObject({
  marketplaceId: marketplaceIdSchema,
  commissionPercent: percentSchema.nullable(),
  /** Null: the dated rate that is shipped. */
  withholdingPercent: percentSchema.nullable(),
  /** Day on which it was typed: fees change. */
  changedOn: daySchema,
});
export type MarketplaceRates = z.infer<typeof marketplaceRatesSchema>;

export const ownRatesSchema = z.strictObject({
  /** Whole đồng per piece sold. */
  packingDong: moneySchema.nullable(),
  marketplaces: z.array(marketplaceRatesSchema).max(100),
});
export type OwnRates = z.infer<typeof ownRatesSchema>;

export const NO_OWN_RATES: OwnRates = { packingDong: null, marketplaces: [] };
