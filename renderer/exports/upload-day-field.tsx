import { TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/formats.ts';
import type { UploadDay } from './use-upload-day.ts';

interface UploadDayFieldProps {
  readonly uploadDay: UploadDay;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** When the files will be uploaded: what is ready and what is not follows it. */
export function UploadDayField({ uploadDay, field }: UploadDayFieldProps) {
  const { t } = useTranslation();
  const { text, problem, last, type } = uploadDay;
  return (
    <TextInput
      ref={field}
      label={t('exports.form.upload-day')}
      description={t('exports.form.upload-day-hint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem && t(`exports.form.upload-day-${problem}`, { last: formatDay(last) })}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
