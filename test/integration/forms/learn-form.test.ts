import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { marketplaceIdSchema } from '../../../shared/domain/ids.ts';
import type { FormChoices, FormProposal, FormView } from '../../../shared/ipc/contract-forms.ts';
import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import { settledColumns } from '../../../shared/marketplace/learn-form/settled-columns.ts';
import { shopeeWorkbook } from '../../fixtures/make-workbooks.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { exportWorld, type ExportWorld } from '../exports/export-world.ts';

let world: ExportWorld;
beforeEach(async () => {
  world = await exportWorld();
});

function saved(name: string, bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** A provincial floor's sheet: a title, headers, a row that says what must be filled, somebody's product. */
const CSV_LINES = [
  'DANH SÁCH SẢN PHẨM;;;;;;',
  'Mã SP;Tên sản phẩm (*);Giá bán;Trọng lượng (kg);Quốc gia;Ảnh;Ghi chú riêng',
  ';Tối đa 60 ký tự;Đồng;;;;',
  'A-1;Chè xanh Tân Cương;250000;0,5;Việt Nam;http://x.vn/a1.jpg|http://x.vn/a2.jpg;',
  'A-2;Chè đinh Tân Cương;650000;0,2;Việt Nam;http://x.vn/b.jpg;',
];
const CSV_SAMPLE = `\ufeff${CSV_LINES.join('\r\n')}\r\n`;

async function workbookSample(): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: [
      { name: 'Hướng dẫn', rows: [['Đọc kỹ trước khi điền']] },
      {
        name: 'Mau dang',
        rows: [
          ['MẪU ĐĂNG SẢN PHẨM'],
          ['Mã hàng', 'Tên hàng *', 'Đơn giá', 'Hình ảnh', 'Hình ảnh', 'Kho'],
          ['', 'Bắt buộc', 'Bắt buộc', '', '', 'Không bắt buộc'],
          ['HTX-9', 'Bà Nguyễn Thị Mẫu 0912345678', 90_000, 'a.jpg', 'b.jpg', 4],
        ],
      },
    ],
  });
}

function choicesOf(
  { proposal }: Pick<FormView, 'proposal'>,
  change: Partial<FormChoices> = {},
): FormChoices {
  const { sheet, headerRow, dataRow, columns, pictures } = proposal;
  return {
    name: 'Sàn tỉnh mình',
    sheet,
    headerRow,
    dataRow,
    columns: settledColumns(columns),
    pictures,
    ...change,
  };
}

const meanings = ({ columns }: FormProposal) => columns.map(({ meaning }) => meaning);

async function exported(marketplaceId: string) {
  const { exports } = world.library.services;
  world.library.services.households.recordConsent(
    world.householdId,
    [{ purpose: 'hand-to-marketplace', marketplaceId: marketplaceIdSchema.parse(marketplaceId) }],
    'kiểm thử',
  );
  return await exports.exportNow({
    items: [{ householdId: world.householdId, marketplaceId }],
    format: 'folder',
    pictures: { kind: 'base', base: 'https://anh.example.com/' },
  });
}

describe('a file of text', () => {
  it('becomes a marketplace whose bundles are made the same way', async () => {
    const { forms, marketplaces } = world.library.services;
    const view = await forms.read(saved('san-tinh.csv', CSV_SAMPLE));
    expect(view).toMatchObject({ kind: 'csv', name: 'san tinh', marketplaceId: null });
    expect(view.proposal).toMatchObject({ headerRow: 2, dataRow: 4 });
    expect(meanings(view.proposal)).toEqual([
      'sku',
      'name',
      'price',
      'weight-kg',
      'text',
      'pictures',
      'blank',
    ]);
    expect(view.proposal.pictures).toEqual({ reference: 'base-url', separator: '|' });

    const choices = choicesOf(view);
    const preview = forms.preview(view.token, choices);
    expect(preview.text?.startsWith(`\ufeff${CSV_LINES.slice(0, 3).join('\r\n')}\r\n`)).toBe(true);
    expect(preview.rows).toHaveLength(3);

    const id = forms.save(view.token, choices);
    expect(id).toBe('mau_san_tinh_minh');
    expect(marketplaces.isLearned(id)).toBe(true);
    expect(marketplaces.inUse().map(({ profile }) => profile.id)).toContain(id);
    const { profile } = marketplaces.byId(id);
    expect(profile).toMatchObject({ official: false, confidence: 'experimental' });
    expect(profile.rules.find(({ code }) => code === 'name.too-long')).toMatchObject({
      severity: 'error',
      params: { most: 60 },
      source: 'sample',
    });
    expect(marketplaces.guide(id, 'vi')).toContain('mẫu');

    const [outcome] = await exported(id);
    const folder = join(world.out, outcome?.bundle?.name ?? expect.unreachable());
    expect((await verifyBundle(folder)).problems).toEqual([]);
    const text = readFileSync(join(folder, 'san-tinh-minh.csv'), 'utf8');
    const lines = text.split('\r\n');
    expect(lines.slice(0, 3)).toEqual([`\ufeff${CSV_LINES[0]}`, ...CSV_LINES.slice(1, 3)]);
    expect(lines[3]).toMatch(
      /^\S+;Gạo nếp nương Mường Phăng;\d+;\d[\d.]*;Việt Nam;https:\/\/anh\.example\.com\/[^|;]+-1\.jpg\|https:\/\/anh\.example\.com\/[^|;]+-2\.jpg;$/u,
    );
    expect(text).not.toContain('Tân Cương');
  });

  it('is undone like everything else', async () => {
    const { forms, marketplaces, journal } = world.library.services;
    const view = await forms.read(saved('mau.csv', 'Tên,Giá\n'));
    const id = forms.save(view.token, choicesOf(view, { name: 'Mẫu thử' }));
    const [, learned] = journal.history(null, 2);
    expect(learned?.name.key).toBe('form-learned');
    journal.undo(journal.history(null, 1)[0]?.batchId ?? '');
    journal.undo(learned?.batchId ?? '');
    expect(() => marketplaces.byId(id)).toThrow(
      expect.objectContaining({ code: 'marketplace.unknown' }),
    );
  });
});

