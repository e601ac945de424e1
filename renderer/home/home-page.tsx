import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { appStateQuery } from '../api/app-state-query.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { receiptsQuery } from '../exports/exports-queries.ts';
import { formatWeekday } from '../i18n/formats.ts';
import { AddListingButton } from './add-listing-button.tsx';
import { DataSafety } from './data-safety.tsx';
import { todayQuery } from './home-queries.ts';
import { LastBundles } from './last-bundles.tsx';
import { TodayTasks } from './today-tasks.tsx';
import { Welcome } from './welcome.tsx';
import { VisitsLink } from '../visits/visits-link.tsx';
import classes from './home-page.module.css';

const LAST_BUNDLES = 6;

export function HomePage() {
  const { t, i18n } = useTranslation();
  const state = useQuery(appStateQuery);
  const today = useQuery(todayQuery);
  const receipts = useQuery(receiptsQuery(null, LAST_BUNDLES));
  const counts = state.data?.counts;
  const isEmpty = counts !== undefined && counts.households === 0 && counts.listings === 0;
  const officer = state.data?.settings.officerName ?? '';
  const left = today.data?.tasks.length;
  const greeting = isEmpty
    ? t('home.title-empty')
    : left === undefined
      ? t('home.title')
      : t(left === 0 ? 'home.title-done' : 'home.title-tasks', { count: left });
  return (
    <div className={classes['page']}>
      <PageHeader
        title={officer === '' ? greeting : `${t('home.hello', { name: officer })} ${greeting}`}
        subtitle={formatWeekday(new Date(), i18n.language)}
        {...(isEmpty
          ? {}
          : {
              actions: (
                <>
                  <VisitsLink />
                  <AddListingButton />
                </>
              ),
            })}
      />
      <Loaded query={state}>
        {(known) => (
          <div className={classes['columns']}>
            {isEmpty ? (
              <Welcome />
            ) : (
              <Panel flush>
                <Loaded query={today}>
                  {({ tasks }) =>
                    tasks.length === 0 ? (
                      <EmptyState icon={<IconCircleCheck size="1.75rem" stroke={1.5} />}>
                        {t('home.done')}
                      </EmptyState>
                    ) : (
                      <TodayTasks tasks={tasks} />
                    )
                  }
                </Loaded>
                <ErrorNotice error={receipts.error} />
                {receipts.data !== undefined && receipts.data.receipts.length > 0 && (
                  <div className={classes['bundles']}>
                    <LastBundles receipts={receipts.data.receipts} />
                  </div>
                )}
              </Panel>
            )}
            <DataSafety state={known} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
