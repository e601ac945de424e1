import { Button, SegmentedControl } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { AddListingButton } from './add-listing-button.tsx';
import { ChosenBar } from './grid/chosen-bar.tsx';
import { ListingsGrid } from './grid/listings-grid.tsx';
import { useChosenListings } from './grid/use-chosen-listings.ts';
import { LISTING_FILTERS, useListingsView } from './grid/use-listings-view.ts';
import { listingsWindowQuery } from './listings-queries.ts';
import { ListingSearch } from './listing-search.tsx';
import { HouseholdFilter } from './household-filter.tsx';
import { ViewSwitch } from './view-switch.tsx';
import classes from './listings-page.module.css';

/** All listings in one grid: what is ready, what is in the way, and for which marketplace. */
export function ListingsPage() {
  const { t } = useTranslation();
  const { input, change, isWhole } = useListingsView();
  const { chosen, toggle, clear } = useChosenListings();
  const first = useQuery({ ...listingsWindowQuery(input, 0), placeholderData: keepPreviousData });
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('listings.title')}
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
          onChange={(filter) => change({ filter })}
          data={LISTING_FILTERS.map((value) => ({ value, label: t(`listings.filter.${value}`) }))}
        />
        <HouseholdFilter
          householdId={input.householdId}
          onChange={(householdId) => change({ householdId })}
        />
        {first.data !== undefined && (
          <output className={classes['total']} title={t('listings.keys')}>
            {t('listings.count', {
              count: first.data.total,
              shown: formatNumber(first.data.total),
            })}
          </output>
        )}
      </div>
      {chosen.size > 0 && <ChosenBar chosen={chosen} onClear={clear} />}
      <Panel flush className={classes['panel']}>
        <Loaded query={first}>
          {({ total }) =>
            total > 0 ? (
              <ListingsGrid
                key={JSON.stringify(input)}
                input={input}
                total={total}
                onSort={(sort, descending) => change({ sort, descending })}
                chosen={chosen}
                onToggle={toggle}
              />
            ) : (
              <EmptyState
                icon={<IconPackage size="1.75rem" stroke={1.5} />}
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
                {isWhole ? t('listings.empty') : t('listings.nothing-found')}
              </EmptyState>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}
