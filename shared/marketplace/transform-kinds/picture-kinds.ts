import { BUNDLE_NAMES } from '../../bundle/bundle-names.ts';
import {
  type Cell,
  defineTransformKind,
  listOf,
  noParams,
  type RowContext,
} from '../transform-kind.ts';

export const pictureKinds = [
  /** File names as the marketplace refers to them: bare, under the base address, or as a path in the bundle. */
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
    case 'base-url': {
      const base = row.pictureBase;
      return base === null ? [] : names.map((name) => `${base.replace(/\/+$/u, '')}/${name}`);
    }
  }
}
