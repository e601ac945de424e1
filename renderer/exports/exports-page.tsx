import { IconPackageExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import { blockedCells, cellKey, chosenCells, isChoosable } from './cell-choice.ts';
import { preflightQuery } from './exports-queries.ts';
import { Matrix } from './matrix.tsx';
import { PackPanel } from './pack-panel.tsx';
import { Receipts } from './receipts.tsx';
import classes from './exports-page.module.css';

export function ExportsPage() {
  const preflight = useQuery(preflightQuery);
  const profiles = useQuery(profilesQuery);
  return (
    <Loaded query={preflight}>
      {(known) => (
        <Loaded query={profiles}>
          {({ profiles: views }) => (
            <Pack preflight={known} profiles={views.map(({ profile }) => profile)} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PackProps {
  readonly preflight: Output<'exports:preflight'>;
  readonly profiles: readonly Profile[];
}

function Pack({ preflight, profiles }: PackProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    // Coming from a household, its ready cells are what one came for.
    const asked = search.get('household');
    return new Set(
      preflight.cells
        .filter((cell) => cell.householdId === asked && isChoosable(cell))
        .map(cellKey),
    );
  });
  const going = chosenCells(chosen, preflight.cells);
  const nothingReady = preflight.households.length === 0;
  return (
    <div className={classes['page']}>
      <PageHeader title={t('exports.title')} subtitle={t('exports.subtitle')} />
      <div className={classes['columns']}>
        <div className={classes['left']}>
          <Panel flush className={classes['matrix']}>
            {nothingReady ? (
              <EmptyState icon={<IconPackageExport size="1.75rem" stroke={1.5} />}>
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
          <Receipts />
        </div>
        <PackPanel
          going={going}
          profiles={profiles}
          households={preflight.households}
          blocked={blockedCells(preflight.cells)}
          destinationFolder={preflight.destinationFolder}
          onDone={() => setChosen(new Set())}
        />
      </div>
    </div>
  );
}
