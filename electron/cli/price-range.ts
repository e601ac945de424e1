import { formatMoney } from '../../shared/text/parse-money.ts';

/** "45.000 đ", "45.000 đ – 215.000 đ", or empty when no price is set. Whole đồng. */
export function priceRange(row: {
  readonly priceFromDong: number | null;
  readonly priceToDong: number | null;
}): string {
  const { priceFromDong: from, priceToDong: to } = row;
  if (from === null) return '';
  return to === null || to === from
    ? formatMoney(from)
    : `${formatMoney(from)} – ${formatMoney(to)}`;
}
