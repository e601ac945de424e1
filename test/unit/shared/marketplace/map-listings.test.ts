import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import { type MappedBundle, mapListings } from '../../../../shared/marketplace/map-listings.ts';
import type { Profile } from '../../../../shared/marketplace/profile-schema.ts';
import type { RowKind } from '../../../../shared/marketplace/row-field.ts';
import { goodFields, goodPhotos, listingOf } from './sample-listing.ts';

const profiles = loadProfiles('resources').map((view) => view.profile);
const BASE = 'https://anh.example.vn/goi-1/';
const ANSWERS = Object.fromEntries(
  profiles.flatMap((profile) => profile.asks).map(({ id }) => [id, 'https://htx.example/san-pham']),
);
const AT_BASE = { kind: 'base', base: BASE } as const;
const variant = {
  name: 'Túi 1 kg',
  name2: '',
  priceDong: 45_000,
  stock: 3,
  netWeightGrams: 1000,
  sku: 'LVB-GAO-1',
};
const withVariants = goodFields({
  variantAxis: 'Cỡ túi',
  variants: [
    variant,
    { ...variant, name: 'Túi 2 kg', name2: '', sku: 'LVB-GAO-2', priceDong: 85_000 },
  ],
});

/** Which kind each row of a mapped listing is, told from the layout alone. */
function rowKinds(profile: Profile, variants: number, pictures: number): RowKind[] {
  const extra: RowKind[] =
    profile.rows.pictures === 'extra-rows'
      ? Array.from({ length: Math.max(0, pictures - 1) }, () => 'picture')
      : [];
  if (variants === 0) return ['simple', ...extra];
  const children: RowKind[] = Array.from({ length: variants }, () => 'child');
  const kinds: Record<Profile['rows']['variants'], RowKind[]> = {
    'one-row': children,
    'parent-then-children': ['parent', ...children],
    'children-then-parent': [...children, 'parent'],
    'handle-rows': ['first-child', ...children.slice(1)],
  };
  return [...kinds[profile.rows.variants], ...extra];
}

function cell(bundle: MappedBundle, row: number, header: string): string | undefined {
  const [file] = bundle.dataFiles;
  return file?.rows[row]?.[file.headers.indexOf(header)];
}

describe.each(profiles.map((profile) => [profile.name, profile] as const))('%s', (_, profile) => {
  it.each([
    ['no variants', goodFields(), 0, 3],
    ['two variants', withVariants, 2, 3],
    ['no pictures', goodFields(), 0, 0],
  ] as const)(
    'fills what the importer requires, and only where a column says: %s',
    (_name, fields, variants, pictures) => {
      const bundle = mapListings([listingOf(fields, goodPhotos(pictures))], profile, {
        pictures: AT_BASE,
        answers: ANSWERS,
      });
      const kinds = rowKinds(profile, variants, pictures);
      const main = bundle.dataFiles[0]?.rows ?? [];
      expect(bundle.dataFiles.flatMap((file) => file.rows)).toHaveLength(kinds.length);
      expect(bundle.products[0]?.rowCount).toBe(kinds.length);
      for (const [index, kind] of kinds.entries()) {
        if (profile.moreFiles.some((file) => file.on.includes(kind))) continue;
        expect(main[index]).toHaveLength(profile.columns.length);
        for (const column of profile.columns) {
          const text = cell(bundle, index, column.header);
          if (!column.on.includes(kind)) expect(text, `${column.header} on ${kind}`).toBe('');
          else if (column.required) expect(text, `${column.header} on ${kind}`).not.toBe('');
        }
      }
    },
  );

  it('names pictures in ASCII, leaves refused ones out and keeps to its most', () => {
    const photos = goodPhotos(profile.pictures.most + 3).map((photo, index) =>
      index === 1 ? { ...photo, refusal: 'photo.heic' as const } : photo,
    );
    const [product] = mapListings([listingOf(goodFields(), photos)], profile, {
      pictures: AT_BASE,
    }).products;
    expect(product?.pictures).toHaveLength(profile.pictures.most);
    expect(product?.pictures.some((picture) => picture.photoId === photos[1]?.id)).toBe(false);
    for (const picture of product?.pictures ?? [])
      expect(picture.fileName).toMatch(/^[a-z0-9-]+-\d+\.jpg$/u);
  });

  it('keeps listings and their rows in order', () => {
    const second = { ...listingOf(goodFields({ sku: 'LVB-HAI' })), id: 'second' };
    const bundle = mapListings([listingOf(goodFields()), second], profile, { pictures: AT_BASE });
    expect(bundle.products.map((product) => product.sku)).toEqual(['LVB-GAO-NEP-NUONG', 'LVB-HAI']);
    expect(bundle.products.reduce((sum, product) => sum + product.rowCount, 0)).toBe(
      bundle.dataFiles.flatMap((file) => file.rows).length,
    );
  });
});

it('leaves picture cells and rows out when there is no public address', () => {
  const profile = profiles.find((one) => one.pictures.reference === 'base-url');
  if (profile === undefined) throw new Error('no profile takes addresses');
  const bundle = mapListings([listingOf(goodFields())], profile, { pictures: { kind: 'none' } });
  expect(bundle.dataFiles[0]?.rows).toHaveLength(1);
  expect(bundle.dataFiles[0]?.rows.flat().join()).not.toContain('.jpg');
});
