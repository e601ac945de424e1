import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { marketplaceIdSchema } from '../../../shared/domain/ids.ts';
import { shopeeWorkbook, tiktokWorkbook } from '../../fixtures/make-workbooks.ts';
import { exportWorld, PICTURE_BASE } from '../exports/export-world.ts';
import {
  closeTestLibrary,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { builtCli, runCli, type CliRun } from './run-cli.ts';

const SHOPEE = 'shopee_vn';
const CHOICES = {
  'channel_id.5001': { use: 'text', text: 'Mở' },
  ps_dangerous_goods: { use: 'text', text: 'Không' },
};

let cli: string;
let folder: string;
let out: string;
let shop: string;
let choices: string;

beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

/** One household that agreed to all, two listings, and marketplaces of every kind in use. */
beforeEach(async () => {
  folder = temporaryFolder();
  const library = join(folder, 'thu-vien');
  mkdirSync(library);
  const world = await exportWorld(library);
  const ids = ['woocommerce', 'shopify', 'google_merchant', SHOPEE, 'tiktok_shop_vn'];
  await world.library.handlers['marketplaces:set-in-use']({
    ids: ids.map((id) => marketplaceIdSchema.parse(id)),
  });
  await closeTestLibrary(world.library);
  out = join(folder, 'goi');
  shop = join(folder, 'mau shop.xlsx');
  writeFileSync(shop, shopeeWorkbook());
  choices = join(folder, 'choices.json');
  writeFileSync(choices, JSON.stringify(CHOICES));
});

/** Exports of all households, as folders. */
function exporting(marketplace: string, ...more: readonly string[]): Promise<CliRun> {
  const args = ['export', '--marketplace', marketplace, '--all', '--out', out];
  const at = ['--format', 'folder', '--library', join(folder, 'thu-vien')];
  return runCli(cli, [...args, ...at, ...more]);
}

const AT_BASE = ['--picture-base', PICTURE_BASE] as const;

interface Made {
  readonly ok: boolean;
  readonly bundles: readonly { readonly path: string; readonly marketplaceId: string }[];
  readonly leftOut: readonly {
    readonly id: string;
    readonly lacks: string;
    readonly what: string;
  }[];
}

const madeBy = (run: CliRun) => run.json() as unknown as Made;
const codeOf = (run: CliRun) => (run.json()['error'] as { code?: string } | undefined)?.code;

describe('export --workbook', () => {
  it('fills the shop’s workbook: rows below the head, every other part byte-equal, the file untouched', async () => {
    const before = readFileSync(shop);
    const run = await exporting(
      SHOPEE,
      ...AT_BASE,
      '--workbook',
      shop,
      '--workbook-choices',
      choices,
      '--json',
    );
    expect(run.code).toBe(0);
    const { bundles, leftOut } = madeBy(run);
    expect([bundles.length, leftOut]).toEqual([1, []]);
    expect(readFileSync(shop).equals(before)).toBe(true);

    const filled = readFileSync(join(bundles[0]?.path ?? '', 'shopee.xlsx'));
    const { sheets } = await readXlsx(filled, { sheets: ['Bản đăng tải'] });
    expect(sheets[0]?.rows.slice(6, 9).map((row) => row[1])).toEqual([
      'Gạo nếp nương Mường Phăng',
      'Mật ong rừng Mường Phăng chai',
      'Mật ong rừng Mường Phăng chai',
    ]);
    const parts = unzipSync(before);
    const after = unzipSync(filled);
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(parts).toSorted());
    const changed = Object.keys(parts).filter(
      (part) => !Buffer.from(parts[part] ?? []).equals(after[part] ?? Buffer.alloc(0)),
    );
    expect(changed).toEqual(['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml']);
    const verified = await runCli(cli, ['verify', bundles[0]?.path ?? '', '--json']);
    expect(verified.json()).toMatchObject({ ok: true, problems: [] });

    // The same template is asked about once.
    const again = await exporting(SHOPEE, ...AT_BASE, '--workbook', shop, '--json');
    expect(again.code).toBe(0);
  });

  it('says which option is missing: the workbook, then the columns only the shop knows', async () => {
    const without = await exporting(SHOPEE, ...AT_BASE, '--json');
    expect([without.code, codeOf(without)]).toEqual([2, 'export.workbook-needed']);
    const open = await exporting(SHOPEE, ...AT_BASE, '--workbook', shop, '--json');
    expect([open.code, codeOf(open)]).toEqual([2, 'export.workbook-columns']);
    expect(open.stdout).toContain('Hàng nguy hiểm');
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, JSON.stringify({ ps_dangerous_goods: 'Không' }));
    const wrong = await exporting(
      SHOPEE,
      ...AT_BASE,
      '--workbook',
      shop,
      '--workbook-choices',
      bad,
    );
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--workbook-choices')]);
  });

  it('explains a workbook that is another shop’s, no workbook, not there, or taken by nobody', async () => {
    const tiktok = join(folder, 'tiktok.xlsx');
    writeFileSync(tiktok, tiktokWorkbook());
    const other = await exporting(SHOPEE, ...AT_BASE, '--workbook', tiktok, '--json');
    expect([other.code, codeOf(other)]).toEqual([3, 'workbook.other-marketplace']);
    const text = join(folder, 'a.xlsx');
    writeFileSync(text, 'không phải bảng tính');
    for (const file of [text, join(folder, 'khong-co.xlsx')]) {
      const none = await exporting(SHOPEE, ...AT_BASE, '--workbook', file, '--json');
      expect([none.code, codeOf(none)]).toEqual([3, 'workbook.not-a-workbook']);
    }
    const unused = await exporting('woocommerce', '--workbook', shop);
    expect([unused.code, unused.stderr]).toEqual([2, expect.stringContaining('--workbook')]);
  });
});

