import { readLimit, readWeightUnit } from '../../table/workbook-facts.ts';
import { judgeValues } from './judge-values.ts';
import type { FormMeaning, FormMeanings } from './form-meanings.ts';
import type { FormRows, SampleRows } from './find-rows.ts';
import { FIXED_TEXT, LEFT_BLANK, type LearnedColumn } from './learned-form.ts';
import { matchHeader, plainHeader, plainWords, type HeaderMatch } from './match-header.ts';

/** What a column probably is, and what that was told from. */
export interface ProposedColumn extends LearnedColumn {
  /** Null: nothing told, it is left blank until a person says. */
  readonly by: 'header' | 'values' | null;
  /** False: a person should look at it. */
  readonly isSure: boolean;
  /** A few values of the sample, shortened. */
  readonly samples: readonly string[];
  /** What the form explains between its headers and the first product. */
  readonly notes: readonly string[];
}

const MOST_SAMPLE_ROWS = 50;
const SHOWN_SAMPLES = 3;
const SHOWN_CHARACTERS = 160;
/** A value that stands in this many rows and never differs belongs to the form, not to a product. */
const SAME_IN_ROWS = 2;

interface ColumnSeen {
  readonly header: string;
  readonly notes: readonly string[];
  readonly values: readonly string[];
  readonly matches: readonly HeaderMatch[];
}

/** Every column of the form from its first to its last header, in order; at most one column is given each meaning. */
export function proposeColumns(
  rows: SampleRows,
  { headerRow, dataRow }: FormRows,
  meanings: FormMeanings,
): ProposedColumn[] {
  const headers = rows[headerRow - 1] ?? [];
  const width = headerWidth(headers);
  const noteRows = rows.slice(headerRow, dataRow - 1);
  const dataRows = rows.slice(dataRow - 1, dataRow - 1 + MOST_SAMPLE_ROWS);
  const seen = headers.slice(0, width).map((header, at): ColumnSeen => ({
    header: header.normalize('NFC').trim(),
    notes: filled(noteRows.map((row) => row[at] ?? '')),
    values: filled(dataRows.map((row) => row[at] ?? '')),
    matches: matchHeader(header, meanings),
  }));
  const chosen = choose(seen, meanings);
  return seen.map((column, at) => describe(column, chosen[at] ?? null, meanings));
}

/** Columns of a form: up to its last header. */
export function headerWidth(headers: readonly string[]): number {
  return headers.findLastIndex((header) => header.trim() !== '') + 1;
}

interface Choice {
  readonly meaning: string;
  readonly by: 'header' | 'values';
  readonly isSure: boolean;
  readonly text?: string;
}

/** The best match takes a meaning first; who comes too late takes its next best, or what its values look like. */
function choose(seen: readonly ColumnSeen[], meanings: FormMeanings): (Choice | null)[] {
  const chosen: (Choice | null)[] = seen.map(() => null);
  const taken = new Set<string>();
  numberPictures(seen, meanings, chosen, taken);
  const offers = seen
    .flatMap(({ matches }, at) => matches.map((match) => ({ at, match })))
    .toSorted((left, right) => right.match.share - left.match.share);
  for (const { at, match } of offers) {
    if (chosen[at] !== null || taken.has(match.meaning.id)) continue;
    const column = seen[at];
    const unit = column === undefined ? null : unitOf(column, match.meaning, meanings);
    if (unit !== null && unit.unit !== match.meaning.unit) continue;
    // The other of two meanings that differ by their unit is no longer wanted either.
    for (const twin of twinsOf(match.meaning, meanings)) taken.add(twin.id);
    chosen[at] = {
      meaning: match.meaning.id,
      by: 'header',
      isSure: match.share >= 0.75 && (unit === null || unit.isSaid),
    };
  }
  seen.forEach((column, at) => {
    if (chosen[at] !== null || column.matches.length > 0) return;
    const found = fromValues(column, meanings, taken);
    if (found === null) return;
    taken.add(found.meaning);
    chosen[at] = found;
  });
  return chosen;
}

