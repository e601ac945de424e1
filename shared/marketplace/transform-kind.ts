import { z } from 'zod';
import type { MarketListing, MarketVariant } from './market-listing.ts';
import type { PictureAddresses } from './picture-addresses.ts';
import type { RowKind } from './row-field.ts';

/** What travels along a column's pipeline. null and '' both become an empty cell. */
export type Cell = string | number | readonly (string | number)[] | null;

/** What a step may look at besides the value it is given. */
export interface RowContext {
  readonly listing: MarketListing;
  /** Place of the listing in the file, counted from 1. */
  readonly listingNumber: number;
  /** null on a parent row and on a picture row. */
  readonly variant: MarketVariant | null;
  readonly marketplaceId: string;
  readonly rowKind: RowKind;
  readonly pictureNames: readonly string[];
  /** The picture this row carries, where pictures take rows; position counts from 1. */
  readonly picture: { readonly name: string; readonly position: number } | null;
  readonly pictureReference: 'file-name' | 'base-url' | 'folder';
  readonly pictureAddresses: PictureAddresses;
  /** What the person answered when the bundle was made, by id of the profile's asks. */
  readonly answers: Readonly<Record<string, string>>;
  readonly list: { readonly separator: string; readonly escape: string } | null;
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Transform = (value: Cell, row: RowContext) => Cell;

export interface TransformKind {
  readonly kind: string;
  readonly params: z.ZodType;
  /** Name of the table the params point at, if any. */
  readonly tableOf: (params: unknown) => string | null;
  /** Id of the ask the params point at, if any. */
  readonly askOf: (params: unknown) => string | null;
  readonly compile: (params: unknown) => Transform;
}

interface TransformKindDefinition<Params> {
  readonly kind: string;
  readonly params: z.ZodType<Params>;
  readonly tableOf?: (params: Params) => string | null;
  readonly askOf?: (params: Params) => string | null;
  readonly apply: (value: Cell, params: Params, row: RowContext) => Cell;
}

export function defineTransformKind<Params>(
  definition: TransformKindDefinition<Params>,
): TransformKind {
  const { tableOf, askOf } = definition;
  return {
    kind: definition.kind,
    params: definition.params,
    tableOf: (params) => (tableOf === undefined ? null : tableOf(definition.params.parse(params))),
    askOf: (params) => (askOf === undefined ? null : askOf(definition.params.parse(params))),
    compile: (params) => {
      const parsed = definition.params.parse(params);
      return (value, row) => definition.apply(value, parsed, row);
    },
  };
}

export const noParams = z.strictObject({});

/** A cell as one text; lists are joined with a comma and a space. */
export function textOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value.map(String).join(', ');
}

/** A cell as a list without empty parts. */
export function listOf(value: Cell): readonly string[] {
  const parts = value === null ? [] : Array.isArray(value) ? value.map(String) : [textOf(value)];
  return parts.filter((part) => part !== '');
}

export function isEmpty(value: Cell): boolean {
  return value === null || value === '' || (typeof value === 'object' && value.length === 0);
}
