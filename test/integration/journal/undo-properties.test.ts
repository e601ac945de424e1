import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HouseholdId, ListingId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import {
  closeTestLibrary,
  dump,
  householdFields,
  listingFields,
  openTestLibrary,
  memoryFolder,
} from '../library/temporary-library.ts';

/** One thing a person does. Numbers pick among what is there, so every sequence makes sense. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('add-household'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('rename-household'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('remove-household'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('consent'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('withdraw'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('add-listing'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('price'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('variants'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('certificates'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('duplicate'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('remove-listing'), pick: fc.nat(99) }),
  fc.record({ kind: fc.constant('settings'), pick: fc.nat(99) }),
);
/** Edits of records that are there already: leaving one out changes no other's meaning. */
const edit = fc.record({
  kind: fc.constantFrom('rename-household', 'consent', 'price', 'certificates', 'settings', 'note'),
  pick: fc.nat(99),
});
type Step = { kind: string; pick: number };

const idsOf = (library: Library, table: string) =>
  library.context.database.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as string[];
const chosen = (ids: string[], pick: number) =>
  ids.length === 0 ? undefined : ids[pick % ids.length];

function perform(library: Library, { kind, pick }: Step): void {
  const { households, listings, settings } = library.services;
  const householdId = chosen(idsOf(library, 'household'), pick) as HouseholdId | undefined;
  const listingId = chosen(idsOf(library, 'listing'), pick) as ListingId | undefined;
  const consentId = chosen(idsOf(library, 'consent'), pick);
  const editListing = (
    change: (fields: ReturnType<typeof fieldsOf>) => ReturnType<typeof fieldsOf>,
  ) => {
    if (listingId !== undefined) listings.update(listingId, change(fieldsOf(library, listingId)));
  };
  try {
    if (kind === 'add-household') households.create(householdFields({ name: `Hộ ${pick}` }));
    if (kind === 'settings') settings.update({ pictureBase: `https://vi-du.vn/${pick}` });
    if (householdId !== undefined) {
      if (kind === 'rename-household')
        households.update(householdId, householdFields({ name: `Hộ mới ${pick}` }));
      if (kind === 'remove-household') households.remove(householdId);
      if (kind === 'consent')
        households.recordConsent(
          householdId,
          [
            { purpose: 'publish-listing', marketplaceId: null },
            { purpose: 'keep-profile', marketplaceId: null },
          ],
          'v1',
        );
      if (kind === 'add-listing')
        listings.create(listingFields(householdId, { name: `Chè ${pick}` }));
    }
    if (consentId !== undefined && kind === 'withdraw') households.withdrawConsent(consentId);
    if (kind === 'price') editListing((fields) => ({ ...fields, priceDong: pick * 1000 }));
    if (kind === 'note') editListing((fields) => ({ ...fields, description: `Ghi chú ${pick}` }));
    if (kind === 'variants') {
      editListing((fields) => ({
        ...fields,
        variants: [
          ...fields.variants.slice(pick % 2),
          ...(pick % 3 === 0
            ? []
            : [
                {
                  name: `Túi ${pick}`,
                  name2: '',
                  priceDong: pick,
                  stock: 1,
                  netWeightGrams: 500,
                  sku: '',
                },
              ]),
        ],
      }));
    }
    if (kind === 'certificates') {
      editListing((fields) => ({
        ...fields,
        certificates:
          pick % 3 === 0
            ? []
            : [
                {
                  kind: 'ocop',
                  number: String(pick),
                  issuer: '',
                  stars: 3,
                  issuedOn: null,
                  expiresOn: null,
                },
              ],
      }));
    }
    if (listingId !== undefined && kind === 'duplicate') listings.duplicate(listingId);
    if (listingId !== undefined && kind === 'remove-listing') listings.remove(listingId);
  } catch (error) {
    // Refusals are part of life (a household with listings is not removed); anything else is a bug.
    if (!isAppError(error) || error.code !== 'household.has-listings') throw error;
  }
}

function fieldsOf(library: Library, id: string) {
  const {
    id: _id,
    createdAt: _created,
    updatedAt: _updated,
    ...fields
  } = library.services.listings.get(id).listing;
  return fields;
}

