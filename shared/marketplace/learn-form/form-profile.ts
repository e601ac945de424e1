import type { WorkbookFormat } from '../file-format-schema.ts';
import type { Column, ProfileFile, Rule } from '../profile-schema.ts';
import { repeatedKey } from '../../table/repeated-key.ts';
import { asciiSlug } from '../../text/ascii-slug.ts';
import type { FormMeaning, FormMeanings } from './form-meanings.ts';
import { FIXED_TEXT, type LearnedColumn, type LearnedForm } from './learned-form.ts';

const SOURCE = 'sample';
/** One row per variant: a form that was shown by example says nothing about rows above them. */
const ROWS: Column['on'] = ['simple', 'child'];
const MOST_PICTURES = 9;

/**
 * The profile a learned form becomes. It claims nothing the form does not say: not official, its only source the
 * sample. A meaning this version does not know leaves its column blank.
 */
export function formProfile(form: LearnedForm, meanings: FormMeanings, id: string): ProfileFile {
  const byId = new Map(meanings.meanings.map((meaning) => [meaning.id, meaning]));
  const known = keysOf(form).map((key, at): KnownColumn => {
    const column = form.columns[at];
    return { key, column, meaning: byId.get(column?.meaning ?? '') };
  });
  const columns = known.flatMap((one) => toColumn(one, form.file.kind));
  const showsPictures = known.some(
    ({ meaning }) => meaning?.from.some((step) => step.do === 'picture-reference') ?? false,
  );
  return {
    schemaVersion: 1,
    id: id as ProfileFile['id'],
    name: form.name,
    summary: {
      vi: `Mẫu cán bộ dạy từ tệp “${form.sample.fileName}”. Sàn chưa xác nhận.`,
      en: `A form taught from the file “${form.sample.fileName}”. Not confirmed by the marketplace.`,
    },
    revision: form.sample.seen,
    official: false,
    isUsual: false,
    confidence: 'experimental',
    sources: [
      {
        id: SOURCE,
        title: `Tệp mẫu “${form.sample.fileName}”, cột do cán bộ xác nhận`,
        titleEn: `Sample file “${form.sample.fileName}”, columns confirmed by the officer`,
        seen: form.sample.seen,
        confidence: 'own-conclusion',
      },
    ],
    file: fileOf(form, columns),
    rows: { variants: 'one-row', pictures: showsPictures ? 'list-in-cell' : 'none' },
    pictures: {
      reference: showsPictures ? form.pictures.reference : 'folder',
      most: MOST_PICTURES,
      leastSidePx: 1000,
      rendition: {
        sidePx: 1200,
        fit: 'inside',
        format: 'jpeg',
        mostBytes: 2_000_000,
        quality: 82,
      },
    },
    columns,
    moreFiles: [],
    asks: [],
    tables: {},
    domainTables: [...meanings.tables],
    packs: [...meanings.packs],
    rules: known.flatMap(rulesOf),
  };
}

/** Headers as they are told apart: the second "Ảnh" of a form is "Ảnh #2". */
function keysOf({ columns }: Pick<LearnedForm, 'columns'>): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header }) => repeatedKey(header, seen));
}

interface KnownColumn {
  readonly key: string;
  readonly column: LearnedColumn | undefined;
  readonly meaning: FormMeaning | undefined;
}

/** A file of text keeps every column in its place; into a workbook only what is filled is written. */
function toColumn(
  { key, column, meaning }: KnownColumn,
  kind: LearnedForm['file']['kind'],
): Column[] {
  if (column === undefined) return [];
  const isFixed = column.meaning === FIXED_TEXT && column.text !== '';
  const from = isFixed ? [{ do: 'literal', text: column.text }] : (meaning?.from ?? []);
  if (kind === 'workbook' && (from.length === 0 || column.header === '')) return [];
  return [
    {
      header: kind === 'workbook' ? key : column.header,
      required: column.required && from.length > 0,
      on: [...ROWS],
      from: [...from],
      cell: meaning?.cell ?? 'text',
    },
  ];
}

function rulesOf({ column, meaning }: KnownColumn): Rule[] {
  if (column === undefined || meaning?.need === undefined) return [];
  const { field, code } = meaning.need;
  const base = { field, severity: 'error' as const, source: SOURCE };
  const rules: Rule[] = [];
  if (column.required) {
    rules.push({ ...base, code, kind: 'required', params: {} });
  }
  if (column.most !== null && (field === 'name' || field === 'description')) {
    rules.push({
      ...base,
      code: `${field}.too-long`,
      kind: 'length-most',
      params: { most: column.most, unit: 'characters' },
    });
  }
  return rules;
}

function fileOf(form: LearnedForm, columns: readonly Column[]): ProfileFile['file'] {
  const name = asciiSlug(form.name) || 'san-pham';
  const list = { separator: form.pictures.separator, escape: '' };
  const { file } = form;
  if (file.kind === 'csv') {
    return {
      kind: 'csv',
      name: `${name}.${file.delimiter === '\t' ? 'tsv' : 'csv'}`,
      encoding: 'utf-8',
      bom: file.bom,
      delimiter: file.delimiter,
      lineEnd: file.lineEnd,
      formulaGuard: 'none',
      list,
      repeatsHeaders: new Set(form.columns.map(({ header }) => header)).size < form.columns.length,
      above: file.above,
      below: file.below,
    };
  }
  return { ...workbookOf(file, columns), name: `${name}.xlsx`, list };
}

function workbookOf(
  file: Extract<LearnedForm['file'], { kind: 'workbook' }>,
  columns: readonly Column[],
): Omit<WorkbookFormat, 'name' | 'list'> {
  return {
    kind: 'workbook',
    keepsTemplate: true,
    sheets: [file.sheet],
    keys: {
      row: file.headerRow,
      hiddenSuffix: null,
      endsAt: null,
      countsRepeats: true,
      patterns: {},
      mustHave: columns.map(({ header }) => header),
    },
    signature: null,
    labelRow: file.headerRow,
    required: null,
    noteRows: [],
    earliestDataRow: file.dataRow,
    prefilled: [],
    // The unit was settled column by column when the form was learned.
    weight: { column: '', units: { g: [], kg: [] }, otherwise: 'g' },
    limit: { column: '', after: [], fewer: [] },
    categories: null,
    channelKey: null,
    askFor: [],
  };
}
