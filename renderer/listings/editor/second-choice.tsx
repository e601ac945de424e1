import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ListingForm } from '../listing-form.ts';

interface SecondChoice {
  readonly isShown: boolean;
  readonly begin: () => void;
  readonly drop: () => void;
}

/** Whether variants differ in a second thing: shown as soon as a word of it stands there, or it was asked for. */
export function useSecondChoice(): SecondChoice {
  const { control, getValues, setValue } = useFormContext<ListingForm>();
  const axis = useWatch({ control, name: 'variantAxis2' });
  const variants = useWatch({ control, name: 'variants' });
  const [isAsked, setAsked] = useState(false);
  return {
    isShown: isAsked || axis !== '' || variants.some(({ name2 }) => name2 !== ''),
    begin: () => setAsked(true),
    drop: () => {
      setAsked(false);
      setValue('variantAxis2', '', { shouldDirty: true });
      getValues('variants').forEach((_, index) =>
        setValue(`variants.${index}.name2`, '', { shouldDirty: true }),
      );
    },
  };
}

export function SecondChoiceButton({ second }: { readonly second: SecondChoice }) {
  const { t } = useTranslation();
  const Icon = second.isShown ? IconX : IconPlus;
  return (
    <Button
      variant="subtle"
      style={{ alignSelf: 'flex-start' }}
      leftSection={<Icon size="1rem" aria-hidden />}
      onClick={second.isShown ? second.drop : second.begin}
    >
      {second.isShown ? t('editor.second.drop') : t('editor.second.add')}
    </Button>
  );
}
