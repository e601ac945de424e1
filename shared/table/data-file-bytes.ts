import type { DataFile, MappingProfile } from '../marketplace/map-listings.ts';
import type { CellKind } from './cell-text.ts';
import { csvText } from './csv-text.ts';
import { fillWorkbook, type FillPlace } from './fill-workbook.ts';
import { utf8Bytes } from './utf8-text.ts';
import { xlsxBytes } from './write-xlsx.ts';

/** The shop's own workbook and where its cells go. */
export interface WorkbookToFill {
  readonly bytes: Uint8Array;
  readonly place: FillPlace;
}

/**
 * One data file as the marketplace takes it. A profile of kind 'workbook' must come with the shop's workbook.
 * @throws AppError, see fillWorkbook.
 */
export function dataFileBytes(
  profile: MappingProfile,
  file: DataFile,
  workbook: WorkbookToFill | null,
): Uint8Array {
  const { headers, rows } = file;
  switch (profile.file.kind) {
    case 'csv':
      return utf8Bytes(csvText(headers, rows, profile.file));
    case 'xlsx':
      return xlsxBytes({
        sheet: profile.file.sheet,
        headers,
        rows,
        kinds: cellKinds(profile, file),
      });
    case 'workbook':
      if (workbook === null) throw new Error(`${profile.id} is filled into a workbook`);
      return fillWorkbook(workbook.bytes, workbook.place, {
        headers,
        rows,
        kinds: cellKinds(profile, file),
      });
  }
}

/** What each column's cells hold, in the file's order. */
export function cellKinds(
  profile: MappingProfile,
  file: Pick<DataFile, 'name'>,
): readonly CellKind[] {
  const more = profile.moreFiles.find(({ name }) => name === file.name);
  return (more?.columns ?? profile.columns).map(({ cell }) => cell);
}
