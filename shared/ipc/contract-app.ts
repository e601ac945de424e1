import { z } from 'zod';
import {
  batchIdSchema,
  householdIdSchema,
  instantSchema,
  jobIdSchema,
  listingIdSchema,
} from '../domain/ids.ts';
import { ownRatesSchema } from '../domain/own-rates.ts';
import { jobViewSchema } from './events.ts';

/** A call without arguments still sends an object, so that it can grow. */
export const nothing = z.strictObject({});
/** Typed into a search field. */
export const querySchema = z.string().max(200);

export const settingsSchema = z.strictObject({
  officerName: z.string().trim().max(120),
  officerPhone: z.string().trim().max(20),
  communeCode: z.union([z.string().regex(/^\d{5}$/), z.literal('')]),
  language: z.enum(['vi', 'en']),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  textSize: z.union([z.literal(100), z.literal(115), z.literal(130), z.literal(150)]),
  /** The last public address under which pictures were put, offered again at the next export. */
  pictureBase: z.string().max(500),
  /** Marketplaces whose checks are shown; empty means all. */
  shownMarketplaces: z.array(z.string().max(40)).max(50),
  /** Fees as the officer found them out, for the estimate of what is left to a household. */
  rates: ownRatesSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

/** Names of batches are i18n keys under batch.* with params, so that history reads in either language. */
const batchNameSchema = z.strictObject({
  key: z.string().max(60),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const historyEntrySchema = z.strictObject({
  batchId: batchIdSchema,
  seq: z.number().int(),
  name: batchNameSchema,
  actor: z.string(),
  at: instantSchema,
  changes: z.array(
    z.strictObject({
      entity: z.string(),
      entityId: z.string(),
      /** Changed fields only, as stored. Long values are cut at 300 characters. */
      fields: z.array(
        z.strictObject({
          field: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Undone already, or itself an undo of something. */
  undoneBy: batchIdSchema.nullable(),
  undoes: batchIdSchema.nullable(),
  /** False when a later batch touched the same fields. */
  canUndo: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const todayTaskSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('draft-left'),
    listingId: listingIdSchema.nullable(),
    householdId: householdIdSchema,
    name: z.string(),
    savedAt: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('listings-nearly-ready'),
    count: z.number().int(),
    fixable: z.number().int(),
    firstListingId: listingIdSchema,
  }),
  z.strictObject({
    kind: z.literal('household-without-consent'),
    householdId: householdIdSchema,
    name: z.string(),
    hamlet: z.string(),
    waiting: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('certificate-ending'),
    listingId: listingIdSchema,
    name: z.string(),
    certificate: z.string(),
    days: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('listings-without-photos'),
    count: z.number().int(),
    firstListingId: listingIdSchema,
  }),
  z.strictObject({
    kind: z.literal('ready-to-bundle'),
    households: z.number().int(),
    listings: z.number().int(),
  }),
]);
export type TodayTask = z.infer<typeof todayTaskSchema>;

export const appChannels = {
  'app:get-state': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      /** Folder of the library, for display only. */
      libraryFolder: z.string(),
      libraryWarnings: z.array(z.enum(['removable-drive', 'network-drive', 'cloud-folder'])),
      counts: z.strictObject({
        households: z.number().int(),
        listings: z.number().int(),
        photos: z.number().int(),
        bundles: z.number().int(),
      }),
      /** Time of the newest committed batch; null in an empty library. */
      lastSavedAt: instantSchema.nullable(),
      /** What Ctrl+Z would take back. */
      undo: z.strictObject({ batchId: batchIdSchema, name: batchNameSchema }).nullable(),
      /** Newest revision date among the marketplace profiles. */
      rulesDate: z.iso.date().nullable(),
      communeLabel: z.string(),
      settings: settingsSchema,
    }),
  },
  'app:open-data-folder': { input: nothing, output: nothing },
  'home:get-today': {
    input: nothing,
    output: z.strictObject({ tasks: z.array(todayTaskSchema) }),
  },
  'journal:list-batches': {
    input: z.strictObject({
      /** History of one record (its own rows and those that hang on it), or of everything. */
      entityId: z.uuid().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.strictObject({ entries: z.array(historyEntrySchema) }),
  },
  'journal:undo': {
    input: z.strictObject({ batchId: batchIdSchema }),
    output: z.strictObject({ name: batchNameSchema }),
  },
  'jobs:list': { input: nothing, output: z.strictObject({ jobs: z.array(jobViewSchema) }) },
  'jobs:cancel': { input: z.strictObject({ jobId: jobIdSchema }), output: nothing },
  'search:find': {
    input: z.strictObject({ query: querySchema, limit: z.number().int().min(1).max(50) }),
    output: z.strictObject({
      hits: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('household'),
            id: householdIdSchema,
            title: z.string(),
            detail: z.string(),
          }),
          z.strictObject({
            kind: z.literal('listing'),
            id: listingIdSchema,
            title: z.string(),
            detail: z.string(),
          }),
        ]),
      ),
    }),
  },
  'settings:get': { input: nothing, output: settingsSchema },
  'settings:update': { input: settingsSchema.partial(), output: settingsSchema },
  'demo:fill': { input: nothing, output: z.strictObject({ jobId: jobIdSchema }) },
} as const;
