import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { batchIdSchema } from '../../../shared/domain/ids.ts';
import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import {
  closeTestLibrary,
  householdFields,
  listingFields,
  openTestLibrary,
  RESOURCES,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { changedPack, newSigner, type Signer, writeSigned } from './signed-pack-file.ts';

const TODAY = '2026-11-25';

let folder: string;
let signer: Signer;
let library: Library;

beforeEach(async () => {
  folder = temporaryFolder();
  signer = newSigner();
  library = await openTestLibrary({
    folder: join(folder, 'library'),
    packKey: signer.key,
    now: () => new Date(`${TODAY}T05:00:00Z`),
  });
});

/** The claims pack a day later, with superlatives keeping a listing out. */
function stricterClaims(revision = '2026-11-24'): string {
  return changedPack('claims', (pack) => {
    pack.revision = revision;
    for (const rule of pack.rules)
      if (rule['code'] === 'claim.superlative') rule['severity'] = 'error';
  });
}

function addListings(): { ngon: string; thuong: string } {
  const { households, listings } = library.services;
  const household = households.create(householdFields()).id;
  const make = (name: string, description: string) =>
    listings.create(
      listingFields(household, {
        name,
        ocopSet: 3,
        origin: 'Điện Biên',
        priceDong: 45_000,
        unit: 'kg',
        description,
      }),
    ).id;
  return {
    ngon: make('Gạo nếp nương Điện Biên', 'Hạt to, ngon nhất vùng, gặt tháng 10.'),
    thuong: make('Gạo tẻ Điện Biên', 'Hạt to, gặt tháng 10.'),
  };
}

function blockedAt(id: string): string[] {
  const [listing] = library.services.listings.marketListings([id]);
  if (listing === undefined) throw new Error(id);
  return library.services.marketplaces
    .inUse()
    .filter((view) =>
      checkListing(listing, view, { today: TODAY }).some(({ severity }) => severity === 'error'),
    )
    .map(({ profile }) => profile.id);
}

describe('a newer rule pack', () => {
  it('comes in switched off, shows what it changes, is switched on, and is undone', async () => {
    const { ngon, thuong } = addListings();
    const { rulePacks, marketplaces, jobs, journal } = library.services;
    const inUse = marketplaces.inUse().map(({ profile }) => profile.id);
    expect(blockedAt(ngon)).toEqual([]);

    const signed = rulePacks.read(writeSigned(join(folder, 'p.json'), stricterClaims(), signer));
    const rowId = rulePacks.keep(signed);
    expect(blockedAt(ngon)).toEqual([]);
    const job = await jobs.finished(rulePacks.startImpactOf(rowId));
    expect(job.state).toBe('done');
    const impact = rulePacks.impactOf(rowId);
    expect(impact?.checked).toBe(2);
    expect(impact?.newlyPassing).toEqual([]);
    expect(
      impact?.newlyFailing.map(({ listingId, marketplaceId }) => [listingId, marketplaceId]),
    ).toEqual(inUse.map((id) => [ngon, id]));
    expect(impact?.newlyFailing[0]).toMatchObject({
      code: 'claim.superlative',
      fix: { field: 'description', after: 'Hạt to, gặt tháng 10.' },
    });

    rulePacks.switchTo(rowId, true);
    expect(blockedAt(ngon)).toEqual(inUse);
    expect(blockedAt(thuong)).toEqual([]);
    const used = rulePacks.list().filter(({ packId, isUsed }) => packId === 'claims' && isUsed);
    expect(used.map(({ revision, ageDays }) => [revision, ageDays])).toEqual([['2026-11-24', 1]]);

    journal.undo(batchIdSchema.parse(journal.undoCandidate()?.batchId));
    expect(blockedAt(ngon)).toEqual([]);
    expect(rulePacks.list().find((pack) => pack.rowId === rowId)?.isOn).toBe(false);
  });

  it('tells which listings pass again', async () => {
    const { listings, rulePacks, jobs, households } = library.services;
    const household = households.create(householdFields()).id;
    const { id } = listings.create(
      listingFields(household, {
        name: 'Chè Shan tuyết Hà Giang',
        origin: 'Hà Giang',
        priceDong: 90_000,
        unit: 'kg',
        description: 'Chè chữa ho lâu năm.',
      }),
    );
    const pack = changedPack('claims', (one) => {
      one.revision = '2026-11-24';
      for (const rule of one.rules)
        if (rule['code'] === 'claim.medical')
          rule['suspended'] = { from: '2026-11-01', by: 'Nghị quyết thử' };
    });
    const signed = rulePacks.read(writeSigned(join(folder, 'p.json'), pack, signer));
    const rowId = rulePacks.keep(signed);
    await jobs.finished(rulePacks.startImpactOf(rowId));
    expect(rulePacks.impactOf(rowId)?.newlyPassing[0]).toMatchObject({
      listingId: id,
      code: 'claim.medical',
      fix: null,
    });
    const shown = rulePacks.list().find((one) => one.rowId === rowId);
    expect(shown?.rules.find(({ code }) => code === 'claim.medical')).toMatchObject({
      state: 'suspended',
      since: '2026-11-01',
      by: 'Nghị quyết thử',
    });
  });

  it.each([
    [
      'a changed text',
      'rules.signature-invalid',
      (file: string) => {
        writeSigned(file, stricterClaims(), signer);
        writeFileSync(file, readFileSync(file, 'utf8').replace('ngon nhất', 'ngon nhì'));
      },
    ],
    [
      'another key under our name',
      'rules.signature-invalid',
      (file: string) => {
        writeSigned(file, stricterClaims(), newSigner());
      },
    ],
    [
      'another key',
      'rules.other-key',
      (file: string) => {
        writeSigned(file, stricterClaims(), newSigner('somebody'));
      },
    ],
    [
      'the revision that is here',
      'rules.older',
      (file: string) => {
        writeSigned(
          file,
          changedPack('claims', () => undefined),
          signer,
        );
      },
    ],
    [
      'an older revision',
      'rules.older',
      (file: string) => {
        writeSigned(file, stricterClaims('2026-01-01'), signer);
      },
    ],
    [
      'a newer form',
      'rules.newer-form',
      (file: string) => {
        writeSigned(
          file,
          changedPack('claims', (pack) => Object.assign(pack, { schemaVersion: 2 })),
          signer,
        );
      },
    ],
    [
      'a kind nobody knows',
      'rules.unknown-kind',
      (file: string) => {
        const pack = changedPack('claims', (one) => {
          one.revision = '2026-11-24';
          Object.assign(one.rules[0] ?? {}, { kind: 'taste-test' });
        });
        writeSigned(file, pack, signer);
      },
    ],
    [
      'a pack nobody asked for',
      'rules.unknown-pack',
      (file: string) => {
        writeSigned(
          file,
          changedPack('claims', (pack) => Object.assign(pack, { id: 'weather' })),
          signer,
        );
      },
    ],
    [
      'a key of its own',
      'rules.unreadable',
      (file: string) => {
        writeSigned(
          file,
          changedPack('claims', (pack) => Object.assign(pack, { script: '1+1' })),
          signer,
        );
      },
    ],
    ['no pack at all', 'rules.unreadable', (file: string) => writeFileSync(file, '{"a":1}')],
    [
      'a huge file',
      'rules.too-large',
      (file: string) => writeFileSync(file, 'x'.repeat(2_000_001)),
    ],
  ])('is refused: %s', (_, code, write) => {
    const file = join(folder, 'p.json');
    write(file);
    expect(() => library.services.rulePacks.read(file)).toThrow(code);
    expect(library.services.rulePacks.list().filter(({ rowId }) => rowId !== null)).toEqual([]);
  });
});

describe('len-san rules', () => {
  it('shows the impact with --dry-run, and switches on without', async () => {
    const { ngon } = addListings();
    await closeTestLibrary(library);
    const resources = join(folder, 'resources');
    cpSync(RESOURCES, resources, { recursive: true });
    writeFileSync(join(resources, 'rules', 'pack-key.json'), JSON.stringify(signer.key));
    const file = writeSigned(join(folder, 'p.json'), stricterClaims(), signer);

    const dry = await cli(['rules', 'import', file, '--dry-run', '--json'], resources);
    expect(dry.code).toBe(0);
    expect(dry.json).toMatchObject({
      switchedOn: false,
      pack: { id: 'claims', revision: '2026-11-24' },
    });
    expect(JSON.stringify(dry.json['newlyFailing'])).toContain(ngon);
    const before = await cli(['rules', 'list', '--json'], resources);
    expect(usedClaims(before.json)).not.toBe('2026-11-24');

    const done = await cli(['rules', 'import', file, '--json'], resources);
    expect(done.json).toMatchObject({ switchedOn: true });
    const after = await cli(['rules', 'list', '--json'], resources);
    expect(usedClaims(after.json)).toBe('2026-11-24');
    expect((await cli(['rules', 'import', file, '--json'], resources)).code).toBe(3);
    expect((await cli(['rules', 'burn', '--json'], resources)).code).toBe(2);
  });
});

function usedClaims(json: Record<string, unknown>): unknown {
  const packs = json['packs'] as { id: string; isUsed: boolean; revision: string }[];
  return packs.find(({ id, isUsed }) => id === 'claims' && isUsed)?.revision;
}

async function cli(
  args: readonly string[],
  resources: string,
): Promise<{ code: number; json: Record<string, unknown> }> {
  let stdout = '';
  const code = await runCli(
    [...args, '--library', join(folder, 'library')],
    {
      stdout: (text) => (stdout += text),
      stderr: () => undefined,
      readStdin: () => Promise.resolve(''),
      currentFolder: folder,
      env: {},
      signal: new AbortController().signal,
    },
    resources,
  );
  return { code, json: JSON.parse(stdout) as Record<string, unknown> };
}
