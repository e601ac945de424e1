import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from './page-header.tsx';
import { TryAgainNotice } from './try-again-notice.tsx';
import classes from './loading-state.module.css';

interface LoadedProps<Value> {
  readonly query: UseQueryResult<Value>;
  /** Title of the page this is: shown above a failure, as the page itself does not come. */
  readonly pageTitle?: string;
  readonly children: (value: Value) => ReactNode;
}

/** A read that is under way, has failed (never an empty list instead) or has come. */
export function Loaded<Value>({ query, pageTitle, children }: LoadedProps<Value>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) {
    return (
      <>
        {pageTitle !== undefined && <PageHeader title={pageTitle} />}
        <TryAgainNotice error={query.error} onTryAgain={() => void query.refetch()} />
      </>
    );
  }
  return <PageComing />;
}

/** Stands where something will be; seen only when that takes a while. */
export function PageComing() {
  const { t } = useTranslation();
  return (
    <output className={classes['loading']} aria-label={t('app.loading')}>
      <Loader />
    </output>
  );
}
