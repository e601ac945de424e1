import { z } from 'zod';
import { daySchema, householdIdSchema, marketplaceIdSchema } from '../domain/ids.ts';

const tokenSchema = z.string().min(1).max(60);

/** Some two thousand addresses; a longer list is picked as a file. */
export const MOST_PASTED_LETTERS = 200_000;

/** Household × marketplace, as an export is asked for. */
export const exportItemsSchema = z
  .array(z.strictObject({ householdId: householdIdSchema, marketplaceId: marketplaceIdSchema }))
  .min(1)
  .max(2000);

/** For which papers and rules are judged; today where absent. */
export const uploadDaySchema = daySchema.optional();

/** Where the pictures are, of marketplaces that take addresses. */
export const pictureChoiceSchema = z.discriminatedUnion('kind', [
  /** All under one public address, as typed. */
  z.strictObject({ kind: z.literal('base'), base: z.string().max(500) }),
  /** A list kept by main. */
  z.strictObject({ kind: z.literal('list'), token: tokenSchema }),
  /** Not known yet: cells stay empty, the bundle's own page finishes the file. */
  z.strictObject({ kind: z.literal('none') }),
]);

export type PictureChoice = z.infer<typeof pictureChoiceSchema>;

const keptListSchema = z.strictObject({
  token: tokenSchema,
  /** Different https addresses in it. */
  addresses: z.number().int(),
});

const pictureListMatchSchema = z.strictObject({
  total: z.number().int(),
  found: z.number().int(),
  /** Names without an address, the first 200. */
  missing: z.array(z.string()),
  /** Those of them for which the list gives several. */
  ambiguous: z.array(z.string()),
});
export type PictureListMatch = z.infer<typeof pictureListMatchSchema>;

export const pictureChannels = {
  'exports:pick-picture-list': {
    input: z.strictObject({}),
    /** Null: the dialog was closed. */
    output: z.strictObject({ list: keptListSchema.extend({ fileName: z.string() }).nullable() }),
  },
  'exports:paste-picture-list': {
    input: z.strictObject({ text: z.string().max(MOST_PASTED_LETTERS) }),
    output: keptListSchema,
  },
  'exports:match-picture-list': {
    input: z.strictObject({
      token: tokenSchema,
      items: exportItemsSchema,
      uploadDay: uploadDaySchema,
    }),
    output: pictureListMatchSchema,
  },
} as const;
