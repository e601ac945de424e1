import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { householdIdSchema, type HouseholdId } from '../../shared/domain/ids.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { EMPTY_HOUSEHOLD, formOf } from './household-form.ts';
import { HouseholdForm } from './household-form-fields.tsx';
import { householdQuery } from './households-queries.ts';

export function HouseholdFormPage() {
  const { householdId } = useParams();
  const known = householdIdSchema.safeParse(householdId);
  return known.success ? <EditHousehold id={known.data} /> : <NewHousehold />;
}

function NewHousehold() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const create = useLibraryCall('households:create');
  const then = (id: string) =>
    search.get('then') === 'listing' ? `/listings/new?household=${id}` : `/households/${id}`;
  return (
    <>
      <PageHeader
        title={t('households.form.new-title')}
        crumbs={[{ label: t('app.nav.households'), to: '/households' }]}
      />
      <HouseholdForm
        initial={EMPTY_HOUSEHOLD}
        communeLabel=""
        error={create.error}
        save={async (fields) => then((await create.mutateAsync({ fields })).id)}
        onCancel={() => void navigate('/households')}
        onSaved={(path) => void navigate(path, { replace: true })}
      />
    </>
  );
}

function EditHousehold({ id }: { readonly id: HouseholdId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const household = useQuery(householdQuery(id));
  const update = useLibraryCall('households:update');
  const page = `/households/${id}`;
  return (
    <Loaded query={household} pageTitle={t('households.edit')}>
      {({ household: known }) => (
        <>
          <PageHeader
            title={t('households.form.edit-title', { name: known.name })}
            crumbs={[
              { label: t('app.nav.households'), to: '/households' },
              { label: known.name, to: page },
            ]}
          />
          <HouseholdForm
            initial={formOf(known)}
            communeLabel={`${known.communeName}, ${known.provinceName}`}
            error={update.error}
            save={async (fields) => {
              await update.mutateAsync({ id, fields });
              return page;
            }}
            onCancel={() => void navigate(page)}
            onSaved={(path) => void navigate(path, { replace: true })}
          />
        </>
      )}
    </Loaded>
  );
}
