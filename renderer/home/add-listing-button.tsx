import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { appStateQuery } from '../api/app-state-query.ts';
import { useFirstScreenStands } from '../components/first-screen.ts';
import { readLater } from '../components/read-later.ts';
import { householdChoicesQuery } from '../households/households-queries.ts';

const HouseholdQuestion = lazy(async () => ({
  default: (await readLater(import('./household-question.tsx'))).HouseholdQuestion,
}));

/** Asks whose listing it will be, unless only one answer is possible. */
export function AddListingButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data } = useQuery(appStateQuery);
  const [isAsking, setAsking] = useState(false);
  // There before it is asked: a dialog that is born open does not know where the focus was.
  const hasQuestion = useFirstScreenStands();
  const households = data?.counts.households;
  const start = async () => {
    if (households === 0) {
      await navigate('/households/new?then=listing');
      return;
    }
    const only =
      households === 1
        ? (await client.fetchQuery(householdChoicesQuery('')).catch(() => null))?.rows[0]
        : undefined;
    if (only === undefined) setAsking(true);
    else await navigate(`/listings/new?household=${only.id}`);
  };
  return (
    <>
      <Button
        size="md"
        leftSection={<IconPlus size="1.25rem" aria-hidden />}
        onClick={() => void start()}
      >
        {t('home.add-listing')}
      </Button>
      {hasQuestion && (
        <Suspense fallback={null}>
          <HouseholdQuestion isOpen={isAsking} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
