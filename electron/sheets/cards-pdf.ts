import { setImmediate as breathe } from 'node:timers/promises';
import { openSheetDocument } from './sheet-document.ts';
import { A4_MM } from './sheet-measures.ts';
import type { SheetPage } from './sheet-page.ts';

export interface PhotoCard {
  /** What the QR code says: `cardText` of the listing. */
  readonly code: string;
  readonly listing: string;
  readonly household: string;
  readonly hamlet: string;
  readonly sku: string;
}

export interface CardWords {
  readonly title: string;
  readonly hint: string;
  readonly language: string;
}

const COLUMNS = 2;
const ROWS = 3;
const CARD_MM = { width: A4_MM.width / COLUMNS, height: A4_MM.height / ROWS } as const;
/** Office printers leave up to 5 mm of each edge white. */
const MARGIN_MM = 7;
/**
 * 37 fields with the quiet zone make one 1.4 mm: five pixels in a 12-megapixel photo that shows a whole metre of
 * table, where readers want two to three.
 */
const CODE_MM = 52;

/** Six cards a page, to be cut out along the lines; in the order given. An empty list makes no page. */
export async function makeCardsPdf(
  cards: readonly PhotoCard[],
  words: CardWords,
): Promise<Uint8Array> {
  const document = await openSheetDocument(words.title, words.language);
  for (let first = 0; first < cards.length; first += COLUMNS * ROWS) {
    // The window is answered while a whole library is drawn.
    await breathe();
    const page = document.addPage();
    drawCutLines(page);
    for (const [index, card] of cards.slice(first, first + COLUMNS * ROWS).entries()) {
      const column = index % COLUMNS;
      const row = Math.floor(index / COLUMNS);
      drawCard(page, column * CARD_MM.width, row * CARD_MM.height, card, words);
    }
  }
  return await document.bytes();
}

function drawCard(page: SheetPage, x: number, y: number, card: PhotoCard, words: CardWords): void {
  const column = {
    x: x + MARGIN_MM,
    width: CARD_MM.width - 2 * MARGIN_MM,
    align: 'centre',
  } as const;
  page.text(card.listing, {
    ...column,
    y: y + MARGIN_MM,
    mostLines: 2,
    largestSize: 20,
    smallestSize: 9,
    bold: true,
  });
  page.qr(card.code, x + (CARD_MM.width - CODE_MM) / 2, y + 23, CODE_MM);
  const about = { ...column, mostLines: 1, largestSize: 11, smallestSize: 7 };
  page.text(joined(card.household, card.hamlet), { ...about, y: y + 75.5 });
  page.text(card.sku, { ...about, y: y + 80.5, largestSize: 9, ink: 'grey' });
  page.text(words.hint, { ...about, y: y + 86, bold: true, largestSize: 10 });
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join(' · ');
}

function drawCutLines(page: SheetPage): void {
  const style = { ink: 'grey', width: 0.2, dashes: [2, 2] } as const;
  for (let column = 1; column < COLUMNS; column += 1) {
    const x = column * CARD_MM.width;
    page.line({ x, y: 0 }, { x, y: A4_MM.height }, style);
  }
  for (let row = 1; row < ROWS; row += 1) {
    const y = row * CARD_MM.height;
    page.line({ x: 0, y }, { x: A4_MM.width, y }, style);
  }
}
