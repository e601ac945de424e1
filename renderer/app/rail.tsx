import { VisuallyHidden } from '@mantine/core';
import {
  IconPackage,
  IconPackageExport,
  IconPhoto,
  IconSettings,
  IconBuildingStore,
  IconSun,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { appStateQuery } from '../api/app-state-query.ts';
import { useFirstScreenStands } from '../components/first-screen.ts';
import { formatDay, formatNumber } from '../i18n/formats.ts';
import { photoCountsQuery } from '../photos/inbox/photo-counts-query.ts';
import { Logo } from './logo.tsx';
import classes from './rail.module.css';

interface RailLinkProps {
  readonly to: string;
  readonly icon: Icon;
  readonly label: string;
  readonly count?: number | undefined;
  /** Instead of the bare number: "17 mới". */
  readonly countWords?: string;
  /** "38 hộ": the count in words for screen readers. */
  readonly countLabel?: string;
}

function RailLink({ to, icon: LinkIcon, label, count, countWords, countLabel }: RailLinkProps) {
  const counted = count !== undefined && count > 0;
  return (
    <NavLink to={to} end={to === '/'} className={classes['link'] ?? ''}>
      <LinkIcon size="1.25rem" stroke={1.6} aria-hidden className={classes['icon']} />
      <span className={classes['label']}>{label}</span>
      {counted && (
        <>
          <span className={classes['count']} aria-hidden>
            {countWords ?? formatNumber(count)}
          </span>
          <VisuallyHidden>{countLabel}</VisuallyHidden>
        </>
      )}
    </NavLink>
  );
}

export function Rail() {
  const { t } = useTranslation();
  const { data } = useQuery(appStateQuery);
  const counts = data?.counts;
  const counted = (key: 'households' | 'listings' | 'exports', number: number | undefined) => ({
    count: number,
    countLabel: t(`app.nav.${key}-count`, {
      number: formatNumber(number ?? 0),
    }),
  });
  return (
    <nav className={`${classes['rail']} ls-screen-only`} aria-label={t('app.nav.label')}>
      <div className={classes['brand']}>
        <Logo size="1.625rem" />
        <span className={classes['name']}>{t('app.name')}</span>
      </div>
      <RailLink to="/" icon={IconSun} label={t('app.nav.home')} />
      <RailLink
        to="/households"
        icon={IconUsers}
        label={t('app.nav.households')}
        {...counted('households', counts?.households)}
      />
      <RailLink
        to="/listings"
        icon={IconPackage}
        label={t('app.nav.listings')}
        {...counted('listings', counts?.listings)}
      />
      <PhotosLink />
      <RailLink
        to="/exports"
        icon={IconPackageExport}
        label={t('app.nav.exports')}
        {...counted('exports', counts?.bundles)}
      />
      <RailLink to="/marketplaces" icon={IconBuildingStore} label={t('app.nav.marketplaces')} />
      <div className={classes['bottom']}>
        <RailLink to="/settings" icon={IconSettings} label={t('app.nav.settings')} />
        <p className={classes['place']}>
          {data?.communeLabel !== undefined && data.communeLabel !== '' && (
            <span>{data.communeLabel}</span>
          )}
          {data?.rulesDate !== undefined && data.rulesDate !== null && (
            <span>{t('app.nav.rules-date', { day: formatDay(data.rulesDate) })}</span>
          )}
        </p>
      </div>
    </nav>
  );
}

/** Photos that wait for a listing. They are counted when the first screen stands: it does without. */
function PhotosLink() {
  const { t } = useTranslation();
  const isStarted = useFirstScreenStands();
  const { data } = useQuery({ ...photoCountsQuery, enabled: isStarted });
  const number = formatNumber(data?.counts.unassigned ?? 0);
  return (
    <RailLink
      to="/photos"
      icon={IconPhoto}
      label={t('photo-inbox.title')}
      count={data?.counts.unassigned}
      countWords={t('photo-inbox.rail', { number })}
      countLabel={t('photo-inbox.rail-count', { number })}
    />
  );
}
