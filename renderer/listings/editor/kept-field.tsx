import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface KeptFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** As it is kept, in the way it is shown. */
  readonly value: string;
  /** undefined: not understood. */
  readonly read: (text: string) => number | undefined;
  /** Called when one leaves the field and it says something else now. */
  readonly onKeep: (value: number | null) => void;
}

/** A number of the library's settings: kept when one leaves the field; empty means "not known". */
export function KeptField({ label, placeholder, value, read, onKeep }: KeptFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isUnread, setUnread] = useState(false);
  const leave = () => {
    if (typed === null || typed.trim() === value) {
      setTyped(null);
      return;
    }
    const next = typed.trim() === '' ? null : read(typed);
    setUnread(next === undefined);
    if (next === undefined) return;
    setTyped(null);
    onKeep(next);
  };
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? value}
      error={isUnread ? t('editor.net.unreadable') : undefined}
      onChange={(event) => {
        setUnread(false);
        setTyped(event.currentTarget.value);
      }}
      onBlur={leave}
    />
  );
}
