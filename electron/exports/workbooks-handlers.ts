import { marketplaceIdSchema } from '../../shared/domain/ids.ts';
import type { WorkbookView } from '../../shared/ipc/contract-workbooks.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { foldVietnamese } from '../../shared/text/fold-vietnamese.ts';
import type { TakenWorkbook, WorkbookShelf } from './workbook-shelf.ts';

/** All but picking a file: that needs the desktop. */
export function createWorkbooksHandlers(
  shelf: WorkbookShelf,
): Handlers<'exports:inspect-workbook' | 'exports:find-workbook-categories'> {
  return {
    'exports:inspect-workbook': ({ workbookToken }) => ({
      workbook: toWorkbookView(shelf.get(workbookToken)),
    }),
    'exports:find-workbook-categories': ({ workbookToken, query, limit }) => {
      const words = foldVietnamese(query).split(/\s+/u).filter(Boolean);
      const found = shelf
        .categories(workbookToken)
        .filter(({ label }) => words.every((word) => foldVietnamese(label).includes(word)));
      return { categories: found.slice(0, limit).map(({ id, label }) => ({ id, label })) };
    },
  };
}

export function toWorkbookView(taken: TakenWorkbook): WorkbookView {
  const { recognised } = taken;
  return {
    workbookToken: taken.token,
    fileName: taken.fileName,
    marketplaceId: marketplaceIdSchema.parse(taken.marketplaceId),
    sheetName: recognised.sheetName,
    firstFreeRow: recognised.firstFreeRow,
    weightUnit: recognised.weightUnit,
    titleLimit: recognised.titleLimit,
    categoryCount: recognised.categories.length,
    columns: taken.open.map(({ key, label, isRequired, isChannel, notes, allowed }) => ({
      key,
      label,
      isRequired,
      isChannel,
      notes: [...notes],
      allowed: [...allowed],
    })),
    choices: taken.choices,
  };
}
