import type { PDFImage } from '@cantoo/pdf-lib';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import { drawExample } from './example-drawings.ts';
import {
  BOTTOM_MM,
  CAPTION_MM,
  chooseLayout,
  CODE_MM,
  columns,
  GAP_MM,
  heightOf,
  linesOf,
  MARGIN_MM,
  paginate,
  TOP_MM,
  WIDTH_MM,
  type Block,
  type Density,
  type RetakeSheet,
  type RetakeWords,
} from './retake-layout.ts';
import { openSheetDocument, type SheetDocument } from './sheet-document.ts';
import type { SheetPage } from './sheet-page.ts';

/**
 * What to photograph again at one household: one A4 page, more only where even the smallest writing does not fit.
 * Without items there is no page.
 */
export async function makeRetakePdf(sheet: RetakeSheet, words: RetakeWords): Promise<Uint8Array> {
  const document = await openSheetDocument(`${words.title} · ${sheet.household}`, words.language);
  const photos = await Promise.all(sheet.items.map(({ photo }) => embedded(document, photo)));
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

async function embedded(
  document: SheetDocument,
  bytes: Uint8Array | null,
): Promise<PDFImage | null> {
  if (bytes === null) return null;
  try {
    return await document.embedJpeg(bytes);
  } catch {
    // The reasons are what the sheet is for; a picture that cannot be shown keeps nobody from them.
    return null;
  }
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
  // Never three across: the words under a third of this width cannot be read.
  const across = Math.min(2, shots.length);
  const down = Math.ceil(shots.length / across);
  const [width, height] = [side / across, side / down];
  const captionHeight = Math.min(5, height / 4);
  for (const [index, shot] of shots.entries()) {
    const left = x + (index % across) * width;
    const top = y + Math.floor(index / across) * height;
    const drawn = Math.min(width, height) - captionHeight;
    drawExample(page, shot, { x: left + (width - drawn) / 2, y: top }, drawn);
    page.text(words.examples[shot], {
      x: left + 0.5,
      y: top + drawn,
      width: width - 1,
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
