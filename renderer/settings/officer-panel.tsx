import { Button, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { settingsSchema, type Settings } from '../../shared/ipc/contract-app.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { announce } from '../components/live-region.tsx';
import { Panel } from '../components/panel.tsx';
import { Picker } from '../components/picker.tsx';
import { UnsavedGuard } from '../components/unsaved-guard.tsx';
import { useSaveKey } from '../components/use-save-key.ts';
import { useCommuneChoices } from '../households/households-queries.ts';
import classes from './officer-panel.module.css';

const officerSchema = settingsSchema.pick({
  officerName: true,
  officerPhone: true,
  communeCode: true,
});
type Officer = z.infer<typeof officerSchema>;

interface OfficerPanelProps {
  readonly settings: Settings;
  readonly communeLabel: string;
}

/** Who works here and for which commune: stands in history, on consent sheets and in bundles. */
export function OfficerPanel({ settings, communeLabel }: OfficerPanelProps) {
  const { t } = useTranslation();
  const { officerName, officerPhone, communeCode } = settings;
  const form = useForm<Officer>({
    resolver: zodResolver(officerSchema),
    defaultValues: { officerName, officerPhone, communeCode },
  });
  const { isDirty, errors } = form.formState;
  const [picked, setPicked] = useState(communeLabel);
  const [query, setQuery] = useState('');
  const communes = useCommuneChoices(query);
  const update = useLibraryCall('settings:update', {
    onSuccess: (saved) => {
      form.reset({
        officerName: saved.officerName,
        officerPhone: saved.officerPhone,
        communeCode: saved.communeCode,
      });
      announce(t('settings.officer.saved'));
    },
  });
  const submit = form.handleSubmit((officer) => update.mutate(officer));
  useSaveKey(() => void submit());
  const tooLong = (field: keyof Officer) =>
    errors[field] === undefined ? null : t('app.field.invalid');
  return (
    <Panel title={t('settings.officer.title')}>
      <UnsavedGuard when={isDirty} />
      <form className={classes['form']} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          {...form.register('officerName')}
          label={t('settings.officer.name')}
          description={t('settings.officer.name-hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={120}
          error={tooLong('officerName')}
          autoComplete="off"
        />
        <TextInput
          {...form.register('officerPhone')}
          label={t('settings.officer.phone')}
          type="tel"
          maxLength={20}
          error={tooLong('officerPhone')}
          autoComplete="off"
        />
        <Controller
          control={form.control}
          name="communeCode"
          render={({ field }) => (
            <Picker
              label={t('settings.officer.commune')}
              placeholder={t('households.form.commune-example')}
              picked={picked}
              options={communes.options}
              loading={communes.loading}
              nothingFound={
                query.trim() === ''
                  ? t('households.form.commune-hint')
                  : t('households.form.commune-nothing')
              }
              error={tooLong('communeCode')}
              query={query}
              onQuery={setQuery}
              onBlur={field.onBlur}
              onPick={(option) => {
                setPicked(option.label);
                form.setValue('communeCode', option.value, { shouldDirty: true });
              }}
            />
          )}
        />
        <ErrorNotice error={communes.error ?? update.error} />
        <div className={classes['buttons']}>
          <Button
            type="submit"
            disabled={!isDirty}
            loading={update.isPending}
            leftSection={<IconCheck size="1.125rem" aria-hidden />}
          >
            {t('app.action.save')}
          </Button>
          {update.isSuccess && !isDirty && <output>{t('settings.officer.saved')}</output>}
        </div>
      </form>
    </Panel>
  );
}
