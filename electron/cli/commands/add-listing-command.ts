import { z } from 'zod';
import { emptyListingFields, type ListingFields } from '../../../shared/domain/listing.ts';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import type { BatchName } from '../../journal/journal.ts';
import { badField, readInput } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { findHousehold } from '../find-records.ts';
import { readJsonFile } from '../read-json-file.ts';
import { toListingFields, typedListingSchema, type TypedListing } from '../typed-listing.ts';
import { UsageError } from '../usage-error.ts';

export const addListingCommand: Command = {
  name: 'add-listing',
  options: { file: optionKinds.text, household: optionKinds.text },
  positionals: [],
  run: async ({ openLibrary, values, words, io }) => {
    const file = values['file'];
    if (typeof file !== 'string') throw new UsageError('missingOption', { option: '--file' });
    const typed = readTyped(await readJsonFile(file, io), values['household']);
    // Everything is understood before anything is saved.
    const anybody = householdIdSchema.parse('00000000-0000-7000-8000-000000000000');
    typed.forEach((one) => toListingFields(one, anybody));
    const library = await openLibrary();
    const fields: ListingFields[] = [];
    for (const one of typed) {
      const householdId = await findHousehold(library, one.household);
      fields.push({ ...emptyListingFields(householdId), ...toListingFields(one, householdId) });
    }
    const checked = fields.map((one) => readInput('listings:create', { fields: one }).fields);
    const made = library.services.listings.createMany(checked, batchNameOf(checked));
    const added = made.map(({ id, sku }, index) => ({ id, sku, name: checked[index]?.name ?? '' }));
    const [first] = added;
    return {
      ok: true,
      json: { ...(added.length === 1 && first ? first : {}), listings: added },
      lines: added.map((one) => fillWords(words.text.listingAdded, one)),
    };
  },
};

/** All of a file are one undoable step. */
function batchNameOf([first, ...others]: readonly ListingFields[]): BatchName {
  const count = others.length + 1;
  return count === 1
    ? { key: 'listing-created', params: { name: first?.name ?? '' } }
    : { key: 'listings-created', params: { count } };
}

function readTyped(content: unknown, household: string | boolean | undefined): TypedListing[] {
  const all: unknown[] = Array.isArray(content) ? content : [content];
  const given = typeof household === 'string' ? { household } : {};
  const parsed = z
    .array(typedListingSchema)
    .min(1)
    .safeParse(
      all.map((one) => (typeof one === 'object' && one !== null ? { ...one, ...given } : one)),
    );
  if (!parsed.success) throw badField(parsed.error);
  return parsed.data;
}
