import { AppError } from '../errors.ts';
import { type CellKind, numberValue } from './cell-text.ts';
import { type RowWrite, writeCells } from './edit-sheet.ts';
import { createStringPool, sharedStringsXml, withMoreStrings } from './shared-strings.ts';
import { utf8Bytes } from './utf8-text.ts';
import { attributesOf, xmlTags } from './xml-scan.ts';
import {
  findPart,
  openXlsx,
  partText,
  readSharedStrings,
  type XlsxPackage,
} from './xlsx-package.ts';
import { newEntry, repack, writeZip, type ZipEntry } from './zip-archive.ts';

/** Where a table goes in a workbook that was recognised. */
export interface FillPlace {
  readonly sheetPath: string;
  /** The first row that is written, counted from 1. */
  readonly firstRow: number;
  /** Header → columns that take its cells, counted from 1; headers without one are left out. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

export interface FillTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each header. */
  readonly kinds: readonly CellKind[];
}

const MOST_ROWS = 1_048_576;

/**
 * The same workbook with the table's cells written. Only the sheet's own part and the shared texts change; every other
 * part keeps its bytes, its place and its date. A blank cell is left as it is. Deterministic.
 * @throws AppError 'workbook.no-free-row' | 'workbook.formula-in-the-way', and what openXlsx throws.
 */
export function fillWorkbook(bytes: Uint8Array, place: FillPlace, table: FillTable): Uint8Array {
  const opened = openXlsx(bytes);
  if (place.firstRow + table.rows.length - 1 > MOST_ROWS) {
    throw new AppError('workbook.no-free-row', {});
  }
  const pool = createStringPool(readSharedStrings(opened).length);
  const targets = table.headers.map((header) => place.columns.get(header) ?? []);
  const writes = table.rows.map((row, index): RowWrite => ({
    number: place.firstRow + index,
    cells: row
      .flatMap((text, at) =>
        text === ''
          ? []
          : (targets[at] ?? []).map((column) => {
              const number = numberValue(text, table.kinds[at] ?? 'text');
              return {
                column,
                value:
                  number === null
                    ? ({ type: 'shared', index: pool.place(text) } as const)
                    : ({ type: 'number', text: number } as const),
              };
            }),
      )
      .toSorted((left, right) => left.column - right.column),
  }));
  const sheet = writeCells(partText(opened, place.sheetPath), writes);
  const changed = new Map([[place.sheetPath.toLowerCase(), sheet]]);
  const strings = opened.sharedStringsPath;
  const added: ZipEntry[] = [];
  if (strings !== null) {
    changed.set(strings.toLowerCase(), withMoreStrings(partText(opened, strings), pool));
  } else if (pool.added.length > 0) {
    added.push(announceStrings(opened, changed, sharedStringsXml(pool)));
  }
  const entries = opened.entries.map((entry) => {
    const text = changed.get(entry.name.toLowerCase());
    return text === undefined ? entry : repack(entry, utf8Bytes(text));
  });
  return writeZip([...entries, ...added]);
}

const STRINGS_TYPE =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';
const STRINGS_RELATION =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';

/** A workbook without shared texts gets the part, and the two lists that must name it. */
function announceStrings(
  opened: XlsxPackage,
  changed: Map<string, string>,
  content: string,
): ZipEntry {
  const folder = opened.workbookPath.replace(/[^/]*$/u, '');
  const name = ['sharedStrings.xml', 'sharedStrings2.xml'].find(
    (one) => findPart(opened.entries, `${folder}${one}`) === undefined,
  );
  if (name === undefined) throw new AppError('workbook.damaged', { detail: 'sharedStrings.xml' });
  const types = '[Content_Types].xml';
  changed.set(
    types.toLowerCase(),
    withChild(
      partText(opened, types),
      'Types',
      (prefix) => `<${prefix}Override PartName="/${folder}${name}" ContentType="${STRINGS_TYPE}"/>`,
    ),
  );
  const relations = partText(opened, opened.relationsPath);
  const ids = new Set(
    [...xmlTags(relations)].map((tag) => attributesOf(relations, tag).get('Id') ?? ''),
  );
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number += 1;
  changed.set(
    opened.relationsPath.toLowerCase(),
    withChild(
      relations,
      'Relationships',
      (prefix) =>
        `<${prefix}Relationship Id="rId${number}" Type="${STRINGS_RELATION}" Target="${name}"/>`,
    ),
  );
  return newEntry(`${folder}${name}`, utf8Bytes(content));
}

function withChild(xml: string, root: string, child: (prefix: string) => string): string {
  const end = [...xmlTags(xml)].find((tag) => tag.name === root && tag.kind === 'close');
  if (end === undefined) throw new AppError('workbook.damaged', { detail: root });
  return `${xml.slice(0, end.start)}${child(end.prefix)}${xml.slice(end.start)}`;
}