describe('a workbook', () => {
  it('is kept empty and filled at every export; nobody’s products travel on', async () => {
    const { forms } = world.library.services;
    const bytes = await workbookSample();
    const path = saved('mau htx.xlsx', bytes);
    const view = await forms.read(path);
    expect(view.proposal).toMatchObject({ sheet: 'Mau dang', headerRow: 2, dataRow: 4 });
    expect(meanings(view.proposal)).toEqual([
      'sku',
      'name',
      'price',
      'picture-1',
      'picture-2',
      'stock',
    ]);
    expect(view.proposal.columns.map(({ required }) => required)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    const id = forms.save(view.token, choicesOf(view));
    const [outcome] = await exported(id);
    const folder = join(world.out, outcome?.bundle?.name ?? expect.unreachable());
    expect((await verifyBundle(folder)).problems).toEqual([]);

    const filled = readFileSync(join(folder, 'san-tinh-minh.xlsx'));
    const { sheets } = await readXlsx(filled, { sheets: ['Mau dang', 'Hướng dẫn'] });
    const rows = sheets.find(({ name }) => name === 'Mau dang')?.rows ?? [];
    expect(rows[1]).toEqual(['Mã hàng', 'Tên hàng *', 'Đơn giá', 'Hình ảnh', 'Hình ảnh', 'Kho']);
    expect(rows[3]?.[1]).toBe('Gạo nếp nương Mường Phăng');
    expect(typeof rows[3]?.[2]).toBe('number');
    expect(String(rows[3]?.[3])).toMatch(/-1\.jpg$/u);
    expect(sheets.find(({ name }) => name === 'Hướng dẫn')?.rows[0]?.[0]).toBe(
      'Đọc kỹ trước khi điền',
    );
    const parts = Object.values(unzipSync(new Uint8Array(filled))).map((part) => strFromU8(part));
    expect(parts.join('\n')).not.toContain('0912345678');
    expect(Buffer.from(bytes).equals(readFileSync(path))).toBe(true);
  });

  it('takes no place from one that a person gave for another marketplace', async () => {
    const { forms, workbooks } = world.library.services;
    const given = await workbooks.take(saved('shop.xlsx', shopeeWorkbook()), 'shopee_vn');
    const view = await forms.read(saved('mau htx.xlsx', await workbookSample()));
    const id = forms.save(view.token, choicesOf(view));
    for (let times = 0; times < 8; times += 1) expect(workbooks.fitKept(id)).not.toBeNull();
    expect(workbooks.get(given.token).fileName).toBe('shop.xlsx');
  });

  it('whose row for the first product holds a formula is refused before it is kept', async () => {
    const { forms, marketplaces } = world.library.services;
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Mau',
          rows: [
            ['Tên', 'Giá bán'],
            ['Cam', 1],
          ],
          cells: new Map([['1,1', { value: 1, formula: 'SUM(1,2)' }]]),
        },
      ],
    });
    const view = await forms.read(saved('cong-thuc.xlsx', bytes));
    expect(() => forms.save(view.token, choicesOf(view))).toThrow(
      expect.objectContaining({ code: 'workbook.formula-in-the-way' }),
    );
    expect(marketplaces.list().some(({ profile }) => profile.id.startsWith('mau_'))).toBe(false);
  });
});

