import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUERY_MOST } from '../households/households-queries.ts';
import classes from './listings-page.module.css';

interface ListingSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

export function ListingSearch({ query, onQuery }: ListingSearchProps) {
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
