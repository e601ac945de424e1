import { z } from 'zod';
import { daySchema } from './ids.ts';

export const certificateKindSchema = z.enum([
  'ocop',
  'vietgap',
  'globalgap',
  'organic',
  'haccp',
  'iso22000',
  'food-safety',
  'food-safety-commitment',
  'self-declaration',
  'geographical-indication',
  'growing-area-code',
  'other',
]);
export type CertificateKind = z.infer<typeof certificateKindSchema>;

export const certificateSchema = z.strictObject({
  kind: certificateKindSchema,
  /** Number or decision as printed, e.g. "128/QĐ-UBND". Old papers name bodies that no longer exist: free text. */
  number: z.string().trim().max(80),
  issuer: z.string().trim().max(160),
  /** OCOP stars; null for other kinds. */
  stars: z.number().int().min(1).max(5).nullable(),
  issuedOn: daySchema.nullable(),
  expiresOn: daySchema.nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;
