import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  householdIdSchema,
  type HouseholdId,
  type MarketplaceId,
} from '../../shared/domain/ids.ts';
import { consentIdOf, type ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { Loaded } from '../components/loading-state.tsx';
import { NotFound } from '../components/not-found.tsx';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import { ConsentSheet } from './consent-sheet.tsx';
import { householdQuery } from './households-queries.ts';

export function ConsentPage() {
  const { householdId } = useParams();
  const id = householdIdSchema.safeParse(householdId);
  return id.success ? <Consent id={id.data} /> : <NotFound />;
}

/** One tick per marketplace, however many formats it is given. */
function consentedMarketplaces(views: readonly ProfileView[]) {
  const named = new Map<MarketplaceId, string>();
  for (const { profile } of views) {
    const id = consentIdOf(profile);
    if (!named.has(id) || profile.id === id) named.set(id, profile.name);
  }
  return [...named].map(([id, name]) => ({ id, name }));
}

function Consent({ id }: { readonly id: HouseholdId }) {
  const { t } = useTranslation();
  const household = useQuery(householdQuery(id));
  const profiles = useQuery(profilesQuery);
  return (
    <Loaded query={household} pageTitle={t('households.consent-sheet')}>
      {({ household: known, consents }) => (
        <Loaded query={profiles} pageTitle={t('households.consent-sheet')}>
          {({ profiles: views }) => (
            <ConsentSheet
              household={known}
              consents={consents}
              marketplaces={consentedMarketplaces(views)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
