import {
  fill,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setFillingColor,
  type PDFImage,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { QUIET_FIELDS, qrMatrix } from './qr-matrix.ts';
import { BASELINE, layText, LINE_HEIGHT, type Letters } from './sheet-letters.ts';
import { A4_MM, POINTS_PER_MM, type Ink, type Point, type TextBox } from './sheet-measures.ts';

const INKS = {
  black: rgb(0, 0, 0),
  grey: rgb(0.4, 0.4, 0.4),
  pale: rgb(0.86, 0.86, 0.86),
  red: rgb(0.75, 0.1, 0.1),
} as const;

/** One A4 page; all measures in millimetres from its top left corner. */
export interface SheetPage {
  /** Writes a text into a box. Answers how high it became. */
  text(text: string, box: TextBox): number;
  /** A code as wide as `side`, with its quiet zone inside. */
  qr(text: string, x: number, y: number, side: number): void;
  line(from: Point, to: Point, style: LineStyle): void;
  /** An SVG path; its unit is `scale` millimetres. */
  path(path: string, place: Point & { scale: number }, style: PathStyle): void;
  /** Whole, centred in the box. Answers where it came to stand. */
  image(image: PDFImage, box: Rectangle): Rectangle;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LineStyle {
  readonly ink: Ink;
  readonly width: number;
  readonly dashes?: readonly number[];
}

export interface PathStyle {
  readonly ink: Ink;
  /** In the path's own unit; left out: the path is filled. */
  readonly stroke?: number;
}

export function createPage(page: PDFPage, letters: Letters): SheetPage {
  const right = (mm: number) => mm * POINTS_PER_MM;
  const up = (mm: number) => (A4_MM.height - mm) * POINTS_PER_MM;

  return {
    text(text, box) {
      const { lines, size, lettering, height } = layText(text, box, letters);
      for (const [index, line] of lines.entries()) {
        const spare = box.width * POINTS_PER_MM - lettering.widthOf(line) * size;
        page.drawText(line, {
          x: right(box.x) + (box.align === 'centre' ? spare / 2 : 0),
          y: up(box.y) - (index * LINE_HEIGHT + BASELINE) * size,
          size,
          font: lettering.font,
          color: INKS[box.ink ?? 'black'],
        });
      }
      return height;
    },
    qr(text, x, y, side) {
      const rows = qrMatrix(text);
      const field = side / (rows.length + 2 * QUIET_FIELDS);
      const fields = rows.flatMap((row, down) =>
        darkRuns(row).map(({ from, to }) =>
          rectangle(
            right(x + (from + QUIET_FIELDS) * field),
            up(y + (down + 1 + QUIET_FIELDS) * field),
            right((to - from) * field),
            right(field),
          ),
        ),
      );
      // One path for the whole code: drawn field by field, viewers leave hairlines between neighbours.
      page.pushOperators(
        pushGraphicsState(),
        setFillingColor(INKS.black),
        ...fields,
        fill(),
        popGraphicsState(),
      );
    },
    line(from, to, { ink, width, dashes }) {
      page.drawLine({
        start: { x: right(from.x), y: up(from.y) },
        end: { x: right(to.x), y: up(to.y) },
        thickness: right(width),
        color: INKS[ink],
        ...(dashes === undefined ? {} : { dashArray: dashes.map(right) }),
      });
    },
    path(path, { x, y, scale }, { ink, stroke }) {
      page.drawSvgPath(path, {
        x: right(x),
        y: up(y),
        scale: right(scale),
        ...(stroke === undefined
          ? { color: INKS[ink] }
          : { borderColor: INKS[ink], borderWidth: stroke }),
      });
    },
    image(image, box) {
      const factor = Math.min(box.width / image.width, box.height / image.height);
      const [width, height] = [image.width * factor, image.height * factor];
      const x = box.x + (box.width - width) / 2;
      const y = box.y + (box.height - height) / 2;
      page.drawImage(image, {
        x: right(x),
        y: up(y + height),
        width: right(width),
        height: right(height),
      });
      return { x, y, width, height };
    },
  };
}

function darkRuns(row: readonly boolean[]): Array<{ from: number; to: number }> {
  const runs: Array<{ from: number; to: number }> = [];
  for (const [index, isDark] of row.entries()) {
    if (!isDark) continue;
    const last = runs.at(-1);
    if (last?.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  }
  return runs;
}
