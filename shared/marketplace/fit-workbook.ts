import { z } from 'zod';
import type { CellKind } from '../table/cell-text.ts';
import type { FillPlace } from '../table/fill-workbook.ts';
import type { RecognisedWorkbook, WorkbookColumn } from '../table/recognise-workbook.ts';
import type { Column, Profile, ProfileView, Rule } from './profile-schema.ts';
import { type RowField, rowFieldSchema, rowKindSchema } from './row-field.ts';
import { columnsFor } from './workbook-keys.ts';

/** What a person wants in a column the marketplace asks for and we have nothing of our own for. */
export const columnChoiceSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('text'), text: z.string().trim().min(1).max(500) }),
  z.strictObject({ use: z.literal('field'), field: rowFieldSchema }),
  z.strictObject({ use: z.literal('blank') }),
]);
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

/** More columns than any template has. */
const MOST_CHOICES = 500;

/** By machine key. */
export const workbookChoicesSchema = z
  .record(z.string().min(1).max(200), columnChoiceSchema)
  .refine((choices) => Object.keys(choices).length <= MOST_CHOICES);
export type WorkbookChoices = z.infer<typeof workbookChoicesSchema>;

/** Columns that want a word from a person: ways of sending, what differs by category, what must be filled and we know nothing of. */
export function openColumns(profile: Profile, workbook: RecognisedWorkbook): WorkbookColumn[] {
  const { file } = profile;
  if (file.kind !== 'workbook') return [];
  const keys = workbook.columns.map(({ key }) => key);
  const known = new Set(profile.columns.flatMap(({ header }) => columnsFor(header, keys, file)));
  return workbook.columns.filter(
    ({ key, isRequired, isChannel }) =>
      !known.has(key) &&
      (isRequired || isChannel || file.askFor.some((start) => key.startsWith(start))),
  );
}

/** Those of them that must be filled and about which nobody has said anything yet. */
export function undecidedColumns(
  profile: Profile,
  workbook: RecognisedWorkbook,
  choices: WorkbookChoices,
): WorkbookColumn[] {
  return openColumns(profile, workbook).filter(
    (column) => column.isRequired && choices[column.key] === undefined,
  );
}

/**
 * The marketplace as this one workbook has it: only its columns, a person's choices for those we know nothing of,
 * weights in its unit, its own limit of a name instead of a reported one.
 */
export function fitToWorkbook(
  view: ProfileView,
  workbook: RecognisedWorkbook,
  choices: WorkbookChoices,
  seen: string,
): ProfileView {
  const { profile } = view;
  const { file } = profile;
  if (file.kind !== 'workbook') return view;
  const keys = workbook.columns.map(({ key }) => key);
  const columns = profile.columns
    .filter(({ header }) => columnsFor(header, keys, file).length > 0)
    .map((column) =>
      column.header === file.weight.column ? inUnit(column, workbook.weightUnit) : column,
    );
  const chosen = openColumns(profile, workbook).flatMap(({ key, isRequired }) => {
    const choice = choices[key];
    return choice === undefined || choice.use === 'blank'
      ? []
      : [chosenColumn(key, isRequired, choice)];
  });
  const { titleLimit } = workbook;
  const isLimit = (rule: Rule): boolean => rule.kind === 'length-most' && rule.field === 'name';
  return {
    messages: view.messages,
    profile: {
      ...profile,
      columns: [...columns, ...chosen],
      sources:
        titleLimit === null
          ? profile.sources
          : [
              ...profile.sources,
              {
                id: WORKBOOK_SOURCE,
                title: `${profile.name}: ${file.name}`,
                seen,
                confidence: 'official',
              },
            ],
      rules:
        titleLimit === null
          ? profile.rules
          : [...profile.rules.filter((rule) => !isLimit(rule)), ownLimit(titleLimit)],
    },
  };
}

/** Where the cells of each header go. */
export function fillPlaceOf(profile: Profile, workbook: RecognisedWorkbook): FillPlace {
  const { file } = profile;
  const keys = workbook.columns.map(({ key }) => key);
  const columnOf = new Map(workbook.columns.map(({ key, column }) => [key, column]));
  return {
    sheetPath: workbook.sheetPath,
    firstRow: workbook.firstFreeRow,
    columns: new Map(
      profile.columns.map(({ header }) => [
        header,
        (file.kind === 'workbook' ? columnsFor(header, keys, file) : []).flatMap(
          (key) => columnOf.get(key) ?? [],
        ),
      ]),
    ),
  };
}

const WORKBOOK_SOURCE = 'workbook';

function ownLimit(most: number): Rule {
  return {
    code: 'name.too-long',
    kind: 'length-most',
    field: 'name',
    severity: 'error',
    params: { most, unit: 'characters' },
    source: WORKBOOK_SOURCE,
  };
}

function inUnit(column: Column, unit: 'g' | 'kg' | null): Column {
  if (unit === null) return column;
  return {
    ...column,
    from: column.from.map((step) => (step.do === 'weight' ? { ...step, unit } : step)),
  };
}

const NUMBERS: ReadonlySet<RowField> = new Set<RowField>([
  'priceDong',
  'stock',
  'totalStock',
  'netWeightGrams',
  'parcelWeightGrams',
  'parcelLengthCm',
  'parcelWidthCm',
  'parcelHeightCm',
  'shelfLifeDays',
]);

function chosenColumn(
  header: string,
  required: boolean,
  choice: Exclude<ColumnChoice, { use: 'blank' }>,
): Column {
  const isNumber = choice.use === 'field' && NUMBERS.has(choice.field);
  const cell: CellKind = isNumber ? 'integer' : 'text';
  return {
    header,
    required,
    on: rowKindSchema.options.filter((kind) => kind !== 'picture'),
    from: [
      choice.use === 'text'
        ? { do: 'literal', text: choice.text }
        : { do: 'field', name: choice.field },
    ],
    cell,
  };
}
