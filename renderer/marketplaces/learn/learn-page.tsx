import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { FormView } from '../../../shared/ipc/contract-forms.ts';
import { marketplaceIdSchema, type MarketplaceId } from '../../../shared/domain/ids.ts';
import { call, dropPaths } from '../../api/len-san-client.ts';
import { Loaded } from '../../components/loading-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { FormEditor } from './form-editor.tsx';
import { SamplePicker } from './sample-picker.tsx';

/** Teaches the library a marketplace's form from a sample. `?correct=<id>` opens one that was taught. */
export function LearnPage() {
  const [search] = useSearchParams();
  const known = marketplaceIdSchema.safeParse(search.get('correct'));
  return known.success ? <Correct key={known.data} id={known.data} /> : <Learn />;
}

function Learn() {
  const { t } = useTranslation();
  const [form, setForm] = useState<FormView | null>(null);
  const read = useMutation({
    mutationFn: async (files: readonly File[] | null): Promise<FormView | null> => {
      if (files === null) return (await call('forms:pick-sample', {})).form;
      const [path] = dropPaths(files);
      return path === undefined ? null : (await call('forms:read-sample', { path })).form;
    },
    // A closed dialog leaves what is on the screen.
    onSuccess: (found) => {
      if (found !== null) setForm(found);
    },
  });
  const pick = { isReading: read.isPending, error: read.error, onFiles: read.mutate };
  if (form !== null) return <FormEditor key={form.token} form={form} pick={pick} />;
  return (
    <>
      <PageHeader
        title={t('learn.title')}
        crumbs={[{ label: t('app.nav.marketplaces'), to: '/marketplaces' }]}
      />
      <SamplePicker {...pick} />
    </>
  );
}

function Correct({ id }: { readonly id: MarketplaceId }) {
  const { t } = useTranslation();
  // Once: a refetch would give another token, and take away what the person has changed.
  const form = useQuery({
    queryKey: ['forms:open', id],
    queryFn: () => call('forms:open', { marketplaceId: id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Loaded query={form} pageTitle={t('learn.title')}>
      {(found) => <FormEditor key={found.form.token} form={found.form} pick={null} />}
    </Loaded>
  );
}
