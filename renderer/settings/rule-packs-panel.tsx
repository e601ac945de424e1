import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobId } from '../../shared/domain/ids.ts';
import type { PackView } from '../../shared/ipc/contract-rules.ts';
import { libraryQuery, useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { announce } from '../components/live-region.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { Panel } from '../components/panel.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { formatDay, formatNumber } from '../i18n/formats.ts';
import { PackImpactDialog } from './pack-impact-dialog.tsx';
import { SuspendedLaws } from './suspended-laws.tsx';
import classes from './rules-panel.module.css';

const packsQuery = libraryQuery('rules:list', {}, ['marketplaces']);

/** A pack in question, and the comparison that was started for it. */
interface ShownImpact {
  readonly rowId: string;
  readonly jobId: JobId;
}

/** The law and rule packs: their day and age, their sources, what does not apply today, and newer ones from a file. */
export function RulePacksPanel() {
  const { t } = useTranslation();
  const packs = useQuery(packsQuery);
  const [shown, setShown] = useState<ShownImpact | null>(null);
  const pick = useLibraryCall('rules:pick-pack', {
    onSuccess: ({ rowId, jobId }) =>
      setShown(rowId === null || jobId === null ? null : { rowId, jobId }),
  });
  const work = useLibraryCall('rules:start-impact');
  const compare = (rowId: string): void =>
    work.mutate({ rowId }, { onSuccess: ({ jobId }) => setShown({ rowId, jobId }) });
  return (
    <Panel
      flush
      title={t('rules.title')}
      aside={
        <Button
          variant="default"
          leftSection={<IconFileImport size="1.0625rem" aria-hidden />}
          loading={pick.isPending}
          onClick={() => pick.mutate({})}
        >
          {t('rules.import')}
        </Button>
      }
    >
      <div className={classes['item']}>
        <p className={classes['revision']}>{t('rules.intro')}</p>
        <ErrorNotice error={pick.error ?? work.error} />
      </div>
      <Loaded query={packs}>
        {({ packs: all }) => (
          <ul className={classes['list']}>
            {all.map((pack) => (
              <Pack key={`${pack.packId} ${pack.rowId ?? ''}`} pack={pack} onShowImpact={compare} />
            ))}
          </ul>
        )}
      </Loaded>
      {shown !== null && (
        <PackImpactDialog
          {...shown}
          isStarting={work.isPending}
          startError={work.error}
          onAgain={() => compare(shown.rowId)}
          onClose={() => setShown(null)}
        />
      )}
    </Panel>
  );
}

interface PackProps {
  readonly pack: PackView;
  readonly onShowImpact: (rowId: string) => void;
}

function Pack({ pack, onShowImpact }: PackProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const switching = useLibraryCall('rules:switch', {
    onSuccess: () => announce(t('rules.switched-off')),
  });
  const { rowId } = pack;
  const state = pack.isUsed ? 'used' : pack.isOn ? 'passed' : 'off';
  const resting = pack.rules.filter((rule) => rule.state !== 'in-force');
  return (
    <li className={classes['item']}>
      <div className={classes['head']}>
        <span className={classes['name']}>{pack.title[language]}</span>
        <StatePill tone={pack.isUsed ? 'ok' : 'neutral'}>{t(`rules.${state}`)}</StatePill>
      </div>
      <p className={classes['revision']}>
        {t('rules.pack', { day: formatDay(pack.revision), days: formatNumber(pack.ageDays) })}
      </p>
      <SuspendedLaws laws={pack.suspendedLaws} />
      <details className={classes['sources']}>
        <summary>
          {t('rules.sources', { number: pack.sources.length, rules: pack.rules.length })}
        </summary>
        <ul>
          {pack.sources.map((source) => (
            <li key={source.title}>
              {sourceTitle(source)[language]}
              <span className={classes['seen']}>
                {t('settings.rules.seen', {
                  day: formatDay(source.seen),
                  confidence: t(`settings.rules.confidence.${source.confidence}`),
                })}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {resting.length > 0 && (
        <details className={classes['sources']}>
          <summary>{t('rules.not-applied', { number: resting.length })}</summary>
          <ul>
            {resting.map((rule) => (
              <li key={`${rule.code} ${rule.source.vi}`}>
                {rule.source[language]}
                <span className={classes['seen']}>
                  {[
                    rule.since === ''
                      ? t(`rules.state.${rule.state}`)
                      : t('rules.since', {
                          state: t(`rules.state.${rule.state}`),
                          day: formatDay(rule.since),
                        }),
                    rule.by === '' ? '' : t('rules.by', { by: rule.by }),
                    rule.code,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {rowId !== null && (
        <div className={classes['head']}>
          {pack.isOn ? (
            <Button
              variant="default"
              loading={switching.isPending}
              onClick={() => switching.mutate({ rowId, isOn: false })}
            >
              {t('rules.switch-off')}
            </Button>
          ) : (
            <Button variant="light" onClick={() => onShowImpact(rowId)}>
              {t('rules.impact')}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={switching.error} />
    </li>
  );
}
