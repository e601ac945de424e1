import { z } from 'zod';
import type { Certificate } from '../../shared/domain/certificate.ts';
import { overrideSchema } from '../../shared/domain/listing-extras.ts';
import {
  listingFieldsSchema,
  moneySchema,
  skuSchema,
  stockSchema,
  type ListingFields,
  type Variant,
} from '../../shared/domain/listing.ts';
import { parseMoney } from '../../shared/text/parse-money.ts';
import { parseWeight } from '../../shared/text/parse-weight.ts';
import { parseDay } from '../i18n/day-text.ts';
import {
  DAYS_OF_SHELF_MONTH,
  type CertificateForm,
  type ListingForm,
  type VariantForm,
  listingFormSchema,
} from './listing-form.ts';

/** Something typed that is not understood. `code` is a key under listings.problem. */
export interface FormProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
}

export interface ReadForm {
  readonly fields: ListingFields;
  readonly problems: readonly FormProblem[];
}

type Report = (path: readonly (string | number)[], code: string) => void;

/**
 * Typed text to fields. Always gives fields, so that the checks can speak while a number is half typed:
 * what is not understood becomes null there and a problem beside it. Texts that are too long are kept whole.
 */
export function readListingForm(
  form: ListingForm,
  householdId: ListingFields['householdId'],
): ReadForm {
  const problems: FormProblem[] = [];
  const report: Report = (path, code) => problems.push({ path, code });
  const fields: ListingFields = {
    householdId,
    name: readText(form.name),
    ocopSet: form.ocopSet === '' ? null : Number(form.ocopSet),
    category: readText(form.category),
    facts: form.facts
      .split('\n')
      .map(readText)
      .filter((fact) => fact !== ''),
    description: form.description.normalize('NFC'),
    origin: readText(form.origin),
    priceDong: readMoney(form.priceDong, ['priceDong'], report),
    unit: form.unit,
    netWeightGrams: readWeight(form.netWeightGrams, ['netWeightGrams'], report),
    stock: readStock(form.stock, ['stock'], report),
    packing: readText(form.packing),
    variantAxis: readText(form.variantAxis),
    variantAxis2: readText(form.variantAxis2),
    variants: form.variants.map((variant, index) => readVariant(variant, index, report)),
    harvestMonths: form.harvestMonths.toSorted((a, b) => a - b),
    shelfLifeDays: readShelfLife(form, report),
    storage: readText(form.storage),
    brand: readText(form.brand),
    certificates: form.certificates.map((certificate, index) =>
      readCertificate(certificate, index, report),
    ),
    parcelWeightGrams: readWeight(form.parcelWeightGrams, ['parcelWeightGrams'], report),
    parcelLengthCm: readSide(form.parcelLengthCm, ['parcelLengthCm'], report),
    parcelWidthCm: readSide(form.parcelWidthCm, ['parcelWidthCm'], report),
    parcelHeightCm: readSide(form.parcelHeightCm, ['parcelHeightCm'], report),
    overrides: form.overrides.flatMap((one) => {
      const read = overrideSchema.safeParse(one);
      return read.success ? [read.data] : [];
    }),
    blanks: form.blanks,
    sku: readSku(form.sku),
  };
  return { fields, problems };
}

/** For the form library: the contract's own schema decides, after the typed text has been read. */
export function listingFormResolverSchema(householdId: ListingFields['householdId']) {
  return listingFormSchema.transform((form, context): ListingFields => {
    const { fields, problems } = readListingForm(form, householdId);
    for (const { path, code } of problems) {
      context.addIssue({ code: 'custom', path: [...path], message: code });
    }
    const checked = listingFieldsSchema.safeParse(fields);
    for (const issue of checked.success ? [] : checked.error.issues) {
      context.addIssue({
        code: 'custom',
        path: placeOnForm(issue.path),
        message: issue.code === 'too_big' ? 'too-long' : 'not-valid',
      });
    }
    return problems.length === 0 && checked.success ? checked.data : z.NEVER;
  });
}

