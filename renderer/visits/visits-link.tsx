import { Button } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { visitsQuery } from './visits-queries.ts';

/** To the list of what is still to be asked; nothing when nothing is. */
export function VisitsLink() {
  const { t } = useTranslation();
  const { data } = useQuery(visitsQuery);
  const count = data?.questions.length ?? 0;
  if (count === 0) return null;
  return (
    <Button
      component={Link}
      to="/visits"
      variant="default"
      leftSection={<IconClipboardList size="1.125rem" aria-hidden />}
    >
      {t('visits.link', { count })}
    </Button>
  );
}
