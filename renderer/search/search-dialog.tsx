import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { IconPackage, IconSearch, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ErrorNotice } from '../components/error-notice.tsx';
import { searchQuery } from './search-queries.ts';

/** Longest query the contract takes. */
const QUERY_MOST = 200;
const PLAIN_OVERLAY = { backgroundOpacity: 0.35, blur: 0 };

const [searchStore, spotlight] = createSpotlight();

/** Ctrl+K: every household and listing, with or without marks. Opens anew whenever `openings` has grown. */
export function SearchDialog({ openings }: { readonly openings: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim().slice(0, QUERY_MOST), 120);
  const found = useQuery({
    ...searchQuery(query),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const hits = query === '' ? [] : (found.data?.hits ?? []);
  // Enter takes the first answer: new answers begin with it selected.
  useEffect(() => {
    const list = document.getElementById(searchStore.getState().listId);
    const [first, ...others] = list?.querySelectorAll('[data-action]') ?? [];
    if (first === undefined) return;
    for (const other of others) other.removeAttribute('data-selected');
    first.setAttribute('data-selected', 'true');
    searchStore.updateState((state) => ({ ...state, selected: 0 }));
  }, [found.data]);
  useEffect(() => spotlight.open(), [openings]);
  const group = (kind: 'household' | 'listing') => hits.filter((hit) => hit.kind === kind);
  return (
    <Spotlight.Root
      store={searchStore}
      query={typed}
      onQueryChange={setTyped}
      // The window's own keys open it: Mantine's would act while a letter is being composed.
      shortcut={null}
      scrollable
      lockScroll={false}
      maxHeight="24rem"
      overlayProps={PLAIN_OVERLAY}
      centered={false}
      yOffset="4rem"
      attributes={{ content: { 'aria-label': t('search.title') } }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.title')}
        leftSection={<IconSearch size="1.25rem" aria-hidden />}
      />
      <Spotlight.ActionsList>
        <ErrorNotice error={found.error} />
        {(['household', 'listing'] as const).map(
          (kind) =>
            group(kind).length > 0 && (
              <Spotlight.ActionsGroup key={kind} label={t(`search.group.${kind}`)}>
                {group(kind).map((hit) => (
                  <Spotlight.Action
                    key={hit.id}
                    label={hit.title}
                    description={hit.detail}
                    leftSection={
                      kind === 'household' ? (
                        <IconUsers size="1.25rem" aria-hidden />
                      ) : (
                        <IconPackage size="1.25rem" aria-hidden />
                      )
                    }
                    onClick={() => void navigate(`/${kind}s/${hit.id}`)}
                  />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {query === '' && <Spotlight.Empty>{t('search.hint')}</Spotlight.Empty>}
        {query !== '' && found.isSuccess && hits.length === 0 && (
          <Spotlight.Empty>{t('search.nothing', { query })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
