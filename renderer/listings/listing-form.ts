import { z } from 'zod';
import { certificateKindSchema, type Certificate } from '../../shared/domain/certificate.ts';
import { unitSchema, type ListingFields, type Variant } from '../../shared/domain/listing.ts';
import { blankReasonSchema, overridableFieldSchema } from '../../shared/domain/listing-extras.ts';
import { formatWeight } from '../../shared/text/parse-weight.ts';
import { formatMoney, formatNumber } from '../../shared/text/parse-money.ts';
import { formatDay } from '../i18n/formats.ts';

const variantFormSchema = z.object({
  name: z.string(),
  name2: z.string(),
  priceDong: z.string(),
  stock: z.string(),
  netWeightGrams: z.string(),
  sku: z.string(),
});
export type VariantForm = z.infer<typeof variantFormSchema>;

const certificateFormSchema = z.object({
  kind: certificateKindSchema,
  number: z.string(),
  issuer: z.string(),
  /** '' or '1'..'5'. */
  stars: z.string(),
  issuedOn: z.string(),
  expiresOn: z.string(),
});
export type CertificateForm = z.infer<typeof certificateFormSchema>;

const overrideFormSchema = z.object({
  marketplaceId: z.string(),
  field: overridableFieldSchema,
  value: z.string(),
});

/**
 * The editor's own shape: everything as typed, so that nothing is lost or rewritten while a hand is on it.
 * Names are those of ListingFields, so that a violation's field is also the place on the screen.
 * Drafts keep this shape as JSON.
 */
export const listingFormSchema = z.object({
  name: z.string(),
  /** '' or '1'..'26'. */
  ocopSet: z.string(),
  category: z.string(),
  /** One fact per line. */
  facts: z.string(),
  description: z.string(),
  origin: z.string(),
  priceDong: z.string(),
  unit: unitSchema,
  netWeightGrams: z.string(),
  stock: z.string(),
  packing: z.string(),
  variantAxis: z.string(),
  variantAxis2: z.string(),
  variants: z.array(variantFormSchema),
  harvestMonths: z.array(z.number().int().min(1).max(12)),
  shelfLifeDays: z.string(),
  shelfLifeUnit: z.enum(['days', 'months']),
  storage: z.string(),
  brand: z.string(),
  certificates: z.array(certificateFormSchema),
  parcelWeightGrams: z.string(),
  parcelLengthCm: z.string(),
  parcelWidthCm: z.string(),
  parcelHeightCm: z.string(),
  /** Kept as they are: one text per marketplace and field, one reason per blank field. */
  overrides: z.array(overrideFormSchema),
  blanks: z.array(blankReasonSchema),
  sku: z.string(),
});
export type ListingForm = z.infer<typeof listingFormSchema>;

/** Shelf lives are told in months of 30 days, as labels do. */
export const DAYS_OF_SHELF_MONTH = 30;

export function fieldsToForm(fields: ListingFields): ListingForm {
  const inMonths =
    fields.shelfLifeDays !== null &&
    fields.shelfLifeDays >= 2 * DAYS_OF_SHELF_MONTH &&
    fields.shelfLifeDays % DAYS_OF_SHELF_MONTH === 0;
  return {
    name: fields.name,
    ocopSet: numberText(fields.ocopSet),
    category: fields.category,
    facts: fields.facts.join('\n'),
    description: fields.description,
    origin: fields.origin,
    priceDong: numberOr(fields.priceDong, formatMoney),
    unit: fields.unit,
    netWeightGrams: numberOr(fields.netWeightGrams, formatWeight),
    stock: numberOr(fields.stock, formatNumber),
    packing: fields.packing,
    variantAxis: fields.variantAxis,
    variantAxis2: fields.variantAxis2,
    variants: fields.variants.map(variantToForm),
    harvestMonths: [...fields.harvestMonths],
    shelfLifeDays: numberText(
      inMonths ? (fields.shelfLifeDays ?? 0) / DAYS_OF_SHELF_MONTH : fields.shelfLifeDays,
    ),
    shelfLifeUnit: inMonths ? 'months' : 'days',
    storage: fields.storage,
    brand: fields.brand,
    certificates: fields.certificates.map(certificateToForm),
    parcelWeightGrams: numberOr(fields.parcelWeightGrams, formatWeight),
    parcelLengthCm: numberText(fields.parcelLengthCm),
    parcelWidthCm: numberText(fields.parcelWidthCm),
    parcelHeightCm: numberText(fields.parcelHeightCm),
    overrides: [...fields.overrides],
    blanks: [...fields.blanks],
    sku: fields.sku,
  };
}

export function emptyVariantForm(): VariantForm {
  return { name: '', name2: '', priceDong: '', stock: '', netWeightGrams: '', sku: '' };
}

export function emptyCertificateForm(): CertificateForm {
  return { kind: 'ocop', number: '', issuer: '', stars: '', issuedOn: '', expiresOn: '' };
}

/** The form as text: what a draft keeps, and the same for two forms that hold the same. */
export function formText(form: ListingForm): string {
  return JSON.stringify(listingFormSchema.parse(form));
}

/** Everything but the SKUs, which the library makes: for telling whether another change came in between. */
export function withoutSkus(form: ListingForm): ListingForm {
  return { ...form, sku: '', variants: form.variants.map((variant) => ({ ...variant, sku: '' })) };
}

/**
 * A kept draft back into a form. The text may come from an older version of the editor or be damaged:
 * every field that still fits is taken over `base`, the rest stays as it is. Null: nothing usable.
 */
export function reviveDraft(text: string, base: ListingForm): ListingForm | null {
  const kept = keptFields(text);
  if (kept === null) return null;
  const fitting = Object.entries(listingFormSchema.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(kept[key]);
    return read.success ? [[key, read.data] as const] : [];
  });
  return fitting.length === 0
    ? null
    : listingFormSchema.parse({ ...base, ...Object.fromEntries(fitting) });
}

function keptFields(text: string): Record<string, unknown> | null {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function variantToForm(variant: Variant): VariantForm {
  return {
    name: variant.name,
    name2: variant.name2,
    priceDong: numberOr(variant.priceDong, formatMoney),
    stock: numberOr(variant.stock, formatNumber),
    netWeightGrams: numberOr(variant.netWeightGrams, formatWeight),
    sku: variant.sku,
  };
}

function certificateToForm(certificate: Certificate): CertificateForm {
  return {
    kind: certificate.kind,
    number: certificate.number,
    issuer: certificate.issuer,
    stars: numberText(certificate.stars),
    issuedOn: certificate.issuedOn === null ? '' : formatDay(certificate.issuedOn),
    expiresOn: certificate.expiresOn === null ? '' : formatDay(certificate.expiresOn),
  };
}

function numberText(value: number | null): string {
  return numberOr(value, String);
}

function numberOr(value: number | null, format: (value: number) => string): string {
  return value === null ? '' : format(value);
}
