import { beforeEach, describe, expect, it } from 'vitest';
import { readPastedTable } from '../../../electron/imports/read-sheets.ts';
import { readTable } from '../../../electron/imports/read-table.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { addHousehold, listingFields, openTestLibrary } from '../library/temporary-library.ts';

let library: Library;
let listingId: ListingId;
let sku: string;
let marketplaceId: string;

beforeEach(async () => {
  library = await openTestLibrary();
  const household = addHousehold(library, { name: 'Lò Thị Hương' });
  const made = library.services.listings.create(
    listingFields(household, {
      name: 'Cao đương quy gia truyền',
      description: 'Nấu từ rễ tươi, thơm lâu, giúp ngủ ngon cả đêm.',
    }),
  );
  listingId = made.id;
  sku = made.sku;
  marketplaceId = library.services.marketplaces.list()[0]?.profile.id ?? '';
});

function codesNow(): string[] {
  const [listing] = library.services.listings.marketListings([listingId]);
  if (listing === undefined) throw new Error('no listing');
  const view = library.services.marketplaces.byId(marketplaceId);
  return checkListing(listing, view, { today: '2026-11-25' }).map(({ code }) => code);
}

const table = (reason: string) => readPastedTable(`SKU\tLý do từ chối\n${sku}\t${reason}\n`, 'dán');

describe('rejections', () => {
  it('catches next time what a marketplace stumbled over once', () => {
    const { rejections } = library.services;
    expect(codesNow()).not.toContain('rejected.wording');
    const read = rejections.read(marketplaceId, table('Mô tả có "giúp ngủ ngon"'), 'ket-qua.csv');
    expect(read.matched).toEqual([
      expect.objectContaining({ listingId, sku, wording: ['giúp ngủ ngon'], isKnown: false }),
    ]);
    expect(rejections.keep(read)).toEqual({ kept: 1, rules: 1 });
    expect(rejections.list(listingId, 10)).toHaveLength(1);
    expect(codesNow()).toContain('rejected.wording');
  });

  it('shows the reason with its source, and goes away with one undo', () => {
    const { rejections, marketplaces, journal } = library.services;
    rejections.keep(rejections.read(marketplaceId, table('Cấm "gia truyền"'), 'kq.csv'));
    const sources = marketplaces.byId(marketplaceId).profile.sources;
    expect(
      sources.some(({ id, confidence }) => id.startsWith('refused/') && confidence === 'run'),
    ).toBe(true);
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(rejections.list(null, 10)).toEqual([]);
    expect(codesNow()).not.toContain('rejected.wording');
  });

  it('tells nothing new when the same file is read again', () => {
    const { rejections } = library.services;
    const again = () => rejections.read(marketplaceId, table('Ảnh mờ'), 'kq.csv');
    expect(rejections.keep(again())).toEqual({ kept: 1, rules: 0 });
    expect(again().matched[0]?.isKnown).toBe(true);
    expect(rejections.keep(again())).toEqual({ kept: 0, rules: 0 });
  });

  it('keeps words the officer names, and closes what is mended', () => {
    const { rejections } = library.services;
    rejections.keep(rejections.read(marketplaceId, table('Vi phạm chính sách'), 'kq.csv'));
    const [open] = rejections.list(listingId, 10);
    rejections.addWording(open?.id ?? '', ['gia truyền']);
    expect(codesNow()).toContain('rejected.wording');
    rejections.resolve(open?.id ?? '');
    expect(rejections.list(listingId, 10)[0]?.resolvedAt).not.toBeNull();
  });

  it('explains a file that has nothing of ours in it', () => {
    const { rejections } = library.services;
    const foreign = readPastedTable('SKU,Lý do\nAI-KHAC,x\n', 'la.csv');
    expect(() => rejections.read(marketplaceId, foreign, 'la.csv')).toThrow(
      expect.objectContaining({ code: 'rejections.nothing-found' }),
    );
    const bare = readPastedTable(`SKU,Ghi chú\n${sku},x\n`, 'la.csv');
    expect(() => rejections.read(marketplaceId, bare, 'la.csv')).toThrow(
      expect.objectContaining({ code: 'rejections.no-reason', params: { column: 'SKU' } }),
    );
    const fine = readPastedTable(`SKU,Lý do\n${sku},\n`, 'la.csv');
    expect(() => rejections.read(marketplaceId, fine, 'la.csv')).toThrow(
      expect.objectContaining({ code: 'rejections.none-refused', params: { column: 'Lý do' } }),
    );
  });

  it('names refused rows that are not of this library, and keeps none of them', () => {
    const { rejections } = library.services;
    const mixed = readPastedTable(`SKU,Lý do\nSHOP-9,Ảnh mờ\n${sku},Ảnh mờ\n`, 'kq.csv');
    const read = rejections.read(marketplaceId, mixed, 'kq.csv');
    expect(read.unmatched).toEqual([{ row: 2, sku: 'SHOP-9', reason: 'Ảnh mờ' }]);
    expect(rejections.keep(read).kept).toBe(1);
    expect(rejections.list(null, 10).map((one) => one.sku)).toEqual([sku]);
  });
});

describe('readTable', () => {
  it('reads UTF-8 with and without a mark, UTF-16, and four separators', () => {
    const rows = [
      ['SKU', 'Lý do'],
      ['A', 'một; hai'],
    ];
    for (const bytes of [
      Buffer.from('SKU,Lý do\nA,"một; hai"\n'),
      Buffer.from('\ufeffSKU;Lý do\r\nA;"một; hai"\r\n'),
      Buffer.from('\ufeffSKU\tLý do\nA\tmột; hai\n', 'utf16le'),
      Buffer.from('SKU|Lý do\nA|một; hai\n'),
    ]) {
      expect(readTable(bytes, 'x')).toEqual(rows);
    }
  });

  it('refuses bytes that are no text', () => {
    expect(() => readTable(Buffer.from([0x80, 0x81, 0xff]), 'anh.bin')).toThrow(
      expect.objectContaining({ code: 'import.unreadable' }),
    );
  });
});
