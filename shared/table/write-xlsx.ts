import { type CellKind, columnName, numberValue } from './cell-text.ts';
import { createStringPool, sharedStringsXml, type StringPool } from './shared-strings.ts';
import { utf8Bytes } from './utf8-text.ts';
import { escapeXml } from './xml-scan.ts';
import { newEntry, writeZip } from './zip-archive.ts';

export interface XlsxTable {
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each header. */
  readonly kinds: readonly CellKind[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the style table below. */
const NUMBER_STYLE = 0;
const TEXT_STYLE = 1;
const HEADER_STYLE = 2;

/**
 * A whole workbook of one sheet: headers in row 1, then the rows. Text cells carry the format "text", so that a code
 * or a phone number stays one when a person edits it; numbers only where the kind says; never a formula. Deterministic.
 */
export function xlsxBytes(table: XlsxTable): Uint8Array {
  const pool = createStringPool(0);
  const sheet = sheetXml(table, pool);
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(table.sheet)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/worksheets/sheet1.xml', sheet],
    ['xl/styles.xml', stylesXml()],
    ['xl/sharedStrings.xml', sharedStringsXml(pool)],
  ];
  return writeZip(parts.map(([name, text]) => newEntry(name, utf8Bytes(text))));
}

function sheetXml({ headers, rows, kinds }: XlsxTable, pool: StringPool): string {
  const last = columnName(Math.max(1, headers.length));
  const isText = kinds.map((kind) => kind === 'text');
  const columns = headers.map((_, index) => {
    const style = isText[index] === false ? NUMBER_STYLE : TEXT_STYLE;
    return `<col min="${index + 1}" max="${index + 1}" width="18" style="${style}" customWidth="1"/>`;
  });
  const text = (value: string, style: number, reference: string): string =>
    `<c r="${reference}" s="${style}" t="s"><v>${pool.place(value)}</v></c>`;
  const row = (number: number, cells: readonly string[]): string =>
    `<row r="${number}">${cells.join('')}</row>`;
  const lines = [
    row(
      1,
      headers.map((header, index) => text(header, HEADER_STYLE, `${columnName(index + 1)}1`)),
    ),
    ...rows.map((cells, at) =>
      row(
        at + 2,
        cells.map((cell, index) => {
          const reference = `${columnName(index + 1)}${at + 2}`;
          if (cell === '') return '';
          const number = numberValue(cell, kinds[index] ?? 'text');
          return number === null
            ? text(cell, TEXT_STYLE, reference)
            : `<c r="${reference}" s="${NUMBER_STYLE}"><v>${number}</v></c>`;
        }),
      ),
    ),
  ];
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows.length + 1}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function contentTypes(): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${SHEET_ML}.${type}+xml"/>`;
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}${override('sharedStrings', 'sharedStrings')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbookXml(sheet: string): string {
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

/** 0 plain, 1 text ("@"), 2 a bold header that is text too. */
function stylesXml(): string {
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
