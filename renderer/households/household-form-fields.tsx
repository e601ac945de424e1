import { Button, Collapse, SegmentedControl, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { HOUSEHOLD_LIMITS, type HouseholdFields } from '../../shared/domain/household.ts';
import { formatPhone, parsePhone } from '../../shared/text/parse-phone.ts';
import { CountedTextarea, CountedTextInput } from '../components/counted-field.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { Picker } from '../components/picker.tsx';
import { useSaveKey } from '../components/use-save-key.ts';
import { UnsavedGuard } from '../components/unsaved-guard.tsx';
import { fieldWords, hasDetails, householdFormSchema } from './household-form.ts';
import { useCommuneChoices } from './households-queries.ts';
import classes from './household-form-fields.module.css';

interface HouseholdFormProps {
  readonly initial: HouseholdFields;
  /** "Xã Mường Phăng, Điện Biên" of the initial commune. */
  readonly communeLabel: string;
  readonly error: unknown;
  /** Resolves to the page to show afterwards; rejects when nothing was saved. */
  readonly save: (fields: HouseholdFields) => Promise<string>;
  readonly onSaved: (path: string) => void;
  readonly onCancel: () => void;
}

export function HouseholdForm({
  initial,
  error,
  save,
  onSaved,
  onCancel,
  ...props
}: HouseholdFormProps) {
  const { t } = useTranslation();
  const form = useForm<HouseholdFields>({
    resolver: zodResolver(householdFormSchema),
    defaultValues: initial,
    mode: 'onTouched',
  });
  const values = useWatch({ control: form.control });
  const { errors, isDirty, isSubmitting } = form.formState;
  const [communeLabel, setCommuneLabel] = useState(props.communeLabel);
  const [communeQuery, setCommuneQuery] = useState('');
  const communes = useCommuneChoices(communeQuery);
  const [open, setOpen] = useState(hasDetails(initial));
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const { setFocus } = form;
  useEffect(() => setFocus('name'), [setFocus]);
  // After the render in which the guard has let go.
  useEffect(() => {
    if (savedTo !== null) onSaved(savedTo);
  }, [savedTo, onSaved]);

  const words = (field: keyof HouseholdFields) =>
    fieldWords(t, field, values[field] ?? '', errors[field]);
  const phone = parsePhone(values.phone ?? '');
  const phoneNote =
    phone.ok && phone.phone !== values.phone
      ? t(phone.converted ? 'households.form.phone-converted' : 'households.form.phone-read', {
          phone: formatPhone(phone.phone),
        })
      : t('households.form.phone-note');

  const submit = form.handleSubmit(async (fields) => {
    try {
      setSavedTo(await save(fields));
    } catch {
      // Shown below the fields: `error` is the mutation's.
    }
  });

  useSaveKey(() => void submit());

  return (
    <form className={classes['form']} noValidate onSubmit={(event) => void submit(event)}>
      <UnsavedGuard when={isDirty && savedTo === null} />
      <Panel>
        <div className={classes['grid']}>
          <Controller
            control={form.control}
            name="name"
            render={({ field }) => (
              <CountedTextInput
                {...field}
                label={t('households.form.name')}
                placeholder={t('households.form.name-example')}
                most={HOUSEHOLD_LIMITS.name}
                error={words('name')}
                autoComplete="off"
              />
            )}
          />
          <TextInput
            {...form.register('phone')}
            label={t('households.form.phone')}
            placeholder={t('households.form.phone-example')}
            description={words('phone') === null ? phoneNote : null}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={words('phone')}
            type="tel"
            autoComplete="off"
          />
          <Controller
            control={form.control}
            name="communeCode"
            render={({ field }) => (
              <Picker
                label={t('households.form.commune')}
                placeholder={t('households.form.commune-example')}
                picked={communeLabel}
                options={communes.options}
                loading={communes.loading}
                nothingFound={
                  communeQuery.trim() === ''
                    ? t('households.form.commune-hint')
                    : t('households.form.commune-nothing')
                }
                error={words('communeCode')}
                query={communeQuery}
                onQuery={setCommuneQuery}
                onBlur={field.onBlur}
                onPick={(option) => {
                  setCommuneLabel(option.label);
                  form.setValue('communeCode', option.value, {
                    shouldDirty: true,
                    shouldValidate: true,
                  });
                }}
              />
            )}
          />
          <Controller
            control={form.control}
            name="hamlet"
            render={({ field }) => (
              <CountedTextInput
                {...field}
                label={t('households.form.hamlet')}
                placeholder={t('households.form.hamlet-example')}
                most={HOUSEHOLD_LIMITS.hamlet}
                error={words('hamlet')}
                autoComplete="off"
              />
            )}
          />
        </div>
        <Button
          type="button"
          variant="subtle"
          className={classes['fold'] ?? ''}
          aria-expanded={open}
          aria-controls="household-details"
          rightSection={
            <IconChevronDown
              size="1rem"
              aria-hidden
              className={classes['chevron']}
              data-open={open}
            />
          }
          onClick={() => setOpen(!open)}
        >
          {t('households.form.details')}
        </Button>
        <Collapse expanded={open} id="household-details">
          <div className={classes['grid']}>
            <Controller
              control={form.control}
              name="kind"
              render={({ field }) => (
                <div className={classes['wide']}>
                  <SegmentedControl
                    aria-label={t('households.form.kind')}
                    value={field.value}
                    onChange={field.onChange}
                    data={[
                      { value: 'household', label: t('households.kind.household') },
                      { value: 'cooperative', label: t('households.kind.cooperative') },
                    ]}
                  />
                </div>
              )}
            />
            <Controller
              control={form.control}
              name="cooperativeName"
              render={({ field }) => (
                <CountedTextInput
                  {...field}
                  label={t('households.form.cooperative-name')}
                  most={HOUSEHOLD_LIMITS.cooperativeName}
                  error={words('cooperativeName')}
                  autoComplete="off"
                />
              )}
            />
            <Controller
              control={form.control}
              name="oldAddress"
              render={({ field }) => (
                <CountedTextInput
                  {...field}
                  label={t('households.form.old-address')}
                  placeholder={t('households.form.old-address-example')}
                  most={HOUSEHOLD_LIMITS.oldAddress}
                  error={words('oldAddress')}
                  autoComplete="off"
                />
              )}
            />
            <Controller
              control={form.control}
              name="note"
              render={({ field }) => (
                <CountedTextarea
                  {...field}
                  className={classes['wide'] ?? ''}
                  label={t('households.form.note')}
                  description={t('households.form.note-hint')}
                  most={HOUSEHOLD_LIMITS.note}
                  error={words('note')}
                  rows={3}
                />
              )}
            />
          </div>
        </Collapse>
      </Panel>
      <ErrorNotice error={communes.error ?? error} />
      <div className={classes['buttons']}>
        <Button
          type="submit"
          size="md"
          loading={isSubmitting}
          leftSection={<IconCheck size="1.25rem" aria-hidden />}
        >
          {t('households.form.save')}
        </Button>
        <Button type="button" size="md" variant="default" onClick={onCancel}>
          {t('app.action.cancel')}
        </Button>
      </div>
    </form>
  );
}
