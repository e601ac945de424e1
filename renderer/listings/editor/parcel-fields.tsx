import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { needsParcel } from '../../../shared/marketplace/needs-parcel.ts';
import { useLiveChecks } from '../checks/live-checks.tsx';
import type { ListingForm } from '../listing-form.ts';
import { FieldRow, Section } from './section.tsx';
import { TypedField } from './typed-field.tsx';
import { readBackNothing, readBackWeight } from './typed-readers.ts';
import classes from './parcel-fields.module.css';

const PARCEL_FIELDS = [
  'parcelWeightGrams',
  'parcelLengthCm',
  'parcelWidthCm',
  'parcelHeightCm',
] as const;

/** The packed parcel. Folded while no marketplace in use asks for it and nothing is typed. */
export function ParcelFields() {
  const { t } = useTranslation();
  const { profiles } = useLiveChecks();
  const { control } = useFormContext<ListingForm>();
  const typed = useWatch({ control, name: PARCEL_FIELDS });
  const asking = profiles.filter(({ view }) => needsParcel(view.profile));
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || asking.length > 0 || typed.some((text) => text !== '');
  const contentId = useId();
  return (
    <Section
      title={t('editor.parcel.title')}
      aside={
        !isOpen && (
          <Button
            variant="subtle"
            aria-expanded={false}
            aria-controls={contentId}
            rightSection={<IconChevronDown size="1rem" aria-hidden />}
            onClick={() => setOpened(true)}
          >
            {t('editor.parcel.open')}
          </Button>
        )
      }
    >
      <div id={contentId} className={classes['content']} hidden={!isOpen}>
        <p className={classes['why']}>
          {asking.length === 0
            ? t('editor.parcel.nobody')
            : t('editor.parcel.asked-by', {
                names: asking.map(({ view }) => view.profile.name).join(', '),
              })}
        </p>
        <FieldRow>
          <TypedField
            name="parcelWeightGrams"
            read={readBackWeight}
            label={t('editor.parcel.weight')}
            placeholder={t('editor.parcel.weight-hint')}
          />
          <TypedField
            name="parcelLengthCm"
            read={readBackNothing}
            label={t('editor.parcel.length')}
            inputMode="numeric"
          />
          <TypedField
            name="parcelWidthCm"
            read={readBackNothing}
            label={t('editor.parcel.width')}
            inputMode="numeric"
          />
          <TypedField
            name="parcelHeightCm"
            read={readBackNothing}
            label={t('editor.parcel.height')}
            inputMode="numeric"
          />
        </FieldRow>
      </div>
    </Section>
  );
}
