import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JobId } from '../../shared/domain/ids.ts';
import type { ChangedListing } from '../../shared/marketplace/pack-impact.ts';
import { libraryQuery, useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { announce } from '../components/live-region.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { jobsQuery } from '../jobs/jobs-queries.ts';
import { impactState } from './impact-state.ts';
import classes from './rules-panel.module.css';

interface PackImpactDialogProps {
  readonly rowId: string;
  /** The comparison started last. */
  readonly jobId: JobId;
  /** It is being started again. */
  readonly isStarting: boolean;
  readonly startError: Error | null;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Which listings a new pack would keep out or let in again, before it is switched on. */
export function PackImpactDialog({
  rowId,
  jobId,
  isStarting,
  startError,
  onAgain,
  onClose,
}: PackImpactDialogProps) {
  const { t } = useTranslation();
  const answer = useQuery(libraryQuery('rules:get-impact', { rowId }, ['jobs']));
  const jobs = useQuery(jobsQuery);
  const job = jobs.data?.jobs.find(({ id }) => id === jobId);
  const switching = useLibraryCall('rules:switch', {
    onSuccess: () => {
      announce(t('rules.switched-on'));
      onClose();
    },
  });
  const impact = answer.data?.impact ?? null;
  const state = impactState(job, impact !== null);
  const isEmpty = impact !== null && impact.newlyFailing.length + impact.newlyPassing.length === 0;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('rules.impact-title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Stack gap="md">
        {state === 'working' &&
          (job?.state === 'running' ? (
            <JobProgress job={job} nameless />
          ) : (
            <p>{t('rules.working')}</p>
          ))}
        {state === 'stopped' && (
          <Group gap="sm">
            <output>{t('rules.stopped')}</output>
            <Button variant="default" loading={isStarting} onClick={onAgain}>
              {t('rules.again')}
            </Button>
          </Group>
        )}
        {impact !== null && <p>{t('rules.checked', { number: formatNumber(impact.checked) })}</p>}
        {isEmpty && <p>{t('rules.nothing')}</p>}
        {impact !== null && !isEmpty && (
          <>
            <Changed isFailing all={impact.newlyFailing} />
            <Changed isFailing={false} all={impact.newlyPassing} />
          </>
        )}
        <ErrorNotice error={answer.error ?? switching.error ?? startError} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('rules.leave-off')}
          </Button>
          <Button
            data-autofocus
            disabled={impact === null}
            loading={switching.isPending}
            onClick={() => switching.mutate({ rowId, isOn: true })}
          >
            {t('rules.switch-on')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** More than anybody reads through; the count says how many there are. */
const MOST_SHOWN = 200;

interface ChangedProps {
  readonly all: readonly ChangedListing[];
  /** Newly kept out, with a fix where there is one; else newly let in. */
  readonly isFailing: boolean;
}

function Changed({ isFailing, all }: ChangedProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <section>
      <h3>
        {t(isFailing ? 'rules.failing' : 'rules.passing', { number: formatNumber(all.length) })}
      </h3>
      <ul className={classes['list']}>
        {all.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.listingId} ${one.marketplaceId}`} className={classes['item']}>
            <Link to={`/listings/${one.listingId}`}>{one.name}</Link>
            {' · '}
            {one.marketplaceName}
            <p className={classes['revision']}>{one.reason[language]}</p>
            {isFailing && (
              <p className={classes['revision']}>
                {one.fix === null
                  ? t('rules.no-fix')
                  : t('rules.fix', { after: String(one.fix.after ?? '') })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
