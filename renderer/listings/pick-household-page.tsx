import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { HouseholdPicker } from './household-picker.tsx';
import classes from './pick-household-page.module.css';

/** A new listing that nobody has said the household of. */
export function PickHouseholdPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('listings.title'), to: '/listings' }]}
        title={t('listings.pick-household.title')}
      />
      <Panel className={classes['panel']}>
        <HouseholdPicker
          onPick={(id) => void navigate(`/listings/new?household=${id}`, { replace: true })}
        />
      </Panel>
    </>
  );
}
