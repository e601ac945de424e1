import { z } from 'zod';
import { daySchema } from '../domain/ids.ts';
import { sourceSchema } from './profile-schema.ts';
import { bilingualSchema } from './violation.ts';

/** What a rate is of. 'commission' and 'payment-fee' are a marketplace's own; the others are law. */
export const rateKindSchema = z.enum([
  'withholding-vat',
  'withholding-pit',
  'withholding-together',
  'tax-free-revenue',
  'commission',
  'payment-fee',
]);
export type RateKind = z.infer<typeof rateKindSchema>;

const rateSchema = z.strictObject({
  kind: rateKindSchema,
  /** Consent id of the marketplace whose rate it is; null: of every one. */
  marketplaceId: z.string().nullable(),
  unit: z.enum(['percent-of-price', 'dong-per-year', 'dong-per-order']),
  /** null: not known. Never guessed; the officer may write what the shop's own page says. */
  value: z.number().min(0).nullable(),
  /** true: only about so much, to be checked. */
  isAbout: z.boolean(),
  source: z.string(),
  /** First and last day; open where absent. */
  validFrom: daySchema.optional(),
  validTo: daySchema.optional(),
  note: bilingualSchema,
});

/** resources/domain/rates.json: tax and fee rates as information, never as a rule that keeps a listing out. */
export const ratesSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    revision: daySchema,
    sources: z.array(sourceSchema).min(1),
    rates: z.array(rateSchema),
  })
  .superRefine(({ sources, rates }, context) => {
    for (const [index, { source }] of rates.entries()) {
      if (sources.some(({ id }) => id === source)) continue;
      const path = ['rates', index, 'source'];
      context.addIssue({ code: 'custom', message: `no source is called "${source}"`, path });
    }
  });
export type Rates = z.infer<typeof ratesSchema>;

/** A rate with its source beside it, as it is shown. */
export type RateOnDay = Omit<Rates['rates'][number], 'source'> & {
  readonly source: Omit<Rates['sources'][number], 'id'>;
};

/**
 * The rates in force on a day for one marketplace: its own before those of every one, one per kind. A kind that is
 * missing here is not known at all, a value of null is known to be unknown.
 */
export function ratesOn(
  { sources, rates }: Rates,
  day: string,
  marketplaceId: string | null,
): RateOnDay[] {
  const found = new Map<RateKind, RateOnDay>();
  for (const rate of rates) {
    if (rate.marketplaceId !== null && rate.marketplaceId !== marketplaceId) continue;
    if (day < (rate.validFrom ?? '') || day > (rate.validTo ?? '9999')) continue;
    const source = sources.find(({ id }) => id === rate.source);
    if (source === undefined) continue;
    if (found.has(rate.kind) && rate.marketplaceId === null) continue;
    const { id: _, ...shown } = source;
    found.set(rate.kind, { ...rate, source: shown });
  }
  return [...found.values()];
}
