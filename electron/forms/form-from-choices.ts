import { AppError } from '../../shared/errors.ts';
import type { FormChoices, FormProposal } from '../../shared/ipc/contract-forms.ts';
import { findRows, findDataRow } from '../../shared/marketplace/learn-form/find-rows.ts';
import type { FormMeanings } from '../../shared/marketplace/learn-form/form-meanings.ts';
import {
  FIXED_TEXT,
  LEFT_BLANK,
  type LearnedFile,
  type LearnedForm,
} from '../../shared/marketplace/learn-form/learned-form.ts';
import {
  areAddresses,
  pictureSeparator,
} from '../../shared/marketplace/learn-form/judge-values.ts';
import {
  headerWidth,
  proposeColumns,
} from '../../shared/marketplace/learn-form/propose-columns.ts';
import { sheetOf, type OpenSample } from './form-samples.ts';
import type { Sample, SampleSheet } from './read-sample.ts';

const MOST_KEPT_ROWS = 30;

/** The sheet that looks most like a form, and what its columns probably are. */
export function firstProposal({ sample, known }: OpenSample, meanings: FormMeanings): FormProposal {
  if (known !== null) return knownProposal(sample, known, meanings);
  const proposals = sample.sheets.map((sheet) => {
    const rows = findRows(sheet.rows, meanings);
    // No row looks like one: the first that holds anything is shown, and a person says better.
    const first = sheet.rows.findIndex((row) => row.some((cell) => cell !== '')) + 1;
    const place = rows ?? { headerRow: Math.max(first, 1), dataRow: Math.max(first, 1) + 1 };
    return propose(sheet, place, meanings);
  });
  const told = ({ columns }: FormProposal) => columns.filter(({ by }) => by === 'header').length;
  const [best] = proposals.toSorted((left, right) => told(right) - told(left));
  if (best === undefined) throw new AppError('form.no-table', { file: sample.fileName });
  return best;
}

/** As a person says where the headers and the first product stand; a first product above them is moved down. */
export function proposalAt(
  { sample }: OpenSample,
  place: Pick<FormChoices, 'sheet' | 'headerRow' | 'dataRow'>,
  meanings: FormMeanings,
): FormProposal {
  const sheet = sheetOf(sample, place.sheet);
  const { headerRow } = place;
  const dataRow =
    place.dataRow > headerRow ? place.dataRow : findDataRow(sheet.rows, headerRow, meanings);
  return propose(sheet, { headerRow, dataRow }, meanings);
}

function propose(
  sheet: SampleSheet,
  place: { readonly headerRow: number; readonly dataRow: number },
  meanings: FormMeanings,
): FormProposal {
  const columns = proposeColumns(sheet.rows, place, meanings);
  const shows = new Map(meanings.meanings.map(({ id, values }) => [id, values]));
  const values = columns
    .filter(({ meaning }) => shows.get(meaning) === 'pictures' || shows.get(meaning) === 'picture')
    .flatMap(({ samples }) => samples);
  return {
    sheet: sheet.name,
    ...place,
    columns: columns.map((column) => ({
      ...column,
      samples: [...column.samples],
      notes: [...column.notes],
    })),
    pictures: {
      reference: areAddresses(values) ? 'base-url' : 'file-name',
      separator: pictureSeparator(values) ?? ',',
    },
  };
}

/** What was settled before, over what the sample says. */
function knownProposal(sample: Sample, form: LearnedForm, meanings: FormMeanings): FormProposal {
  const { file } = form;
  const place =
    file.kind === 'workbook'
      ? { headerRow: file.headerRow, dataRow: file.dataRow }
      : { headerRow: file.above.length + 1, dataRow: file.above.length + file.below.length + 2 };
  const sheet = sheetOf(sample, file.kind === 'workbook' ? file.sheet : '');
  const seen = propose(sheet, place, meanings);
  return {
    ...seen,
    columns: form.columns.map((column, at) => ({
      ...column,
      by: column.meaning === LEFT_BLANK ? null : ('header' as const),
      isSure: true,
      samples: [],
      notes: seen.columns[at]?.notes ?? [],
    })),
    pictures: form.pictures,
  };
}

/**
 * What was settled, as a form. @throws AppError 'form.columns-changed' when it was said of other columns,
 * 'form.name-missing', 'form.nothing-said', 'form.rows-wrong'.
 */
export function formFromChoices(
  { sample, known }: OpenSample,
  choices: FormChoices,
  today: string,
): LearnedForm {
  const sheet = sheetOf(sample, choices.sheet);
  const headers = sheet.rows[choices.headerRow - 1] ?? [];
  const width = headerWidth(headers);
  if (choices.name.trim() === '') throw new AppError('form.name-missing', {});
  if (choices.dataRow <= choices.headerRow) throw new AppError('form.rows-wrong', {});
  if (width === 0 || width !== choices.columns.length)
    throw new AppError('form.columns-changed', {});
  const isSaid = ({ meaning, text }: FormChoices['columns'][number]) =>
    meaning === FIXED_TEXT ? text.trim() !== '' : meaning !== LEFT_BLANK;
  if (!choices.columns.some((column, at) => isSaid(column) && headers[at] !== '')) {
    throw new AppError('form.nothing-said', {});
  }
  return {
    schemaVersion: 1,
    name: choices.name.trim(),
    sample: known?.sample ?? { fileName: sample.fileName, seen: today },
    file: fileOf(sample, sheet, choices, width),
    pictures: choices.pictures,
    columns: choices.columns.map((column, at) => ({
      ...column,
      header: (headers[at] ?? '').normalize('NFC').trim(),
    })),
  };
}

function fileOf(
  sample: Sample,
  sheet: SampleSheet,
  { headerRow, dataRow }: FormChoices,
  width: number,
): LearnedFile {
  if (sample.content.kind === 'workbook') {
    return { kind: 'workbook', sheet: sheet.name, headerRow, dataRow };
  }
  const wide = (row: readonly string[]) => Array.from({ length: width }, (_, at) => row[at] ?? '');
  const { delimiter, bom, lineEnd } = sample.content;
  const below = sheet.rows.slice(headerRow, dataRow - 1);
  if (headerRow > MOST_KEPT_ROWS || below.length > MOST_KEPT_ROWS) {
    throw new AppError('form.rows-wrong', {});
  }
  return {
    kind: 'csv',
    delimiter,
    bom,
    lineEnd,
    above: sheet.rows.slice(0, headerRow - 1).map(wide),
    below: below.map(wide),
  };
}