function ticking(): () => Date {
  let milliseconds = Date.parse('2026-11-23T01:00:00.000Z');
  return () => new Date((milliseconds += 1000));
}

/** Ids in order of making, so that two libraries that lived the same have the same ids. */
function counting(): () => string {
  let next = 0;
  return () => `0190a000-0000-7000-8000-${(next += 1).toString(16).padStart(12, '0')}`;
}

/** Two households with three listings, made the same each time. */
async function smallWorld(): Promise<Library> {
  const library = await openTestLibrary({
    folder: memoryFolder(),
    now: ticking(),
    newId: counting(),
  });
  const steps = ['add-household', 'add-household', 'add-listing', 'add-listing', 'add-listing'];
  steps.forEach((kind, pick) => perform(library, { kind, pick }));
  return library;
}

/** Without times of saving and ids, which a replay that skips a step makes differently. */
function shape(library: Library): unknown {
  const text = JSON.stringify(dump(library), (key, value: unknown) =>
    [
      'id',
      'entity_id',
      'listing_id',
      'household_id',
      'created_at',
      'updated_at',
      'granted_at',
      'withdrawn_at',
    ].includes(key)
      ? undefined
      : value,
  );
  const tables = JSON.parse(text) as Record<string, unknown[]>;
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.map((row) => JSON.stringify(row)).toSorted(),
    ]),
  );
}

const batchesOf = (library: Library) => library.services.journal.history(null, 200);

describe('undo', () => {
  it('taken back in reverse, any work leads to the library as it was, across a restart; taken back again, to the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 14 }),
        fc.array(step, { maxLength: 4 }),
        async (steps, before) => {
          const folder = memoryFolder();
          let library = await openTestLibrary({ folder, now: ticking() });
          for (const one of before) perform(library, one);
          const start = dump(library);
          const known = new Set(batchesOf(library).map(({ batchId }) => batchId));
          for (const one of steps) perform(library, one);
          const end = dump(library);
          await closeTestLibrary(library);

          library = await openTestLibrary({ folder });
          for (const { batchId, canUndo } of batchesOf(library).filter(
            (batch) => !known.has(batch.batchId),
          )) {
            expect(
              canUndo || batchesOf(library).find((batch) => batch.batchId === batchId)?.canUndo,
            ).toBe(true);
            library.services.journal.undo(batchId);
          }
          expect(dump(library)).toEqual(start);

          const undos = batchesOf(library).filter((batch) => batch.undoes !== null);
          for (const { batchId } of undos) library.services.journal.undo(batchId);
          expect(dump(library)).toEqual(end);
          expect(library.context.database.pragma('foreign_key_check')).toEqual([]);
          await closeTestLibrary(library);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('of work in the middle that nothing touched later, it is as if that work had never been', async () => {
    let undone = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 2, maxLength: 8 }),
        fc.nat(7),
        async (edits, index) => {
          const middle = index % edits.length;
          const lived = await smallWorld();
          let batchId: string | undefined;
          let isIdle = false;
          edits.forEach((one, position) => {
            const seen = batchesOf(lived).length;
            perform(lived, one);
            if (batchesOf(lived).length === seen) isIdle = true;
            else if (position === middle) batchId = batchesOf(lived)[0]?.batchId;
          });
          // An edit that had nothing left to do would have something to do in the replay.
          if (isIdle) return await closeTestLibrary(lived);
          const batch = batchesOf(lived).find((one) => one.batchId === batchId);
          if (batch?.canUndo === true) {
            lived.services.journal.undo(batch.batchId);
            const replayed = await smallWorld();
            edits.forEach((one, position) => position !== middle && perform(replayed, one));
            expect(shape(lived)).toEqual(shape(replayed));
            await closeTestLibrary(replayed);
            undone += 1;
          } else if (batch !== undefined) {
            const before = dump(lived);
            expect(() => lived.services.journal.undo(batch.batchId)).toThrow(
              expect.objectContaining({ code: 'undo.touched-later' }),
            );
            expect(dump(lived)).toEqual(before);
            refused += 1;
          }
          await closeTestLibrary(lived);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
    expect(undone).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(0);
  });
});
