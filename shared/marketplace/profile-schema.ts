import { z } from 'zod';
import { daySchema, marketplaceIdSchema, type MarketplaceId } from '../domain/ids.ts';
import { renditionSpecSchema } from '../domain/rendition.ts';
import { dataFileNameSchema, fileFormatSchema } from './file-format-schema.ts';
import { messagesSchema } from './messages.ts';
import { profileProblems } from './profile-problems.ts';
import { rowKindSchema } from './row-field.ts';
import { ruleFieldSchema } from './rule-field.ts';
import { bilingualSchema, severitySchema, shownSourceSchema } from './violation.ts';
import { vocabularySchema } from './vocabulary.ts';

/** Version of profile.json's own shape. */
const PROFILE_SCHEMA_VERSION = 1;

const nameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

export const sourceSchema = shownSourceSchema.extend({
  id: z.string().regex(/^[a-z0-9/-]{1,120}$/),
});

/** A transform kind by name, and its params beside it: {"do": "weight", "unit": "kg", "decimals": 3}. */
const stepSchema = z.looseObject({ do: nameSchema });

/** One column. `from` is a pipeline, empty for a column that must be present and stays blank. */
export const columnSchema = z.strictObject({
  /** Exact text, as the importer wants it; '' only where a form has a column without one. */
  header: z.string().max(500),
  /** The importer refuses a row whose cell is empty. */
  required: z.boolean(),
  /** Row kinds that carry the cell; elsewhere it is blank. */
  on: z.array(rowKindSchema).min(1),
  from: z.array(stepSchema).max(8),
  /** What a workbook's cell holds; a file of text holds text. */
  cell: z.enum(['text', 'integer', 'decimal']).default('text'),
});
export type Column = z.infer<typeof columnSchema>;

const byWhatSchema = z.string().min(1).max(300);

/** Not applied from this day (to this one, where known); `by` names the paper that says so. */
export const suspensionSchema = z.strictObject({
  from: daySchema,
  to: daySchema.optional(),
  by: byWhatSchema,
  note: bilingualSchema.optional(),
});

/** One use of a rule kind. `code` names the message and is the same in every marketplace. */
export const ruleSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/),
  kind: nameSchema,
  field: ruleFieldSchema,
  severity: severitySchema,
  params: z.record(z.string(), z.unknown()),
  source: z.string(),
  /** First and last day on which the rule applies; open where absent. */
  validFrom: daySchema.optional(),
  validTo: daySchema.optional(),
  suspended: suspensionSchema.optional(),
  /** Not applied from this day on, because `by` takes its place. */
  supersededBy: z.strictObject({ from: daySchema, by: byWhatSchema }).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

const rowLayoutSchema = z.strictObject({
  variants: z.enum(['one-row', 'parent-then-children', 'children-then-parent', 'handle-rows']),
  pictures: z.enum(['list-in-cell', 'extra-rows', 'none']),
});

/** A second file of the same dialect: rows of these kinds go there instead of into the first. */
const moreFileSchema = z.strictObject({
  name: dataFileNameSchema,
  on: z.array(rowKindSchema).min(1),
  columns: z.array(columnSchema).min(1),
});

const pictureFormatSchema = z.strictObject({
  /** What a picture cell holds: a bare file name, an address under a base asked at export, or a path in the bundle. */
  reference: z.enum(['file-name', 'base-url', 'folder']),
  /** Pictures per listing that are handed over; more are left out. */
  most: z.number().int().min(1).max(250),
  /** Shorter side under which a picture is called too small, in pixels; advice, never enlarged. */
  leastSidePx: z.number().int().min(1).max(5000),
  rendition: renditionSpecSchema,
});

/** Something only the shop knows and the file cannot do without; asked when a bundle is made. */
const askSchema = z.strictObject({
  id: nameSchema,
  label: bilingualSchema,
  hint: bilingualSchema,
  /** 'https-base': a public address; "{sku}" in it marks where the product's code goes, else it goes to the end. */
  kind: z.enum(['https-base']),
  /** No bundle is made without an answer. */
  required: z.boolean(),
});
export type Ask = z.infer<typeof askSchema>;

/** What is known of the file a marketplace answers with; without it columns are found by their words. */
const resultsSchema = z.strictObject({
  /** Exact machine keys or headers, as that file has them. */
  sku: z.array(z.string().min(1).max(200)).min(1).max(10),
  reason: z.array(z.string().min(1).max(200)).min(1).max(10),
  source: z.string(),
});

/** What all profiles say about themselves, whether read from a folder or resolved. */
const identity = {
  schemaVersion: z.literal(PROFILE_SCHEMA_VERSION),
  id: marketplaceIdSchema,
  name: z.string().min(1).max(80),
  summary: bilingualSchema,
  /** Day on which a person last compared the profile with its sources. */
  revision: daySchema,
  /** false: shown as "not an official template". */
  official: z.boolean(),
  /** How far the whole profile may be trusted; a badge. */
  confidence: z.enum(['exact', 'from-others', 'experimental', 'unknown']),
  sources: z.array(sourceSchema).min(1),
  file: fileFormatSchema,
  rows: rowLayoutSchema,
  pictures: pictureFormatSchema,
  columns: z.array(columnSchema).min(1),
  /** For importers that want variants in a file of their own. */
  moreFiles: z.array(moreFileSchema).max(3).default([]),
  /** Answered by id: two marketplaces that ask the same thing by the same id are answered once. */
  asks: z.array(askSchema).max(5).default([]),
  /** Whose consent covers this one: two header sets of one marketplace are one marketplace to a household. */
  consentAs: marketplaceIdSchema.optional(),
  /** Marketplaces an officer meets every day are checked from the first start; the others when chosen. */
  isUsual: z.boolean().default(false),
  results: resultsSchema.optional(),
  tables: z.record(nameSchema, z.record(z.string(), z.string())),
  rules: z.array(ruleSchema),
};

/** profile.json as written in a folder: rules shared by all marketplaces are named, not copied. */
export const profileFileSchema = z.strictObject({
  ...identity,
  /** Packs of resources/rules/, by file name without .json. */
  packs: z.array(nameSchema),
  /** Tables of resources/domain/tables/, by file name without .json; used beside `tables`. */
  domainTables: z.array(nameSchema),
});
export type ProfileFile = z.infer<typeof profileFileSchema>;

/** A profile with its packs and tables put in: complete, and checked against the kinds. */
export const profileSchema = z
  .strictObject({
    ...identity,
    vocabularies: z.record(nameSchema, vocabularySchema),
    /** Revision of each pack that was put in, by pack id. */
    editions: z.record(nameSchema, daySchema).default({}),
  })
  .superRefine((profile, context) => {
    for (const problem of profileProblems(profile)) {
      context.addIssue({ code: 'custom', message: problem.message, path: [...problem.path] });
    }
  });
export type Profile = z.infer<typeof profileSchema>;

/** The marketplace a household says yes to when it says yes to this profile. */
export function consentIdOf(profile: Pick<Profile, 'id' | 'consentAs'>): MarketplaceId {
  return profile.consentAs ?? profile.id;
}

export const profileViewSchema = z.strictObject({
  profile: profileSchema,
  messages: messagesSchema,
});
export type ProfileView = z.infer<typeof profileViewSchema>;
