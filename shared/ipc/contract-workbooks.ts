import { z } from 'zod';
import { marketplaceIdSchema } from '../domain/ids.ts';
import { workbookChoicesSchema } from '../marketplace/fit-workbook.ts';

/** Stands for a workbook the application read; paths do not cross. */
const workbookTokenSchema = z.uuid();

/** A shop's own workbook, as it was recognised. */
export const workbookViewSchema = z.strictObject({
  workbookToken: workbookTokenSchema,
  fileName: z.string(),
  marketplaceId: marketplaceIdSchema,
  sheetName: z.string(),
  firstFreeRow: z.number().int(),
  /** Null: the file does not say, and it cannot be filled. */
  weightUnit: z.enum(['g', 'kg']).nullable(),
  /** Most characters of a name; null: the file does not say. */
  titleLimit: z.number().int().nullable(),
  categoryCount: z.number().int(),
  /** Columns that want a word from a person. */
  columns: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      isRequired: z.boolean(),
      isChannel: z.boolean(),
      notes: z.array(z.string()),
      /** What the file lets a person choose from; empty: anything. */
      allowed: z.array(z.string()),
    }),
  ),
  /** What was said about this template before. */
  choices: workbookChoicesSchema,
});
export type WorkbookView = z.infer<typeof workbookViewSchema>;

/** The workbook a marketplace's bundles are filled into, and what goes into columns nobody knows. */
export const exportWorkbookSchema = z.strictObject({
  marketplaceId: marketplaceIdSchema,
  workbookToken: workbookTokenSchema,
  choices: workbookChoicesSchema,
});

export const workbookChannels = {
  'exports:pick-workbook': {
    input: z.strictObject({ marketplaceId: marketplaceIdSchema }),
    /** Null: the dialog was closed. */
    output: z.strictObject({ workbook: workbookViewSchema.nullable() }),
  },
  'exports:inspect-workbook': {
    input: z.strictObject({ workbookToken: workbookTokenSchema }),
    output: z.strictObject({ workbook: workbookViewSchema }),
  },
  /** The marketplace's own categories as the workbook lists them; those that hold every word of the query. */
  'exports:find-workbook-categories': {
    input: z.strictObject({
      workbookToken: workbookTokenSchema,
      query: z.string().max(200),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.strictObject({
      categories: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    }),
  },
} as const;
