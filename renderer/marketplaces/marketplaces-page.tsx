import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Output } from '../../shared/ipc/contract.ts';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import { MarketplaceDetail } from './marketplace-detail.tsx';
import { catalogueQuery } from './marketplaces-queries.ts';
import { NoticeDetail } from './notice-detail.tsx';
import classes from './marketplaces-page.module.css';

/** Which marketplaces the officer works with, and how far each may be trusted. `?show=<id>` opens one. */
export function MarketplacesPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const catalogue = useQuery(catalogueQuery);
  return (
    <Loaded query={catalogue} pageTitle={t('app.nav.marketplaces')}>
      {(known) => <Catalogue catalogue={known} asked={search.get('show')} />}
    </Loaded>
  );
}

interface CatalogueProps {
  readonly catalogue: Output<'marketplaces:catalogue'>;
  readonly asked: string | null;
}

function Catalogue({ catalogue, asked }: CatalogueProps) {
  const { t } = useTranslation();
  const { marketplaces, notices } = catalogue;
  const inUse = marketplaces.filter(({ isInUse }) => isInUse).map(({ id }) => id);
  const notice = notices.find(({ id }) => id === asked);
  const entry =
    marketplaces.find(({ id }) => id === asked) ??
    marketplaces.find(({ id }) => id === inUse[0]) ??
    marketplaces[0];
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t('app.nav.marketplaces')}
        subtitle={t('marketplaces.subtitle', { count: inUse.length })}
        actions={
          <>
            <Button
              component={Link}
              to="/settings?show=rules"
              variant="default"
              leftSection={<IconScale size="1.0625rem" aria-hidden />}
            >
              {t('marketplaces.law')}
            </Button>
            <Button component={Link} to="/marketplaces/learn">
              {t('learn.open')}
            </Button>
          </>
        }
      />
      <div className={classes['columns']}>
        <Panel flush className={classes['panel']}>
          <CatalogueList catalogue={catalogue} shown={notice?.id ?? entry?.id ?? ''} />
        </Panel>
        <Panel flush className={classes['panel']}>
          {notice !== undefined ? (
            <NoticeDetail key={notice.id} notice={notice} />
          ) : (
            entry !== undefined && <MarketplaceDetail key={entry.id} entry={entry} inUse={inUse} />
          )}
        </Panel>
      </div>
    </div>
  );
}
