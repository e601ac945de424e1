import { z } from 'zod';
import { consentIdSchema, householdIdSchema, instantSchema, marketplaceIdSchema } from './ids.ts';

/** Limits are shown beside the fields, so they are named once, here. Characters are Unicode code points after NFC. */
export const HOUSEHOLD_LIMITS = {
  name: 120,
  hamlet: 80,
  oldAddress: 200,
  cooperativeName: 120,
  note: 1000,
} as const;

/** Vietnamese phone in national form: 0 + 9 digits (mobile) or 0 + 10 digits (landline 02x). See text/parse-phone. */
export const phoneSchema = z.string().regex(/^0(?:[35789]\d{8}|2\d{9})$/);

export const householdKindSchema = z.enum(['household', 'cooperative']);

/** What the officer types. Four fields are required: name, phone, commune, hamlet. */
export const householdFieldsSchema = z.strictObject({
  name: z.string().trim().min(1).max(HOUSEHOLD_LIMITS.name),
  phone: phoneSchema,
  /** Five-digit code of the commune after July 2025; the province follows from it. */
  communeCode: z.string().regex(/^\d{5}$/),
  hamlet: z.string().trim().min(1).max(HOUSEHOLD_LIMITS.hamlet),
  /** The address as older papers write it (districts included). Free text. */
  oldAddress: z.string().trim().max(HOUSEHOLD_LIMITS.oldAddress),
  kind: householdKindSchema,
  /** The cooperative this household belongs to, or empty. */
  cooperativeName: z.string().trim().max(HOUSEHOLD_LIMITS.cooperativeName),
  note: z.string().trim().max(HOUSEHOLD_LIMITS.note),
});
export type HouseholdFields = z.infer<typeof householdFieldsSchema>;

/** One tick per purpose (Law 91/2025/QH15: consent is given per purpose, before processing, and can be proved). */
export const consentPurposeSchema = z.enum([
  'keep-profile',
  'report-statistics',
  'publish-listing',
  'hand-to-marketplace',
  'portrait-promotion',
]);
export type ConsentPurpose = z.infer<typeof consentPurposeSchema>;

export const consentSchema = z.strictObject({
  id: consentIdSchema,
  householdId: householdIdSchema,
  purpose: consentPurposeSchema,
  /** Only for 'hand-to-marketplace'; null otherwise. */
  marketplaceId: marketplaceIdSchema.nullable(),
  /** Version of the consent text that was read out (resources/help/consent.*.md). */
  textVersion: z.string().min(1).max(40),
  grantedAt: instantSchema,
  recordedBy: z.string().max(120),
  withdrawnAt: instantSchema.nullable(),
});
export type Consent = z.infer<typeof consentSchema>;

/** The ladder of a household, lowest step not yet reached first. */
export const ladderStepSchema = z.enum(['consent', 'profile', 'account', 'listed', 'first-order']);

export const householdSchema = householdFieldsSchema.extend({
  id: householdIdSchema,
  communeName: z.string(),
  provinceCode: z.string(),
  provinceName: z.string(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Household = z.infer<typeof householdSchema>;

/** May this household's listings be put into a bundle for that marketplace? Needs both consents, neither withdrawn. */
export function mayExport(consents: readonly Consent[], marketplaceId: string): boolean {
  const standing = consents.filter((consent) => consent.withdrawnAt === null);
  const publish = standing.some((consent) => consent.purpose === 'publish-listing');
  const hand = standing.some(
    (consent) =>
      consent.purpose === 'hand-to-marketplace' && consent.marketplaceId === marketplaceId,
  );
  return publish && hand;
}
