import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { StatePill } from '../components/state-pill.tsx';
import { formatDate, formatNumber } from '../i18n/formats.ts';
import classes from './last-bundles.module.css';

/** The newest bundles with what became of them. */
export function LastBundles({ receipts }: { readonly receipts: readonly ReceiptSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes['table']}>
      <caption className={classes['caption']}>{t('home.bundles.title')}</caption>
      <tbody>
        {receipts.map((receipt) => (
          <tr key={receipt.id}>
            <th scope="row">
              <Link to={`/households/${receipt.householdId}`}>{receipt.householdName}</Link>
            </th>
            <td>{receipt.marketplaceName}</td>
            <td className={classes['number']}>
              {t('home.bundles.listings', {
                count: receipt.listings,
                number: formatNumber(receipt.listings),
              })}
            </td>
            <td>
              {receipt.present ? (
                <StatePill tone="ok">{t('home.bundles.present')}</StatePill>
              ) : (
                <StatePill tone="warning">{t('home.bundles.moved')}</StatePill>
              )}
            </td>
            <td className={classes['date']}>{formatDate(receipt.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
