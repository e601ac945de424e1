import { z } from 'zod';
import { householdIdSchema, marketplaceIdSchema } from '../domain/ids.ts';
import { noticeSchema } from '../marketplace/notice-schema.ts';
import { profileSchema } from '../marketplace/profile-schema.ts';
import { shownSourceSchema } from '../marketplace/violation.ts';
import { nothing, querySchema } from './contract-app.ts';
import { listingRowSchema } from './listing-row.ts';

const about = profileSchema.shape;

/** A marketplace as a person chooses one: without its rules and columns, which only checking and mapping need. */
export const catalogueEntrySchema = z.strictObject({
  id: about.id,
  name: about.name,
  summary: about.summary,
  confidence: about.confidence,
  official: about.official,
  revision: about.revision,
  /** Kind and name of the data file in the bundle: 'csv', 'san-pham.csv'. */
  fileKind: z.string(),
  fileName: z.string(),
  /** How a data row names a picture, and what the pictures of a bundle are made to fit. */
  pictures: z.strictObject({
    reference: about.pictures.shape.reference,
    most: z.number().int(),
    leastSidePx: z.number().int(),
    sidePx: z.number().int(),
    /** null: as large as they come out. */
    mostBytes: z.number().int().nullable(),
  }),
  /** What has to be given at every export. */
  asks: z.array(z.enum(['picture-address', 'workbook'])),
  columns: z.number().int(),
  rules: z.number().int(),
  sources: z.array(shownSourceSchema),
  isInUse: z.boolean(),
  /** Taught to this library, not shipped with the application. */
  isLearned: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

export const marketplaceChannels = {
  'marketplaces:catalogue': {
    input: nothing,
    output: z.strictObject({
      marketplaces: z.array(catalogueEntrySchema),
      /** Asked for by people, but not offered. */
      notices: z.array(noticeSchema),
    }),
  },
  'marketplaces:guide': {
    input: z.strictObject({ id: marketplaceIdSchema, language: z.enum(['vi', 'en']) }),
    /** Markdown. */
    output: z.strictObject({ guide: z.string() }),
  },
  'marketplaces:set-in-use': {
    /** All that are to be in use. None would leave nothing to check and nothing to pack. */
    input: z.strictObject({ ids: z.array(marketplaceIdSchema).min(1).max(50) }),
    output: nothing,
  },
  'listings:matrix': {
    input: z.strictObject({
      query: querySchema,
      householdId: householdIdSchema.nullable(),
      /** Whose problems are counted for `filter` and `sort`; null: those of all in use. */
      of: marketplaceIdSchema.nullable(),
      filter: z.enum(['all', 'unfinished', 'ready']),
      sort: z.enum(['problems', 'name', 'household']),
      /** 'problems' upwards is "nearly ready": fewest first, those without any after the last. */
      descending: z.boolean(),
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({
      rows: z.array(listingRowSchema),
      total: z.number().int(),
      /** Some listings are still being checked: order and total are not final. */
      isCounting: z.boolean(),
    }),
  },
} as const;
