import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { householdSchema } from '../../shared/domain/household.ts';
import { listingFieldsSchema } from '../../shared/domain/listing.ts';
import { listingPhotoSchema } from '../../shared/domain/photo.ts';

const INPUTS = 'test/golden/listings';

/** What a cooperative with a shop of its own would answer. */
export const ANSWERS = { 'page-base': 'https://htx-muongphang.example/san-pham' };

const exampleSchema = z.strictObject({
  what: z.string().min(1),
  pictureBase: z.url(),
  listings: z.array(
    z.strictObject({
      id: z.uuid(),
      fields: listingFieldsSchema,
      household: householdSchema.pick({
        name: true,
        phone: true,
        communeName: true,
        provinceName: true,
      }),
      photos: z.array(
        listingPhotoSchema.pick({
          id: true,
          widthPx: true,
          heightPx: true,
          editsKey: true,
          refusal: true,
        }),
      ),
    }),
  ),
});

/** Every file of test/golden/listings, by its name without .json. */
export const examples = readdirSync(INPUTS)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name: basename(name, '.json'),
    example: exampleSchema.parse(JSON.parse(readFileSync(join(INPUTS, name), 'utf8'))),
  }));
