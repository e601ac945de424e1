import { z } from 'zod';
import { defineTransformKind, listOf, noParams } from '../transform-kind.ts';

export const listKinds = [
  /** Several values in one cell as the file format says; a separator inside a value is escaped: "Rau, củ" → "Rau\, củ". */
  defineTransformKind({
    kind: 'list',
    params: noParams,
    apply: (value, _, row) => {
      const parts = listOf(value);
      if (row.list === null) return parts.join(', ');
      const { separator, escape } = row.list;
      const mark = separator.trim();
      return parts.map((part) => part.replaceAll(mark, `${escape}${mark}`)).join(separator);
    },
  }),
  /** One of a list, counted from 1. */
  defineTransformKind({
    kind: 'nth',
    params: z.strictObject({ position: z.number().int().min(1) }),
    apply: (value, { position }) => listOf(value)[position - 1] ?? null,
  }),
  /** A list without its first ones: for columns that hold the further pictures. */
  defineTransformKind({
    kind: 'skip',
    params: z.strictObject({ first: z.number().int().min(1) }),
    apply: (value, { first }) => listOf(value).slice(first),
  }),
  /** Addresses in one cell, separated by commas; a comma inside an address is written %2C. */
  defineTransformKind({
    kind: 'address-list',
    params: noParams,
    apply: (value) =>
      listOf(value)
        .map((address) => address.replaceAll(',', '%2C'))
        .join(','),
  }),
];
