import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxBytes } from '../../../shared/table/write-xlsx.ts';
import { builtCli, runCli } from './run-cli.ts';

const REASON = 'Tên chứa từ không được dùng: "gia truyền"';

let cli: string;
let folder: string;
let at: readonly string[];
let sku: string;

beforeAll(async () => {
  cli = await builtCli();
  // One library for all tests here: each adds to it.
  folder = mkdtempSync(join(tmpdir(), 'len-san-rejections-'));
  at = ['--library', join(folder, 'thu-vien')];
  const person = ['--name', 'Lò Thị Hương', '--phone', '0912345678'];
  const place = ['--commune', 'muong phang', '--hamlet', 'Che Căn'];
  await runCli(cli, ['add-household', ...person, ...place, ...at]);
  const listing = { household: 'lo thi huong', name: 'Cao gia truyền', unit: 'hu', stock: 5 };
  const file = join(folder, 'listings.json');
  writeFileSync(file, JSON.stringify([{ ...listing, description: 'Nấu từ rễ tươi.' }]));
  await runCli(cli, ['add-listing', '--file', file, ...at]);
  const { listings } = (await runCli(cli, ['listings', '--json', ...at])).json() as {
    listings?: readonly { sku: string }[];
  };
  sku = listings?.[0]?.sku ?? '';
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importing = (file: string, ...more: readonly string[]) =>
  runCli(cli, ['rejections', 'import', file, '--marketplace', 'shopee_vn', ...more, ...at]);

describe('rejections import', () => {
  it('reads a workbook: what matched, what did not, what is kept', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Ghi chú', rows: [['Xem trang sau']] },
        {
          name: 'Không đạt',
          rows: [
            ['Mã SKU', 'Lý do thất bại'],
            [sku, REASON],
            ['SHOP-7', 'Ảnh mờ'],
          ],
        },
      ],
    });
    const file = join(folder, 'ket-qua.xlsx');
    writeFileSync(file, bytes);
    const dry = await importing(file, '--dry-run', '--json');
    expect(dry.json()).toMatchObject({
      marketplace: 'shopee_vn',
      sheet: 'Không đạt',
      skuColumn: 'Mã SKU',
      reasonColumn: 'Lý do thất bại',
      matched: [{ row: 2, sku, reason: REASON, wording: ['gia truyền'], isKnown: false }],
      unmatched: [{ row: 3, sku: 'SHOP-7', reason: 'Ảnh mờ' }],
      kept: 0,
      rules: 0,
    });
    const kept = await importing(file);
    expect([kept.code, kept.stderr]).toEqual([0, '']);
    expect(kept.stdout).toContain('dòng 3 (SHOP-7)');
    expect(kept.stdout).toContain('Đã ghi 1 lý do, thêm 1 quy tắc của máy này.');
    const check = ['check', '--marketplace', 'shopee_vn', '--json', ...at];
    const checked = (await runCli(cli, check)).stdout;
    expect(checked).toContain('rejected.wording');
    const again = await importing(file, '--json');
    expect(again.json()).toMatchObject({ matched: [{ isKnown: true }], kept: 0, rules: 0 });
  });

  it('reads a sheet of our own making, and a table from stdin', async () => {
    const file = join(folder, 'own.xlsx');
    const rows = [[sku, 'Ảnh mờ']];
    const kinds = ['text', 'text'] as const;
    writeFileSync(file, xlsxBytes({ sheet: 'KQ', headers: ['SKU', 'Lý do'], rows, kinds }));
    expect((await importing(file, '--dry-run', '--json')).json()).toMatchObject({ sheet: 'KQ' });
    const piped = await runCli(
      cli,
      ['rejections', 'import', '-', '--marketplace', 'tiktok_shop_vn', '--json', ...at],
      { stdin: `SKU\tLý do\n${sku}\tThiếu nhãn phụ\n` },
    );
    expect(piped.json()).toMatchObject({ sheet: null, matched: [{ reason: 'Thiếu nhãn phụ' }] });
  });

  it('explains a damaged, a locked and a foreign file by stable codes, and writes nothing', async () => {
    const good = xlsxBytes({ sheet: 'A', headers: ['SKU'], rows: [['LA-KHAC']], kinds: ['text'] });
    const files: readonly (readonly [string, Uint8Array, string])[] = [
      ['hong.xlsx', good.slice(0, 400), 'import.damaged'],
      ['khoa.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'import.encrypted'],
      ['la.xlsx', good, 'rejections.nothing-found'],
    ];
    for (const [name, bytes, code] of files) {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      const run = await importing(file, '--json');
      expect(run.code, name).not.toBe(0);
      expect(`${run.stdout}${run.stderr}`, name).toContain(code);
    }
    const missing = await runCli(cli, ['rejections', 'import', join(folder, 'la.xlsx'), ...at]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('--marketplace')]);
  });
});
