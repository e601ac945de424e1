import type { TFunction } from 'i18next';
import { formatDay } from '../i18n/formats.ts';
import { formatMoney } from '../../shared/text/parse-money.ts';
import { formatWeight } from '../../shared/text/parse-weight.ts';

/** Journal columns that a person knows by another name, as keys under checks.field or listings. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'listings.field.name',
  ocop_set: 'listings.field.ocopSet',
  category: 'listings.field.category',
  facts: 'checks.field.facts',
  description: 'listings.field.description',
  origin: 'listings.field.origin',
  price_dong: 'listings.field.priceDong',
  unit: 'listings.field.unit',
  net_weight_grams: 'listings.field.netWeightGrams',
  stock: 'listings.field.stock',
  packing: 'listings.field.packing',
  variant_axis: 'listings.field.variantAxis',
  harvest_months: 'checks.field.harvestMonths',
  shelf_life_days: 'listings.field.shelfLifeDays',
  storage: 'listings.field.storage',
  brand: 'listings.field.brand',
  sku: 'listings.field.variant-sku',
  kind: 'listings.certificate.kind',
  number: 'listings.certificate.number',
  issuer: 'listings.certificate.issuer',
  stars: 'listings.certificate.stars',
  issued_on: 'listings.certificate.issued',
  expires_on: 'listings.certificate.expires',
};

/** A changed column as a person knows it; null for columns that say nothing to a person (ids, times). */
export function historyFieldLabel(t: TFunction, entity: string, column: string): string | null {
  if (entity === 'listing_photo') return column === 'position' ? t('checks.field.photos') : null;
  const key = entity === 'listing_variant' && column === 'name' ? 'listings.field.variant-name' : LABELS[column];
  return key === undefined || entity === 'photo' ? null : t(key);
}

/** A stored value as the screen writes it; it may be cut, then it is shown as it is. */
export function historyValue(t: TFunction, column: string, value: string | null): string {
  if (value === null || value === '' || value === '[]') return t('listings.history.nothing');
  if (column === 'price_dong' && /^\d+$/u.test(value)) return formatMoney(Number(value));
  if (column === 'net_weight_grams' && /^\d+$/u.test(value)) return formatWeight(Number(value));
  if (column === 'unit') return t(`unit.${value}`, { defaultValue: value });
  if (column === 'ocop_set') return t(`ocop.${value}`, { defaultValue: value });
  if (column === 'kind') return t(`certificate.${value}`, { defaultValue: value });
  if (column === 'issued_on' || column === 'expires_on') return formatDay(value);
  if (column === 'shelf_life_days') return `${value} ${t('listings.field.shelf-days')}`;
  if (column === 'facts' || column === 'harvest_months') return listText(value);
  return value;
}

function listText(json: string): string {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.map(String).join(', ') : json;
  } catch {
    return json;
  }
}
