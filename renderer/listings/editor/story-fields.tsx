import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Textarea } from '@mantine/core';
import { LISTING_LIMITS } from '../../../shared/domain/listing.ts';
import { CountedTextarea } from '../../components/counted-field.tsx';
import { placeId } from '../checks/field-place.ts';
import { useFieldDescription } from '../checks/use-field-description.tsx';
import type { ListingForm } from '../listing-form.ts';
import { Section } from './section.tsx';

export function StoryFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('listings.section.story')}>
      <FactsField />
      <DescriptionField />
    </Section>
  );
}

function FactsField() {
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, 'facts'>({ name: 'facts' });
  const problem = fieldState.error?.message;
  const words = useFieldDescription({ place: 'facts', quiet: field.value === '' });
  return (
    <Textarea
      {...field}
      id={placeId('facts')}
      label={t('listings.field.facts')}
      placeholder={t('listings.field.facts-hint')}
      autosize
      minRows={2}
      maxRows={12}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={words}
    />
  );
}

function DescriptionField() {
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, 'description'>({ name: 'description' });
  const problem = fieldState.error?.message;
  const words = useFieldDescription({ place: 'description', quiet: field.value === '' });
  return (
    <CountedTextarea
      {...field}
      id={placeId('description')}
      label={t('listings.field.description')}
      placeholder={t('listings.field.description-hint')}
      most={LISTING_LIMITS.description}
      autosize
      minRows={4}
      maxRows={18}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={words}
    />
  );
}
