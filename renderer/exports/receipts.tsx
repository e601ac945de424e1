import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleId } from '../../shared/domain/ids.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { Panel } from '../components/panel.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { ReadResultDialog } from '../rejections/read-result-panel.tsx';
import { formatBytes, formatMoment, formatNumber } from '../i18n/formats.ts';
import { receiptsQuery } from './exports-queries.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { VerifyButton } from './verify-button.tsx';
import classes from './receipts.module.css';

const STEP = 20;
const MOST = 500;

interface ReceiptsProps {
  /** Marketplaces whose answer may come back. */
  readonly profiles: readonly Profile[];
}

/** Every bundle that was made, newest first: open it, check it again, see what is inside. */
export function Receipts({ profiles }: ReceiptsProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const [shown, setShown] = useState<BundleId | null>(null);
  const [isReading, setReading] = useState(false);
  const receipts = useQuery(receiptsQuery(null, limit));
  return (
    <Panel
      flush
      title={t('exports.receipts.title')}
      aside={
        <Button variant="default" onClick={() => setReading(true)}>
          {t('rejections.open')}
        </Button>
      }
    >
      {isReading && <ReadResultDialog profiles={profiles} onClose={() => setReading(false)} />}
      <Loaded query={receipts}>
        {({ receipts: rows }) => (
          <>
            {rows.length === 0 && <p className={classes['none']}>{t('exports.receipts.none')}</p>}
            <ul className={classes['list']}>
              {rows.map((receipt) => (
                <Receipt key={receipt.id} receipt={receipt} onShow={() => setShown(receipt.id)} />
              ))}
            </ul>
            {rows.length === limit && limit < MOST && (
              <Button
                variant="subtle"
                fullWidth
                onClick={() => setLimit(Math.min(limit * 2, MOST))}
              >
                {t('app.action.more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {shown !== null && <ReceiptDialog bundleId={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

interface ReceiptProps {
  readonly receipt: ReceiptSummary;
  readonly onShow: () => void;
}

function Receipt({ receipt, onShow }: ReceiptProps) {
  const { t } = useTranslation();
  const open = useLibraryCall('exports:open-folder');
  const name = `${receipt.householdName} · ${receipt.marketplaceName}`;
  return (
    <li className={classes['receipt']}>
      <div className={classes['row']}>
        <div className={classes['words']}>
          <p className={classes['name']}>
            {name}
            {!receipt.present && (
              <StatePill tone="warning">{t('exports.receipts.moved')}</StatePill>
            )}
          </p>
          <p className={classes['detail']}>
            {[
              formatMoment(receipt.createdAt, new Date()),
              t('exports.receipts.counts', {
                count: receipt.listings,
                listings: formatNumber(receipt.listings),
                pictures: formatNumber(receipt.pictures),
              }),
              formatBytes(receipt.sizeBytes),
            ].join(' · ')}
          </p>
          <p className={classes['file']}>{receipt.name}</p>
        </div>
        <div className={classes['actions']}>
          <Button
            variant="default"
            disabled={!receipt.present}
            loading={open.isPending}
            leftSection={<IconFolderOpen size="1.0625rem" aria-hidden />}
            aria-label={`${t('app.action.open-folder')}: ${name}`}
            onClick={() => open.mutate({ bundleId: receipt.id })}
          >
            {t('app.action.open-folder')}
          </Button>
          <VerifyButton receipt={receipt} />
          <Button
            variant="subtle"
            aria-label={`${t('exports.receipts.details')}: ${name}`}
            onClick={onShow}
          >
            {t('exports.receipts.details')}
          </Button>
        </div>
      </div>
      <ErrorNotice error={open.error} />
    </li>
  );
}
