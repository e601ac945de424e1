import { Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import {
  householdIdSchema,
  listingIdSchema,
  type HouseholdId,
  type ListingId,
} from '../../shared/domain/ids.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { ListingEditor } from './editor/listing-editor.tsx';
import { useEditorSubject } from './editor/use-editor-subject.ts';
import { listingQuery } from './listings-queries.ts';
import { PickHouseholdPage } from './pick-household-page.tsx';

/** `/listings/:listingId`, or `/listings/new?household=<id>`. */
export function ListingEditorPage() {
  const params = useParams();
  const [search] = useSearchParams();
  const listingId = listingIdSchema.safeParse(params['listingId']).data ?? null;
  const householdId = householdIdSchema.safeParse(search.get('household')).data ?? null;
  if (listingId === null && householdId === null) return <PickHouseholdPage />;
  return <Editing listingId={listingId} householdId={householdId} />;
}

interface EditingProps {
  readonly listingId: ListingId | null;
  readonly householdId: HouseholdId | null;
}

function Editing({ listingId, householdId }: EditingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { key: visit } = useLocation();
  // A new listing gets its address while a hand is on it: the same editor goes on.
  const [created, setCreated] = useState<{ id: ListingId; sitting: string } | null>(null);
  const sitting = listingId ?? `new ${visit}`;
  const { subject, error } = useEditorSubject(listingId, householdId);
  if (error !== null) return <ErrorNotice error={error} />;
  if (subject === null) return <Loader aria-label={t('app.loading')} />;
  return (
    <ListingEditor
      key={created !== null && created.id === listingId ? created.sitting : sitting}
      subject={subject}
      onCreated={async (id) => {
        setCreated({ id, sitting });
        await client.fetchQuery(listingQuery(id));
        await navigate(`/listings/${id}`, { replace: true });
      }}
    />
  );
}
