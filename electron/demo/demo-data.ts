import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { certificateSchema } from '../../shared/domain/certificate.ts';
import { householdFieldsSchema } from '../../shared/domain/household.ts';
import { listingFieldsSchema, variantSchema } from '../../shared/domain/listing.ts';
import { demoDrawingSchema } from '../workers/demo-drawing/drawing-schema.ts';

/** How much a demo household has agreed to. */
const demoConsentSchema = z.enum([
  'all',
  'first-marketplace',
  'publish-only',
  'profile-only',
  'none',
]);
export type DemoConsent = z.infer<typeof demoConsentSchema>;

const demoHouseholdSchema = householdFieldsSchema.extend({
  key: z.string(),
  consent: demoConsentSchema,
});
export type DemoHousehold = z.infer<typeof demoHouseholdSchema>;

const demoProductSchema = listingFieldsSchema
  .omit({ householdId: true, sku: true, variants: true, certificates: true })
  .extend({
    id: z.string().regex(/^demo-\d\d$/),
    /** Key of the household that sells it. */
    household: z.string(),
    variants: z.array(variantSchema.omit({ sku: true })),
    /** Days count from the day of filling, so that "ends soon" stays true. */
    certificates: z.array(
      certificateSchema.omit({ issuedOn: true, expiresOn: true }).extend({
        issuedDaysAgo: z.number().int().min(0),
        expiresInDays: z.number().int().nullable(),
      }),
    ),
    picture: demoDrawingSchema.pick({ table: true, holder: true, goods: true, pack: true }),
    photos: z.number().int().min(0).max(9),
    /** Only a picture of 400 px. */
    tooSmall: z.boolean(),
    /** The first photo carries a place. */
    hasPlace: z.boolean(),
    /** The last photo is the first one again. */
    repeatsFirst: z.boolean(),
  });
export type DemoProduct = z.infer<typeof demoProductSchema>;

export interface DemoData {
  readonly households: readonly DemoHousehold[];
  readonly products: readonly DemoProduct[];
  /** Version of the consent text that the demo's consents name. */
  readonly consentVersion: string;
}

/** Reads resources/demo. Throws on data that does not fit: it ships with the program. */
export async function loadDemoData(resourcesFolder: string): Promise<DemoData> {
  const read = async (...path: string[]): Promise<unknown> =>
    JSON.parse(await readFile(join(resourcesFolder, ...path), 'utf8')) as unknown;
  const { households } = z
    .object({ households: z.array(demoHouseholdSchema) })
    .parse(await read('demo', 'households.json'));
  const { products } = z
    .object({ products: z.array(demoProductSchema) })
    .parse(await read('demo', 'products.json'));
  const consent = z.object({ version: z.string() }).parse(await read('help', 'consent.vi.json'));
  return { households, products, consentVersion: consent.version };
}
