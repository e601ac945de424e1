import { z } from 'zod';
import { blankReasonSchema } from '../domain/listing-extras.ts';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/** How far a fact may be trusted; shown as a badge. "unknown" is an honest answer. */
export const confidenceSchema = z.enum([
  'official',
  'importer-code',
  'run',
  'third-party-code',
  'third-party-article',
  'own-conclusion',
  'law',
  'unknown',
]);

export const bilingualSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

/** The source as shown beside a violation. */
export const shownSourceSchema = z.strictObject({
  /** In Vietnamese, or in the source's own words where they are its name. */
  title: z.string(),
  /** For English screens; absent where the title is a name in any language. */
  titleEn: z.string().optional(),
  /** Day on which the fact was seen. */
  seen: z.iso.date(),
  confidence: confidenceSchema,
  url: z.string().optional(),
});

/** A proposed change of one field of the listing, shown as a diff and never applied without the person. */
export const fixSchema = z.strictObject({
  /** A field of ListingFields, or 'variants.<index>.<field>'. */
  field: z.string(),
  before: z.union([z.string(), z.number(), z.null(), z.array(z.string())]),
  after: z.union([z.string(), z.number(), z.null(), z.array(z.string())]),
  /** Marketplace id: the change is of what that marketplace alone is given. Absent: of what is said once for all. */
  onlyAt: z.string().optional(),
});
export type Fix = z.infer<typeof fixSchema>;

/** A place in a text: UTF-16 code units of the NFC text, `end` is one past the last. */
export const textSpanSchema = z.strictObject({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** As it stands there. */
  found: z.string(),
});
export type TextSpan = z.infer<typeof textSpanSchema>;

/** One rule broken on one field of one listing. */
export const violationSchema = z.strictObject({
  /** Stable, e.g. 'name.too-long'; the same code in every marketplace. */
  code: z.string(),
  /** The rule kind that found it, e.g. 'length-most'. */
  kind: z.string(),
  /** Field of ListingFields ('name', 'photos', 'variants.0.priceDong', …). */
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: severitySchema,
  /** Short, for the officer; and plain words for the farmer. Params are already filled in. */
  officer: bilingualSchema,
  farmer: bilingualSchema,
  source: shownSourceSchema,
  /** The set of rules it is from, a pack or a profile, and that set's day. */
  edition: z.strictObject({ id: z.string(), revision: z.iso.date() }).optional(),
  /** Every place in the field's text that breaks the rule, in order; absent where the rule is about no place. */
  spans: z.array(textSpanSchema).optional(),
  fix: fixSchema.nullable(),
  /** Marketplace id: the field holds a text of that marketplace's own, and that text is what breaks the rule. */
  onlyAt: z.string().optional(),
  /** The field may stay blank when somebody says why. */
  mayBeBlank: z.boolean().optional(),
  /** Why it is blank, where that was said and counts: the violation is then no more than a note. */
  excuse: blankReasonSchema.pick({ reason: true, askOn: true }).optional(),
});
export type Violation = z.infer<typeof violationSchema>;

/** 'error' violations keep a listing out of a bundle; the others only speak. */
export function isBlocking(violation: Pick<Violation, 'severity'>): boolean {
  return violation.severity === 'error';
}
