import { BUNDLE_NAMES } from '../../bundle/bundle-names.ts';
import { addressOf } from '../picture-addresses.ts';
import {
  type Cell,
  defineTransformKind,
  listOf,
  noParams,
  type RowContext,
} from '../transform-kind.ts';

export const pictureKinds = [
  /** File names as the marketplace refers to them: bare, as public addresses, or as a path in the bundle. */
  defineTransformKind({
    kind: 'picture-reference',
    params: noParams,
    apply: (value, _, row) => refer(value, row),
  }),
];

function refer(value: Cell, row: RowContext): Cell {
  const names = listOf(value);
  switch (row.pictureReference) {
    case 'file-name':
      return names;
    case 'folder':
      return names.map((name) => `${BUNDLE_NAMES.pictures}/${name}`);
    case 'base-url':
      return names.flatMap((name) => listable(addressOf(name, row.pictureAddresses), row.list));
  }
}

/** An address that holds the mark between two addresses would be read as two. */
function listable(address: string | null, list: RowContext['list']): string[] {
  if (address === null) return [];
  const mark = list?.separator.trim() ?? '';
  return [mark === '' ? address : address.replaceAll(mark, encodeURIComponent(mark))];
}
