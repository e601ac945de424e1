import type { Consent, Household } from '../../shared/domain/household.ts';
import type { HouseholdService } from '../households/household-service.ts';
import type { ListingService } from '../listings/listing-service.ts';

/** What exports read of the library. */
export interface ExportSource {
  readonly households: Pick<HouseholdService, 'list' | 'get' | 'consents'>;
  readonly listings: Pick<ListingService, 'marketListingsOf'>;
}

export interface ExportHousehold {
  readonly household: Household;
  readonly consents: readonly Consent[];
}

const PAGE = 500;

/** Every household's id, as lists show them. */
export function allHouseholds(
  source: ExportSource,
): { id: string; name: string; hamlet: string }[] {
  const found: { id: string; name: string; hamlet: string }[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = source.households.list({
      query: '',
      filter: 'all',
      offset,
      limit: PAGE,
    });
    found.push(...rows.map(({ id, name, hamlet }) => ({ id, name, hamlet })));
    if (rows.length === 0 || found.length >= total) return found;
  }
}

/** @throws AppError 'household.not-found'. */
export function householdWithConsents(source: ExportSource, id: string): ExportHousehold {
  return { household: source.households.get(id), consents: source.households.consents(id) };
}
