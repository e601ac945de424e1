import type { Shot } from '../../shared/photos/photo-coach.ts';
import type { Point } from './sheet-measures.ts';
import type { SheetPage } from './sheet-page.ts';

/** Line drawings of a good photo, in a box of 100 × 100: the frame is the photo's edge. */
interface Drawing {
  readonly lines: string;
  /** Thinner and lighter: the ground, the things beside the product. */
  readonly faint: string;
}

const JAR_LID = 'M36 24 h28 v8 h-28 z';
const JAR =
  'M38 32 h24 v4 c8 4 10 9 10 16 v24 c0 5 -3 8 -8 8 h-28 c-5 0 -8 -3 -8 -8 v-24 c0 -7 2 -12 10 -16 z';
const JAR_LABEL = 'M28 56 h44 v18 h-44 z';

const DRAWINGS: Readonly<Record<Shot, Drawing>> = {
  // The whole jar, in the middle, on one even sheet.
  cover: {
    lines: `${JAR_LID} ${JAR} ${JAR_LABEL}`,
    faint: 'M4 66 c14 0 18 0 20 0 M76 66 c4 0 10 0 20 0',
  },
  // Grains that reach over the edge of the frame, and a glass over them.
  'close-up': {
    lines: `${circle(46, 44, 30)} M67 66 l20 20 M63 70 l20 20 M83 90 l4 -4`,
    faint: [
      grain(34, 34),
      grain(52, 30),
      grain(60, 46),
      grain(42, 50),
      grain(30, 52),
      grain(50, 62),
      grain(14, 80),
      grain(40, 88),
      grain(84, 14),
      grain(86, 44),
    ].join(' '),
  },
  // The label fills the frame, straight on.
  label: {
    lines: 'M16 20 h68 v60 h-68 z M24 30 h36 M24 42 h52 M24 50 h52 M24 58 h30',
    faint:
      'M60 64 v12 M63 64 v12 M66 64 v12 M68 64 v12 M72 64 v12 M74 64 v12 M77 64 v12 M10 8 v84 M90 8 v84',
  },
  // An open box with the jar beside it.
  packing: {
    lines:
      'M10 48 l26 -9 l26 9 v32 l-26 9 l-26 -9 z M10 48 l26 9 l26 -9 M36 57 v32 M10 48 l-4 -10 l26 -9 l4 10 M62 48 l5 -10 l-26 -9 l-5 10',
    faint:
      'M74 50 h14 v5 h-14 z M72 60 c0 -3 2 -5 4 -5 h10 c2 0 4 2 4 5 v20 c0 3 -2 5 -4 5 h-10 c-2 0 -4 -2 -4 -5 z M72 66 h18 v9 h-18 z',
  },
  // Four fingers in front of the jar, the thumb behind it, the arm below.
  hand: {
    lines: [
      'M40 12 h20 v6 h-20 z',
      'M41 18 h18 c6 3 8 6 8 12 v8 M33 62 v-32 c0 -6 2 -9 8 -12',
      finger(34, 38),
      finger(34, 48),
      finger(34, 58),
      finger(36, 68),
      'M72 40 c8 4 12 12 12 22 c0 14 -6 20 -12 26 v8',
      'M36 76 c2 8 8 12 12 14 v6',
    ].join(' '),
    faint: 'M33 36 h34',
  },
};

const FRAME = 'M2 2 h96 v96 h-96 z';

/** Draws a good example as wide and high as `side` millimetres. */
export function drawExample(page: SheetPage, shot: Shot, place: Point, side: number): void {
  const { lines, faint } = DRAWINGS[shot];
  const at = { ...place, scale: side / 100 };
  page.path(FRAME, at, { ink: 'grey', stroke: 1 });
  if (faint !== '') page.path(faint, at, { ink: 'grey', stroke: 1.2 });
  page.path(lines, at, { ink: 'black', stroke: 2.2 });
}

function circle(x: number, y: number, radius: number): string {
  const turn = (across: number) => `a${radius} ${radius} 0 1 0 ${across} 0`;
  return `M${x - radius} ${y} ${turn(2 * radius)} ${turn(-2 * radius)}`;
}

function grain(x: number, y: number): string {
  return `M${x - 6} ${y + 3} c2 -7 8 -9 12 -7 c-2 7 -8 9 -12 7 z`;
}

function finger(x: number, y: number): string {
  return `M${x} ${y} h34 c6 0 6 9 0 9 h-34 c-6 0 -6 -9 0 -9 z`;
}
