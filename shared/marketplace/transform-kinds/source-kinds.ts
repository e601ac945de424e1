import { z } from 'zod';
import { readRowField } from '../read-row-field.ts';
import { rowFieldSchema, rowKindSchema } from '../row-field.ts';
import { defineTransformKind, isEmpty, textOf } from '../transform-kind.ts';

/** Kinds that begin a pipeline: they look at the row and ignore what came before. */
export const sourceKinds = [
  /** The same text in every row. */
  defineTransformKind({
    kind: 'literal',
    params: z.strictObject({ text: z.string().min(1) }),
    apply: (_, { text }) => text,
  }),
  /** A word per kind of row: simple, variable, variation. Row kinds without a word stay blank. */
  defineTransformKind({
    kind: 'row-kind',
    params: z.partialRecord(rowKindSchema, z.string().min(1)),
    apply: (_, words, row) => words[row.rowKind] ?? null,
  }),
  /** One field as it is. */
  defineTransformKind({
    kind: 'field',
    params: z.strictObject({ name: rowFieldSchema }),
    apply: (_, { name }, row) => readRowField(name, row),
  }),
  /** Several fields as a list; empty ones are left out. */
  defineTransformKind({
    kind: 'fields',
    params: z.strictObject({ names: z.array(rowFieldSchema).min(2) }),
    apply: (_, { names }, row) =>
      names.map((name) => textOf(readRowField(name, row))).filter((text) => text !== ''),
  }),
  /** A field where nothing came before. */
  defineTransformKind({
    kind: 'otherwise',
    params: z.strictObject({ name: rowFieldSchema }),
    apply: (value, { name }, row) => (isEmpty(value) ? readRowField(name, row) : value),
  }),
  /** The first of several fields that holds something. */
  defineTransformKind({
    kind: 'first-filled',
    params: z.strictObject({ names: z.array(rowFieldSchema).min(2) }),
    apply: (_, { names }, row) => {
      for (const name of names) {
        const value = readRowField(name, row);
        if (!isEmpty(value)) return value;
      }
      return null;
    },
  }),
];
