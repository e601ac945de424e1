import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash, IconWand } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { certificateKindSchema } from '../../../shared/domain/certificate.ts';
import { LISTING_LIMITS } from '../../../shared/domain/listing.ts';
import { StatePill } from '../../components/state-pill.tsx';
import { formatDay } from '../../i18n/formats.ts';
import { FieldNotes } from '../checks/field-notes.tsx';
import { placeId } from '../checks/field-place.ts';
import { addMonths, daysBetween, localDay, parseDay } from '../../i18n/day-text.ts';
import { emptyCertificateForm, type CertificateForm, type ListingForm } from '../listing-form.ts';
import { ChoiceField } from './choice-field.tsx';
import { FieldRow, Section } from './section.tsx';
import { TextField } from './text-field.tsx';
import { TypedField } from './typed-field.tsx';
import { readBackDay } from './typed-readers.ts';
import classes from './paper-fields.module.css';

/** OCOP certificates are valid 36 months from issue (Decision 148/QD-TTg 2023; proposed, never filled in silently). */
const OCOP_MONTHS = 36;
/** From this many days before the end on, a certificate is shown as ending. */
const ENDS_SOON_DAYS = 90;
const STARS = ['1', '2', '3', '4', '5'];

export function PaperFields() {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'certificates' });
  return (
    <Section
      title={t('listings.section.papers')}
      aside={
        <Button
          id={placeId('certificates')}
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() =>
            append(emptyCertificateForm(), { focusName: `certificates.${fields.length}.number` })
          }
          disabled={fields.length >= LISTING_LIMITS.certificates}
          aria-describedby={`${placeId('certificates')}-notes`}
        >
          {t('listings.certificate.add')}
        </Button>
      }
    >
      <FieldNotes
        id={`${placeId('certificates')}-notes`}
        place="certificates"
        hint={fields.length === 0 ? t('listings.certificate.none') : ''}
        quiet={false}
      />
      {fields.length > 0 && (
        <ul className={classes['papers']}>
          {fields.map((field, index) => (
            <Paper key={field.id} index={index} onRemove={() => remove(index)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface PaperProps {
  readonly index: number;
  readonly onRemove: () => void;
}

function Paper({ index, onRemove }: PaperProps) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const paper = useWatch({ control, name: `certificates.${index}` });
  const kinds = useMemo(
    () =>
      certificateKindSchema.options.map((value) => ({ value, label: t(`certificate.${value}`) })),
    [t],
  );
  const stars = useMemo(
    () =>
      STARS.map((value) => ({
        value,
        label: t('listings.certificate.stars-option', { count: Number(value) }),
      })),
    [t],
  );
  const kind = t(`certificate.${paper.kind}`);
  return (
    <li className={classes['paper']}>
      <div className={classes['head']}>
        <PaperState paper={paper} />
        <ActionIcon
          variant="subtle"
          color="red"
          size="2.25rem"
          onClick={onRemove}
          aria-label={t('listings.certificate.remove', { kind })}
        >
          <IconTrash size="1.125rem" aria-hidden />
        </ActionIcon>
      </div>
      <FieldRow>
        <ChoiceField
          name={`certificates.${index}.kind`}
          label={t('listings.certificate.kind')}
          choices={kinds}
          searchable
        />
        {paper.kind === 'ocop' && (
          <ChoiceField
            name={`certificates.${index}.stars`}
            label={t('listings.certificate.stars')}
            choices={stars}
            clearable
          />
        )}
      </FieldRow>
      <FieldRow>
        <TextField
          name={`certificates.${index}.number`}
          label={t('listings.certificate.number')}
          placeholder={t('listings.certificate.number-hint')}
        />
        <TextField name={`certificates.${index}.issuer`} label={t('listings.certificate.issuer')} />
      </FieldRow>
      <FieldRow>
        <TypedField
          name={`certificates.${index}.issuedOn`}
          read={readBackDay}
          label={t('listings.certificate.issued')}
          placeholder={t('listings.certificate.day-hint')}
        />
        <TypedField
          name={`certificates.${index}.expiresOn`}
          read={readBackDay}
          label={t('listings.certificate.expires')}
          placeholder={t('listings.certificate.day-hint')}
        />
      </FieldRow>
      <ExpiryProposal index={index} paper={paper} />
    </li>
  );
}

function ExpiryProposal({
  index,
  paper,
}: {
  readonly index: number;
  readonly paper: CertificateForm;
}) {
  const { t } = useTranslation();
  const { setValue } = useFormContext<ListingForm>();
  const issued = parseDay(paper.issuedOn);
  if (paper.kind !== 'ocop' || issued === null || paper.expiresOn.trim() !== '') return null;
  const day = formatDay(addMonths(issued, OCOP_MONTHS));
  return (
    <Button
      variant="light"
      leftSection={<IconWand size="1rem" aria-hidden />}
      onClick={() =>
        setValue(`certificates.${index}.expiresOn`, day, {
          shouldDirty: true,
          shouldValidate: true,
        })
      }
    >
      {t('listings.certificate.propose-expiry', { day })}
    </Button>
  );
}

function PaperState({ paper }: { readonly paper: CertificateForm }) {
  const { t } = useTranslation();
  const kind =
    paper.kind === 'ocop' && paper.stars !== ''
      ? t('listings.certificate.ocop-stars', { count: Number(paper.stars) })
      : t(`certificate.${paper.kind}`);
  const expires = parseDay(paper.expiresOn);
  if (expires === null) return <StatePill tone="neutral">{kind}</StatePill>;
  const days = daysBetween(localDay(new Date()), expires);
  const day = formatDay(expires);
  const [tone, state] =
    days < 0
      ? (['danger', t('listings.certificate.ended', { day })] as const)
      : days <= ENDS_SOON_DAYS
        ? (['warning', t('listings.certificate.ends-soon', { count: days })] as const)
        : (['ok', t('listings.certificate.valid', { day })] as const);
  return <StatePill tone={tone}>{t('listings.certificate.pill', { kind, state })}</StatePill>;
}
