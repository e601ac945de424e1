import { Button, Modal, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Picker } from '../components/picker.tsx';
import { householdChoicesQuery } from '../households/households-queries.ts';

interface HouseholdQuestionProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** "Whose listing is it?", with the way to a household that is not there yet. */
export function HouseholdQuestion({ isOpen, onClose }: HouseholdQuestionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [searched] = useDebouncedValue(query, 120);
  const choices = useQuery({ ...householdChoicesQuery(searched), enabled: isOpen });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
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
  );
}
