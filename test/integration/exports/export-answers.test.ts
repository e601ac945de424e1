import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseDataFile } from '../../../electron/exports/parse-data-file.ts';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import type { HouseholdId } from '../../../shared/domain/ids.ts';
import { consentIdOf, type ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { AT_BASE, exportWorld, namesIn } from './export-world.ts';

it('makes no bundle for a marketplace whose question is not answered, and writes the answer into the file', async () => {
  const world = await exportWorld();
  const { exports, marketplaces, households } = world.library.services;
  const asking = marketplaces.list().filter(({ profile }) => profile.asks.length > 0);
  expect(asking.length).toBeGreaterThan(0);
  agree(households, world.householdId, asking);
  for (const { profile } of asking) {
    const items = [{ householdId: world.householdId, marketplaceId: profile.id }];
    const order = { items, format: 'folder', pictures: AT_BASE } as const;
    await expect(exports.exportNow(order)).rejects.toThrow(
      expect.objectContaining({ code: 'export.answer-needed' }),
    );
    expect(namesIn(world.out)).toEqual([]);
  }
  for (const { profile } of asking) {
    const [outcome] = await exports.exportNow({
      items: [{ householdId: world.householdId, marketplaceId: profile.id }],
      format: 'folder',
      pictures: AT_BASE,
      answers: { 'page-base': 'https://htx.example/san-pham/{sku}.html' },
    });
    const bundle = outcome?.bundle;
    if (!bundle) throw new Error('no bundle');
    const folder = join(bundle.folder, bundle.name);
    const files: Awaited<ReturnType<typeof parseDataFile>>[] = [];
    const verdict = await verifyBundle(folder, {
      onFile: async (file, bytes) => {
        if (file.kind === 'data') files.push(await parseDataFile(bytes, file));
      },
    });
    expect(verdict.problems).toEqual([]);
    const [data] = files;
    const links = data?.rows.map((row) => row[data.headers.indexOf('link')]);
    expect(links).toHaveLength(3);
    for (const link of links ?? [])
      expect(link).toMatch(/^https:\/\/htx\.example\/san-pham\/[a-z0-9-]+\.html$/u);
  }
});

it('makes a whole bundle for every marketplace that needs no answer, further files too', async () => {
  const world = await exportWorld();
  const { exports, marketplaces, households } = world.library.services;
  const others = marketplaces
    .list()
    .filter(
      ({ profile }) =>
        profile.asks.length === 0 && !profile.isUsual && profile.file.kind !== 'workbook',
    );
  agree(households, world.householdId, others);
  const outcomes = await exports.exportNow({
    items: others.map(({ profile }) => ({
      householdId: world.householdId,
      marketplaceId: profile.id,
    })),
    format: 'folder',
    pictures: AT_BASE,
  });
  expect(outcomes.map(({ blocked }) => blocked.length)).toEqual(others.map(() => 0));
  for (const { bundle, item } of outcomes) {
    if (!bundle) throw new Error(`no bundle for ${item.marketplaceId}`);
    const { problems, manifest } = await verifyBundle(join(bundle.folder, bundle.name));
    expect([item.marketplaceId, problems]).toEqual([item.marketplaceId, []]);
    const { profile } = marketplaces.byId(item.marketplaceId);
    const data = manifest?.files.filter(({ kind }) => kind === 'data').map(({ path }) => path);
    expect(data).toEqual([profile.file.name, ...profile.moreFiles.map(({ name }) => name)]);
  }
});

function agree(
  households: Library['services']['households'],
  householdId: HouseholdId,
  views: readonly ProfileView[],
): void {
  households.recordConsent(
    householdId,
    views.map(({ profile }) => ({
      purpose: 'hand-to-marketplace',
      marketplaceId: consentIdOf(profile),
    })),
    'kiểm thử',
  );
}
