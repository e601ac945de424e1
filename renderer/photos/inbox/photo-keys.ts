import type { PhotoMark } from '../../../shared/domain/studio-photo.ts';

const MOVES = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type PhotoMove = (typeof MOVES)[number];

/** What a key asks the grid for. */
export type PhotoKey =
  /** `extends`: from the anchor to there; `isFree`: without choosing. */
  | {
      readonly kind: 'move';
      readonly move: PhotoMove;
      readonly extends: boolean;
      readonly isFree: boolean;
    }
  | { readonly kind: 'mark'; readonly mark: Exclude<PhotoMark, ''> }
  /** `place` counts the listings beside the grid from 0. */
  | { readonly kind: 'assign'; readonly place: number }
  | {
      readonly kind:
        | 'toggle'
        | 'all'
        | 'clear'
        | 'cover'
        | 'find'
        | 'unassign'
        | 'turn'
        | 'compare'
        | 'open';
    };

const LETTERS: Readonly<Record<string, PhotoKey>> = {
  g: { kind: 'mark', mark: 'kept' },
  x: { kind: 'mark', mark: 'hidden' },
  b: { kind: 'cover' },
  a: { kind: 'find' },
  u: { kind: 'unassign' },
  r: { kind: 'turn' },
  c: { kind: 'compare' },
  ' ': { kind: 'toggle' },
  enter: { kind: 'open' },
  escape: { kind: 'clear' },
};

/** Null when the key is not for the grid. Whether a letter is being composed is for the caller to see. */
export function photoKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): PhotoKey | null {
  if (event.altKey) return null;
  const isControl = event.ctrlKey || event.metaKey;
  const move = MOVES.find((one) => one === event.key);
  if (move !== undefined) {
    return { kind: 'move', move, extends: event.shiftKey, isFree: isControl && !event.shiftKey };
  }
  const key = event.key.toLowerCase();
  if (isControl) {
    if (key === 'a') return { kind: 'all' };
    return key === ' ' ? { kind: 'toggle' } : null;
  }
  if (/^[1-9]$/.test(key)) return { kind: 'assign', place: Number(key) - 1 };
  return LETTERS[key] ?? null;
}

/** The place a move leads to; it stops at the ends. */
export function placeOfMove(
  move: PhotoMove,
  index: number,
  grid: { readonly columns: number; readonly pageRows: number; readonly total: number },
): number {
  const within = (wanted: number) => Math.max(0, Math.min(grid.total - 1, wanted));
  switch (move) {
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowUp':
      return index - grid.columns < 0 ? index : index - grid.columns;
    case 'ArrowDown':
      // From the last row but one into a last row that is shorter.
      return within(index + grid.columns);
    case 'PageUp':
      return within(index - grid.columns * grid.pageRows);
    case 'PageDown':
      return within(index + grid.columns * grid.pageRows);
    case 'Home':
      return 0;
    case 'End':
      return within(grid.total - 1);
  }
}

/** Pressing the same key again takes the mark away. */
export function markAfter(marks: readonly PhotoMark[], wanted: Exclude<PhotoMark, ''>): PhotoMark {
  return marks.length > 0 && marks.every((mark) => mark === wanted) ? '' : wanted;
}
