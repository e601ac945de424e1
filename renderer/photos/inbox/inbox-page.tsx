import { Button } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { TryAgainNotice } from '../../components/try-again-notice.tsx';
import { useFileDrop } from '../../components/use-file-drop.ts';
import { formatMoment, formatNumber } from '../../i18n/formats.ts';
import { usePastedPictures } from '../use-pasted-pictures.ts';
import { InboxActions } from './inbox-actions.tsx';
import { InboxBoard } from './inbox-board.tsx';
import { InboxFilters } from './inbox-filters.tsx';
import { photosCountedQuery } from './inbox-queries.ts';
import { SourceNotices } from './source-notices.tsx';
import { TakeInNotice } from './take-in-notice.tsx';
import { takenInShortly } from './taken-in-words.ts';
import { useInboxView, type InboxView } from './use-inbox-view.ts';
import { useTakeIn, type TakeIn } from './use-take-in.ts';
import classes from './inbox-page.module.css';

/** From a card of pictures to photos with their listings: what came in, what is wrong with it, whose it is. */
export function InboxPage() {
  const { t } = useTranslation();
  const view = useInboxView();
  const takeIn = useTakeIn();
  const drop = useFileDrop(takeIn.addFiles);
  usePastedPictures(takeIn.addFiles);
  const counted = useQuery(photosCountedQuery(view.filter));
  const counts = counted.data?.counts;
  const { last } = takeIn;
  return (
    <div className={classes['page']} {...drop.handlers}>
      <PageHeader
        title={headline()}
        subtitle={
          last === null || takeIn.job !== null
            ? t('photo-inbox.subtitle')
            : `${formatMoment(last.finishedAt ?? last.startedAt, new Date())} · ${takenInShortly(t, last)}`
        }
        actions={<InboxActions takeIn={takeIn} />}
      />
      <TakeInNotice takeIn={takeIn} />
      <SourceNotices takeIn={takeIn} />
      <InboxFilters view={view} counts={counts} total={counted.data?.total} />
      {counted.data !== undefined && (
        <TryAgainNotice error={counted.error} onTryAgain={() => void counted.refetch()} />
      )}
      <Loaded query={counted}>
        {({ total }) =>
          total > 0 ? (
            <InboxBoard key={JSON.stringify(view.filter)} filter={view.filter} total={total} />
          ) : (
            <Panel className={classes['empty']}>
              <NoPhotos view={view} hasPhotos={(counts?.all ?? 0) > 0} takeIn={takeIn} />
            </Panel>
          )
        }
      </Loaded>
      {drop.isOver && <div className={classes['dropHint']}>{t('photo-inbox.drop-here')}</div>}
    </div>
  );

  function headline(): string {
    if (counts === undefined) return t('photo-inbox.title');
    if (counts.all === 0) return t('photo-inbox.headline.empty');
    return counts.unassigned === 0
      ? t('photo-inbox.headline.none')
      : t('photo-inbox.headline.some', {
          count: counts.unassigned,
          shown: formatNumber(counts.unassigned),
        });
  }
}

interface NoPhotosProps {
  readonly view: InboxView;
  readonly takeIn: TakeIn;
  /** There are some, only not in this view. */
  readonly hasPhotos: boolean;
}

function NoPhotos({ view, takeIn, hasPhotos }: NoPhotosProps) {
  const { t } = useTranslation();
  const icon = <IconPhotoPlus size="1.75rem" stroke={1.5} />;
  if (!hasPhotos && takeIn.isBusy) {
    return <EmptyState icon={icon}>{t('photo-inbox.empty.busy')}</EmptyState>;
  }
  if (!hasPhotos) {
    return (
      <EmptyState
        icon={icon}
        action={
          <Button
            leftSection={<IconPhotoPlus size="1.0625rem" aria-hidden />}
            onClick={takeIn.pickFolder}
          >
            {t('photo-inbox.take-in-folder')}
          </Button>
        }
      >
        {t('photo-inbox.empty.library')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      action={
        <Button variant="default" onClick={() => view.change({ ...ALL_PHOTOS })}>
          {t('photo-inbox.see-all')}
        </Button>
      }
    >
      {t(view.isNarrowed ? 'photo-inbox.empty.narrowed' : `photo-inbox.empty.${view.filter.view}`)}
    </EmptyState>
  );
}

const ALL_PHOTOS = {
  view: 'all',
  householdId: null,
  flag: null,
  fromDay: null,
  toDay: null,
} as const;
