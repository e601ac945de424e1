import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../electron/marketplaces/load-profiles.ts';
import { fillPlaceOf } from '../../../shared/marketplace/fit-workbook.ts';
import { fillWorkbook } from '../../../shared/table/fill-workbook.ts';
import { openWorkbook, recogniseWorkbook } from '../../../shared/table/recognise-workbook.ts';
import { xlsxBytes } from '../../../shared/table/write-xlsx.ts';
import { lazadaWorkbook, shopeeWorkbook, tiktokWorkbook } from '../../fixtures/make-workbooks.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const hasSuite = spawnSync('soffice', ['--version']).status === 0;
if (!hasSuite)
  process.stdout.write('LibreOffice is not installed: workbooks are not opened in it\n');

const NAME = 'Mật ong "rừng" <ngon> & sạch\n=1+1';
const CODE = '0012';

/** Every sheet as another program shows it, by name. */
function sheetsOf(bytes: Uint8Array): Map<string, string[][]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.xlsx'), bytes);
  // The last number: every sheet, one file each.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      join(folder, 'a.xlsx'),
    ],
    // Without a locale it cannot write the files of sheets with Vietnamese names.
    { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return new Map(
    files.map((name) => [
      name.slice(2, -4).normalize('NFC'),
      parse(readFileSync(join(folder, name)), { relax_column_count: true, bom: true }),
    ]),
  );
}

describe.skipIf(!hasSuite)('LibreOffice', () => {
  it.each([
    ['shopee_vn', shopeeWorkbook(), 'ps_product_name', 'ps_sku_parent_short', 'ps_price'],
    ['tiktok_shop_vn', tiktokWorkbook(), 'product_name', 'seller_sku', 'price'],
    ['lazada_vn', lazadaWorkbook(), 'title', 'sku.SellerSku', 'sku.price'],
  ] as const)(
    'opens the filled workbook of %s and shows the same text',
    (id, bytes, name, code, price) => {
      const profile = loadProfiles('resources').find((view) => view.profile.id === id)?.profile;
      if (profile?.file.kind !== 'workbook') throw new Error(id);
      const seen = recogniseWorkbook(openWorkbook(bytes), profile.file);
      if (!('sheetPath' in seen)) throw new Error(id);
      const place = fillPlaceOf(profile, seen);
      const filled = fillWorkbook(bytes, place, {
        headers: [name, code, price],
        rows: [[NAME, CODE, '65000']],
        kinds: ['text', 'text', 'integer'],
      });
      const before = sheetsOf(bytes);
      const after = sheetsOf(filled);
      expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
      const row = after.get(seen.sheetName)?.[seen.firstFreeRow - 1];
      const at = (header: string) =>
        (place.columns.get(header) ?? []).map((column) => row?.[column - 1]);
      expect([...new Set([...at(name), ...at(code), ...at(price)])]).toEqual([NAME, CODE, '65000']);
      for (const [sheet, rows] of before) {
        const others = (grid: string[][] | undefined) =>
          grid?.filter((_, index) => sheet !== seen.sheetName || index !== seen.firstFreeRow - 1);
        expect(others(after.get(sheet))?.slice(0, 5)).toEqual(others(rows)?.slice(0, 5));
      }
    },
    120_000,
  );

  it('opens a workbook written whole', () => {
    const bytes = xlsxBytes({
      sheet: 'Sản phẩm',
      headers: ['Tên', 'Mã', 'Giá'],
      rows: [[NAME, CODE, '65000']],
      kinds: ['text', 'text', 'integer'],
    });
    expect([...sheetsOf(bytes).values()]).toEqual([
      [
        ['Tên', 'Mã', 'Giá'],
        [NAME, CODE, '65000'],
      ],
    ]);
  }, 120_000);
});
