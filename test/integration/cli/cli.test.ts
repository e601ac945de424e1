import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { marketplaceBy } from '../exports/export-world.ts';
import {
  closeTestLibrary,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { builtCli, runCli, type CliOptions, type CliRun } from './run-cli.ts';

const anyText: unknown = expect.any(String);
const containing = (text: string): unknown => expect.stringContaining(text);

let cli: string;
let byFileName: string;
let byBaseUrl: string;
let folder: string;
let library: string;

beforeAll(async () => {
  cli = await builtCli();
  const opened = await openTestLibrary();
  byFileName = marketplaceBy(opened, 'file-name');
  byBaseUrl = marketplaceBy(opened, 'base-url');
  await closeTestLibrary(opened);
}, 240_000);

beforeEach(() => {
  folder = temporaryFolder();
  library = join(folder, 'thu-vien');
});

const run = (args: readonly string[], options?: CliOptions): Promise<CliRun> =>
  runCli(cli, [...args, '--library', library], options);

const LISTING = {
  household: 'lo thi huong',
  name: 'Gạo nếp nương Mường Phăng',
  ocopSet: 3,
  description:
    'Trồng trên nương cao, hạt to, dẻo, thơm lâu. Gặt tháng mười, phơi nắng, xát trong tuần, đóng túi kín, ghi ngày.',
  origin: 'Xã Mường Phăng, Điện Biên',
  price: '45k',
  unit: 'tui',
  weight: '1 kg',
  stock: 20,
};

async function addHousehold(consent: string): Promise<string> {
  const args = [
    '--name',
    'Lò Thị Hương',
    '--phone',
    '+84 912 345 678',
    '--commune',
    'muong phang',
    '--hamlet',
    'Che Căn',
  ];
  const added = await run(['add-household', ...args, '--consent', consent, '--json']);
  expect([added.code, added.stderr]).toEqual([0, '']);
  return String(added.json()['id']);
}

async function addListing(changes: object = {}): Promise<{ id: string; sku: string }> {
  writeFileSync(
    join(folder, 'listing.json'),
    `\ufeff${JSON.stringify({ ...LISTING, ...changes })}`,
  );
  const added = await run(['add-listing', '--file', 'listing.json', '--json'], { cwd: folder });
  expect([added.code, added.stderr]).toEqual([0, '']);
  const { id, sku } = added.json();
  return { id: String(id), sku: String(sku) };
}

describe('the command line', () => {
  it('does the whole job: household, consent, listing, photos, check, export, verify, undo', async () => {
    const householdId = await addHousehold(`publish,hand:${byFileName}`);
    const listing = await addListing();
    const photo = put(
      folder,
      'anh.jpg',
      await phoneJpeg({ widthPx: 1300, heightPx: 1200, gps: true, orientation: 6 }),
    );
    const bad = put(folder, 'hong.jpg', Buffer.from('không phải ảnh'));
    const photos = await run(['add-photos', '--listing', listing.sku, photo, photo, bad, '--json']);
    expect(photos.json()).toMatchObject({
      ok: true,
      listingId: listing.id,
      added: 1,
      refused: [{ file: 'hong.jpg' }],
    });
    await run(['undo', '--json']);

    const only = await run(['add-photos', '--listing', listing.id, photo]);
    expect([only.code, only.stdout]).toEqual([0, containing('1')]);
    const checked = await run([
      'check',
      '--marketplace',
      byFileName,
      '--household',
      householdId,
      '--json',
    ]);
    expect([checked.code, checked.json()['ok']]).toEqual([0, true]);

    const out = join(folder, 'goi');
    const exported = await run([
      'export',
      '--marketplace',
      byFileName,
      '--household',
      'Lò Thị Hương',
      '--out',
      out,
      '--json',
    ]);
    expect(exported.code).toBe(0);
    const { ok, bundles } = exported.json() as {
      ok: boolean;
      bundles: { path: string; pictures: number; sha256: string }[];
    };
    expect([ok, bundles.length, bundles[0]?.pictures]).toEqual([true, 1, 1]);
    expect(readdirSync(out)).toHaveLength(1);
    const verified = await run(['verify', bundles[0]?.path ?? '', '--json']);
    expect([verified.code, verified.json()]).toMatchObject([
      0,
      { ok: true, problems: [], marketplace: byFileName, products: 1 },
    ]);

    const undone = await run(['undo', '--json']);
    expect(undone.json()).toMatchObject({ ok: true, undone: { key: 'photos-added' } });
    const listings = await run(['listings', '--household', householdId, '--json']);
    expect(listings.json()['listings']).toMatchObject([
      { sku: listing.sku, photoCount: 0, priceFromDong: 45_000 },
    ]);
    const households = await run(['households', '--query', 'huong', '--json']);
    expect(households.json()['households']).toMatchObject([
      { id: householdId, hasPublishConsent: true },
    ]);
  });

  it('ends with 1 and a list when rules are broken', async () => {
    await addHousehold(`publish,hand:all`);
    await addListing({ price: null });
    const checked = await run(['check', '--marketplace', 'all', '--json']);
    expect([checked.code, checked.json()['ok']]).toEqual([1, false]);
    const out = join(folder, 'goi');
    const exported = await run([
      'export',
      '--marketplace',
      byFileName,
      '--all',
      '--out',
      out,
      '--json',
    ]);
    expect(exported.code).toBe(1);
    expect(exported.json()).toMatchObject({
      ok: false,
      bundles: [],
      violations: [{ name: LISTING.name, severity: 'error' }],
    });
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);

    await addListing({ name: 'Nếp cẩm nương Mường Phăng' });
    const part = await run(['export', '--marketplace', byFileName, '--all', '--out', out]);
    expect([part.code, readdirSync(out).length]).toEqual([1, 1]);
    expect(part.stdout).toContain('✗');
  });

  it('exports nothing without consent', async () => {
    await addHousehold('keep');
    await addListing();
    const out = join(folder, 'goi');
    const exported = await run([
      'export',
      '--marketplace',
      byFileName,
      '--household',
      'lo thi huong',
      '--out',
      out,
      '--json',
    ]);
    expect(exported.code).toBe(3);
    expect(exported.json()).toMatchObject({
      ok: false,
      error: { code: 'household.no-consent', message: containing('Lò Thị Hương') },
    });
    expect(existsSync(out)).toBe(false);
    expect((await run(['export', '--marketplace', byFileName, '--all', '--out', out])).code).toBe(
      3,
    );
  });

  it('asks for the picture address where it is needed', async () => {
    await addHousehold('publish,hand:all');
    await addListing();
    const args = [
      'export',
      '--marketplace',
      byBaseUrl,
      '--all',
      '--out',
      join(folder, 'goi'),
      '--json',
    ];
    const missing = await run(args);
    expect([missing.code, missing.json()]).toMatchObject([
      2,
      { error: { code: 'export.picture-base-needed' } },
    ]);
    const wrong = await run([...args, '--picture-base', 'htx.vn/anh']);
    expect([wrong.code, wrong.json()]).toMatchObject([
      2,
      { error: { code: 'export.picture-base-invalid' } },
    ]);
    const right = await run([
      ...args,
      '--picture-base',
      'https://htx.vn/anh',
      '--format',
      'folder',
    ]);
    expect([right.code, right.json()['ok']]).toEqual([0, true]);
  });

  it.each([
    [['bay']],
    [['households', '--mau']],
    [['export', '--marketplace', 'x']],
    [['export', '--marketplace', 'x', '--all', '--out', 'y', '--format', 'rar']],
    [['check', '--marketplace', 'khong_co']],
    [['verify']],
    [['add-household', '--name', 'An']],
    [['add-household', '--name', 'An', '--phone', '12', '--commune', '03334', '--hamlet', 'Bản']],
    [
      [
        'add-household',
        '--name',
        'An',
        '--phone',
        '0912345678',
        '--commune',
        'khong co xa nay',
        '--hamlet',
        'Bản',
      ],
    ],
    [
      [
        'add-household',
        '--name',
        'An',
        '--phone',
        '0912345678',
        '--commune',
        '03334',
        '--hamlet',
        'Bản',
        '--consent',
        'tat-ca',
      ],
    ],
    [['add-listing', '--file', 'khong-co.json']],
    [['households', '--lang', 'fr']],
  ])('%j is wrong usage: 2, one JSON document, nothing saved', async (args) => {
    const answered = await run([...args, '--json'], { cwd: folder });
    expect(answered.code).toBe(2);
    expect(answered.json()).toMatchObject({
      ok: false,
      error: { code: anyText, message: anyText },
    });
    const [command = '', ...rest] = args;
    const spoken = await run([command, '--lang', 'en', ...rest], { cwd: folder });
    expect([spoken.code === 2, spoken.stdout, spoken.stderr.length > 10]).toEqual([true, '', true]);
    expect((await run(['households', '--json'])).json()['households']).toEqual([]);
  });

  it('reads stdin, refuses words it does not know in a file, and says failures in both languages', async () => {
    const typed = {
      name: 'An',
      phone: '0912345678',
      commune: '03334',
      hamlet: 'Bản',
      consent: ['publish'],
    };
    const read = await run(['add-household', '--file', '-', '--json'], {
      stdin: JSON.stringify(typed),
    });
    expect(read.json()).toMatchObject({ ok: true, consents: [{ purpose: 'publish-listing' }] });
    const unknown = await run(['add-household', '--file', '-', '--json'], {
      stdin: JSON.stringify({ ...typed, tuoi: 5 }),
    });
    expect([unknown.code, JSON.stringify(unknown.json())]).toEqual([2, containing('tuoi')]);
    const nothing = await run(['add-listing', '--file', '-'], { stdin: '{' });
    expect(nothing.code).toBe(2);
    const vi = await run(['verify', join(folder, 'khong-co.zip')]);
    const en = await run(['verify', join(folder, 'khong-co.zip'), '--lang', 'en']);
    expect([vi.code, en.code]).toEqual([3, 3]);
    expect(vi.stderr).toContain('Không thấy gói');
    expect(en.stderr).toContain('not where it was put');
  });

  it('adds all listings of a file or none, as one undoable step, and leaves a draft in the window alone', async () => {
    const householdId = await addHousehold('publish');
    const opened = await openTestLibrary({ folder: library });
    const draft = {
      listingId: null,
      householdId: householdIdSchema.parse(householdId),
      form: '{"name":"đang gõ dở"}',
    };
    await opened.handlers['listings:save-draft'](draft);
    await closeTestLibrary(opened);

    const file = join(folder, 'listings.json');
    const add = async (second: object) => {
      writeFileSync(file, JSON.stringify([LISTING, { ...LISTING, ...second }]));
      return await run(['add-listing', '--file', file, '--json']);
    };
    const names = async () => (await run(['listings', '--json'])).json()['listings'];
    expect((await add({ price: -5 })).code).toBe(2);
    expect((await add({ sku: 'A--B' })).code).toBe(2);
    expect((await add({ sku: 'LTH-GAO-NEP-NUONG-MUONG-PHANG' })).code).toBe(3);
    expect(await names()).toEqual([]);

    const added = await add({ name: 'Chè dây' });
    expect([added.code, (added.json()['listings'] as object[]).length]).toEqual([0, 2]);
    const undone = await run(['undo']);
    expect([undone.code, undone.stdout]).toEqual([0, containing('2 sản phẩm')]);
    expect(await names()).toEqual([]);
    const again = await openTestLibrary({ folder: library });
    const { drafts } = await again.handlers['listings:list-drafts']({});
    expect(drafts.map(({ form }) => form)).toEqual([draft.form]);
    await closeTestLibrary(again);
  });

  it('stops a job at Ctrl+C', async () => {
    const originals = join(library, 'originals');
    const stopped = await run(['demo', '--json'], {
      // Photos are being drawn.
      interruptWhen: () => existsSync(originals) && readdirSync(originals).length > 0,
    });
    expect([stopped.code, stopped.json()]).toMatchObject([3, { error: { code: 'job.cancelled' } }]);
    expect((await run(['listings', '--json'])).code).toBe(0);
  });

  it('runs the demonstration over nothing but an earlier one', async () => {
    const own = join(folder, 'thu-vien', 'len-san.db');
    mkdirSync(join(folder, 'thu-vien'));
    writeFileSync(own, 'thư viện thật');
    const refused = await runCli(cli, ['run-demo', '--out', folder, '--json']);
    expect([refused.code, refused.json()['ok'], existsSync(own)]).toEqual([2, false, true]);
  });

  it('does not call it done when not one photo could be used', async () => {
    await addHousehold('publish');
    const { id } = await addListing();
    const none = await run(['add-photos', '--listing', id, join(folder, 'khong-co.jpg'), '--json']);
    expect([none.code, none.json()]).toMatchObject([
      1,
      { ok: false, added: 0, refused: [{ file: 'khong-co.jpg' }] },
    ]);
  });

  it('says that a library is open elsewhere, and leaves it alone', async () => {
    mkdirSync(library, { recursive: true });
    const opened = await openTestLibrary({ folder: library });
    const second = await run(['households', '--json']);
    expect([second.code, second.json()]).toMatchObject([3, { error: { code: 'library.in-use' } }]);
    await closeTestLibrary(opened);
    expect((await run(['households', '--json'])).code).toBe(0);
  });

  it('helps, with every command and with one', async () => {
    const all = await runCli(cli, []);
    expect([all.code, all.stdout]).toEqual([0, containing('add-household')]);
    const one = await runCli(cli, ['export', '--help', '--lang', 'en']);
    expect([one.code, one.stdout]).toEqual([0, containing('--picture-base')]);
    expect((await runCli(cli, ['help', 'verify'])).stdout).toContain('len-san verify');
    expect((await runCli(cli, ['help', 'bay'])).code).toBe(2);
  });
});
