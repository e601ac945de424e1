import { Button, Modal, Select, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketplaceIdSchema } from '../../shared/domain/ids.ts';
import type { ReadResult } from '../../shared/ipc/contract-returns.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { toastDone } from '../components/toast.tsx';
import classes from './read-result-panel.module.css';

/** So many stand open; more are unfolded by who wants them. */
const FEW = 5;

interface ReadResultDialogProps {
  readonly profiles: readonly Pick<Profile, 'id' | 'name'>[];
  readonly onClose: () => void;
}

/** A marketplace's answer comes back: choose whose it is, give the file or paste the table, look, keep. */
export function ReadResultDialog({ profiles, onClose }: ReadResultDialogProps) {
  const { t } = useTranslation();
  const [marketplace, setMarketplace] = useState(profiles[0]?.id ?? '');
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadResult | null>(null);
  const pick = useLibraryCall('rejections:pick-file', {
    onSuccess: ({ read: found }) => setRead(found),
  });
  const paste = useLibraryCall('rejections:read-text', {
    onSuccess: ({ read: found }) => setRead(found),
  });
  const keep = useLibraryCall('rejections:keep', {
    onSuccess: ({ kept, rules }) => {
      const words = rules === 0 ? 'rejections.kept' : 'rejections.kept-with-rules';
      toastDone(t(words, { count: kept, rules }), t('app.action.close'));
      onClose();
    },
  });
  const marketplaceId = marketplaceIdSchema.safeParse(marketplace).data;
  const fresh = read?.matched.filter(({ isKnown }) => !isKnown).length ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="52rem"
      title={t('rejections.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <div className={classes['body']}>
        {read === null ? (
          <>
            <p className={classes['hint']}>{t('rejections.hint')}</p>
            <Select
              label={t('rejections.marketplace')}
              data={profiles.map(({ id, name }) => ({ value: id, label: name }))}
              value={marketplace}
              onChange={(value) => setMarketplace(value ?? '')}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
            />
            <Button
              variant="default"
              disabled={marketplaceId === undefined}
              loading={pick.isPending}
              leftSection={<IconFileImport size="1.125rem" aria-hidden />}
              onClick={() => marketplaceId !== undefined && pick.mutate({ marketplaceId })}
            >
              {t('rejections.pick')}
            </Button>
            <Textarea
              label={t('rejections.paste')}
              description={t('rejections.paste-hint')}
              rows={6}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <ErrorNotice error={pick.error ?? paste.error} />
            <div className={classes['actions']}>
              <Button
                disabled={text.trim() === '' || marketplaceId === undefined}
                loading={paste.isPending}
                onClick={() => marketplaceId !== undefined && paste.mutate({ marketplaceId, text })}
              >
                {t('rejections.read')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className={classes['hint']}>
              {read.sheet !== null && `${t('rejections.sheet', { name: read.sheet })} `}
              {t('rejections.columns', { sku: read.skuColumn, reason: read.reasonColumn })}
            </p>
            <Matched read={read} />
            {read.unmatchedCount > 0 && <Unmatched read={read} />}
            <ErrorNotice error={keep.error} />
            <div className={classes['actions']}>
              <Button variant="subtle" onClick={() => setRead(null)}>
                {t('rejections.back')}
              </Button>
              {fresh === 0 ? (
                <p className={classes['hint']}>{t('rejections.nothing-new')}</p>
              ) : (
                <Button loading={keep.isPending} onClick={() => keep.mutate({ token: read.token })}>
                  {t('rejections.keep', { count: fresh })}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

function Matched({ read }: { readonly read: ReadResult }) {
  const { t } = useTranslation();
  return (
    <table className={classes['table']}>
      <caption>{t('rejections.matched', { count: read.matched.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rejections.listing')}</th>
          <th scope="col">{t('rejections.reason')}</th>
          <th scope="col">{t('rejections.wording')}</th>
        </tr>
      </thead>
      <tbody>
        {read.matched.map((one) => (
          <tr key={`${one.row} ${one.sku}`}>
            <th scope="row">
              {one.listingName}
              <span className={classes['sku']}>{one.sku}</span>
            </th>
            <td>{one.reason}</td>
            <td>
              {one.isKnown
                ? t('rejections.known')
                : one.wording.length === 0
                  ? t('rejections.no-wording')
                  : one.wording.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the file says about products that are not here: named, so that nobody takes them for read. */
function Unmatched({ read }: { readonly read: ReadResult }) {
  const { t } = useTranslation();
  const rest = read.unmatchedCount - read.unmatched.length;
  return (
    <details className={classes['unmatched']} open={read.unmatchedCount <= FEW}>
      <summary>{t('rejections.unmatched', { count: read.unmatchedCount })}</summary>
      <ul>
        {read.unmatched.map(({ row, sku, reason }) => (
          <li key={row}>
            {t('rejections.unmatched-row', { row })} <span className={classes['code']}>{sku}</span>{' '}
            <span className={classes['why']}>{reason}</span>
          </li>
        ))}
        {rest > 0 && <li>{t('rejections.unmatched-rest', { count: rest })}</li>}
      </ul>
    </details>
  );
}
