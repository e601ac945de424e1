import { Button } from '@mantine/core';
import { IconArrowDown, IconPackageExport, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Output } from '../../shared/ipc/contract.ts';
import { needsWorkbook } from '../../shared/marketplace/needs-workbook.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import { BlockedList } from './blocked-list.tsx';
import { cellKey, chosenCells, isChoosable, obstaclesOf } from './cell-choice.ts';
import { preflightQuery } from './exports-queries.ts';
import { Matrix } from './matrix.tsx';
import { PackPanel } from './pack-panel.tsx';
import { Receipts } from './receipts.tsx';
import { useUploadDay, type UploadDay } from './use-upload-day.ts';
import classes from './exports-page.module.css';

export function ExportsPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const household = search.get('household') ?? '';
  const uploadDay = useUploadDay();
  // The matrix stays while another day is looked at.
  const preflight = useQuery({
    ...preflightQuery(uploadDay.day),
    placeholderData: keepPreviousData,
  });
  const profiles = useQuery(profilesQuery);
  return (
    <Loaded query={preflight} pageTitle={t('exports.title')}>
      {(known) => (
        <Loaded query={profiles} pageTitle={t('exports.title')}>
          {({ profiles: views }) => (
            <Pack
              key={household}
              household={household}
              preflight={known}
              profiles={views.map(({ profile }) => profile)}
              uploadDay={uploadDay}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PackProps {
  /** Whose ready cells are chosen from the start: one came from that page. */
  readonly household: string;
  readonly preflight: Output<'exports:preflight'>;
  readonly profiles: readonly Profile[];
  readonly uploadDay: UploadDay;
}

function Pack({ household, preflight, profiles, uploadDay }: PackProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const cells = preflight.cells.filter((cell) => cell.householdId === household);
    // One that fills the shop's workbook waits until a person has it.
    const waits = new Set(profiles.filter(needsWorkbook).map(({ id }) => id));
    const ready = cells.filter((cell) => isChoosable(cell) && !waits.has(cell.marketplaceId));
    return new Set(ready.map(cellKey));
  });
  const form = useRef<HTMLDivElement>(null);
  const going = chosenCells(chosen, preflight.cells);
  const nothingReady = preflight.households.length === 0;
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('exports.title')}
        subtitle={t('exports.subtitle')}
        actions={
          !nothingReady && (
            <Button
              className={classes['toForm'] ?? ''}
              leftSection={<IconArrowDown size="1.125rem" aria-hidden />}
              onClick={() => form.current?.scrollIntoView({ block: 'start' })}
            >
              {t('exports.to-form')}
            </Button>
          )
        }
      />
      <div className={classes['columns']}>
        <div className={classes['left']}>
          <Panel flush>
            {nothingReady ? (
              <EmptyState
                icon={<IconPackageExport size="1.75rem" stroke={1.5} />}
                action={
                  <Button
                    component={Link}
                    to="/households/new"
                    leftSection={<IconUserPlus size="1.125rem" aria-hidden />}
                  >
                    {t('home.welcome.add-household')}
                  </Button>
                }
              >
                {t('exports.empty')}
              </EmptyState>
            ) : (
              <Matrix
                households={preflight.households}
                cells={preflight.cells}
                profiles={profiles}
                chosen={chosen}
                onChoose={setChosen}
              />
            )}
          </Panel>
          <BlockedList
            obstacles={obstaclesOf(preflight.cells)}
            households={preflight.households}
            profiles={profiles}
          />
          <Receipts profiles={profiles} />
        </div>
        <div ref={form} className={classes['right']}>
          <PackPanel
            going={going}
            profiles={profiles}
            outdated={preflight.outdated}
            uploadDay={uploadDay}
            destinationFolder={preflight.destinationFolder}
            onDone={() => setChosen(new Set())}
          />
        </div>
      </div>
    </div>
  );
}
