import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countLetters, formatNumber } from '../i18n/formats.ts';
import classes from './counted-field.module.css';

interface Counted {
  readonly label: string;
  readonly value: string;
  /** The limit of the schema, in letters. */
  readonly most: number;
  /** Marks an optional field with the word, instead of marking the required ones with a star. */
  readonly optional?: boolean;
}

/** Label at the left, counter at the right; the counter speaks up from 80 % of the limit on. */
function CountedLabel({ label, value, most, optional = false }: Counted) {
  const { t } = useTranslation();
  const count = countLetters(value);
  const state = count > most ? 'over' : count >= most * 0.8 ? 'near' : 'calm';
  return (
    <span className={classes['label']}>
      <span>
        {label}
        {optional && <span className={classes['optional']}> {t('app.field.optional')}</span>}
      </span>
      <span className={classes['count']} data-state={state} aria-hidden={state === 'calm'}>
        {t('app.field.count', {
          count: count,
          shown: formatNumber(count),
          most: formatNumber(most),
        })}
      </span>
    </span>
  );
}

type CountedTextInputProps = Omit<TextInputProps, 'label' | 'value'> & Counted;

export function CountedTextInput({ label, value, most, optional, ...rest }: CountedTextInputProps) {
  return (
    <TextInput
      {...rest}
      value={value}
      aria-label={label}
      classNames={{ label: classes['wide'] ?? '' }}
      label={<CountedLabel label={label} value={value} most={most} optional={optional ?? false} />}
    />
  );
}

type CountedTextareaProps = Omit<TextareaProps, 'label' | 'value'> & Counted;

export function CountedTextarea({ label, value, most, optional, ...rest }: CountedTextareaProps) {
  return (
    <Textarea
      {...rest}
      value={value}
      aria-label={label}
      classNames={{ label: classes['wide'] ?? '' }}
      label={<CountedLabel label={label} value={value} most={most} optional={optional ?? false} />}
    />
  );
}
