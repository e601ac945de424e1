import type { Certificate } from '../domain/certificate.ts';
import type { ListingFields } from '../domain/listing.ts';
import { foldVietnamese } from '../text/fold-vietnamese.ts';
import type { LabelFacts, ShelfLife } from './label-facts.ts';
import { inSmallUnit, readQuantities } from './read-quantity.ts';

/** What was found, by a stable name. Params are ready to be shown. */
export type LabelFindingKey =
  | 'net-same'
  | 'net-differs'
  /** "nhãn 500 ml, tin ghi 500 g" */
  | 'net-unit-differs'
  /** A volume on the label, grams in the listing: nobody can tell. */
  | 'net-not-comparable'
  | 'net-missing'
  | 'shelf-life-same'
  | 'shelf-life-differs'
  | 'shelf-life-missing'
  | 'certificate-same'
  | 'certificate-missing'
  | 'expired';

export interface LabelFinding {
  readonly key: LabelFindingKey;
  readonly verdict: 'same' | 'differs' | 'missing' | 'unclear';
  /** Where in the form it belongs. */
  readonly field: 'netWeightGrams' | 'shelfLifeDays' | 'certificates';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the form can take over when a person agrees. Certificates are added to those that are there. */
export type LabelProposal =
  | { readonly field: 'netWeightGrams' | 'shelfLifeDays'; readonly value: number }
  | { readonly field: 'certificates'; readonly value: Certificate };

export interface LabelComparison {
  readonly findings: readonly LabelFinding[];
  readonly proposals: readonly LabelProposal[];
}

/** Ways of counting months differ by this many days in a year. */
const SHELF_LIFE_TOLERANCE = 0.03;
/** As the form takes it; more is misread. */
const MOST_SHELF_LIFE_DAYS = 36_500;

/**
 * Holds what a label says against a listing. `today`: YYYY-MM-DD, or null where nothing is to be said about expiry.
 * Only what the label says is held against the listing: what it does not say proves nothing.
 */
export function compareLabel(
  facts: LabelFacts,
  listing: ListingFields,
  today: string | null,
): LabelComparison {
  const findings: LabelFinding[] = [];
  const proposals: LabelProposal[] = [];
  compareNet(facts, listing, findings, proposals);
  compareShelfLife(facts, listing, findings, proposals);
  compareCertificates(facts, listing, findings, proposals);
  if (today !== null && facts.expiresOn !== null && facts.expiresOn.date < today) {
    const params = { date: facts.expiresOn.date };
    findings.push({ key: 'expired', verdict: 'differs', field: 'shelfLifeDays', params });
  }
  return { findings, proposals };
}

function compareNet(
  { netWeight }: LabelFacts,
  listing: ListingFields,
  findings: LabelFinding[],
  proposals: LabelProposal[],
): void {
  if (netWeight === null) return;
  const { amount, kind } = inSmallUnit(netWeight);
  const field = 'netWeightGrams';
  const add = (key: LabelFindingKey, verdict: LabelFinding['verdict'], written: string): void => {
    findings.push({ key, verdict, field, params: { label: netWeight.text, listing: written } });
  };
  const grams = listing.variants
    .map((variant) => variant.netWeightGrams)
    .concat(listing.netWeightGrams)
    .filter((weight) => weight !== null);
  const written = quantitiesWritten(listing);
  const inWords = written.find((each) => each.kind === kind && each.amount === amount);
  if (kind === 'weight' && grams.includes(amount)) add('net-same', 'same', `${amount} g`);
  else if (kind === 'volume' && inWords) add('net-same', 'same', inWords.text);
  else if (kind === 'volume' && grams.includes(amount)) {
    add('net-unit-differs', 'differs', `${amount} g`);
  } else if (kind === 'weight' && grams.length > 0) {
    add('net-differs', 'differs', grams.map((weight) => `${weight} g`).join(', '));
  } else if (kind === 'volume' && written.some((each) => each.kind === 'volume')) {
    const others = written.filter((each) => each.kind === 'volume').map((each) => each.text);
    add('net-differs', 'differs', [...new Set(others)].join(', '));
  } else if (kind === 'volume' && grams.length > 0) {
    add('net-not-comparable', 'unclear', grams.map((weight) => `${weight} g`).join(', '));
  } else {
    add('net-missing', 'missing', '');
    // How much a millilitre weighs depends on what it is: no weight is made of a volume.
    if (kind === 'weight') proposals.push({ field, value: amount });
  }
}

/** Amounts in the texts a buyer sees. */
function quantitiesWritten(
  listing: ListingFields,
): { amount: number; kind: 'weight' | 'volume'; text: string }[] {
  const texts = [
    listing.name,
    listing.packing,
    ...listing.facts,
    ...listing.variants.flatMap((variant) => [variant.name, variant.name2]),
  ];
  return texts.flatMap((text) =>
    readQuantities(text).map((quantity) => ({ ...inSmallUnit(quantity), text: quantity.text })),
  );
}

function compareShelfLife(
  facts: LabelFacts,
  listing: ListingFields,
  findings: LabelFinding[],
  proposals: LabelProposal[],
): void {
  const days = shelfLifeDays(facts);
  if (days === null || days > MOST_SHELF_LIFE_DAYS) return;
  const field = 'shelfLifeDays';
  const has = listing.shelfLifeDays;
  if (has === null) {
    findings.push({
      key: 'shelf-life-missing',
      verdict: 'missing',
      field,
      params: { label: days },
    });
    proposals.push({ field, value: days });
    return;
  }
  const isSame = Math.abs(has - days) <= Math.max(1, days * SHELF_LIFE_TOLERANCE);
  findings.push({
    key: isSame ? 'shelf-life-same' : 'shelf-life-differs',
    verdict: isSame ? 'same' : 'differs',
    field,
    params: { label: days, listing: has },
  });
}

const DAYS: Readonly<Record<ShelfLife['unit'], number>> = { day: 1, month: 365 / 12, year: 365 };

/** As said, else from one printed date to the other. */
function shelfLifeDays({ shelfLife, madeOn, expiresOn }: LabelFacts): number | null {
  if (shelfLife !== null) return Math.round(shelfLife.count * DAYS[shelfLife.unit]);
  if (madeOn === null || expiresOn === null || expiresOn.isReckoned) return null;
  const days = (Date.parse(expiresOn.date) - Date.parse(madeOn.date)) / 86_400_000;
  return days >= 1 ? Math.round(days) : null;
}

function compareCertificates(
  facts: LabelFacts,
  listing: ListingFields,
  findings: LabelFinding[],
  proposals: LabelProposal[],
): void {
  const known = new Set(listing.certificates.map(({ number }) => bare(number)));
  const field = 'certificates';
  for (const { number, kind } of facts.certificates) {
    const isKnown = known.has(bare(number));
    findings.push({
      key: isKnown ? 'certificate-same' : 'certificate-missing',
      verdict: isKnown ? 'same' : 'missing',
      field,
      params: { label: number },
    });
    if (isKnown) continue;
    const value = { kind, number, issuer: '', stars: null, issuedOn: null, expiresOn: null };
    proposals.push({ field, value });
  }
}

/** A number without marks, spaces and case: "128/QĐ-UBND" is "128 / qd-ubnd". */
function bare(number: string): string {
  return foldVietnamese(number).replaceAll(/\s/g, '');
}