describe('a form given on', () => {
  it('is the same form in another library', async () => {
    const { forms, marketplaces } = world.library.services;
    const view = await forms.read(saved('mau htx.xlsx', await workbookSample()));
    const id = forms.save(view.token, choicesOf(view));
    const { fileName, text } = forms.share(id);
    expect(fileName).toBe('san-tinh-minh.len-san-mau.json');

    const other = await exportWorld();
    const there = other.library.services;
    const read = await there.forms.read(saved(fileName, text));
    expect(read).toMatchObject({ name: 'Sàn tỉnh mình', kind: 'workbook' });
    const copied = there.forms.save(read.token, choicesOf(read));
    expect(copied).toBe(id);
    expect(there.marketplaces.byId(copied).profile).toEqual(marketplaces.byId(id).profile);
  });

  it.each([
    ['cut off', '{"kind": "len-san-form"'],
    ['something else', '{"kind": "len-san-rules"}'],
    [
      'with a column too many said',
      '{"kind":"len-san-form","version":1,"form":{},"template":null}',
    ],
  ])('is refused when it is %s', async (_, text) => {
    await expect(world.library.services.forms.read(saved('x.json', text))).rejects.toMatchObject({
      code: 'form.not-shared',
    });
  });
});

describe('a person', () => {
  it('corrects a learned form; its id and its bundles stay', async () => {
    const { forms, marketplaces } = world.library.services;
    const view = await forms.read(saved('san-tinh.csv', CSV_SAMPLE));
    const id = forms.save(view.token, choicesOf(view));
    const again = forms.open(id);
    expect(meanings(again.proposal)).toEqual(meanings(view.proposal));
    const columns = choicesOf(again).columns.map((column, at) =>
      at === 6 ? { ...column, meaning: 'origin' } : column,
    );
    expect(forms.save(again.token, choicesOf(again, { name: 'Sàn khác tên', columns }))).toBe(id);
    const { profile } = marketplaces.byId(id);
    expect(profile.name).toBe('Sàn khác tên');
    expect(profile.columns[6]).toMatchObject({
      header: 'Ghi chú riêng',
      from: [{ do: 'field', name: 'origin' }],
    });
  });

  it('moves the header row, and the columns follow', async () => {
    const { forms } = world.library.services;
    const view = await forms.read(saved('x.csv', 'Sổ tay,2026\nTên,Giá\nCam,5000\n'));
    const moved = forms.propose(view.token, { sheet: '', headerRow: 1, dataRow: 2 });
    expect(moved.columns.map(({ header }) => header)).toEqual(['Sổ tay', '2026']);
  });

  it.each([
    ['form.name-missing', { name: '  ' }],
    ['form.rows-wrong', { headerRow: 2, dataRow: 2 }],
    ['form.columns-changed', { columns: [] }],
  ] as const)('is told %s', async (code, change) => {
    const { forms } = world.library.services;
    const view = await forms.read(saved('x.csv', 'Tên,Giá\nCam,5000\nBưởi,6000\n'));
    expect(() =>
      forms.preview(view.token, choicesOf(view, change as Partial<FormChoices>)),
    ).toThrow(expect.objectContaining({ code }));
  });

  it('is told when no column says anything', async () => {
    const { forms } = world.library.services;
    const view = await forms.read(saved('x.csv', 'Tên,Giá\nCam,5000\n'));
    const columns = choicesOf(view).columns.map((column) => ({ ...column, meaning: 'blank' }));
    expect(() => forms.save(view.token, choicesOf(view, { columns }))).toThrow(
      expect.objectContaining({ code: 'form.nothing-said' }),
    );
  });

  it('is told about files that are no form', async () => {
    const { forms } = world.library.services;
    await expect(forms.read(saved('trong.csv', ''))).rejects.toMatchObject({
      code: 'form.no-table',
    });
    await expect(forms.read(saved('hong.xlsx', 'PK rest'))).rejects.toMatchObject({
      code: expect.stringMatching(/^workbook\./u) as unknown,
    });
    await expect(forms.read(join(temporaryFolder(), 'none.csv'))).rejects.toMatchObject({
      code: 'import.unreadable',
    });
  });
});

it('what must be filled keeps listings out until it is', async () => {
  const { forms, marketplaces, listings } = world.library.services;
  const view = await forms.read(saved('x.csv', 'Tên *,Quy cách đóng gói *\n'));
  const id = forms.save(view.token, choicesOf(view));
  const [listing] = listings.marketListingsOf(world.householdId);
  const found = checkListing(
    { ...(listing ?? expect.unreachable()), packing: '' },
    marketplaces.byId(id),
    { today: '2026-11-25' },
  );
  expect(found.find(({ code }) => code === 'form.cell-missing')).toMatchObject({
    field: 'packing',
    severity: 'error',
    officer: { vi: 'Mẫu của sàn bắt buộc điền: Đóng gói.' },
  });
});
