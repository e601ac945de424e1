import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FormView } from '../../../shared/ipc/contract-forms.ts';
import { useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { toastDone } from '../../components/toast.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { ColumnTable } from './column-table.tsx';
import { FormPlace } from './form-place.tsx';
import { FormPreviewTable } from './form-preview-table.tsx';
import { SampleTable } from './sample-table.tsx';
import type { SamplePick } from './sample-picker.tsx';
import { useFormChoices } from './use-form-choices.ts';
import classes from './learn-page.module.css';

interface FormEditorProps {
  readonly form: FormView;
  /** Null where a taught form is corrected: it keeps its sample. */
  readonly pick: SamplePick | null;
}

/** What each column of the form is, corrected by a person, with the file it makes beside it. */
export function FormEditor({ form, pick }: FormEditorProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useFormChoices(form);
  const [tab, setTab] = useState('columns');
  const { choices, columns } = state;
  const save = useLibraryCall('forms:save', {
    onSuccess: ({ marketplaceId }) => {
      state.saved();
      toastDone(t('learn.saved', { name: choices.name }), t('app.action.close'));
      void navigate(`/marketplaces?show=${marketplaceId}`);
    },
  });
  const unsure = columns.filter(({ isSure }) => !isSure).length;
  return (
    <div className={classes['page']}>
      <UnsavedGuard when={state.isChanged && !save.isPending && !save.isSuccess} />
      <PageHeader
        title={t(form.marketplaceId === null ? 'learn.title' : 'learn.correct-title')}
        subtitle={form.fileName}
        crumbs={[{ label: t('app.nav.marketplaces'), to: '/marketplaces' }]}
        actions={
          <>
            {pick !== null && (
              <Button variant="default" loading={pick.isReading} onClick={() => pick.onFiles(null)}>
                {t('learn.pick-other')}
              </Button>
            )}
            <Button
              loading={save.isPending}
              onClick={() => save.mutate({ token: form.token, choices })}
            >
              {t('learn.save')}
            </Button>
          </>
        }
      />
      <ErrorNotice error={save.error ?? state.propose.error ?? pick?.error ?? null} />
      <FormPlace form={form} state={state} />
      <Panel flush className={classes['panel']}>
        <Tabs
          value={tab}
          onChange={(value) => setTab(value ?? 'columns')}
          keepMounted={false}
          className={classes['tabs'] ?? ''}
        >
          <Tabs.List aria-label={t('learn.parts')}>
            <Tabs.Tab value="columns">
              {unsure === 0
                ? t('learn.tab.columns', { count: columns.length })
                : t('learn.tab.columns-unsure', { count: columns.length, unsure })}
            </Tabs.Tab>
            <Tabs.Tab value="sample">{t('learn.tab.sample')}</Tabs.Tab>
            <Tabs.Tab value="preview">{t('learn.tab.preview')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="columns" className={classes['scroll'] ?? ''}>
            <ColumnTable columns={columns} meanings={form.meanings} onChange={state.change} />
          </Tabs.Panel>
          <Tabs.Panel value="sample" className={classes['scroll'] ?? ''}>
            <SampleTable form={form} choices={choices} />
          </Tabs.Panel>
          <Tabs.Panel value="preview" className={classes['scroll'] ?? ''}>
            <FormPreviewTable token={form.token} choices={choices} />
          </Tabs.Panel>
        </Tabs>
      </Panel>
    </div>
  );
}
