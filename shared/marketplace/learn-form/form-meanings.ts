import { z } from 'zod';
import { columnSchema } from '../profile-schema.ts';
import { ruleFieldSchema } from '../rule-field.ts';
import { bilingualSchema } from '../violation.ts';

const wordSchema = z.string().min(1).max(80);
const wordsSchema = z.array(wordSchema);

/** Something a column of a marketplace's form may ask for. */
const formMeaningSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  label: bilingualSchema,
  /** Headers it goes by, in Vietnamese and English. */
  words: wordsSchema.min(1),
  /** As a column of a profile is made. */
  from: columnSchema.shape.from.min(1),
  cell: z.enum(['text', 'integer', 'decimal']).default('text'),
  /** The field of a listing that must be filled where the form says its column must be, and the code that says so. */
  need: z.strictObject({ field: ruleFieldSchema, code: z.string() }).optional(),
  /** Of two meanings with the same words, the one counted like this. */
  unit: z.enum(['g', 'kg']).optional(),
  /** What values look like, for headers nobody knows. */
  values: z
    .enum(['short-text', 'long-text', 'html', 'money', 'code', 'picture', 'pictures'])
    .optional(),
});
export type FormMeaning = z.infer<typeof formMeaningSchema>;

/** resources/domain/form-meanings.json: what columns may mean, and the words forms use to say something about them. */
export const formMeaningsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of resources/domain/tables/. */
  tables: z.array(z.string()),
  /** Rules that every learned form is checked by, of resources/rules/. */
  packs: z.array(z.string()),
  unitWords: z.strictObject({ g: wordsSchema, kg: wordsSchema }),
  /** "… 120 ký tự" */
  limit: z.strictObject({ after: wordsSchema, fewer: wordsSchema }),
  requiredWords: wordsSchema,
  blankWords: wordsSchema,
  /** Words of rows that explain columns and are no products. */
  noteWords: wordsSchema,
  meanings: z.array(formMeaningSchema).min(1),
});
export type FormMeanings = z.infer<typeof formMeaningsSchema>;
