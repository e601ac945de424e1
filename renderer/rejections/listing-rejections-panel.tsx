import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconMessageReport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../shared/domain/ids.ts';
import type { Rejection } from '../../shared/ipc/contract-returns.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { formatMoment } from '../i18n/formats.ts';
import { rejectionsQuery } from './rejections-queries.ts';
import classes from './listing-rejections-panel.module.css';

/** What marketplaces answered about this listing and nobody has mended yet; nothing where nothing is open. */
export function ListingRejections({ listingId }: { readonly listingId: ListingId }) {
  const { t } = useTranslation();
  const query = useQuery(rejectionsQuery(listingId));
  const open = query.data?.rejections.filter(({ resolvedAt }) => resolvedAt === null) ?? [];
  if (query.error !== null) return <ErrorNotice error={query.error} />;
  if (open.length === 0) return null;
  return (
    <section className={classes['panel']} aria-label={t('rejections.open-title')}>
      <ul className={classes['list']}>
        {open.map((rejection) => (
          <Open key={rejection.id} rejection={rejection} />
        ))}
      </ul>
    </section>
  );
}

function Open({ rejection }: { readonly rejection: Rejection }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const resolve = useLibraryCall('rejections:resolve');
  const addWording = useLibraryCall('rejections:add-wording', { onSuccess: () => setWords('') });
  return (
    <li className={classes['item']}>
      <p className={classes['reason']}>
        <IconMessageReport size="1.125rem" aria-hidden className={classes['icon']} />
        <span>
          <strong>{t('rejections.refused-by', { name: rejection.marketplaceName })}</strong>{' '}
          {rejection.reason}
        </span>
      </p>
      <p className={classes['detail']}>
        {formatMoment(rejection.receivedAt, new Date())} · {rejection.sku}
      </p>
      <div className={classes['actions']}>
        <TextInput
          className={classes['words'] ?? ''}
          aria-label={t('rejections.remember-label')}
          placeholder={t('rejections.remember-label')}
          value={words}
          maxLength={80}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={words.trim() === ''}
          loading={addWording.isPending}
          onClick={() => addWording.mutate({ rejectionId: rejection.id, phrases: [words.trim()] })}
        >
          {t('rejections.remember')}
        </Button>
        <Button
          variant="light"
          loading={resolve.isPending}
          leftSection={<IconCheck size="1.0625rem" aria-hidden />}
          onClick={() => resolve.mutate({ rejectionId: rejection.id })}
        >
          {t('rejections.mended')}
        </Button>
      </div>
      <ErrorNotice error={resolve.error ?? addWording.error} />
    </li>
  );
}
