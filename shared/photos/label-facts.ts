import { z } from 'zod';
import { certificateKindSchema } from '../domain/certificate.ts';
import { daySchema } from '../domain/ids.ts';

/** One line as the reader saw it. */
export const labelLineSchema = z.strictObject({
  text: z.string().max(400),
  /** 0 to 1, as the reader trusts itself. */
  confidence: z.number().min(0).max(1),
});
export type LabelLine = z.infer<typeof labelLineSchema>;

/** Where a fact comes from, for a person to look at. */
const origin = labelLineSchema.shape;
const foundIn = { line: origin.text, confidence: origin.confidence };

const quantityUnitSchema = z.enum(['g', 'kg', 'ml', 'l']);
export const quantitySchema = z.strictObject({
  value: z.number().positive().max(100_000),
  unit: quantityUnitSchema,
  /** As printed, tidied: "500 g". */
  text: z.string().max(60),
});
export type Quantity = z.infer<typeof quantitySchema>;

export const shelfLifeSchema = z.strictObject({
  count: z.number().int().min(1).max(3650),
  unit: z.enum(['day', 'month', 'year']),
});
export type ShelfLife = z.infer<typeof shelfLifeSchema>;

/** What a pack says about itself. Null: not seen, or not seen clearly enough. */
export const labelFactsSchema = z.strictObject({
  netWeight: quantitySchema.extend(foundIn).nullable(),
  madeOn: z.strictObject({ date: daySchema, ...foundIn }).nullable(),
  /** Printed, or reckoned from the production date and the shelf life. */
  expiresOn: z.strictObject({ date: daySchema, isReckoned: z.boolean(), ...foundIn }).nullable(),
  shelfLife: shelfLifeSchema.extend(foundIn).nullable(),
  certificates: z
    .array(z.strictObject({ number: z.string().max(80), kind: certificateKindSchema, ...foundIn }))
    .max(20),
  /** 8, 12, 13 or 14 digits whose check digit is right. */
  gtin: z.strictObject({ digits: z.string().regex(/^\d{8,14}$/), ...foundIn }).nullable(),
});
export type LabelFacts = z.infer<typeof labelFactsSchema>;
