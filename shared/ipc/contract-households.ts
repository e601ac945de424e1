import { z } from 'zod';
import {
  consentPurposeSchema,
  consentSchema,
  householdFieldsSchema,
  householdSchema,
  ladderStepSchema,
} from '../domain/household.ts';
import { consentIdSchema, householdIdSchema, marketplaceIdSchema } from '../domain/ids.ts';
import { nothing, querySchema } from './contract-app.ts';
import { receiptSummarySchema } from './receipt.ts';
import { listingRowSchema } from './listing-row.ts';

export const householdRowSchema = z.strictObject({
  id: householdIdSchema,
  name: z.string(),
  kind: z.enum(['household', 'cooperative']),
  hamlet: z.string(),
  communeName: z.string(),
  provinceName: z.string(),
  /** Last three digits visible, the rest dots. */
  phoneMasked: z.string(),
  listingCount: z.number().int(),
  hasPublishConsent: z.boolean(),
  /** First step of the ladder not yet reached; null when all are. */
  nextStep: ladderStepSchema.nullable(),
});
export type HouseholdRow = z.infer<typeof householdRowSchema>;

export const communeSchema = z.strictObject({
  code: z.string(),
  /** "Xã Mường Phăng" */
  name: z.string(),
  provinceCode: z.string(),
  provinceName: z.string(),
  /** Old names that led to this commune, when the query matched one of them. */
  formerly: z.string(),
});
export type Commune = z.infer<typeof communeSchema>;

export const householdChannels = {
  'households:list': {
    input: z.strictObject({
      query: querySchema,
      filter: z.enum(['all', 'no-consent', 'no-listing']),
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ rows: z.array(householdRowSchema), total: z.number().int() }),
  },
  'households:get': {
    input: z.strictObject({ id: householdIdSchema }),
    output: z.strictObject({
      household: householdSchema,
      consents: z.array(consentSchema),
      listings: z.array(listingRowSchema),
      receipts: z.array(receiptSummarySchema),
      ladder: z.array(z.strictObject({ step: ladderStepSchema, reached: z.boolean() })),
    }),
  },
  'households:create': {
    input: z.strictObject({ fields: householdFieldsSchema }),
    output: z.strictObject({ id: householdIdSchema }),
  },
  'households:update': {
    input: z.strictObject({ id: householdIdSchema, fields: householdFieldsSchema }),
    output: nothing,
  },
  'households:remove': { input: z.strictObject({ id: householdIdSchema }), output: nothing },
  'households:record-consent': {
    input: z.strictObject({
      householdId: householdIdSchema,
      /** Several ticks of one sheet are one batch. */
      grants: z
        .array(
          z.strictObject({
            purpose: consentPurposeSchema,
            marketplaceId: marketplaceIdSchema.nullable(),
          }),
        )
        .min(1)
        .max(60),
      textVersion: z.string().min(1).max(40),
    }),
    output: z.strictObject({ consents: z.array(consentSchema) }),
  },
  'households:withdraw-consent': {
    input: z.strictObject({ consentId: consentIdSchema }),
    output: nothing,
  },
  'places:search-communes': {
    input: z.strictObject({ query: querySchema, limit: z.number().int().min(1).max(50) }),
    output: z.strictObject({ communes: z.array(communeSchema) }),
  },
} as const;
