import { Button, Popover, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daySchema } from '../../../shared/domain/ids.ts';
import { photoViewSchema } from '../../../shared/domain/studio-photo.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { photoFlagCodeSchema } from '../../../shared/photos/photo-judgement.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { HouseholdChoice } from './household-choice.tsx';
import type { InboxView } from './use-inbox-view.ts';
import classes from './inbox-filters.module.css';

interface InboxFiltersProps {
  readonly view: InboxView;
  readonly counts: Output<'photos:count'>['counts'] | undefined;
  /** Photos that the grid shows; undefined while it is read. */
  readonly total: number | undefined;
}

/** Which photos: four views with their counts, and what keeps them to a household, a flaw or days. */
export function InboxFilters({ view, counts, total }: InboxFiltersProps) {
  const { t } = useTranslation();
  const { filter, isNarrowed, change } = view;
  return (
    <div className={classes['filters']}>
      <fieldset className={classes['views']} aria-label={t('photo-inbox.view.label')}>
        {photoViewSchema.options.map((name) => (
          <UnstyledButton
            key={name}
            className={classes['view'] ?? ''}
            aria-pressed={filter.view === name}
            onClick={() => change({ view: name })}
          >
            {t(`photo-inbox.view.${name}`)}
            {counts !== undefined && (
              <span className={classes['count']}>{formatNumber(counts[name])}</span>
            )}
          </UnstyledButton>
        ))}
      </fieldset>
      <MoreFilters view={view} />
      {isNarrowed && (
        <>
          {total !== undefined && (
            <output className={classes['total']}>
              {t('photo-inbox.narrowed', { count: total, shown: formatNumber(total) })}
            </output>
          )}
          <Button
            variant="subtle"
            leftSection={<IconX size="1rem" aria-hidden />}
            onClick={() => change({ householdId: null, flag: null, fromDay: null, toDay: null })}
          >
            {t('photo-inbox.show-all')}
          </Button>
        </>
      )}
    </div>
  );
}

function MoreFilters({ view }: { readonly view: InboxView }) {
  const { t } = useTranslation();
  const { filter, isNarrowed, change } = view;
  const day = (text: string) => daySchema.safeParse(text).data ?? null;
  return (
    <Popover position="bottom-start" withinPortal={false} trapFocus>
      <Popover.Target>
        <Button
          variant={isNarrowed ? 'light' : 'subtle'}
          color={isNarrowed ? 'field' : 'gray'}
          leftSection={<IconFilter size="1.0625rem" aria-hidden />}
        >
          {t('photo-inbox.filter.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('photo-inbox.filter.button')}>
        <div className={classes['more']}>
          <HouseholdChoice
            householdId={filter.householdId}
            onChange={(householdId) => change({ householdId })}
          />
          <Select
            label={t('photo-inbox.filter.flag')}
            placeholder={t('photo-inbox.filter.any-flag')}
            clearable
            clearButtonProps={{ 'aria-label': t('photo-inbox.filter.any-flag') }}
            comboboxProps={{ withinPortal: false }}
            data={photoFlagCodeSchema.options.map((value) => ({
              value,
              label: t(`photo-inbox.filter.flag-name.${value}`),
            }))}
            value={filter.flag}
            onChange={(value) =>
              change({ flag: photoFlagCodeSchema.safeParse(value).data ?? null })
            }
          />
          <div className={classes['days']}>
            <TextInput
              type="date"
              label={t('photo-inbox.filter.from')}
              value={filter.fromDay ?? ''}
              onChange={(event) => change({ fromDay: day(event.currentTarget.value) })}
            />
            <TextInput
              type="date"
              label={t('photo-inbox.filter.to')}
              value={filter.toDay ?? ''}
              onChange={(event) => change({ toDay: day(event.currentTarget.value) })}
            />
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
