import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import { unitSchema } from '../../../../shared/domain/listing.ts';
import { placeholdersOf } from '../../../../shared/marketplace/messages.ts';
import type { ProfileView } from '../../../../shared/marketplace/profile-schema.ts';
import { ruleFieldSchema } from '../../../../shared/marketplace/rule-field.ts';
import { ruleKindByName, ruleKinds } from '../../../../shared/marketplace/rule-kinds/registry.ts';
import { transformKinds } from '../../../../shared/marketplace/transform-kinds/registry.ts';
import { unitWeightGrams } from '../../../../shared/marketplace/unit-weight.ts';
import { certificateKindSchema } from '../../../../shared/domain/certificate.ts';

const views = loadProfiles('resources');
const rules = views.flatMap((view) => view.profile.rules);

function profileOf(id: string): ProfileView['profile'] {
  const found = views.find((view) => view.profile.id === id);
  if (found === undefined) throw new Error(id);
  return found.profile;
}

describe('all profiles', () => {
  it('use every rule kind and every transform kind', () => {
    const usedRules = new Set(rules.map((rule) => rule.kind));
    const usedSteps = new Set(
      views.flatMap((view) =>
        [view.profile, ...view.profile.moreFiles].flatMap((file) =>
          file.columns.flatMap((column) => column.from.map((step) => step.do)),
        ),
      ),
    );
    // Made from refusals only, so no shipped profile has one.
    usedRules.add('reported-wording');
    expect(ruleKinds.map((one) => one.kind).filter((kind) => !usedRules.has(kind))).toEqual([]);
    expect(transformKinds.map((one) => one.kind).filter((kind) => !usedSteps.has(kind))).toEqual(
      [],
    );
  });

  it('have a message in both languages and for both readers per rule, with placeholders the kind can fill', () => {
    for (const rule of rules) {
      const message = views[0]?.messages.rules[rule.code];
      expect(message, rule.code).toBeDefined();
      const known = new Set([
        'field',
        'marketplace',
        ...(ruleKindByName.get(rule.kind)?.placeholders ?? []),
      ]);
      const texts = [
        message?.officer.vi,
        message?.officer.en,
        message?.farmer.vi,
        message?.farmer.en,
      ];
      for (const text of texts) {
        expect(
          placeholdersOf(text ?? '').filter((name) => !known.has(name)),
          `${rule.code}: ${text}`,
        ).toEqual([]);
        expect(text?.normalize('NFC')).toBe(text);
      }
      expect(placeholdersOf(message?.officer.vi ?? '').toSorted()).toEqual(
        placeholdersOf(message?.officer.en ?? '').toSorted(),
      );
    }
  });

  it('leave no message unused', () => {
    // Spoken by rules a library makes of refusals, and of forms it was taught.
    const codes = new Set([
      ...rules.map((rule) => rule.code),
      'rejected.wording',
      'form.cell-missing',
    ]);
    expect(Object.keys(views[0]?.messages.rules ?? {}).filter((code) => !codes.has(code))).toEqual(
      [],
    );
  });

  it('name every field and certificate', () => {
    const labels = Object.keys(views[0]?.messages.fields ?? {});
    const needed = [
      ...ruleFieldSchema.options.filter((field) => field !== 'texts'),
      ...certificateKindSchema.options.map((kind) => `certificate-${kind}`),
    ];
    expect(needed.filter((name) => !labels.includes(name))).toEqual([]);
  });

  it('are trusted no further than their sources', () => {
    for (const { profile } of views) {
      // Sources of the shared packs are named "<pack>/<source>" and say nothing about this marketplace.
      const own = profile.sources.filter((source) => !source.id.includes('/'));
      const isBacked = own.some((source) =>
        ['official', 'importer-code', 'run'].includes(source.confidence),
      );
      if (profile.confidence === 'exact') expect(isBacked, profile.id).toBe(true);
      if (!profile.official) expect(profile.confidence).toBe('unknown');
    }
  });

  it('make pictures that WordPress does not rename and that no marketplace refuses', () => {
    for (const { profile } of views) {
      expect(profile.pictures.rendition.sidePx).toBeLessThanOrEqual(2560);
      expect(profile.pictures.rendition.mostBytes).toBeLessThanOrEqual(2_000_000);
      expect(profile.pictures.rendition.format).toBe('jpeg');
    }
  });

  it('guard against formulas exactly where people open the file themselves', () => {
    for (const { profile } of views) {
      if (profile.file.kind !== 'csv') continue;
      expect(profile.file.formulaGuard === 'apostrophe').toBe(!profile.official);
    }
  });

  it.each(['vi', 'en'])('have a guide in %s', (language) => {
    for (const { profile } of views) {
      const guide = readFileSync(
        join('resources/marketplaces', profile.id, `guide.${language}.md`),
        'utf8',
      );
      expect(guide.startsWith('# ')).toBe(true);
      expect(guide.normalize('NFC')).toBe(guide);
      expect(guide.length).toBeGreaterThan(800);
    }
  });
});

