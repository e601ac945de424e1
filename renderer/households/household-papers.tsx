import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingRow } from '../../shared/ipc/listing-row.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { formatDay } from '../i18n/formats.ts';
import { householdListingQuery } from './households-queries.ts';
import { localDay, paperState } from './paper-state.ts';
import classes from './household-papers.module.css';

/** Certificates of all listings, the one that ends first at the top. */
export function HouseholdPapers({ listings }: { readonly listings: readonly ListingRow[] }) {
  const { t } = useTranslation();
  const answers = useQueries({
    queries: listings.map((listing) => householdListingQuery(listing.id)),
  });
  const today = localDay(new Date());
  const papers = answers
    .flatMap(({ data }) =>
      (data?.listing.certificates ?? []).map((paper, index) => ({
        ...paper,
        key: `${data?.listing.id} ${index}`,
        listingId: data?.listing.id,
        listingName: data?.listing.name,
      })),
    )
    .toSorted((a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999'));
  return (
    <Panel title={t('households.papers.title')}>
      <ErrorNotice error={answers.find((answer) => answer.error !== null)?.error ?? null} />
      {papers.length === 0 ? (
        <p className={classes['none']}>{t('households.papers.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {papers.map((paper) => {
            const state = paperState(paper.expiresOn, today);
            return (
              <li key={paper.key}>
                <p className={classes['name']}>
                  {t(`certificate.${paper.kind}`)}
                  {paper.stars !== null &&
                    ` ${t('households.papers.stars', { count: paper.stars })}`}
                </p>
                <p className={classes['of']}>
                  <Link to={`/listings/${paper.listingId}`}>{paper.listingName}</Link>
                </p>
                <StatePill tone={state.tone}>
                  {t(`households.papers.state.${state.kind}`, {
                    count: state.days,
                    day: paper.expiresOn === null ? '' : formatDay(paper.expiresOn),
                  })}
                </StatePill>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
