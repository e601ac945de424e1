import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProfiles, NO_LIBRARY_RULES } from '../../../electron/marketplaces/load-profiles.ts';
import { createMarketplacesHandlers } from '../../../electron/marketplaces/marketplaces-handlers.ts';
import { createMarketplacesService } from '../../../electron/marketplaces/marketplaces-service.ts';
import { isAppError } from '../../../shared/errors.ts';
import { contract } from '../../../shared/ipc/contract.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'len-san-profiles-'));
  for (const part of ['marketplaces', 'rules', 'domain']) {
    cpSync(join('resources', part), join(folder, part), { recursive: true });
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function edit(path: string, from: string | RegExp, to: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

function refusal(): { code: string; id?: string; detail?: string } {
  try {
    loadProfiles(folder);
  } catch (error) {
    if (isAppError(error)) return { code: error.code, ...error.params };
    throw error;
  }
  throw new Error('was not refused');
}

const PROFILE = 'marketplaces/woocommerce/profile.json';

describe('loadProfiles', () => {
  it('reads every folder, in order of their names', () => {
    const folders = readdirSync(join(folder, 'marketplaces'))
      .filter((id) => !existsSync(join(folder, 'marketplaces', id, 'notice.json')))
      .toSorted();
    expect(loadProfiles(folder).map((view) => view.profile.id)).toEqual(folders);
    expect(folders.length).toBeGreaterThan(2);
  });

  it('lets a marketplace’s own rule replace the pack’s', () => {
    for (const { profile } of loadProfiles(folder)) {
      expect(profile.rules.filter((rule) => rule.code === 'name.missing')).toHaveLength(1);
    }
  });

  it.each([
    ['an unknown transform kind', '"do": "whole-number"', '"do": "round-number"', 'round-number'],
    ['a wrong param', '"decimals": 3', '"decimals": "three"', 'weight'],
    ['an unknown param', '"decimals": 3', '"decimals": 3, "colour": "red"', 'weight'],
    [
      'an unknown rule kind',
      '"kind": "picture-count-most"',
      '"kind": "picture-count-max"',
      'picture-count-max',
    ],
    [
      'a rule on a field it cannot be set on',
      '"field": "photos"',
      '"field": "sku"',
      'cannot be set on sku',
    ],
    ['a source that is not there', '"source": "run"', '"source": "walk"', 'walk'],
    ['a table that is not there', '"table": "ocop-category-path"', '"table": "paths"', 'paths'],
    ['a pack that is not there', '"basics"', '"basic"', 'basic'],
    ['a header twice', '"header": "SKU"', '"header": "Name"', 'Name'],
    ['an unknown key', '"official": true', '"official": true, "script": "1+1"', 'script'],
    ['another id than the folder’s', '"id": "woocommerce"', '"id": "shop"', 'shop'],
    ['broken JSON', '"columns": [', '"columns": [,', 'JSON'],
  ])('refuses %s and says where', (_, from, to, named) => {
    edit(PROFILE, from, to);
    const refused = refusal();
    expect(refused.code).toBe('marketplace.profile-invalid');
    expect(refused.id).toBe('woocommerce');
    expect(refused.detail).toContain(named);
  });

  it('refuses a rule whose vocabulary is not there', () => {
    edit('rules/claims.json', '"vocabulary": "claims"', '"vocabulary": "words"');
    expect(refusal().detail).toContain('words');
  });

  it('refuses a pattern that is no regular expression', () => {
    edit('rules/safe-text.json', /"pattern": "\(\?<!/u, '"pattern": "((?<!');
    expect(refusal().id).toBe('safe-text.json');
  });
});

describe('the marketplaces service', () => {
  it('gives profiles, guides and an answer the contract takes', () => {
    const service = createMarketplacesService({
      resourcesFolder: folder,
      chosen: () => [],
      libraryRules: { read: () => NO_LIBRARY_RULES, categories: () => new Map() },
    });
    expect(service.byId('shopify').profile.name).toBe('Shopify');
    expect(service.guide('shopify', 'en')).toContain('# Put products');
    expect(() => service.byId('../shopify')).toThrow('marketplace.unknown');
    const handlers = createMarketplacesHandlers(service, () => undefined);
    const answer = handlers['marketplaces:list']({});
    expect(contract['marketplaces:list'].output.parse(structuredClone(answer))).toEqual(answer);
    const catalogue = handlers['marketplaces:catalogue']({});
    expect(contract['marketplaces:catalogue'].output.parse(structuredClone(catalogue))).toEqual(
      catalogue,
    );
  });
});
