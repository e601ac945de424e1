import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { isComposing } from '../components/composition.ts';
import { Loaded } from '../components/loading-state.tsx';
import { householdChoicesQuery } from '../households/households-queries.ts';
import classes from './household-picker.module.css';

/** Whose listing will it be: found by typing without marks, Enter takes the first. */
export function HouseholdPicker({ onPick }: { readonly onPick: (id: HouseholdId) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed, 120);
  const choices = useQuery(householdChoicesQuery(query));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const takeFirst = (event: KeyboardEvent) => {
    const first = choices.data?.rows[0];
    if (event.key !== 'Enter' || isComposing(event) || first === undefined || query !== typed)
      return;
    event.preventDefault();
    onPick(first.id);
  };
  return (
    <div className={classes['picker']}>
      <TextInput
        ref={field}
        data-autofocus
        aria-label={t('listings.pick-household.search')}
        placeholder={t('listings.pick-household.search')}
        leftSection={<IconSearch size="1.125rem" aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={takeFirst}
      />
      <Loaded query={choices}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes['none']}>{t('listings.pick-household.none')}</p>
          ) : (
            <ul className={classes['choices']}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className={classes['choice']}
                    onClick={() => onPick(row.id)}
                  >
                    <span className={classes['name']}>{row.name}</span>
                    <span className={classes['place']}>
                      {[row.hamlet, row.communeName, row.provinceName].filter(Boolean).join(', ')}
                    </span>
                    <span className={classes['count']}>
                      {t('listings.pick-household.listings', { count: row.listingCount })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Button
        component={Link}
        to="/households/new?then=listing"
        variant="default"
        leftSection={<IconPlus size="1.0625rem" aria-hidden />}
      >
        {t('listings.pick-household.new-household')}
      </Button>
    </div>
  );
}
