import { z } from 'zod';

/** ASCII, so that no importer and no unzipper stumbles over it. */
export const dataFileNameSchema = z.string().regex(/^[a-z0-9_-]+\.(?:csv|tsv|txt|xlsx)$/);
const workbookNameSchema = z.string().regex(/^[a-z0-9_-]+\.xlsx$/);

/** How several values stand in one cell, and what stands before a separator inside a value; null: never. */
const listSchema = z
  .strictObject({ separator: z.string().min(1).max(3), escape: z.string().max(2) })
  .nullable();

/** Rows that are no products and stay as they are. */
const keptRowsSchema = z.array(z.array(z.string())).max(30).default([]);

const csvFormatSchema = z.strictObject({
  kind: z.literal('csv'),
  /** File name inside the bundle, ASCII. */
  name: z.string().regex(/^[a-z0-9_-]+\.(?:csv|tsv|txt)$/),
  encoding: z.literal('utf-8'),
  bom: z.boolean(),
  delimiter: z.enum([',', ';', '\t', '|']),
  lineEnd: z.enum(['crlf', 'lf']),
  /** 'apostrophe' puts ' before cells a spreadsheet would run as a formula. Only for files people open themselves. */
  formulaGuard: z.enum(['none', 'apostrophe']),
  list: listSchema,
  /** A form of somebody's own may have the same header twice. */
  repeatsHeaders: z.boolean().default(false),
  /** Over the headers, and between them and the first product; each as wide as the headers. */
  above: keptRowsSchema,
  below: keptRowsSchema,
});
export type CsvFormat = z.infer<typeof csvFormatSchema>;

/** A workbook of one sheet, written whole: headers in row 1. */
const xlsxFormatSchema = z.strictObject({
  kind: z.literal('xlsx'),
  name: workbookNameSchema,
  sheet: z
    .string()
    .min(1)
    .max(31)
    .regex(/^[^[\]:*?/\\']+$/),
  list: listSchema,
});

const rowNumberSchema = z.number().int().min(1).max(100);
const wordsSchema = z.array(z.string().min(1).max(60)).max(20);

/**
 * The marketplace's own workbook, which the shop downloads and this application fills. All that is known of its
 * layout is here; what differs by shop and month (columns, units, limits, the first free row) is read from the file.
 */
const workbookFormatSchema = z.strictObject({
  kind: z.literal('workbook'),
  name: workbookNameSchema,
  /** The library keeps an empty one: nobody has to give it at every export. */
  keepsTemplate: z.boolean().default(false),
  list: listSchema,
  /** Sheets that are looked at first, in any language; any other visible sheet with the keys will do. */
  sheets: wordsSchema,
  keys: z.strictObject({
    /** Where machine keys stand: in the sheet itself, or in its hidden twin (the sheet's name and `hiddenSuffix`). */
    row: rowNumberSchema,
    hiddenSuffix: z.string().min(1).max(20).nullable(),
    /** What follows this sign is not the key: "ps_price|1|1". */
    endsAt: z.string().length(1).nullable(),
    /** Columns of the profile that go by a pattern instead of one key: "title" → "^title\\.[a-z]{2}_[A-Z]{2}$". */
    patterns: z.record(z.string(), z.string().max(100)),
    /** The same key a second time is another column: "Ảnh", "Ảnh #2". Otherwise only the first counts. */
    countsRepeats: z.boolean().default(false),
    /** Without these it is not this marketplace's workbook. */
    mustHave: z.array(z.string()).min(1),
  }),
  /** The row by which the marketplace knows its own workbook, and how its first cell begins in those that are meant. */
  signature: z.strictObject({ row: rowNumberSchema, startsWith: z.string().min(1) }).nullable(),
  labelRow: rowNumberSchema,
  /** Says whether a column must be filled; `words` are those that say it must, whole cell. */
  required: z.strictObject({ row: rowNumberSchema, words: wordsSchema }).nullable(),
  /** Explanations and rules, shown to the person and read for units and limits, in this order. */
  noteRows: z.array(rowNumberSchema).max(6),
  /** The first free row is found in the file, but never above this one. */
  earliestDataRow: rowNumberSchema,
  /** Keys whose cells the marketplace fills in free rows too: they do not make a row taken. */
  prefilled: wordsSchema,
  weight: z.strictObject({
    column: z.string(),
    /** Words that name a unit in the label or notes of the column. */
    units: z.strictObject({ g: wordsSchema, kg: wordsSchema }),
    /** Where the file does not say; null: it must. */
    otherwise: z.enum(['g', 'kg']).nullable(),
  }),
  /** "… 120 ký tự" in the notes of a column is the most its text may have. */
  limit: z.strictObject({
    column: z.string(),
    after: wordsSchema,
    /** Words before the number that mean "less than it". */
    fewer: wordsSchema,
  }),
  /** The marketplace's own categories, as it lists them. */
  categories: z
    .strictObject({
      sheets: wordsSchema,
      firstRow: rowNumberSchema,
      /** "100875-Sức khỏe/Thực phẩm" or "Thực phẩm/Trà (603065)": which end of the cell the number stands at. */
      idAt: z.enum(['start', 'end']),
    })
    .nullable(),
  /** Columns whose key begins like this switch a way of sending on. */
  channelKey: z.string().nullable(),
  /** Columns whose key begins like one of these differ by category: a person is asked, demanded or not. */
  askFor: wordsSchema,
});
export type WorkbookFormat = z.infer<typeof workbookFormatSchema>;

export const fileFormatSchema = z.discriminatedUnion('kind', [
  csvFormatSchema,
  xlsxFormatSchema,
  workbookFormatSchema,
]);
