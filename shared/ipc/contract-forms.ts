import { z } from 'zod';
import { marketplaceIdSchema } from '../domain/ids.ts';
import { learnedColumnSchema, learnedFormSchema } from '../marketplace/learn-form/learned-form.ts';
import { bilingualSchema } from '../marketplace/violation.ts';
import { nothing } from './contract-app.ts';

/** Stands for a sample the application read; what is in it stays there but for what is shown. */
const formTokenSchema = z.uuid();

const rowNumberSchema = z.number().int().min(1).max(300);
const picturesSchema = learnedFormSchema.shape.pictures;

const placeSchema = {
  /** '' in a file of text. */
  sheet: z.string().max(60),
  /** Counted from 1. */
  headerRow: rowNumberSchema,
  dataRow: rowNumberSchema,
};

const proposedColumnSchema = learnedColumnSchema.extend({
  /** What it was told from; null: from nothing. */
  by: z.enum(['header', 'values']).nullable(),
  /** False: a person should look at it. */
  isSure: z.boolean(),
  samples: z.array(z.string()),
  notes: z.array(z.string()),
});

export const formProposalSchema = z.strictObject({
  ...placeSchema,
  columns: z.array(proposedColumnSchema),
  pictures: picturesSchema,
});
export type FormProposal = z.infer<typeof formProposalSchema>;

export const formViewSchema = z.strictObject({
  token: formTokenSchema,
  fileName: z.string(),
  kind: z.enum(['csv', 'workbook']),
  name: z.string(),
  /** The form that is being corrected; null for a new one. */
  marketplaceId: marketplaceIdSchema.nullable(),
  /** The first rows of each sheet, cells shortened: where a person sees which row has the headers. */
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })),
  /** What a column may mean, in the order in which a list shows it. */
  meanings: z.array(z.strictObject({ id: z.string(), label: bilingualSchema })),
  proposal: formProposalSchema,
});
export type FormView = z.infer<typeof formViewSchema>;

/** What a person settled. `columns` are those of the proposal at the same place, in the same order. */
export const formChoicesSchema = z.strictObject({
  name: z.string().max(60),
  ...placeSchema,
  columns: z.array(learnedColumnSchema.omit({ header: true })).max(500),
  pictures: picturesSchema,
});
export type FormChoices = z.infer<typeof formChoicesSchema>;

export const formPreviewSchema = z.strictObject({
  headers: z.array(z.string()),
  /** Cells as they will stand in the file. */
  rows: z.array(z.array(z.string())),
  /** The file itself, where it is text. */
  text: z.string().nullable(),
  /** The products the rows are made from, and what keeps each out of a bundle for this form. */
  products: z.array(z.strictObject({ name: z.string(), problems: z.array(bilingualSchema) })),
});
export type FormPreview = z.infer<typeof formPreviewSchema>;

const settled = z.strictObject({ token: formTokenSchema, choices: formChoicesSchema });
const one = z.strictObject({ marketplaceId: marketplaceIdSchema });
const viewOrNothing = z.strictObject({ form: formViewSchema.nullable() });

export const formChannels = {
  /** Null: the dialog was closed. */
  'forms:pick-sample': { input: nothing, output: viewOrNothing },
  /** A file that was dropped on the window. */
  'forms:read-sample': {
    input: z.strictObject({ path: z.string().min(1).max(4096) }),
    output: z.strictObject({ form: formViewSchema }),
  },
  'forms:open': { input: one, output: z.strictObject({ form: formViewSchema }) },
  'forms:propose': {
    input: z.strictObject({ token: formTokenSchema, ...placeSchema }),
    output: z.strictObject({ proposal: formProposalSchema }),
  },
  'forms:preview': { input: settled, output: z.strictObject({ preview: formPreviewSchema }) },
  'forms:save': { input: settled, output: one },
  'forms:remove': { input: one, output: nothing },
  /** Null: the dialog was closed. */
  'forms:share': { input: one, output: z.strictObject({ savedAs: z.string().nullable() }) },
} as const;
