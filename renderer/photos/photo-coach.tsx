import { IconCamera } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../shared/domain/ids.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { coachQuery } from './photos-queries.ts';
import classes from './photo-coach.module.css';

/** Which of the five shots of a good listing are still missing, and how many photos should be taken again. */
export function PhotoCoach({ listingId }: { readonly listingId: ListingId }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(coachQuery(listingId));
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return null;
  const { missing, retake } = data;
  const shots = missing.map((shot) => t(`photo-inbox.coach.shot.${shot}`)).join(', ');
  return (
    <div className={classes['coach']} data-missing={missing.length > 0}>
      <IconCamera size="1.125rem" aria-hidden className={classes['icon']} />
      <p>
        {missing.length === 0
          ? t('photo-inbox.coach.whole')
          : t('photo-inbox.coach.missing', { shots })}
        {retake.length > 0 && ` ${t('photo-inbox.coach.retake', { count: retake.length })}`}
      </p>
    </div>
  );
}