/** Several columns that all say "Hình ảnh" are the first picture, the second… */
function numberPictures(
  seen: readonly ColumnSeen[],
  meanings: FormMeanings,
  chosen: (Choice | null)[],
  taken: Set<string>,
): void {
  const isForAll = ({ matches }: ColumnSeen) =>
    matches[0] !== undefined && matches[0].share > 0.99 && matches[0].meaning.values === 'pictures';
  const places = seen.flatMap((column, at) => (isForAll(column) ? [at] : []));
  if (places.length < 2) return;
  const numbered = meanings.meanings.filter(({ from }) => from.some((step) => step.do === 'nth'));
  places.forEach((at, index) => {
    const meaning = numbered[index];
    if (meaning === undefined) return;
    taken.add(meaning.id);
    chosen[at] = { meaning: meaning.id, by: 'header', isSure: true };
  });
  for (const { matches } of seen) {
    if (matches[0]?.meaning.values === 'pictures') taken.add(matches[0].meaning.id);
  }
}

function twinsOf(meaning: FormMeaning, { meanings }: FormMeanings): readonly FormMeaning[] {
  if (meaning.unit === undefined) return [meaning];
  const words = meaning.words.join('\n');
  return meanings.filter((one) => one.unit !== undefined && one.words.join('\n') === words);
}

/** Grams or kilograms: as the header says, else the notes, else the values; null where the meaning has no unit. */
function unitOf(
  column: ColumnSeen,
  meaning: FormMeaning,
  { unitWords }: FormMeanings,
): { readonly unit: 'g' | 'kg'; readonly isSaid: boolean } | null {
  if (meaning.unit === undefined) return null;
  const said = readWeightUnit([column.header, ...column.notes], unitWords);
  if (said !== null) return { unit: said, isSaid: true };
  const numbers = column.values
    .map((value) => Number(value.replace(',', '.')))
    .filter((value) => value > 0);
  const isKilos = numbers.length > 0 && Math.max(...numbers) < 50;
  return { unit: isKilos ? 'kg' : 'g', isSaid: false };
}

function fromValues(
  { values }: ColumnSeen,
  { meanings }: FormMeanings,
  taken: ReadonlySet<string>,
): Choice | null {
  const [first] = values;
  if (first !== undefined && values.length >= SAME_IN_ROWS && new Set(values).size === 1) {
    return { meaning: FIXED_TEXT, by: 'values', isSure: false, text: first.slice(0, 500) };
  }
  const shape = judgeValues(values);
  const meaning = meanings.find((one) => one.values === shape && !taken.has(one.id));
  return shape === null || meaning === undefined
    ? null
    : { meaning: meaning.id, by: 'values', isSure: false };
}

function describe(
  { header, notes, values }: ColumnSeen,
  choice: Choice | null,
  meanings: FormMeanings,
): ProposedColumn {
  return {
    header,
    meaning: choice?.meaning ?? LEFT_BLANK,
    text: choice?.text ?? '',
    by: choice?.by ?? null,
    isSure: choice?.isSure ?? header === '',
    required: isRequired(header, notes, meanings),
    most: readLimit([header, ...notes], meanings.limit),
    samples: values.slice(0, SHOWN_SAMPLES).map((value) => value.slice(0, SHOWN_CHARACTERS)),
    notes: notes.map((note) => note.slice(0, SHOWN_CHARACTERS * 3)),
  };
}

/** A star, or the form's own words; "Không bắt buộc" has "bắt buộc" in it and means the opposite. */
function isRequired(header: string, notes: readonly string[], meanings: FormMeanings): boolean {
  const says = (text: string, words: readonly string[]) =>
    words.some((word) => ` ${plainWords(text)} `.includes(` ${plainWords(word)} `));
  const { aside } = plainHeader(header);
  const texts = [aside, ...notes].filter((text) => text.length <= 60);
  if (texts.some((text) => says(text, meanings.blankWords))) return false;
  return /[*＊]/u.test(header) || texts.some((text) => says(text, meanings.requiredWords));
}

function filled(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.normalize('NFC').trim()).filter((cell) => cell !== '');
}
