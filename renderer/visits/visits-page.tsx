import { Button } from '@mantine/core';
import { IconClipboardCheck, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OpenQuestion } from '../../shared/ipc/contract-editing.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { formatDay } from '../i18n/formats.ts';
import { visitsQuery } from './visits-queries.ts';
import classes from './visits-page.module.css';

/** Everything still to be asked, in the order in which one walks; made to be printed and filled in by hand. */
export function VisitsPage() {
  const { t } = useTranslation();
  const visits = useQuery(visitsQuery);
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('visits.title')}
        actions={
          <Button
            className="ls-screen-only"
            leftSection={<IconPrinter size="1.125rem" aria-hidden />}
            onClick={() => window.print()}
          >
            {t('visits.print')}
          </Button>
        }
      />
      <Loaded query={visits}>
        {({ questions }) =>
          questions.length === 0 ? (
            <EmptyState icon={<IconClipboardCheck size="1.75rem" stroke={1.5} />}>
              {t('visits.empty')}
            </EmptyState>
          ) : (
            <>
              {groupBy(questions, ({ hamlet }) => hamlet).map(([hamlet, ofHamlet]) => (
                <section key={hamlet} className={classes['hamlet']} aria-label={hamlet}>
                  <h2>{hamlet}</h2>
                  {groupBy(ofHamlet, ({ householdId }) => householdId).map(([id, ofHousehold]) => (
                    <HouseholdQuestions key={id} questions={ofHousehold} />
                  ))}
                </section>
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function HouseholdQuestions({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  const { t } = useTranslation();
  const [first] = questions;
  if (first === undefined) return null;
  return (
    <table className={classes['household']}>
      <caption>{t('visits.household', { name: first.householdName, phone: first.phone })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('visits.listing')}</th>
          <th scope="col">{t('visits.question')}</th>
          <th scope="col">{t('visits.due')}</th>
          <th scope="col">{t('visits.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ listingId, listingName, field, askOn }) => (
          <tr key={`${listingId} ${field}`}>
            <td>
              <Link to={`/listings/${listingId}`}>{listingName}</Link>
            </td>
            <td>{t(`checks.field.${field}`)}</td>
            <td>{askOn === null ? t('visits.any-day') : formatDay(askOn)}</td>
            <td className={classes['answer']} aria-label={t('visits.answer')} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In the order of the first of each group. */
function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own === undefined) groups.set(keyOf(item), [item]);
    else own.push(item);
  }
  return [...groups];
}
