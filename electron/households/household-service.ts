import { AppError } from '../../shared/errors.ts';
import {
  householdSchema,
  type Consent,
  type ConsentPurpose,
  type Household,
  type HouseholdFields,
} from '../../shared/domain/household.ts';
import { householdIdSchema, type HouseholdId } from '../../shared/domain/ids.ts';
import type { HouseholdRow } from '../../shared/ipc/contract-households.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { widestMatch } from '../search/search-text.ts';
import {
  householdColumns,
  type HouseholdFacts,
  type HouseholdRepository,
} from './household-repository.ts';
import { ladderOf, nextStepOf, type LadderFacts } from './ladder.ts';
import { normaliseHousehold } from './normalise-household.ts';
import type { Places } from './places.ts';

export interface HouseholdService {
  list(query: Input<'households:list'>): { rows: HouseholdRow[]; total: number };
  /** @throws AppError household.not-found */
  get(id: string): Household;
  consents(id: string): Consent[];
  ladder(id: string): ReturnType<typeof ladderOf>;
  /** @throws AppError household.commune-unknown */
  create(fields: HouseholdFields): { id: HouseholdId };
  /** @throws AppError household.not-found, household.commune-unknown */
  update(id: string, fields: HouseholdFields): void;
  /** @throws AppError household.has-listings, household.has-receipts: nothing goes silently with it. */
  remove(id: string): void;
  /** Several ticks of one sheet are one batch. A tick that stands already is not recorded twice. */
  recordConsent(id: string, grants: readonly ConsentGrant[], textVersion: string): Consent[];
  /** @throws AppError consent.not-found. Withdrawing twice keeps the first date. */
  withdrawConsent(consentId: string): void;
  count(): number;
}

export interface ConsentGrant {
  readonly purpose: ConsentPurpose;
  readonly marketplaceId: string | null;
}

export function createHouseholdService(
  context: Pick<ServiceContext, 'journal' | 'now' | 'newId' | 'actor'>,
  repository: HouseholdRepository,
  places: Places,
): HouseholdService {
  const { journal, now, newId } = context;

  function found(id: string): HouseholdFacts {
    const row = repository.get(id);
    if (row === undefined) throw new AppError('household.not-found', { id });
    return row;
  }

  function checked(fields: HouseholdFields): HouseholdFields {
    const commune = places.byCode(fields.communeCode);
    if (commune === undefined)
      throw new AppError('household.commune-unknown', { code: fields.communeCode });
    return { ...normaliseHousehold(fields), communeCode: commune.code };
  }

  return {
    list({ query, filter, offset, limit }) {
      const typed = query.trim();
      const expression = typed === '' ? null : widestMatch(typed);
      if (expression === undefined) return { rows: [], total: 0 };
      const { rows, total } = repository.list({ expression, filter, offset, limit });
      return { rows: rows.map((row) => toRow(row, places)), total };
    },
    get: (id) => toHousehold(found(id), places),
    consents: (id) => repository.consents(found(id).id),
    ladder: (id) => ladderOf(ladderFacts(found(id))),
    create(fields) {
      const clean = checked(fields);
      const id = newId();
      const at = now().toISOString();
      journal.batch({ key: 'household-created', params: { name: clean.name } }, (write) => {
        write.insert('household', {
          id,
          ...householdColumns(clean),
          created_at: at,
          updated_at: at,
        });
      });
      return { id: householdIdSchema.parse(id) };
    },
    update(id, fields) {
      found(id);
      const clean = checked(fields);
      journal.batch({ key: 'household-updated', params: { name: clean.name } }, (write) => {
        const isChanged = write.update('household', id, householdColumns(clean));
        if (isChanged) write.update('household', id, { updated_at: now().toISOString() });
      });
    },
    remove(id) {
      const household = found(id);
      if (household.listingCount > 0)
        throw new AppError('household.has-listings', { count: household.listingCount });
      const receipts = repository.bundleCount(id);
      if (receipts > 0) throw new AppError('household.has-receipts', { count: receipts });
      journal.batch({ key: 'household-removed', params: { name: household.name } }, (write) => {
        for (const consent of repository.consents(id)) write.remove('consent', consent.id);
        write.remove('household', id);
      });
    },
    recordConsent(id, grants, textVersion) {
      const household = found(id);
      const at = now().toISOString();
      const recordedBy = context.actor();
      const standing = new Set(
        repository
          .consents(id)
          .filter((consent) => consent.withdrawnAt === null)
          .map(grantKey),
      );
      const fresh = [...new Map(grants.map((grant) => [grantKey(grant), grant])).values()].filter(
        (grant) => !standing.has(grantKey(grant)),
      );
      const name = {
        key: 'consent-recorded',
        params: { name: household.name, count: fresh.length },
      };
      journal.batch(name, (write) => {
        for (const grant of fresh) {
          write.insert('consent', {
            id: newId(),
            household_id: id,
            purpose: grant.purpose,
            marketplace_id: grant.marketplaceId,
            text_version: textVersion,
            granted_at: at,
            recorded_by: recordedBy,
            withdrawn_at: null,
          });
        }
      });
      return repository.consents(id);
    },
    withdrawConsent(consentId) {
      const consent = repository.consent(consentId);
      if (consent === undefined) throw new AppError('consent.not-found', { id: consentId });
      if (consent.withdrawnAt !== null) return;
      const { name } = found(consent.householdId);
      journal.batch(
        { key: 'consent-withdrawn', params: { name, purpose: consent.purpose } },
        (write) => {
          write.update('consent', consentId, { withdrawn_at: now().toISOString() });
        },
      );
    },
    count: () => repository.count(),
  };
}

function grantKey(grant: ConsentGrant): string {
  return `${grant.purpose} ${grant.marketplaceId ?? ''}`;
}

function ladderFacts(row: HouseholdFacts): LadderFacts {
  return {
    hasPublishConsent: row.hasPublishConsent === 1,
    hasListing: row.listingCount > 0,
    hasBundle: row.hasBundle === 1,
  };
}

function toRow(row: HouseholdFacts, places: Places): HouseholdRow {
  const commune = places.byCode(row.communeCode);
  return {
    id: householdIdSchema.parse(row.id),
    name: row.name,
    kind: row.kind,
    hamlet: row.hamlet,
    communeName: commune?.name ?? row.communeCode,
    provinceName: commune?.provinceName ?? '',
    phoneMasked: '•'.repeat(row.phone.length - 3) + row.phone.slice(-3),
    listingCount: row.listingCount,
    hasPublishConsent: row.hasPublishConsent === 1,
    nextStep: nextStepOf(ladderFacts(row)),
  };
}

function toHousehold(row: HouseholdFacts, places: Places): Household {
  const {
    listingCount: _listings,
    hasPublishConsent: _consent,
    hasBundle: _bundle,
    ...stored
  } = row;
  const commune = places.byCode(row.communeCode);
  return householdSchema.parse({
    ...stored,
    communeName: commune?.name ?? row.communeCode,
    provinceCode: commune?.provinceCode ?? '',
    provinceName: commune?.provinceName ?? '',
  });
}
