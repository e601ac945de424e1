import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { appStateQuery } from '../api/app-state-query.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { announce } from '../components/live-region.tsx';
import { toastDone, toastError } from '../components/toast.tsx';
import { batchName } from '../i18n/batch-name.ts';

/** The last batch that can be taken back, by name, and how to do it. */
export function useUndo() {
  const { t } = useTranslation();
  const { data } = useQuery(appStateQuery);
  const undo = useLibraryCall('journal:undo', {
    onSuccess: ({ name }) =>
      toastDone(t('app.undo.done', { name: batchName(t, name) }), t('app.action.close')),
    onError: (error) => toastError(error, t('app.action.close')),
  });
  const next = data?.undo ?? null;
  return {
    name: next === null ? null : batchName(t, next.name),
    busy: undo.isPending,
    run: () => {
      if (undo.isPending) return;
      if (next === null) announce(t('app.undo.nothing'));
      else undo.mutate({ batchId: next.batchId });
    },
  };
}
