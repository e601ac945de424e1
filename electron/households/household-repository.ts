import type { Database, Statement } from 'better-sqlite3';
import { consentSchema, type Consent } from '../../shared/domain/household.ts';
import type { RowPatch } from '../journal/entities.ts';

export interface StoredHousehold {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly communeCode: string;
  readonly hamlet: string;
  readonly oldAddress: string;
  readonly kind: 'household' | 'cooperative';
  readonly cooperativeName: string;
  readonly note: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface HouseholdFacts extends StoredHousehold {
  readonly listingCount: number;
  readonly hasPublishConsent: 0 | 1;
  readonly hasBundle: 0 | 1;
}

export interface HouseholdQuery {
  /** FTS5 expression over the folded words, or null for every household. */
  readonly expression: string | null;
  readonly filter: 'all' | 'no-consent' | 'no-listing';
  readonly offset: number;
  readonly limit: number;
}

export interface HouseholdRepository {
  list(query: HouseholdQuery): { rows: readonly HouseholdFacts[]; total: number };
  get(id: string): HouseholdFacts | undefined;
  consents(householdId: string): Consent[];
  consent(id: string): Consent | undefined;
  bundleCount(householdId: string): number;
  count(): number;
}

const COLUMNS = `household.id, household.name, household.phone, household.commune_code AS communeCode, household.hamlet,
  household.old_address AS oldAddress, household.kind, household.cooperative_name AS cooperativeName,
  household.note, household.created_at AS createdAt, household.updated_at AS updatedAt`;
const HAS_PUBLISH = `EXISTS (SELECT 1 FROM consent WHERE consent.household_id = household.id
  AND consent.purpose = 'publish-listing' AND consent.withdrawn_at IS NULL)`;
const HAS_LISTING = 'EXISTS (SELECT 1 FROM listing WHERE listing.household_id = household.id)';
const FACTS = `${COLUMNS},
  (SELECT count(*) FROM listing WHERE listing.household_id = household.id) AS listingCount,
  ${HAS_PUBLISH} AS hasPublishConsent,
  EXISTS (SELECT 1 FROM bundle WHERE bundle.household_id = household.id) AS hasBundle`;
const FILTERS: Readonly<Record<HouseholdQuery['filter'], string>> = {
  all: 'TRUE',
  'no-consent': `NOT ${HAS_PUBLISH}`,
  'no-listing': `NOT ${HAS_LISTING}`,
};
const MATCHES = `household.id IN (SELECT search_row.entity_id FROM search_household_folded
  JOIN search_row ON search_row.search_rowid = search_household_folded.rowid WHERE search_household_folded MATCH @expression)`;
const CONSENT = `id, household_id AS householdId, purpose, marketplace_id AS marketplaceId, text_version AS textVersion,
  granted_at AS grantedAt, recorded_by AS recordedBy, withdrawn_at AS withdrawnAt`;

export function createHouseholdRepository(database: Database): HouseholdRepository {
  const kept = new Map<string, { page: Statement; total: Statement }>();
  const statements = ({ filter, expression }: HouseholdQuery) => {
    const key = `${filter} ${expression === null}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const where = `WHERE ${FILTERS[filter]} ${expression === null ? '' : `AND ${MATCHES}`}`;
    const fresh = {
      page: database.prepare(
        `SELECT ${FACTS} FROM household JOIN search_row AS place ON place.entity_id = household.id
         ${where} ORDER BY place.sort_key, household.id LIMIT @limit OFFSET @offset`,
      ),
      total: database.prepare(`SELECT count(*) FROM household ${where}`).pluck(),
    };
    kept.set(key, fresh);
    return fresh;
  };
  const get = database.prepare(`SELECT ${FACTS} FROM household WHERE id = ?`);
  const consents = database.prepare(
    `SELECT ${CONSENT} FROM consent WHERE household_id = ? ORDER BY granted_at DESC, id DESC`,
  );
  const consent = database.prepare(`SELECT ${CONSENT} FROM consent WHERE id = ?`);
  const bundleCount = database
    .prepare('SELECT count(*) FROM bundle WHERE household_id = ?')
    .pluck();
  const count = database.prepare('SELECT count(*) FROM household').pluck();
  return {
    list(query) {
      const { page, total } = statements(query);
      const { expression, limit, offset } = query;
      const match = expression === null ? {} : { expression };
      return {
        rows: page.all({ ...match, limit, offset }) as HouseholdFacts[],
        total: Number(total.get(match)),
      };
    },
    get: (id) => get.get(id) as HouseholdFacts | undefined,
    consents: (householdId) => consents.all(householdId).map((row) => consentSchema.parse(row)),
    consent(id) {
      const row = consent.get(id);
      return row === undefined ? undefined : consentSchema.parse(row);
    },
    bundleCount: (householdId) => Number(bundleCount.get(householdId)),
    count: () => Number(count.get()),
  };
}

/** Columns of what the officer types. */
export function householdColumns(
  fields: Omit<StoredHousehold, 'id' | 'createdAt' | 'updatedAt'>,
): RowPatch {
  return {
    name: fields.name,
    phone: fields.phone,
    commune_code: fields.communeCode,
    hamlet: fields.hamlet,
    old_address: fields.oldAddress,
    kind: fields.kind,
    cooperative_name: fields.cooperativeName,
    note: fields.note,
  };
}
