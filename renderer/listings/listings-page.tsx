import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPackage, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import {
  householdChoicesQuery,
  householdQuery,
  QUERY_MOST,
} from '../households/households-queries.ts';
import { formatNumber } from '../i18n/formats.ts';
import { AddListingButton } from './add-listing-button.tsx';
import { ChosenBar } from './grid/chosen-bar.tsx';
import { ListingsGrid } from './grid/listings-grid.tsx';
import { useChosenListings } from './grid/use-chosen-listings.ts';
import { LISTING_FILTERS, useListingsView } from './grid/use-listings-view.ts';
import { listingsWindowQuery } from './listings-queries.ts';
import { useMaybeQuery } from './use-maybe-query.ts';
import classes from './listings-page.module.css';

/** All listings in one grid: what is ready, what is in the way, and for which marketplace. */
export function ListingsPage() {
  const { t } = useTranslation();
  const { input, change, isWhole } = useListingsView();
  const { chosen, toggle, clear } = useChosenListings();
  const first = useQuery({ ...listingsWindowQuery(input, 0), placeholderData: keepPreviousData });
  return (
    <div className={classes['page']}>
      <PageHeader title={t('listings.title')} actions={<AddListingButton />} />
      <div className={classes['tools']}>
        <SearchField query={input.query} onQuery={(query) => change({ query })} />
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

interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

function SearchField({ query, onQuery }: SearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(query);
  const [shown, setShown] = useState(query);
  // "Xem tất cả" empties the field too.
  if (query !== shown) {
    setShown(query);
    if (query !== typed.trim()) setTyped(query);
  }
  const [rested] = useDebouncedValue(typed, 120);
  const tell = useEffectEvent((text: string) => {
    if (text.trim() !== query && text === typed) onQuery(text.trim());
  });
  useEffect(() => tell(rested), [rested]);
  return (
    <TextInput
      className={classes['search'] ?? ''}
      type="search"
      aria-label={t('listings.search')}
      placeholder={t('listings.search-hint')}
      leftSection={<IconSearch size="1.0625rem" aria-hidden />}
      maxLength={QUERY_MOST}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

interface HouseholdFilterProps {
  readonly householdId: HouseholdId | null;
  readonly onChange: (id: HouseholdId | null) => void;
}

function HouseholdFilter({ householdId, onChange }: HouseholdFilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [rested] = useDebouncedValue(typed, 120);
  const chosen = useMaybeQuery(householdId, householdQuery).data?.household;
  // The chosen one's own name stands in the field: that is not a search.
  const choices = useQuery(householdChoicesQuery(rested === chosen?.name ? '' : rested));
  const options = useMemo(() => {
    const rows = choices.data?.rows ?? [];
    const listed = rows.map(({ id, name }) => ({ id, name }));
    return chosen === undefined || rows.some(({ id }) => id === chosen.id)
      ? listed
      : [{ id: chosen.id, name: chosen.name }, ...listed];
  }, [choices.data, chosen]);
  return (
    <Select
      className={classes['household'] ?? ''}
      aria-label={t('listings.filter.household')}
      placeholder={t('listings.filter.all-households')}
      searchable
      clearable
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      // Already searched by the library, without marks.
      filter={({ options: found }) => found}
      nothingFoundMessage={t('listings.pick-household.none')}
      clearButtonProps={{ 'aria-label': t('listings.filter.all-households') }}
      value={householdId}
      onSearchChange={setTyped}
      onChange={(value) => onChange(options.find(({ id }) => id === value)?.id ?? null)}
    />
  );
}
