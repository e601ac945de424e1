import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatNumber } from '../../i18n/formats.ts';
import { AddListingButton } from '../add-listing-button.tsx';
import { HouseholdFilter } from '../household-filter.tsx';
import { ListingSearch } from '../listing-search.tsx';
import { useShownProfiles } from '../listings-queries.ts';
import { ViewSwitch } from '../view-switch.tsx';
import { CheckAll } from './check-all.tsx';
import { useFirstWindow } from './matrix-queries.ts';
import { MatrixTable } from './matrix-table.tsx';
import { MATRIX_FILTERS, useMatrixView } from './use-matrix-view.ts';
import classes from '../listings-page.module.css';

/** Listings against the marketplaces in use: what is nearly ready stands first. */
export function MatrixPage() {
  const { t } = useTranslation();
  const { input, change, isWhole } = useMatrixView();
  const first = useFirstWindow(input);
  const { chosen, error } = useShownProfiles();
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('matrix.title')}
        actions={
          <>
            <ViewSwitch />
            <AddListingButton />
          </>
        }
      />
      <div className={classes['tools']}>
        <ListingSearch query={input.query} onQuery={(query) => change({ query })} />
        <SegmentedControl
          aria-label={t('listings.filter.label')}
          value={input.filter}
          onChange={(value) => {
            const filter = MATRIX_FILTERS.find((one) => one === value) ?? 'all';
            // "Nearly ready" is an order as much as a choice.
            change(
              filter === 'unfinished'
                ? { filter, sort: 'problems', descending: false }
                : { filter },
            );
          }}
          data={MATRIX_FILTERS.map((value) => ({ value, label: t(`matrix.filter.${value}`) }))}
        />
        <HouseholdFilter
          householdId={input.householdId}
          onChange={(householdId) => change({ householdId })}
        />
        {first.data !== undefined && (
          <output className={classes['total']}>
            {first.data.isCounting && (
              <span className={classes['counting']}>
                <Loader size="0.875rem" aria-hidden /> {t('matrix.counting')}
              </span>
            )}{' '}
            {t('listings.count', {
              count: first.data.total,
              shown: formatNumber(first.data.total),
            })}
          </output>
        )}
      </div>
      {chosen !== null && <CheckAll profiles={chosen.map(({ profile }) => profile)} />}
      <Panel flush className={classes['panel']}>
        <ErrorNotice error={error} />
        <Loaded query={first}>
          {({ total }) =>
            total > 0 && chosen !== null ? (
              <MatrixTable
                key={JSON.stringify(input)}
                input={input}
                total={total}
                profiles={chosen.map(({ profile }) => profile)}
                onSort={change}
              />
            ) : (
              <EmptyState
                icon={<IconLayoutGrid size="1.75rem" stroke={1.5} />}
                action={
                  isWhole ? (
                    <AddListingButton />
                  ) : (
                    <Button
                      variant="default"
                      onClick={() => change({ query: '', filter: 'all', householdId: null })}
                    >
                      {t('listings.show-all')}
                    </Button>
                  )
                }
              >
                {isWhole ? t('listings.empty') : t(`matrix.nothing.${input.filter}`)}
              </EmptyState>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}
