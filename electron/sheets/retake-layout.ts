import type { PDFImage } from '@cantoo/pdf-lib';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import type { SheetDocument } from './sheet-document.ts';
import { A4_MM, type TextBox } from './sheet-measures.ts';

export interface RetakeSheet {
  readonly household: string;
  readonly hamlet: string;
  readonly items: readonly RetakeItem[];
}

/** One photo to take again, or one listing that has shots missing. */
export interface RetakeItem {
  readonly listing: string;
  /** `cardText` of the listing. */
  readonly cardCode: string;
  /** What is wrong, in sentences a farmer reads. */
  readonly reasons: readonly string[];
  /** The bad photo as a small JPEG; null where it was never taken. One that is no JPEG is left out. */
  readonly photo: Uint8Array | null;
  /** What is still to be taken, in sentences. */
  readonly missing: readonly string[];
  /** Drawings of how it should look. */
  readonly example: readonly Shot[];
}

export interface RetakeWords {
  readonly title: string;
  readonly lead: string;
  readonly thisPhoto: string;
  readonly likeThis: string;
  readonly stillMissing: string;
  /** Under the QR code. */
  readonly cardFirst: string;
  /** Short, under each drawing. */
  readonly examples: Readonly<Record<Shot, string>>;
  /** With {{page}} and {{pages}}; only said where there is more than one. */
  readonly pageOf: string;
  readonly language: string;
}

export const MARGIN_MM = 10;
export const WIDTH_MM = A4_MM.width - 2 * MARGIN_MM;
export const TOP_MM = 36;
export const BOTTOM_MM = A4_MM.height - 12;
export const GAP_MM = 4;
export const CODE_MM = 34;
export const CAPTION_MM = 6;

export interface Density {
  /** Side of photo and drawing, in millimetres. */
  readonly picture: number;
  /** In points. */
  readonly size: number;
}
/** As large as the page has room for, so that it is read at arm's length; smaller before a second page is begun. */
const DENSITIES: readonly Density[] = [
  { picture: 50, size: 15 },
  { picture: 46, size: 13 },
  { picture: 38, size: 11 },
];
/** For one listing with more said about it than a page holds. */
const LAST_RESORT: Density = { picture: 30, size: 8 };

export interface Block {
  readonly item: RetakeItem;
  readonly photo: PDFImage | null;
  readonly height: number;
}

interface Layout {
  readonly density: Density;
  readonly pages: readonly (readonly Block[])[];
}

export function chooseLayout(pagesAt: (density: Density) => Block[][]): Layout {
  let last: Layout | null = null;
  for (const density of DENSITIES) {
    last = { density, pages: pagesAt(density) };
    if (last.pages.length <= 1 && holds(last)) return last;
  }
  return last !== null && holds(last)
    ? last
    : { density: LAST_RESORT, pages: pagesAt(LAST_RESORT) };
}

/** No block is higher than a page. */
function holds({ pages }: Layout): boolean {
  return pages.flat().every(({ height }) => height <= BOTTOM_MM - TOP_MM);
}

export function paginate(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [];
  let y = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (y + block.height > BOTTOM_MM) {
      pages.push([]);
      y = TOP_MM;
    }
    pages.at(-1)?.push(block);
    y += block.height + GAP_MM;
  }
  return pages;
}

/** Where things of a block stand, from left: the bad photo, the example, the words, the code. */
export function columns(hasPhoto: boolean, hasExample: boolean, { picture }: Density) {
  const example = hasPhoto ? MARGIN_MM + picture + GAP_MM : MARGIN_MM;
  const text = hasExample ? example + picture + GAP_MM : example;
  const code = MARGIN_MM + WIDTH_MM - CODE_MM;
  return { photo: MARGIN_MM, example, text, code, textWidth: code - GAP_MM - text };
}

interface TextLine {
  readonly text: string;
  readonly box: Omit<TextBox, 'x' | 'y'>;
}

export function linesOf(
  item: RetakeItem,
  width: number,
  { size }: Density,
  words: RetakeWords,
): TextLine[] {
  // A sentence is never cut: the block grows with it.
  const box = { width, mostLines: 12, largestSize: size, smallestSize: size * 0.75 };
  const said = (text: string): TextLine => ({ text: `• ${text}`, box: { ...box, bold: true } });
  const small = {
    ...box,
    mostLines: 1,
    largestSize: size * 0.75,
    smallestSize: 7,
    ink: 'grey',
  } as const;
  return [
    { text: item.listing, box: { ...box, mostLines: 2, bold: true, largestSize: size * 1.1 } },
    ...item.reasons.map(said),
    ...(item.missing.length > 0 ? [{ text: words.stillMissing, box: small }] : []),
    ...item.missing.map(said),
  ];
}

export function heightOf(
  document: SheetDocument,
  item: RetakeItem,
  hasPhoto: boolean,
  density: Density,
  words: RetakeWords,
): number {
  const { textWidth } = columns(hasPhoto, item.example.length > 0, density);
  const text = linesOf(item, textWidth, density, words)
    .map((line) => document.heightOf(line.text, line.box) + 1)
    .reduce((sum, height) => sum + height, 0);
  return Math.max(text, density.picture + CAPTION_MM, CODE_MM + CAPTION_MM);
}