/** Facts are one text on the form. */
function placeOnForm(path: readonly PropertyKey[]): PropertyKey[] {
  return path[0] === 'facts' ? ['facts'] : [...path];
}

function readText(text: string): string {
  return text.normalize('NFC').trim();
}

function readMoney(
  text: string,
  path: readonly (string | number)[],
  report: Report,
): number | null {
  if (text.trim() === '') return null;
  const dong = parseMoney(text);
  if (dong === null) {
    report(path, 'money-unreadable');
    return null;
  }
  if (moneySchema.safeParse(dong).success) return dong;
  report(path, 'money-too-large');
  return null;
}

function readWeight(
  text: string,
  path: readonly (string | number)[],
  report: Report,
): number | null {
  if (text.trim() === '') return null;
  const parsed = parseWeight(text);
  if (parsed.ok) return parsed.grams;
  report(path, `weight-${parsed.problem}`);
  return null;
}

/** Pieces in stock: "120", "1.200". */
function readStock(
  text: string,
  path: readonly (string | number)[],
  report: Report,
): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const isWhole = /^(?:\d+|\d{1,3}(?:\.\d{3})+)$/u.test(typed);
  const stock = isWhole ? Number(typed.replaceAll('.', '')) : Number.NaN;
  if (stockSchema.safeParse(stock).success) return stock;
  report(path, 'stock-unreadable');
  return null;
}

/** A parcel's side in whole centimetres: "30", "30 cm". */
function readSide(text: string, path: readonly (string | number)[], report: Report): number | null {
  const typed = text.trim().replace(/\s*cm$/iu, '');
  if (typed === '') return null;
  const side = /^\d+$/u.test(typed) ? Number(typed) : Number.NaN;
  if (listingFieldsSchema.shape.parcelLengthCm.safeParse(side).success) return side;
  report(path, 'side-unreadable');
  return null;
}

function readShelfLife(form: ListingForm, report: Report): number | null {
  const typed = form.shelfLifeDays.trim();
  if (typed === '') return null;
  const count = /^\d+$/u.test(typed) ? Number(typed) : Number.NaN;
  const days = form.shelfLifeUnit === 'months' ? count * DAYS_OF_SHELF_MONTH : count;
  if (listingFieldsSchema.shape.shelfLifeDays.safeParse(days).success) return days;
  report(['shelfLifeDays'], 'shelf-life-unreadable');
  return null;
}

function readDay(text: string, path: readonly (string | number)[], report: Report): string | null {
  if (text.trim() === '') return null;
  const day = parseDay(text);
  if (day === null) report(path, 'day-unreadable');
  return day;
}

function readVariant(form: VariantForm, index: number, report: Report): Variant {
  return {
    name: readText(form.name),
    name2: readText(form.name2),
    priceDong: readMoney(form.priceDong, ['variants', index, 'priceDong'], report),
    stock: readStock(form.stock, ['variants', index, 'stock'], report),
    netWeightGrams: readWeight(form.netWeightGrams, ['variants', index, 'netWeightGrams'], report),
    sku: readSku(form.sku),
  };
}

function readCertificate(form: CertificateForm, index: number, report: Report): Certificate {
  const at = (key: keyof CertificateForm) => ['certificates', index, key] as const;
  return {
    kind: form.kind,
    number: readText(form.number),
    issuer: readText(form.issuer),
    stars: form.kind === 'ocop' && form.stars !== '' ? Number(form.stars) : null,
    issuedOn: readDay(form.issuedOn, at('issuedOn'), report),
    expiresOn: readDay(form.expiresOn, at('expiresOn'), report),
  };
}

/** SKUs are made by the library and only shown here; one that does not fit is asked for anew. */
function readSku(sku: string): string {
  return skuSchema.safeParse(sku).success ? sku : '';
}