describe('export --marketplace all', () => {
  it('packs what can be packed and names the others with what each lacks', async () => {
    const run = await exporting('all', '--json');
    expect(run.code).toBe(0);
    const { ok, bundles, leftOut } = madeBy(run);
    expect([ok, bundles.map(({ marketplaceId }) => marketplaceId)]).toEqual([
      true,
      ['woocommerce'],
    ]);
    expect(leftOut.map(({ id, lacks, what }) => [id, lacks, what])).toEqual([
      ['google_merchant', 'answer', '--answer page-base=…'],
      ['google_merchant', 'pictures', ''],
      ['shopee_vn', 'pictures', ''],
      ['shopee_vn', 'workbook', ''],
      ['shopify', 'pictures', ''],
      ['tiktok_shop_vn', 'pictures', ''],
      ['tiktok_shop_vn', 'workbook', ''],
    ]);
    const spoken = await exporting('all');
    expect(spoken.stdout).toContain('Chưa đóng gói cho Shopify: cần --picture-base');
    expect(spoken.stdout).toContain('--answer page-base=…');
  });

  it('gives the workbook to the shop it belongs to, and leaves out columns nobody answered', async () => {
    const open = madeBy(await exporting('all', ...AT_BASE, '--workbook', shop, '--json'));
    const lacking = ({ leftOut }: Made) => leftOut.map(({ id, lacks }) => `${id} ${lacks}`);
    expect(lacking(open)).toEqual([
      'google_merchant answer',
      'tiktok_shop_vn workbook',
      'shopee_vn workbook-columns',
    ]);
    expect(open.bundles).toHaveLength(2);
    const answer = ['--answer', 'page-base=https://htx.vn/sp', '--workbook-choices', choices];
    const run = await exporting('all', ...AT_BASE, ...answer, '--workbook', shop, '--json');
    expect(lacking(madeBy(run))).toEqual(['tiktok_shop_vn workbook']);
    expect(
      madeBy(run)
        .bundles.map(({ marketplaceId }) => marketplaceId)
        .toSorted(),
    ).toEqual(['google_merchant', 'shopee_vn', 'shopify', 'woocommerce']);
  });

  it('leaves out a household’s marketplaces without consent by name', async () => {
    const at = ['--library', join(folder, 'thu-vien')] as const;
    const place = ['--phone', '0912345679', '--commune', '03334', '--hamlet', 'Bản 2'];
    const agreed = ['--consent', 'publish,hand:shopee_vn,hand:woocommerce'];
    await runCli(cli, ['add-household', '--name', 'Cà Thị Nọi', ...place, ...agreed, ...at]);
    const file = join(folder, 'listing.json');
    const listing = { household: 'ca thi noi', name: 'Chè Shan tuyết', unit: 'kg', stock: 5 };
    const texts = { description: 'Chè hái tay trên núi cao.', origin: 'Điện Biên', price: '90k' };
    writeFileSync(file, JSON.stringify([{ ...listing, ...texts, ocopSet: 3, weight: '1 kg' }]));
    await runCli(cli, ['add-listing', '--file', file, ...at]);
    const args = ['export', '--marketplace', 'all', '--household', 'ca thi noi', '--out', out];
    const run = await runCli(cli, [...args, ...AT_BASE, ...at, '--json']);
    expect(run.json()).toMatchObject({
      withoutConsent: ['Cà Thị Nọi (Shopify)'],
      bundles: [{ marketplaceId: 'woocommerce' }],
    });
    expect(readdirSync(out)).toHaveLength(1);
  });

  it('is no success where nothing could be made, and says why', async () => {
    const opened = await openTestLibrary({ folder: join(folder, 'thu-vien') });
    await opened.handlers['marketplaces:set-in-use']({ ids: [marketplaceIdSchema.parse(SHOPEE)] });
    await closeTestLibrary(opened);
    const run = await exporting('all', ...AT_BASE);
    expect([run.code, run.stdout]).toEqual([1, expect.stringContaining('Shopee: cần --workbook')]);
  });
});
