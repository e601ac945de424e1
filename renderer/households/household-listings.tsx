import { Button } from '@mantine/core';
import { IconChevronRight, IconPackage, IconPhoto, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import type { ListingRow } from '../../shared/ipc/listing-row.ts';
import { photoAddress } from '../api/photo-address.ts';
import { CheckMark } from '../components/check-mark.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Panel } from '../components/panel.tsx';
import { formatDongRange, formatNumber } from '../i18n/formats.ts';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import classes from './household-listings.module.css';

interface HouseholdListingsProps {
  readonly listings: readonly ListingRow[];
  readonly householdId: HouseholdId;
  /** A first listing is what comes next; otherwise something else is more urgent. */
  readonly isNext: boolean;
}

/** The household's listings with a count per marketplace, in the order the head names them. */
export function HouseholdListings({ listings, householdId, isNext }: HouseholdListingsProps) {
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  const names = new Map(
    profiles.data?.profiles.map(({ profile }) => [profile.id, profile.name] as const),
  );
  const columns = listings[0]?.checks.map((check) => check.marketplaceId) ?? [];
  return (
    <Panel
      flush
      title={t('households.listings.title', {
        count: listings.length,
        number: formatNumber(listings.length),
      })}
      aside={columns.map((id) => names.get(id) ?? id).join(' · ')}
    >
      {listings.length === 0 ? (
        <EmptyState
          icon={<IconPackage size="1.75rem" stroke={1.5} />}
          action={
            <Button
              component={Link}
              to={`/listings/new?household=${householdId}`}
              variant={isNext ? 'filled' : 'default'}
              leftSection={<IconPlus size="1.125rem" aria-hidden />}
            >
              {t('households.add-listing')}
            </Button>
          }
        >
          {t('households.listings.empty')}
        </EmptyState>
      ) : (
        <ul className={classes['list']}>
          {listings.map((listing) => (
            <li key={listing.id}>
              <Link to={`/listings/${listing.id}`} className={classes['row'] ?? ''}>
                {listing.coverPhotoId === null ? (
                  <span className={classes['noCover']}>
                    <IconPhoto size="1.5rem" stroke={1.4} aria-hidden />
                  </span>
                ) : (
                  <img
                    className={classes['cover']}
                    src={photoAddress(listing.coverPhotoId, 'thumb', listing.coverKey)}
                    alt={''}
                    loading="lazy"
                    decoding="async"
                  />
                )}
                <span className={classes['words']}>
                  <span className={classes['name']}>
                    {listing.name === '' ? t('households.listings.unnamed') : listing.name}
                  </span>
                  <span className={classes['detail']}>
                    {[
                      listing.priceFromDong === null
                        ? t('households.listings.no-price')
                        : formatDongRange(listing.priceFromDong, listing.priceToDong),
                      listing.variantCount > 0
                        ? t('households.listings.variants', { count: listing.variantCount })
                        : listing.stock === null
                          ? ''
                          : `${formatNumber(listing.stock)} ${t(`unit.${listing.unit}`)}`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span className={classes['checks']}>
                  {listing.checks.map((check) => (
                    <CheckMark
                      key={check.marketplaceId}
                      name={names.get(check.marketplaceId) ?? check.marketplaceId}
                      errors={check.errors}
                      warnings={check.warnings}
                    />
                  ))}
                </span>
                <IconChevronRight size="1.125rem" aria-hidden className={classes['chevron']} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
