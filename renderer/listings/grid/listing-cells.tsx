import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { formatDongRange, formatMoment, formatNumber } from '../../i18n/formats.ts';
import { profilesQuery } from '../../marketplaces/marketplaces-queries.ts';
import classes from './listing-cells.module.css';

interface CellProps {
  readonly row: ListingRow;
}

export function PhotoCell({ row }: CellProps) {
  return row.coverPhotoId === null ? (
    <span className={classes['noCover']}>
      <IconPhoto size="1.375rem" stroke={1.5} aria-hidden />
    </span>
  ) : (
    <img
      className={classes['cover']}
      src={photoAddress(row.coverPhotoId, 'thumb', row.coverKey)}
      alt={''}
      decoding="async"
    />
  );
}

export function NameCell({ row }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={classes['name']}>
      <span className={classes['words']} data-missing={row.name === ''}>
        {row.name === '' ? t('listings.unnamed') : row.name}
      </span>
      {row.variantCount > 0 && (
        <span className={classes['detail']}>
          {t('listings.variants', { count: row.variantCount })}
        </span>
      )}
      {row.hasDraft && <StatePill tone="neutral">{t('listings.draft-pill')}</StatePill>}
    </span>
  );
}

export function HouseholdCell({ row }: CellProps) {
  return (
    <span className={classes['household']}>
      <span>{row.householdName}</span>
      <span className={classes['detail']}>{row.hamlet}</span>
    </span>
  );
}

export function PriceCell({ row }: CellProps) {
  const { t } = useTranslation();
  return row.priceFromDong === null ? (
    <span className={classes['detail']}>{t('listings.no-price')}</span>
  ) : (
    <span className={classes['number']}>{formatDongRange(row.priceFromDong, row.priceToDong)}</span>
  );
}

export function StockCell({ row }: CellProps) {
  const { t } = useTranslation();
  if (row.stock === null) return <span aria-hidden>–</span>;
  return (
    <span className={classes['number']}>
      {formatNumber(row.stock)}{' '}
      {row.variantCount === 0 && (
        <span className={classes['detail']}>
          {t(`unit.${row.unit}`, { defaultValue: row.unit })}
        </span>
      )}
    </span>
  );
}

export function PhotoCountCell({ row }: CellProps) {
  return <span className={classes['number']}>{row.photoCount}</span>;
}

export function ChecksCell({ row }: CellProps) {
  const profiles = useQuery(profilesQuery);
  const nameOf = (id: string) =>
    profiles.data?.profiles.find(({ profile }) => profile.id === id)?.profile.name ?? id;
  return (
    <span className={classes['checks']}>
      {row.checks.map(({ marketplaceId, errors, warnings }) => (
        <CheckMark
          key={marketplaceId}
          name={nameOf(marketplaceId)}
          errors={errors}
          warnings={warnings}
        />
      ))}
    </span>
  );
}

export function UpdatedCell({ row }: CellProps) {
  return <span className={classes['detail']}>{formatMoment(row.updatedAt, new Date())}</span>;
}
