import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { PictureListMatch } from '../../shared/ipc/contract-pictures.ts';
import {
  matchPictureList,
  parsePictureList,
  type PictureList,
} from '../../shared/marketplace/picture-list.ts';
import { readTableFile, type TableSource } from '../../shared/table/read-table-file.ts';
import { UnreadableWorkbook } from '../../shared/table/read-xlsx.ts';
import { readUploadDay } from './export-order.ts';
import { prepare, type ExportItem, type PrepareParts } from './prepare-bundle.ts';

/** Lists of addresses wait here between the paste and the export; the window holds a token only. */
export interface PictureLists {
  /** @throws AppError 'export.picture-list-empty' where the text holds no https address. */
  keep(source: TableSource): { token: string; addresses: number };
  /** @throws AppError 'export.picture-list-gone': kept only while the library is open, and only the latest few. */
  get(token: string): PictureList;
  /** What the list knows of the pictures these bundles will hold. @throws as `get`, and as preparing a bundle does. */
  match(token: string, items: readonly ExportItem[], uploadDay?: string): PictureListMatch;
}

const MOST_KEPT = 5;
/** Names shown of thousands; the counts are whole. */
const MOST_NAMED = 200;
const MOST_FILE_BYTES = 20_000_000;

export function createPictureLists(parts: PrepareParts): PictureLists {
  const kept = new Map<string, PictureList>();

  function get(token: string): PictureList {
    const list = kept.get(token);
    if (list === undefined) throw new AppError('export.picture-list-gone', {});
    return list;
  }

  return {
    get,
    keep: (source) => {
      const list = readPictureList(source);
      const token = parts.context.newId();
      kept.set(token, list);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return { token, addresses: countAddresses(list) };
    },
    match: (token, items, asked) => {
      const uploadDay = readUploadDay(asked, parts.context.now());
      const list = get(token);
      const names = items.flatMap((item) => {
        const one = prepare(parts, item, {
          source: { kind: 'none' },
          answers: {},
          workbook: null,
          uploadDay,
        });
        if (one.view.profile.pictures.reference !== 'base-url') return [];
        return one.mapped.products.flatMap(({ pictures }) =>
          pictures.map(({ fileName }) => fileName),
        );
      });
      // Two marketplaces that want the same kind of picture name them alike.
      const wanted = [...new Set(names)];
      const { missing, ambiguous } = matchPictureList(list, wanted);
      return {
        total: wanted.length,
        found: wanted.length - missing.length,
        missing: missing.slice(0, MOST_NAMED),
        ambiguous: ambiguous.slice(0, MOST_NAMED).map(({ name }) => name),
      };
    },
  };
}

/** @throws AppError 'export.picture-list-empty'. */
export function readPictureList(source: TableSource): PictureList {
  const list = parsePictureList(source);
  if (countAddresses(list) === 0)
    throw new AppError('export.picture-list-empty', { insecure: list.insecure });
  return list;
}

/** @throws AppError 'export.picture-list-unreadable': not there, too large, or a workbook that is none. */
export async function readPictureListFile(path: string): Promise<TableSource> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES) throw new UnreadableWorkbook('too large');
    return readTableFile(await readFile(path));
  } catch (cause) {
    throw new AppError('export.picture-list-unreadable', { file: basename(path) }, { cause });
  }
}

function countAddresses(list: PictureList): number {
  return Math.max(
    0,
    ...list.readings.map(({ entries }) => new Set(entries.map(({ address }) => address)).size),
  );
}
