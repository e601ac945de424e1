import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { BlankReason } from '../../../shared/domain/listing-extras.ts';
import { blankableField } from '../../../shared/marketplace/as-of-listing.ts';
import type { Violation } from '../../../shared/marketplace/violation.ts';
import { formatDay } from '../../i18n/formats.ts';
import { localDay, parseDay } from '../../i18n/day-text.ts';
import type { ListingForm } from '../listing-form.ts';
import classes from './blank-reason.module.css';

/** The usual time until the next visit. */
const DAYS_TO_NEXT_VISIT = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Why a field is blank: not known, not for these goods, or to be asked again. What is to be asked gets on the visit list. */
export function BlankReasonButtons({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation();
  const { getValues, setValue } = useFormContext<ListingForm>();
  const [day, setDay] = useState<string | null>(null);
  const field = blankableField(violation.field);
  if (violation.mayBeBlank !== true || field === null) return null;
  const put = (blank: BlankReason | null) => {
    const others = getValues('blanks').filter((one) => one.field !== field);
    setValue('blanks', blank === null ? others : [...others, blank], { shouldDirty: true });
    setDay(null);
  };
  const { excuse } = violation;
  if (excuse !== undefined) {
    return (
      <div className={classes['said']}>
        <p>
          {excuse.askOn === null
            ? t(`editor.blank.said.${excuse.reason}`)
            : t('editor.blank.said-ask-on', { day: formatDay(excuse.askOn) })}
        </p>
        <Button variant="subtle" onClick={() => put(null)}>
          {t('editor.blank.take-back')}
        </Button>
      </div>
    );
  }
  const askOn = day === null ? null : parseDay(day);
  return (
    <fieldset className={classes['choices']} aria-label={t('editor.blank.why')}>
      <Button variant="default" onClick={() => put({ field, reason: 'unknown', askOn: null })}>
        {t('editor.blank.unknown')}
      </Button>
      <Button
        variant="default"
        onClick={() => put({ field, reason: 'not-applicable', askOn: null })}
      >
        {t('editor.blank.not-applicable')}
      </Button>
      {day === null ? (
        <Button
          variant="default"
          onClick={() =>
            setDay(formatDay(localDay(new Date(Date.now() + DAYS_TO_NEXT_VISIT * DAY_MS))))
          }
        >
          {t('editor.blank.ask-again')}
        </Button>
      ) : (
        <div className={classes['ask']}>
          <TextInput
            label={t('editor.blank.ask-on')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={askOn === null ? t('listings.problem.day-unreadable') : undefined}
          />
          <Button
            disabled={askOn === null}
            onClick={() => put({ field, reason: 'ask-again', askOn })}
          >
            {t('editor.blank.keep')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
