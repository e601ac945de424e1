import { Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconPackageExport,
  IconPencil,
  IconPlus,
  IconSignature,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { householdIdSchema, type HouseholdId } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { NotFound } from '../components/not-found.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { ConsentSummary } from './consent-summary.tsx';
import { HouseholdBundles } from './household-bundles.tsx';
import { HouseholdHistory } from './household-history.tsx';
import { HouseholdInfo } from './household-info.tsx';
import { HouseholdListings } from './household-listings.tsx';
import { HouseholdPapers } from './household-papers.tsx';
import { householdQuery } from './households-queries.ts';
import { Ladder } from './ladder.tsx';
import { RetakeSheetItem } from './retake-sheet-item.tsx';
import classes from './household-page.module.css';

export function HouseholdPage() {
  const { householdId } = useParams();
  const id = householdIdSchema.safeParse(householdId);
  return id.success ? <Household id={id.data} /> : <NotFound />;
}

function Household({ id }: { readonly id: HouseholdId }) {
  const { t } = useTranslation();
  const query = useQuery(householdQuery(id));
  return (
    <Loaded query={query} pageTitle={t('app.nav.households')}>
      {(data) => <HouseholdView data={data} />}
    </Loaded>
  );
}

function HouseholdView({ data }: { readonly data: Output<'households:get'> }) {
  const { t } = useTranslation();
  const { household, consents, listings, receipts, ladder } = data;
  const agreed = consents.some(
    (consent) => consent.purpose === 'publish-listing' && consent.withdrawnAt === null,
  );
  const consentPage = `/households/${household.id}/consent`;
  return (
    <>
      <PageHeader
        title={household.name}
        crumbs={[{ label: t('app.nav.households'), to: '/households' }]}
        pill={
          agreed ? (
            <StatePill tone="ok">{t('households.agreed')}</StatePill>
          ) : (
            <StatePill tone="warning">{t('households.not-agreed')}</StatePill>
          )
        }
        actions={
          <>
            <MoreMenu household={household} />
            {agreed ? (
              <Button
                component={Link}
                to={`/exports?household=${household.id}`}
                variant="default"
                leftSection={<IconPackageExport size="1.125rem" aria-hidden />}
              >
                {t('households.pack')}
              </Button>
            ) : (
              <Button
                component={Link}
                to={consentPage}
                variant={listings.length === 0 ? 'filled' : 'default'}
                leftSection={<IconSignature size="1.125rem" aria-hidden />}
              >
                {t('households.record-consent')}
              </Button>
            )}
            <Button
              component={Link}
              to={`/listings/new?household=${household.id}`}
              variant={agreed || listings.length > 0 ? 'filled' : 'default'}
              leftSection={<IconPlus size="1.125rem" aria-hidden />}
            >
              {t('households.add-listing')}
            </Button>
          </>
        }
      />
      <Ladder steps={ladder} consents={consents} listings={listings} receipts={receipts} />
      <div className={classes['columns']}>
        <div className={classes['side']}>
          <HouseholdInfo household={household} />
          <HouseholdPapers listings={listings} />
        </div>
        <HouseholdListings listings={listings} householdId={household.id} isNext={agreed} />
        <div className={classes['side']}>
          <ConsentSummary consents={consents} householdId={household.id} />
          <HouseholdBundles receipts={receipts} />
          <HouseholdHistory id={household.id} />
        </div>
      </div>
    </>
  );
}

function MoreMenu({ household }: { readonly household: Output<'households:get'>['household'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useLibraryCall('households:remove', {
    onSuccess: () => void navigate('/households', { replace: true }),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={t('households.more')}>
            <IconDots size="1.125rem" aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/households/${household.id}/edit`}
            leftSection={<IconPencil size="1.0625rem" aria-hidden />}
          >
            {t('households.edit')}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to={`/households/${household.id}/consent`}
            leftSection={<IconSignature size="1.0625rem" aria-hidden />}
          >
            {t('households.consent-sheet')}
          </Menu.Item>
          <RetakeSheetItem householdId={household.id} />
          <Menu.Item
            color="red"
            leftSection={<IconTrash size="1.0625rem" aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('households.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={t('households.remove-title', { name: household.name })}
        confirmLabel={t('households.remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ id: household.id })}
        onCancel={() => setAsking(false)}
      >
        {t('households.remove-body')}
      </ConfirmDialog>
    </>
  );
}