describe('shopify', () => {
  /** Title to Google custom label 4, exactly as in the current template: case counts. */
  const HEADERS =
    'Title|URL handle|Description|Vendor|Product category|Type|Tags|Published on online store|Status|SKU|Barcode|Option1 name|Option1 value|Option1 Linked To|Option2 name|Option2 value|Option2 Linked To|Option3 name|Option3 value|Option3 Linked To|Price|Compare-at price|Cost per item|Charge tax|Tax code|Unit price total measure|Unit price total measure unit|Unit price base measure|Unit price base measure unit|Inventory tracker|Inventory quantity|Continue selling when out of stock|Weight value (grams)|Weight unit for display|Requires shipping|Fulfillment service|Product image URL|Image position|Image alt text|Variant image URL|Gift card|SEO title|SEO description|Color (product.metafields.shopify.color-pattern)|Google Shopping / Google product category|Google Shopping / Gender|Google Shopping / Age group|Google Shopping / Manufacturer part number (MPN)|Google Shopping / Ad group name|Google Shopping / Ads labels|Google Shopping / Condition|Google Shopping / Custom product|Google Shopping / Custom label 0|Google Shopping / Custom label 1|Google Shopping / Custom label 2|Google Shopping / Custom label 3|Google Shopping / Custom label 4';

  it('has the 57 current headers in order', () => {
    expect(profileOf('shopify').columns.map((column) => column.header)).toEqual(HEADERS.split('|'));
  });
});

describe('resources/domain', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join('resources/domain', name), 'utf8'));

  it('lists 26 OCOP sets in both languages, and tables that agree', () => {
    const { sets } = read('ocop-sets.json') as {
      sets: { set: number; name: { vi: string; en: string } }[];
    };
    expect(sets.map((one) => one.set)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect(read('tables/ocop-set-name.json')).toEqual(
      Object.fromEntries(sets.map((one) => [String(one.set), one.name.vi])),
    );
    expect(Object.keys(read('tables/ocop-category-path.json') as object)).toHaveLength(26);
  });

  it('knows every selling unit, and the same weights as the code', () => {
    const { units } = read('units.json') as { units: { code: string; grams: number | null }[] };
    expect(units.map((one) => one.code).toSorted()).toEqual(unitSchema.options.toSorted());
    for (const unit of unitSchema.options) {
      expect(units.find((one) => one.code === unit)?.grams ?? null).toBe(unitWeightGrams(unit));
    }
    expect(Object.keys(read('tables/unit-name.json') as object).toSorted()).toEqual(
      unitSchema.options.toSorted(),
    );
  });

  it('has own categories for every OCOP set', () => {
    const { categories } = read('categories.json') as { categories: { ocopSet: number }[] };
    expect(new Set(categories.map((one) => one.ocopSet)).size).toBe(26);
  });
});

it('no marketplace id is written in the code', () => {
  const ids = views.map((view) => view.profile.id);
  const found = ['shared', 'electron', 'renderer'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .flatMap((name) => {
        const text = readFileSync(join(room, name), 'utf8').toLowerCase();
        return ids
          .filter((id) => text.includes(`'${id}'`) || text.includes(`"${id}"`))
          .map((id) => `${room}/${name}: ${id}`);
      }),
  );
  expect(found).toEqual([]);
});
