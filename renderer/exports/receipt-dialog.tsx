import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BundleId } from '../../shared/domain/ids.ts';
import { FactsList } from '../components/facts-list.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { formatBytes, formatDay, formatMoment, formatNumber } from '../i18n/formats.ts';
import { ChangesSince } from './changes-since.tsx';
import { receiptQuery } from './exports-queries.ts';
import { SaveReceipt } from './save-receipt.tsx';
import classes from './receipt-dialog.module.css';

interface ReceiptDialogProps {
  readonly bundleId: BundleId;
  readonly onClose: () => void;
}

/** The inventory that is kept of a bundle: its products, its files, their fingerprints. */
export function ReceiptDialog({ bundleId, onClose }: ReceiptDialogProps) {
  const { t } = useTranslation();
  const query = useQuery(receiptQuery(bundleId));
  return (
    <Modal
      opened
      onClose={onClose}
      size="56rem"
      title={t('exports.receipt.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Loaded query={query}>
        {({ receipt, manifest, sha256 }) => (
          <div className={classes['receipt']}>
            <div className={classes['facts']}>
              <FactsList
                facts={[
                  { label: t('exports.receipt.household'), value: receipt.householdName },
                  {
                    label: t('exports.receipt.marketplace'),
                    value: t('exports.receipt.revision', {
                      name: manifest.marketplace.name,
                      day: formatDay(manifest.marketplace.revision),
                    }),
                  },
                ]}
              />
              <FactsList
                facts={[
                  {
                    label: t('exports.receipt.made'),
                    value: formatMoment(receipt.createdAt, new Date()),
                  },
                  ...(manifest.uploadDay === null
                    ? []
                    : [
                        {
                          label: t('exports.receipt.upload-day'),
                          value: formatDay(manifest.uploadDay),
                        },
                      ]),
                  { label: t('exports.receipt.name'), value: receipt.name },
                ]}
              />
            </div>
            <table className={classes['table']}>
              <caption>{t('exports.receipt.products')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('exports.receipt.product')}</th>
                  <th scope="col">{t('exports.receipt.sku')}</th>
                  <th scope="col">{t('exports.receipt.rows')}</th>
                  <th scope="col">{t('exports.receipt.pictures')}</th>
                </tr>
              </thead>
              <tbody>
                {manifest.products.map((product) => (
                  <tr key={product.sku}>
                    <th scope="row">{product.name}</th>
                    <td className={classes['code']}>{product.sku}</td>
                    <td>{formatNumber(product.rows)}</td>
                    <td>{formatNumber(product.pictures.length)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <table className={classes['table']}>
              <caption>{t('exports.receipt.files')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('exports.receipt.file')}</th>
                  <th scope="col">{t('exports.receipt.size')}</th>
                  <th scope="col">{t('exports.receipt.sha256')}</th>
                </tr>
              </thead>
              <tbody>
                {manifest.files.map((file) => (
                  <tr key={file.path}>
                    <th scope="row">{file.path}</th>
                    <td>{formatBytes(file.bytes)}</td>
                    <td className={classes['code']} title={file.sha256}>
                      {`${file.sha256.slice(0, 16)}…`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className={classes['whole']}>{t('exports.receipt.whole', { sha256 })}</p>
            <ChangesSince bundleId={bundleId} />
            <SaveReceipt bundleId={bundleId} />
          </div>
        )}
      </Loaded>
    </Modal>
  );
}
