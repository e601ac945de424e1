import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney } from '../../shared/text/parse-money.ts';
import { formatDong } from '../i18n/formats.ts';

type MoneyInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Whole đồng. */
  readonly value: number | null;
  readonly onChange: (dong: number | null) => void;
};

/**
 * Understands "25k", "1tr2" and "1.250.000", says while typing what it understood, and shows the
 * full amount afterwards. Words it cannot read stay in the field and the value becomes null.
 */
export function MoneyInput({
  value,
  onChange,
  onBlur,
  error,
  description,
  ...rest
}: MoneyInputProps) {
  const { t } = useTranslation();
  // Null: nothing is being typed, the value itself is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const understood = typed === null ? value : parseMoney(typed);
  const unreadable = typed !== null && typed.trim() !== '' && understood === null;
  const hint =
    typed === null || understood === null
      ? description
      : t('app.money.understood', { amount: formatDong(understood) });
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : formatDong(value))}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={unreadable ? t('app.money.unreadable') : error}
      onFocus={(event) => {
        rest.onFocus?.(event);
        event.currentTarget.select();
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(parseMoney(text));
      }}
      onBlur={(event) => {
        if (!unreadable) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
