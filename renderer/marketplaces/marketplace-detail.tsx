import { Switch, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueEntry } from '../../shared/ipc/contract-marketplaces.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { FactsList, type Fact } from '../components/facts-list.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { MarkdownText } from '../components/markdown-text.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { formatBytes, formatDay, formatNumber } from '../i18n/formats.ts';
import { daysSince } from './days-since.ts';
import { LearnedActions } from './learned-actions.tsx';
import { guideQuery, useChooseMarketplaces } from './marketplaces-queries.ts';
import { SourcesTable } from './sources-table.tsx';
import { TrustPill } from './trust-pill.tsx';
import classes from './marketplace-detail.module.css';

interface MarketplaceDetailProps {
  readonly entry: CatalogueEntry;
  /** All that are in use, this one perhaps among them. */
  readonly inUse: readonly CatalogueEntry['id'][];
}

/** What is known of one marketplace, how sure it is, and whether the officer works with it. */
export function MarketplaceDetail({ entry, inUse }: MarketplaceDetailProps) {
  const { t, i18n } = useTranslation();
  const titleId = useId();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const age = daysSince(entry.revision, new Date());
  return (
    <section className={classes['detail']} aria-labelledby={titleId}>
      <div className={classes['head']}>
        <div className={classes['words']}>
          <h2 id={titleId} className={classes['name']}>
            {entry.name}
          </h2>
          <div className={classes['pills']}>
            <TrustPill confidence={entry.confidence} />
            {!entry.official && (
              <StatePill tone="neutral">{t('app.confidence.not-official')}</StatePill>
            )}
            {entry.isLearned && <StatePill tone="neutral">{t('marketplaces.learned')}</StatePill>}
          </div>
        </div>
        <InUseSwitch entry={entry} inUse={inUse} />
      </div>
      <p>{entry.summary[language]}</p>
      <p className={classes['trust']}>{t(`marketplaces.trust.${entry.confidence}`)}</p>
      <p className={classes['age']}>
        {t(age === 0 ? 'marketplaces.seen-today' : 'marketplaces.seen', {
          day: formatDay(entry.revision),
          count: age,
        })}
      </p>
      {entry.isLearned && <LearnedActions entry={entry} />}
      <div className={classes['facts']}>
        <FactsList facts={useFacts(entry)} />
      </div>
      <Tabs key={entry.id} defaultValue="guide" keepMounted={false}>
        <Tabs.List aria-label={t('marketplaces.parts', { name: entry.name })}>
          <Tabs.Tab value="guide">{t('marketplaces.guide')}</Tabs.Tab>
          <Tabs.Tab value="sources">
            {t('marketplaces.sources.tab', { count: entry.sources.length })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="guide" className={classes['panel'] ?? ''}>
          <Guide id={entry.id} language={language} />
        </Tabs.Panel>
        <Tabs.Panel value="sources" className={classes['panel'] ?? ''}>
          <SourcesTable sources={entry.sources} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function InUseSwitch({ entry, inUse }: MarketplaceDetailProps) {
  const { t } = useTranslation();
  const choose = useChooseMarketplaces();
  const isOnlyOne = entry.isInUse && inUse.length === 1;
  return (
    <div className={classes['choice']}>
      <Switch
        label={t('marketplaces.in-use')}
        labelPosition="left"
        {...(isOnlyOne ? { description: t('marketplaces.only-one') } : {})}
        disabled={isOnlyOne}
        checked={entry.isInUse}
        onChange={(event) =>
          choose.mutate({
            ids: event.currentTarget.checked
              ? [...inUse, entry.id]
              : inUse.filter((id) => id !== entry.id),
          })
        }
      />
      <ErrorNotice error={choose.error} />
    </div>
  );
}

interface GuideProps {
  readonly id: CatalogueEntry['id'];
  readonly language: 'vi' | 'en';
}

function Guide({ id, language }: GuideProps) {
  const guide = useQuery(guideQuery(id, language));
  return (
    <Loaded query={guide}>{(known) => <MarkdownText source={known.guide} topLevel={3} />}</Loaded>
  );
}

function useFacts(entry: CatalogueEntry): readonly Fact[] {
  const { t } = useTranslation();
  const { pictures, asks } = entry;
  const limits = {
    most: formatNumber(pictures.most),
    least: formatNumber(pictures.leastSidePx),
    side: formatNumber(pictures.sidePx),
    size: formatBytes(pictures.mostBytes ?? 0),
  };
  return [
    {
      label: t('marketplaces.fact.file'),
      value: t('marketplaces.file', {
        kind: t(`marketplaces.file-kind.${entry.fileKind}`, { defaultValue: entry.fileKind }),
        name: entry.fileName,
        columns: formatNumber(entry.columns),
      }),
    },
    {
      label: t('marketplaces.fact.pictures'),
      value: t(`marketplaces.pictures.${pictures.reference}`),
    },
    {
      label: t('marketplaces.fact.picture-limits'),
      value: t(
        pictures.mostBytes === null
          ? 'marketplaces.picture-limits'
          : 'marketplaces.picture-limits-and-size',
        limits,
      ),
    },
    {
      label: t('marketplaces.fact.asks'),
      value:
        asks.length === 0
          ? t('marketplaces.asks.nothing')
          : asks.map((ask) => t(`marketplaces.asks.${ask}`)).join(' '),
    },
    {
      label: t('marketplaces.fact.rules'),
      value: t('marketplaces.rules', {
        count: entry.rules,
        number: formatNumber(entry.rules),
      }),
    },
  ];
}
