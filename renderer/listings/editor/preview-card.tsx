import { VisuallyHidden } from '@mantine/core';
import { IconPhoto, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import type { OverridableField } from '../../../shared/domain/listing-extras.ts';
import type { ListingPhoto } from '../../../shared/domain/photo.ts';
import { textAt } from '../../../shared/marketplace/own-texts.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { formatDongRange } from '../../i18n/formats.ts';
import { listingPhotoAddress } from '../../photos/photos-queries.ts';
import { useLiveChecks } from '../checks/live-checks.tsx';
import classes from './preview-card.module.css';

interface PreviewCardProps {
  readonly photos: readonly ListingPhoto[];
  /** Whose buyer looks; null: no marketplace is in use. */
  readonly shown: ProfileView | null;
}

/** The listing as a buyer of the shown marketplace would meet it: what counts is what is seen first. */
export function PreviewCard({ photos, shown }: PreviewCardProps) {
  const { t } = useTranslation();
  const { fields } = useLiveChecks();
  const cover = photos.find(({ refusal }) => refusal === null);
  const text = (field: OverridableField) => textAt(fields, shown?.profile.id ?? '', field);
  const name = text('name') === '' ? t('listings.preview.no-name') : text('name');
  const { from, to } = priceRange(fields);
  const stars = starsOf(fields);
  return (
    <section className={classes['preview']} aria-label={t('listings.preview.title')}>
      <h2 className={classes['title']}>{t('listings.preview.title')}</h2>
      <div className={classes['card']}>
        {cover === undefined ? (
          <span className={classes['noPhoto']}>
            <IconPhoto size="1.75rem" aria-hidden />
            <VisuallyHidden>{t('listings.preview.no-photo')}</VisuallyHidden>
          </span>
        ) : (
          <img
            className={classes['photo']}
            src={listingPhotoAddress(cover, 'thumb')}
            alt={t('listings.preview.alt', { name })}
          />
        )}
        <div className={classes['words']}>
          <p className={classes['name']}>{name}</p>
          <p className={classes['price']} data-missing={from === null}>
            {from === null ? t('listings.preview.no-price') : formatDongRange(from, to)}
          </p>
          <p className={classes['place']}>
            {stars !== null && (
              <span className={classes['stars']}>
                <IconStarFilled size="0.875rem" aria-hidden className={classes['star']} />
                {t('listings.certificate.ocop-stars', { count: stars })}
              </span>
            )}
            <span>{text('origin')}</span>
          </p>
        </div>
      </div>
    </section>
  );
}

/** Lowest and highest price a buyer can pay. */
function priceRange(fields: ListingFields): { from: number | null; to: number | null } {
  const prices =
    fields.variants.length === 0
      ? [fields.priceDong]
      : fields.variants.map(({ priceDong }) => priceDong);
  const known = prices.filter((price) => price !== null);
  return known.length === 0
    ? { from: null, to: null }
    : { from: Math.min(...known), to: Math.max(...known) };
}

function starsOf(fields: ListingFields): number | null {
  return (
    fields.certificates.find(({ kind, stars }) => kind === 'ocop' && stars !== null)?.stars ?? null
  );
}
