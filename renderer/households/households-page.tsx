import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { HouseholdList } from './household-list.tsx';
import { householdsWindowQuery, QUERY_MOST, type HouseholdFilter } from './households-queries.ts';
import { VisitsLink } from '../visits/visits-link.tsx';
import classes from './households-page.module.css';

const FILTERS = ['all', 'no-consent', 'no-listing'] as const satisfies readonly HouseholdFilter[];

export function HouseholdsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = FILTERS.find((one) => one === search.get('filter')) ?? 'all';
  const [typed, setTyped] = useState('');
  const [debounced] = useDebouncedValue(typed.trim(), 120);
  const query = debounced.slice(0, QUERY_MOST);
  const first = useQuery(householdsWindowQuery(query, filter, 0));
  const isWhole = query === '' && filter === 'all';
  const addButton = (
    <Button
      component={Link}
      to="/households/new"
      size="md"
      leftSection={<IconUserPlus size="1.25rem" aria-hidden />}
    >
      {t('households.add')}
    </Button>
  );
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('app.nav.households')}
        actions={
          <>
            <VisitsLink />
            {addButton}
          </>
        }
      />
      <div className={classes['tools']}>
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          aria-label={t('households.search')}
          placeholder={t('households.search')}
          leftSection={<IconSearch size="1.0625rem" aria-hidden />}
          maxLength={QUERY_MOST}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('households.filter.label')}
          value={filter}
          onChange={(value) =>
            setSearch(value === 'all' ? {} : { filter: value }, { replace: true })
          }
          data={FILTERS.map((value) => ({ value, label: t(`households.filter.${value}`) }))}
        />
        {first.data !== undefined && (
          <output className={classes['total']}>
            {t('households.total', {
              count: first.data.total,
              number: formatNumber(first.data.total),
            })}
          </output>
        )}
      </div>
      <Panel flush className={classes['panel']}>
        <Loaded query={first}>
          {({ total }) =>
            total > 0 ? (
              <HouseholdList
                key={`${filter} ${query}`}
                query={query}
                filter={filter}
                total={total}
              />
            ) : (
              <EmptyState
                icon={<IconUsers size="1.75rem" stroke={1.5} />}
                {...(isWhole ? { action: addButton } : {})}
              >
                {isWhole ? t('households.empty') : t('households.nothing-found')}
              </EmptyState>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}
