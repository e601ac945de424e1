import { useTranslation } from 'react-i18next';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { Panel } from '../components/panel.tsx';
import { formatDate, formatNumber } from '../i18n/formats.ts';
import classes from './household-bundles.module.css';

export function HouseholdBundles({ receipts }: { readonly receipts: readonly ReceiptSummary[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('households.bundles.title')}>
      {receipts.length === 0 ? (
        <p className={classes['none']}>{t('households.bundles.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {receipts.map((receipt) => (
            <li key={receipt.id}>
              <span className={classes['what']}>
                {t('households.bundles.line', {
                  marketplace: receipt.marketplaceName,
                  count: receipt.listings,
                  number: formatNumber(receipt.listings),
                })}
              </span>
              <span className={classes['when']}>{formatDate(receipt.createdAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
