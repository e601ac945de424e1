import { z } from 'zod';
import { instantSchema, jobIdSchema } from '../domain/ids.ts';
import { changedListingSchema } from '../marketplace/pack-impact.ts';
import { bilingualSchema, severitySchema, shownSourceSchema } from '../marketplace/violation.ts';
import { nothing } from './contract-app.ts';

const packRuleSchema = z.strictObject({
  code: z.string(),
  severity: severitySchema,
  /** The officer's sentence, placeholders unfilled. */
  text: bilingualSchema,
  source: bilingualSchema,
  state: z.enum(['in-force', 'not-yet', 'ended', 'suspended', 'superseded']),
  /** First day in force, and the paper and day that changed the state; empty where not known. */
  validFrom: z.string(),
  since: z.string(),
  by: z.string(),
});

export const packViewSchema = z.strictObject({
  /** Of an imported pack; null for the one the application brought along. */
  rowId: z.string().nullable(),
  packId: z.string(),
  title: bilingualSchema,
  revision: z.iso.date(),
  /** Whole days since the revision. */
  ageDays: z.number().int(),
  /** Its rules are the ones applied now. */
  isUsed: z.boolean(),
  isOn: z.boolean(),
  importedAt: instantSchema.nullable(),
  sources: z.array(shownSourceSchema),
  rules: z.array(packRuleSchema),
  /** Suspended today. */
  suspendedLaws: z.array(
    z.strictObject({
      title: bilingualSchema,
      since: z.iso.date(),
      by: z.string(),
      note: bilingualSchema.nullable(),
      source: shownSourceSchema,
    }),
  ),
});
export type PackView = z.infer<typeof packViewSchema>;

const rowInput = z.strictObject({ rowId: z.uuid() });

export const ruleChannels = {
  'rules:list': { input: nothing, output: z.strictObject({ packs: z.array(packViewSchema) }) },
  /** Opens a dialog; the pack is checked and kept switched off. Null: the dialog was closed. */
  'rules:pick-pack': {
    input: nothing,
    output: z.strictObject({
      rowId: z.string().nullable(),
      jobId: jobIdSchema.nullable(),
    }),
  },
  'rules:start-impact': { input: rowInput, output: z.strictObject({ jobId: jobIdSchema }) },
  /** Null until the job is done. */
  'rules:get-impact': {
    input: rowInput,
    output: z.strictObject({
      impact: z
        .strictObject({
          newlyFailing: z.array(changedListingSchema),
          newlyPassing: z.array(changedListingSchema),
          checked: z.number().int(),
        })
        .nullable(),
    }),
  },
  'rules:switch': {
    input: z.strictObject({ rowId: z.uuid(), isOn: z.boolean() }),
    output: nothing,
  },
} as const;
