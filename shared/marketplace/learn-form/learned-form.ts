import { z } from 'zod';
import { daySchema } from '../../domain/ids.ts';

/** What a person chose for a column besides a meaning of the list. */
export const FIXED_TEXT = 'text';
export const LEFT_BLANK = 'blank';

const headerSchema = z.string().max(500);
const keptRowsSchema = z.array(z.array(z.string().max(5000)).max(500)).max(30);

export const learnedColumnSchema = z.strictObject({
  /** As it stands in the form; '' where the form has a column without one. */
  header: headerSchema,
  /** Id of a meaning, FIXED_TEXT or LEFT_BLANK. */
  meaning: z.string().min(1).max(40),
  /** What stands in every row of a column of fixed text. */
  text: z.string().max(500),
  /** The form says it must be filled. */
  required: z.boolean(),
  /** Most characters, as the form says; null: it does not. */
  most: z.number().int().min(1).max(100_000).nullable(),
});
export type LearnedColumn = z.infer<typeof learnedColumnSchema>;

const learnedFileSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    delimiter: z.enum([',', ';', '\t', '|']),
    bom: z.boolean(),
    lineEnd: z.enum(['crlf', 'lf']),
    /** Rows the form has over its headers and between them and the first product; as wide as the headers. */
    above: keptRowsSchema,
    below: keptRowsSchema,
  }),
  /** The form itself is filled; the library keeps an empty one. */
  z.strictObject({
    kind: z.literal('workbook'),
    sheet: z.string().min(1).max(60),
    headerRow: z.number().int().min(1).max(100),
    dataRow: z.number().int().min(2).max(120),
  }),
]);
export type LearnedFile = z.infer<typeof learnedFileSchema>;

/** A marketplace's form as a person taught it: everything its profile is made from. */
export const learnedFormSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().trim().min(1).max(60),
  sample: z.strictObject({ fileName: z.string().max(255), seen: daySchema }),
  file: learnedFileSchema,
  pictures: z.strictObject({
    /** What a cell for pictures wants: file names, or addresses where they can be fetched. */
    reference: z.enum(['file-name', 'base-url']),
    separator: z.string().min(1).max(3),
  }),
  columns: z.array(learnedColumnSchema).min(1).max(500),
});
export type LearnedForm = z.infer<typeof learnedFormSchema>;
