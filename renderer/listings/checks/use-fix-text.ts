import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Fix } from '../../../shared/marketplace/violation.ts';
import { formatMoney } from '../../../shared/text/parse-money.ts';
import { formatWeight } from '../../../shared/text/parse-weight.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { profilesQuery } from '../../marketplaces/marketplaces-queries.ts';

/** A proposed change in the words of the screen: "Tên sản phẩm", "45000" as "45.000 đ". */
export function useFixText(fix: Fix): { label: string; before: string; after: string } {
  const { t } = useTranslation();
  const { data } = useQuery(profilesQuery);
  const [first = '', index] = fix.field.split('.');
  const name = t(`checks.field.${first}`, { defaultValue: first });
  const numbered = index === undefined ? name : `${name} ${Number(index) + 1}`;
  const label =
    fix.onlyAt === undefined
      ? numbered
      : t('editor.own.at', {
          field: numbered,
          name: data?.profiles.find(({ profile }) => profile.id === fix.onlyAt)?.profile.name,
        });
  return {
    label,
    before: fixValueText(fix.field, fix.before),
    after: fixValueText(fix.field, fix.after),
  };
}

function fixValueText(field: string, value: Fix['before']): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'string') return value;
  if (field.endsWith('priceDong')) return formatMoney(value);
  if (field.endsWith('WeightGrams')) return formatWeight(value);
  return formatNumber(value);
}
