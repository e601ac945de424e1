import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Output } from '../../shared/ipc/contract.ts';
import { formatDate, formatNumber } from '../i18n/formats.ts';
import classes from './ladder.module.css';

type Household = Output<'households:get'>;

interface LadderProps {
  readonly steps: Household['ladder'];
  readonly consents: Household['consents'];
  readonly listings: Household['listings'];
  readonly receipts: Household['receipts'];
}

/** From consent to the first order: done steps with a tick, the others with their number. */
export function Ladder({ steps, ...facts }: LadderProps) {
  const { t } = useTranslation();
  // As the list of households names it: consent first, then what follows the highest step reached.
  const next = steps[0]?.reached === true ? steps.findLastIndex(({ reached }) => reached) + 1 : 0;
  return (
    <ol className={classes['ladder']} aria-label={t('households.ladder.label')}>
      {steps.map(({ step, reached }, index) => (
        <li
          key={step}
          className={classes['step']}
          data-reached={reached}
          data-next={index === next}
        >
          <span className={classes['mark']} aria-hidden>
            {reached ? <IconCheck size="1rem" stroke={2.5} /> : index + 1}
          </span>
          <span className={classes['words']}>
            <span className={classes['name']}>{t(`households.ladder.${step}`)}</span>
            <span className={classes['detail']}>{stepDetail(t, step, reached, facts)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What is known about a step; accounts and orders are not recorded yet, and the words say so. */
function stepDetail(
  t: TFunction,
  step: Household['ladder'][number]['step'],
  reached: boolean,
  { consents, listings, receipts }: Omit<LadderProps, 'steps'>,
): string {
  if (step === 'consent') {
    const publish = consents.find(
      (consent) => consent.purpose === 'publish-listing' && consent.withdrawnAt === null,
    );
    return publish === undefined ? t('households.ladder.not-yet') : formatDate(publish.grantedAt);
  }
  if (step === 'profile') {
    return t('households.listing-count', {
      count: listings.length,
      number: formatNumber(listings.length),
    });
  }
  if (step === 'listed') {
    return receipts.length === 0
      ? t('households.ladder.not-yet')
      : t('households.ladder.bundles', {
          count: receipts.length,
          number: formatNumber(receipts.length),
        });
  }
  return reached ? t('households.ladder.done') : t('households.ladder.not-recorded');
}
