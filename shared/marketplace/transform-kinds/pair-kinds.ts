import { z } from 'zod';
import { asciiSlug } from '../../text/ascii-slug.ts';
import { collapseSpaces } from '../../text/tidy-text.ts';
import { readRowField } from '../read-row-field.ts';
import { rowFieldSchema } from '../row-field.ts';
import { defineTransformKind, type RowContext, textOf } from '../transform-kind.ts';

const pairsParams = z.strictObject({
  /** 'row': one text; 'variants': a list, one text per variant. */
  over: z.enum(['row', 'variants']),
  pairs: z
    .array(
      z.union([
        z.strictObject({ label: z.string().min(1), field: rowFieldSchema }),
        /** The label is a field too, as typed or as a code: "Cỡ túi" → "co_tui". */
        z.strictObject({
          labelFrom: rowFieldSchema,
          labelAs: z.enum(['text', 'code']),
          field: rowFieldSchema,
        }),
      ]),
    )
    .min(1),
  equals: z.string().min(1),
  between: z.string().min(1),
  /** Characters the importer would cut a value at; a blank takes their place. */
  without: z.array(z.string().length(1)),
});
type PairsParams = z.infer<typeof pairsParams>;

export const pairKinds = [
  /** Names and values in one cell: "Loại:Gạo nếp|Xuất xứ:Điện Biên". A pair without a name or a value is left out. */
  defineTransformKind({
    kind: 'pairs',
    params: pairsParams,
    apply: (_, params, row) =>
      params.over === 'row'
        ? pairsOf(params, row)
        : row.listing.variants.map((variant) => pairsOf(params, { ...row, variant })),
  }),
];

function pairsOf(params: PairsParams, row: RowContext): string {
  const clean = (text: string): string =>
    collapseSpaces(
      params.without.reduce((rest, character) => rest.replaceAll(character, ' '), text),
    );
  return params.pairs
    .flatMap((pair): string[] => {
      const label = 'label' in pair ? pair.label : labelOf(pair, row);
      const value = clean(textOf(readRowField(pair.field, row)));
      return label === '' || value === '' ? [] : [`${clean(label)}${params.equals}${value}`];
    })
    .join(params.between);
}

function labelOf(
  { labelFrom, labelAs }: { labelFrom: z.infer<typeof rowFieldSchema>; labelAs: 'text' | 'code' },
  row: RowContext,
): string {
  const text = textOf(readRowField(labelFrom, row));
  return labelAs === 'code' ? asciiSlug(text).replaceAll('-', '_') : text;
}
