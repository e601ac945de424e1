import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutdatedPaperView, PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import { formatNumber } from '../i18n/formats.ts';
import classes from './outdated-papers.module.css';

interface OutdatedPapersProps {
  readonly outdated: readonly OutdatedPaperView[];
  readonly going: readonly PreflightCell[];
}

/** Papers of chosen households that have run out by the day of upload: the bundle is made, the marketplace may ask. */
export function OutdatedPapers({ outdated, going }: OutdatedPapersProps) {
  const { t, i18n } = useTranslation();
  const chosen = new Set(going.map(({ householdId }) => householdId));
  const shown = outdated.filter(({ householdId }) => chosen.has(householdId));
  if (shown.length === 0) return null;
  return (
    <details className={classes['papers']}>
      <summary>
        {t('exports.outdated', { count: shown.length, number: formatNumber(shown.length) })}
      </summary>
      <ul>
        {shown.map(({ listingId, name, reasonVi, reasonEn }) => (
          <li key={listingId}>
            <Link to={`/listings/${listingId}`}>{name}</Link>:{' '}
            {i18n.language === 'en' ? reasonEn : reasonVi}
          </li>
        ))}
      </ul>
    </details>
  );
}
