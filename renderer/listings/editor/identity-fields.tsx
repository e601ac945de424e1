import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldNotes } from '../checks/field-notes.tsx';
import { placeId } from '../checks/field-place.ts';
import type { ListingForm } from '../listing-form.ts';
import { Section } from './section.tsx';
import { TextField } from './text-field.tsx';
import classes from './identity-fields.module.css';

export function IdentityFields() {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const sku = useWatch({ control, name: 'sku' });
  return (
    <Section title={t('listings.section.identity')}>
      <TextField name="brand" label={t('listings.field.brand')} />
      <dl className={classes['sku']} id={placeId('sku')} tabIndex={-1}>
        <dt>{t('listings.field.sku')}</dt>
        <dd>
          <code className={classes['code']}>
            {sku === '' ? t('listings.field.sku-later') : sku}
          </code>
          <p className={classes['explain']}>{t('listings.field.sku-explain')}</p>
          <FieldNotes id="field-sku-notes" place="sku" quiet={sku === ''} />
        </dd>
      </dl>
    </Section>
  );
}
