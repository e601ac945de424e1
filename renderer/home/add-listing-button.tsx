import { Button, Modal, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Picker } from '../components/picker.tsx';
import { householdChoicesQuery } from '../households/households-queries.ts';

/** Asks whose listing it will be, unless only one answer is possible. */
export function AddListingButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [query, setQuery] = useState('');
  const [searched] = useDebouncedValue(query, 120);
  const all = useQuery(householdChoicesQuery(''));
  const choices = useQuery({ ...householdChoicesQuery(searched), enabled: asking });
  const only = all.data?.total === 1 ? all.data.rows[0] : undefined;
  const start = () => {
    if (only !== undefined) void navigate(`/listings/new?household=${only.id}`);
    else if (all.data?.total === 0) void navigate('/households/new?then=listing');
    else setAsking(true);
  };
  return (
    <>
      <Button size="md" leftSection={<IconPlus size="1.25rem" aria-hidden />} onClick={start}>
        {t('home.add-listing')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('home.whose.title')}
        closeButtonProps={{ 'aria-label': t('app.action.close') }}
      >
        <Stack gap="md">
          <Picker
            label={t('home.whose.label')}
            placeholder={t('home.whose.placeholder')}
            startsFocused
            picked=""
            options={(choices.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: row.name,
              detail: [row.hamlet, row.communeName].filter(Boolean).join(', '),
            }))}
            loading={choices.isFetching}
            nothingFound={t('home.whose.nothing')}
            query={query}
            onQuery={setQuery}
            onPick={(option) => void navigate(`/listings/new?household=${option.value}`)}
          />
          <ErrorNotice error={choices.error} />
          <Button
            component={Link}
            to="/households/new?then=listing"
            variant="default"
            leftSection={<IconUserPlus size="1.0625rem" aria-hidden />}
          >
            {t('home.whose.new')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
