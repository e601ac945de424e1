import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { withoutRowsFrom } from '../../../../shared/table/empty-rows.ts';
import { openXlsx } from '../../../../shared/table/xlsx-package.ts';

const SHEET = 'Mẫu';

async function sample(): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: [
      {
        name: SHEET,
        rows: [
          ['Tên', 'Giá', 'Chung'],
          ['Cam của bà Mẫu', 5000, 'Chung'],
          ['Bưởi của ông Mẫu', 6000, 'Riêng'],
        ],
        cells: new Map([['2,1', { value: 11_000, formula: 'SUM(B2:B2)' }]]),
      },
      { name: 'Danh mục', rows: [['Riêng'], ['Quả']] },
    ],
  });
}

function pathOf(bytes: Uint8Array): string {
  return openXlsx(bytes).sheets.find(({ name }) => name === SHEET)?.path ?? expect.unreachable();
}

describe('withoutRowsFrom', () => {
  it('takes the values out, keeps headers, formulas and the other sheets', async () => {
    const bytes = await sample();
    const emptied = withoutRowsFrom(bytes, pathOf(bytes), 2);
    const { sheets } = await readXlsx(emptied, { sheets: [SHEET, 'Danh mục'] });
    const rows = sheets.find(({ name }) => name === SHEET)?.rows ?? [];
    expect(rows[0]).toEqual(['Tên', 'Giá', 'Chung']);
    expect(rows[1]?.every((cell) => cell === null)).toBe(true);
    expect(rows[2]?.[0] ?? null).toBeNull();
    expect(strFromU8(unzipSync(emptied)[pathOf(bytes)] ?? new Uint8Array())).toContain(
      'SUM(B2:B2)',
    );
    expect(sheets.find(({ name }) => name === 'Danh mục')?.rows).toEqual([['Riêng'], ['Quả']]);
  });

  it('leaves no text behind that no cell shows, and every shown one at its place', async () => {
    const bytes = await sample();
    const emptied = withoutRowsFrom(bytes, pathOf(bytes), 2);
    const all = Object.values(unzipSync(emptied))
      .map((part) => strFromU8(part))
      .join('\n');
    expect(all).not.toContain('của bà Mẫu');
    expect(all).not.toContain('của ông Mẫu');
    // Shown by the other sheet too.
    expect(all).toContain('Riêng');
  });

  it('changes nothing else, and nothing the second time', async () => {
    const bytes = await sample();
    const path = pathOf(bytes);
    const emptied = withoutRowsFrom(bytes, path, 2);
    const before = unzipSync(bytes);
    const after = unzipSync(emptied);
    const changed = Object.keys(before).filter(
      (name) => !Buffer.from(before[name] ?? []).equals(after[name] ?? Buffer.alloc(0)),
    );
    expect(changed.toSorted()).toEqual(['xl/sharedStrings.xml', path].toSorted());
    expect(Buffer.from(withoutRowsFrom(emptied, path, 2)).equals(emptied)).toBe(true);
  });
});
