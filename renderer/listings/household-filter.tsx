import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { householdChoicesQuery, householdQuery } from '../households/households-queries.ts';
import { useMaybeQuery } from '../api/use-maybe-query.ts';
import classes from './listings-page.module.css';

interface HouseholdFilterProps {
  readonly householdId: HouseholdId | null;
  readonly onChange: (id: HouseholdId | null) => void;
}

/** Keeps a list of listings to one household. */
export function HouseholdFilter({ householdId, onChange }: HouseholdFilterProps) {
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
