import { z } from 'zod';
import { formatDay } from '../../text/format-day.ts';
import { asciiSlug } from '../../text/ascii-slug.ts';
import { collapseSpaces } from '../../text/tidy-text.ts';
import { readRowField } from '../read-row-field.ts';
import { rowFieldSchema } from '../row-field.ts';
import {
  type Cell,
  defineTransformKind,
  isEmpty,
  listOf,
  noParams,
  textOf,
} from '../transform-kind.ts';
import { htmlOf, plainTextOf, textBlockSchema } from '../text-blocks.ts';

const yesNoParams = z.strictObject({ yes: z.string(), no: z.string(), unknown: z.string() });

export const textKinds = [
  /** A list as one text: ["a", "b"] with " - " → "a - b". */
  defineTransformKind({
    kind: 'join',
    params: z.strictObject({ separator: z.string().min(1) }),
    apply: (value, { separator }) => listOf(value).join(separator),
  }),
  /** Words around a filled cell, or around each of a list: 365 with after " ngày" → "365 ngày". */
  defineTransformKind({
    kind: 'surround',
    params: z.strictObject({ before: z.string(), after: z.string() }),
    apply: (value, { before, after }) => {
      if (isEmpty(value)) return null;
      const around = (text: string): string => `${before}${text}${after}`;
      return typeof value === 'object' ? listOf(value).map(around) : around(textOf(value));
    },
  }),
  /** Lines as one, for files whose readers stumble over breaks: "a\n\nb" with " · " → "a · b". */
  defineTransformKind({
    kind: 'one-line',
    params: z.strictObject({ between: z.string().min(1) }),
    apply: (value, { between }) =>
      textOf(value)
        .split(/[\r\n\u2028\u2029]+/u)
        .map(collapseSpaces)
        .filter((line) => line !== '')
        .join(between),
  }),
  /** "GAO-NEP" → "gao-nep": a-z, 0-9 and hyphens. */
  defineTransformKind({
    kind: 'slug',
    params: noParams,
    apply: (value) => asciiSlug(textOf(value)),
  }),
  /** Replaces a value, or each of a list, by its entry in a table: 11 → "Chè". */
  defineTransformKind({
    kind: 'lookup',
    params: z.strictObject({ table: z.string() }),
    tableOf: ({ table }) => table,
    apply: (value, { table }, row) => {
      const entries = row.tables[table] ?? {};
      const find = (key: string): string => entries[key] ?? '';
      if (isEmpty(value)) return null;
      return typeof value === 'object' ? listOf(value).map(find) : find(textOf(value));
    },
  }),
  /** A stock as a flag: above zero, zero, not given. */
  defineTransformKind({ kind: 'yes-no', params: yesNoParams, apply: yesOrNo }),
  /** Facts and text as HTML, everything escaped: <ul>, <p>, <br>. */
  defineTransformKind({
    kind: 'html',
    params: z.strictObject({ blocks: z.array(textBlockSchema).min(1) }),
    apply: (_, { blocks }, row) => htmlOf(blocks, row),
  }),
  /** The same as text with line breaks. */
  defineTransformKind({
    kind: 'plain-text',
    params: z.strictObject({ blocks: z.array(textBlockSchema).min(1), bullet: z.string() }),
    apply: (_, { blocks, bullet }, row) => plainTextOf(blocks, bullet, row),
  }),
  /** Certificates, one text each: kind in words, stars, number, issuer, last day. */
  defineTransformKind({
    kind: 'certificate-lines',
    params: z.strictObject({ table: z.string(), number: z.string(), until: z.string() }),
    tableOf: ({ table }) => table,
    apply: (_, { table, number, until }, row) =>
      row.listing.certificates.map((one) => {
        const key = one.stars === null ? one.kind : `${one.kind}-${one.stars}`;
        const entries = row.tables[table] ?? {};
        return [
          entries[key] ?? entries[one.kind] ?? one.kind,
          one.number === '' ? '' : `${number} ${one.number}`,
          one.issuer,
          one.expiresOn === null ? '' : `${until} ${formatDay(one.expiresOn)}`,
        ]
          .filter((part) => part !== '')
          .join(', ');
      }),
  }),
  /** [6, 7] → "6, 7"; each run of neighbours of three or more is shortened: [5, 6, 7, 11] → "5-7, 11". */
  defineTransformKind({ kind: 'months', params: noParams, apply: (value) => monthRuns(value) }),
  /** What came before, only where a field is filled: for columns that go together. */
  defineTransformKind({
    kind: 'when-filled',
    params: z.strictObject({ name: rowFieldSchema }),
    apply: (value, { name }, row) => (isEmpty(readRowField(name, row)) ? null : value),
  }),
];

function yesOrNo(value: Cell, params: z.infer<typeof yesNoParams>): Cell {
  if (isEmpty(value)) return params.unknown;
  return Number(textOf(value)) > 0 ? params.yes : params.no;
}

function monthRuns(value: Cell): string {
  const months = listOf(value).map(Number);
  const runs: number[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === month - 1) run.push(month);
    else runs.push([month]);
  }
  return runs
    .map((run) => (run.length < 3 ? run.join(', ') : `${run[0] ?? ''}-${run.at(-1) ?? ''}`))
    .join(', ');
}
