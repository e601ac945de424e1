import { hash } from 'node:crypto';
import { readXlsx, type CellValue } from 'hucre/xlsx';
import {
  fillPlaceOf,
  fitToWorkbook,
  type WorkbookChoices,
} from '../../shared/marketplace/fit-workbook.ts';
import { mapListings, type DataFile } from '../../shared/marketplace/map-listings.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { columnName } from '../../shared/table/cell-text.ts';
import { dataFileBytes, type WorkbookToFill } from '../../shared/table/data-file-bytes.ts';
import { openWorkbook, recogniseWorkbook } from '../../shared/table/recognise-workbook.ts';
import { compareDataFile } from '../../electron/exports/read-data-file.ts';
import { lazadaWorkbook, shopeeWorkbook, tiktokWorkbook } from '../fixtures/make-workbooks.ts';

/** A shop's workbook per marketplace that fills one, and what a person chose for the columns nobody knows. */
const SHOPS: Readonly<Record<string, { bytes: () => Uint8Array; choices: WorkbookChoices }>> = {
  shopee_vn: {
    bytes: () => shopeeWorkbook(),
    choices: {
      'channel_id.5001': { use: 'text', text: 'Mở' },
      ps_dangerous_goods: { use: 'text', text: 'Không' },
    },
  },
  tiktok_shop_vn: {
    bytes: () => tiktokWorkbook(),
    choices: { 'product_property/100198': { use: 'field', field: 'origin' } },
  },
  lazada_vn: {
    bytes: () => lazadaWorkbook(),
    choices: {
      'catProperty.p-20000': { use: 'text', text: 'No Brand' },
      'saleProp.p-31035': { use: 'field', field: 'variantFullName' },
    },
  },
};

/** The data files of an example as text: the sum of their bytes, then every filled cell as another reader sees it. */
export async function workbookExample(
  general: ProfileView,
  listings: readonly MarketListing[],
  { pictureBase }: { readonly pictureBase: string },
): Promise<{ index: number; dataFile: DataFile; text: string }[]> {
  const shop = shopOf(general);
  const view = shop?.view ?? general;
  const { dataFiles } = mapListings(listings, view.profile, {
    pictures: { kind: 'base', base: pictureBase },
  });
  const examples = dataFiles.map(async (dataFile, index) => {
    const bytes = dataFileBytes(view.profile, dataFile, shop);
    await compareDataFile(bytes, dataFile, view.profile, shop?.recognised ?? null);
    const { file } = view.profile;
    const sheet = file.kind === 'xlsx' ? file.sheet : (shop?.recognised.sheetName ?? '');
    const { sheets } = await readXlsx(bytes, { sheets: [sheet] });
    const lines = cellLines(sheets[0]?.rows ?? [], shop?.place.firstRow ?? 1);
    return {
      index,
      dataFile,
      text: [`sha256 ${hash('sha256', bytes)}`, `[${sheet}]`, ...lines, ''].join('\n'),
    };
  });
  return await Promise.all(examples);
}

/** The shop's own workbook as tests make it, fitted; null where the marketplace takes a file of ours. */
export function shopOf({ profile, messages }: ProfileView) {
  const { file } = profile;
  if (file.kind !== 'workbook') return null;
  const shop = SHOPS[profile.id];
  if (shop === undefined) throw new Error(`no workbook of ${profile.id} is made for tests`);
  const bytes = shop.bytes();
  const recognised = recogniseWorkbook(openWorkbook(bytes), file);
  if (!('sheetPath' in recognised)) throw new Error(JSON.stringify(recognised));
  const view = fitToWorkbook({ profile, messages }, recognised, shop.choices, '2026-11-23');
  const fitted: WorkbookToFill = { bytes, place: fillPlaceOf(view.profile, recognised) };
  return { ...fitted, recognised, view };
}

/** B7 "text" or K7 65000, row by row. */
function cellLines(rows: readonly (readonly CellValue[])[], firstRow: number): string[] {
  return rows.flatMap((row, at) =>
    at + 1 < firstRow
      ? []
      : row.flatMap((cell, column) =>
          cell === null ? [] : [`${columnName(column + 1)}${at + 1} ${JSON.stringify(cell)}`],
        ),
  );
}
