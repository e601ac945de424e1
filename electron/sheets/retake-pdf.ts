import type { PDFImage } from '@cantoo/pdf-lib';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import { drawExample } from './example-drawings.ts';
import { openSheetDocument, type SheetDocument } from './sheet-document.ts';
import { A4_MM, type TextBox } from './sheet-measures.ts';
import type { SheetPage } from './sheet-page.ts';

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

const MARGIN_MM = 10;
const WIDTH_MM = A4_MM.width - 2 * MARGIN_MM;
const TOP_MM = 36;
const BOTTOM_MM = A4_MM.height - 12;
const GAP_MM = 4;
const CODE_MM = 34;
const CAPTION_MM = 6;

interface Density {
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

interface Block {
  readonly item: RetakeItem;
  readonly photo: PDFImage | null;
  readonly height: number;
}

/**
 * What to photograph again at one household: one A4 page, more only where even the smallest writing does not fit.
 * Without items there is no page.
 */
export async function makeRetakePdf(sheet: RetakeSheet, words: RetakeWords): Promise<Uint8Array> {
  const document = await openSheetDocument(`${words.title} · ${sheet.household}`, words.language);
  const photos = await Promise.all(
    sheet.items.map(({ photo }) => (photo === null ? null : embedded(document, photo))),
  );
  const pagesAt = (density: Density) =>
    paginate(
      sheet.items.map((item, index) => {
        const photo = photos[index] ?? null;
        return { item, photo, height: heightOf(document, item, photo !== null, density, words) };
      }),
    );
  const { density, pages } = chooseLayout(pagesAt);
  for (const [index, blocks] of pages.entries()) {
    const page = document.addPage();
    drawHead(page, sheet, words);
    if (pages.length > 1) {
      const said = words.pageOf
        .replace('{{page}}', `${index + 1}`)
        .replace('{{pages}}', `${pages.length}`);
      page.text(said, { ...LINE, y: BOTTOM_MM + 2, largestSize: 9, ink: 'grey' });
    }
    let y = TOP_MM;
    for (const block of blocks) {
      drawBlock(page, block, y, density, words);
      y += block.height + GAP_MM;
    }
  }
  return await document.bytes();
}

interface Layout {
  readonly density: Density;
  readonly pages: readonly (readonly Block[])[];
}

function chooseLayout(pagesAt: (density: Density) => Block[][]): Layout {
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

async function embedded(document: SheetDocument, bytes: Uint8Array): Promise<PDFImage | null> {
  try {
    return await document.embedJpeg(bytes);
  } catch {
    // The reasons are what the sheet is for; a picture that cannot be shown keeps nobody from them.
    return null;
  }
}

function paginate(blocks: readonly Block[]): Block[][] {
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

const LINE = {
  x: MARGIN_MM,
  width: WIDTH_MM,
  mostLines: 1,
  smallestSize: 8,
} as const;

function drawHead(page: SheetPage, { household, hamlet }: RetakeSheet, words: RetakeWords): void {
  const whose = [household, hamlet].filter((part) => part.trim() !== '').join(' · ');
  page.text(words.title, { ...LINE, y: 9, largestSize: 22, bold: true });
  page.text(whose, { ...LINE, y: 19, largestSize: 14 });
  page.text(words.lead, { ...LINE, y: 26.5, largestSize: 11, ink: 'grey' });
}

/** Where things of a block stand, from left: the bad photo, the example, the words, the code. */
function columns(hasPhoto: boolean, hasExample: boolean, { picture }: Density) {
  const example = hasPhoto ? MARGIN_MM + picture + GAP_MM : MARGIN_MM;
  const text = hasExample ? example + picture + GAP_MM : example;
  const code = MARGIN_MM + WIDTH_MM - CODE_MM;
  return { photo: MARGIN_MM, example, text, code, textWidth: code - GAP_MM - text };
}

interface TextLine {
  readonly text: string;
  readonly box: Omit<TextBox, 'x' | 'y'>;
}

function linesOf(
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

function heightOf(
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

function drawBlock(
  page: SheetPage,
  block: Block,
  y: number,
  density: Density,
  words: RetakeWords,
): void {
  const { item, photo } = block;
  const { picture } = density;
  const at = columns(photo !== null, item.example.length > 0, density);
  const caption = {
    width: picture,
    mostLines: 1,
    largestSize: 9,
    smallestSize: 6,
    align: 'centre',
  } as const;
  page.line(
    { x: MARGIN_MM, y: y - GAP_MM / 2 },
    { x: MARGIN_MM + WIDTH_MM, y: y - GAP_MM / 2 },
    { ink: 'pale', width: 0.3 },
  );
  if (photo !== null) {
    page.text(words.thisPhoto, { ...caption, x: at.photo, y, ink: 'red', bold: true });
    const shown = page.image(photo, {
      x: at.photo,
      y: y + CAPTION_MM,
      width: picture,
      height: picture,
    });
    drawCross(page, shown.x + shown.width - CROSS_MM - 1, shown.y + 1);
  }
  if (item.example.length > 0) {
    page.text(words.likeThis, { ...caption, x: at.example, y, bold: true });
    drawExamples(page, item.example, at.example, y + CAPTION_MM, picture, words);
  }
  let down = y;
  for (const line of linesOf(item, at.textWidth, density, words))
    down += page.text(line.text, { ...line.box, x: at.text, y: down }) + 1;
  page.qr(item.cardCode, at.code, y, CODE_MM);
  page.text(words.cardFirst, { ...caption, width: CODE_MM, x: at.code, y: y + CODE_MM });
}

/** One large, or several small ones side by side. */
function drawExamples(
  page: SheetPage,
  shots: readonly Shot[],
  x: number,
  y: number,
  side: number,
  words: RetakeWords,
): void {
  const across = Math.ceil(Math.sqrt(shots.length));
  const cell = side / across;
  const captionHeight = Math.min(5, cell / 4);
  for (const [index, shot] of shots.entries()) {
    const left = x + (index % across) * cell;
    const top = y + Math.floor(index / across) * cell;
    const drawn = cell - captionHeight;
    drawExample(page, shot, { x: left + captionHeight / 2, y: top }, drawn);
    page.text(words.examples[shot], {
      x: left + 0.5,
      y: top + drawn,
      width: cell - 1,
      mostLines: 1,
      largestSize: 9,
      smallestSize: 4.5,
      align: 'centre',
    });
  }
}

const CROSS_MM = 10;

function drawCross(page: SheetPage, x: number, y: number): void {
  page.path(
    `M0 0 l${CROSS_MM} ${CROSS_MM} M${CROSS_MM} 0 l-${CROSS_MM} ${CROSS_MM}`,
    { x, y, scale: 1 },
    { ink: 'red', stroke: 2 },
  );
}
