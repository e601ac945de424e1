import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RetakeItem } from '../../../electron/sheets/retake-layout.ts';
import { makeRetakePdf } from '../../../electron/sheets/retake-pdf.ts';
import { sheetWords } from '../../../electron/sheets/sheet-words.ts';
import { listingIdSchema } from '../../../shared/domain/ids.ts';
import { cardText } from '../../../shared/photos/photo-cards.ts';
import { SHOTS } from '../../../shared/photos/photo-coach.ts';
import { photoFlagCodeSchema } from '../../../shared/photos/photo-judgement.ts';
import { phoneJpeg } from '../../fixtures/make-photos.ts';
import { codesIn, photographed, printedPages, printedText } from './read-codes.ts';

const { retake, reasons, missing } = sheetWords('vi');
const WORDS = { ...retake, language: 'vi' };

function codeOf(number: number): string {
  return cardText(
    listingIdSchema.parse(`0192f0c4-7b1e-7acd-9e21-${`${number}`.padStart(12, '0')}`),
  );
}

async function badPhoto(number = 1): Promise<RetakeItem> {
  return {
    listing: `Mật ong bạc hà ${number}`,
    cardCode: codeOf(number),
    reasons: [reasons.blurred, reasons.dark],
    photo: await phoneJpeg({ widthPx: 400, heightPx: 300 }),
    missing: [],
    example: ['cover'],
  };
}

function missingShots(number = 2): RetakeItem {
  return {
    listing: `Gạo nếp nương ${number}`,
    cardCode: codeOf(number),
    reasons: [],
    photo: null,
    missing: SHOTS.map((shot) => missing[shot]),
    example: SHOTS,
  };
}

const sheet = (...items: RetakeItem[]) =>
  makeRetakePdf({ household: 'Lò Văn Bun', hamlet: 'Bản Phăng 2', items }, WORDS);

async function pageCount(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf)).getPageCount();
}

describe('the retake sheet', () => {
  it('says whose it is, what is wrong and what is missing, in whole sentences', async () => {
    const text = printedText(await sheet(await badPhoto(), missingShots()));
    if (text === null) return;
    const flowing = text.replaceAll(/\s+/g, ' ');
    expect(flowing).toContain('Lò Văn Bun · Bản Phăng 2');
    for (const sentence of [reasons.blurred, reasons.dark, ...SHOTS.map((shot) => missing[shot])])
      expect(flowing).toContain(`• ${sentence}`);
    for (const shot of SHOTS) expect(flowing).toContain(retake.examples[shot]);
  });

  it('has a code per listing that a phone reads, the bad photo and drawings', async () => {
    const items = [await badPhoto(1), missingShots(2)];
    const pages = printedPages(await sheet(...items), 200);
    if (pages === null) return;
    const found = await codesIn(await photographed(pages[0] ?? ''));
    expect(new Set(found)).toEqual(new Set(items.map(({ cardCode }) => cardCode)));
    // The photo's red quarter stands at the left of the first block; ink of the drawing right of it.
    const dots = (mm: number) => Math.round((mm * 200) / 25.4);
    const piece = async (x: number, y: number, side: number) => {
      const cut = sharp(pages[0] ?? '').removeAlpha();
      const at = { left: dots(x), top: dots(y), width: dots(side), height: dots(side) };
      return await sharp(await cut.extract(at).png().toBuffer()).stats();
    };
    const [red, green, blue] = (await piece(12, 55, 6)).channels.map(({ mean }) => mean);
    expect(red ?? 0).toBeGreaterThan((green ?? 0) + 80);
    expect(red ?? 0).toBeGreaterThan((blue ?? 0) + 80);
    const drawing = (await piece(64, 42, 50)).channels[0];
    expect(drawing?.min).toBeLessThan(60);
    expect(drawing?.mean).toBeGreaterThan(200);
  });

  it('is one page for a household with five, and goes on where it must', async () => {
    const five = [1, 2, 3, 4, 5];
    expect(await pageCount(await sheet(...(await Promise.all(five.map(badPhoto)))))).toBe(1);
    const twelve = await sheet(...Array.from({ length: 12 }, (_, index) => missingShots(index)));
    expect(await pageCount(twelve)).toBe(3);
    const text = printedText(twelve);
    if (text !== null) expect(text).toContain('Trang 2/3');
  });

  it('does without a photo that is none, and with the longest of everything', async () => {
    const worst: RetakeItem = {
      ...(await badPhoto()),
      listing: 'Chè Shan tuyết cổ thụ Tủa Chùa '.repeat(20),
      photo: Uint8Array.from([1, 2, 3]),
      reasons: photoFlagCodeSchema.options.map((code) => reasons[code]),
      missing: SHOTS.map((shot) => missing[shot]),
      example: SHOTS,
    };
    const pdf = await sheet(worst);
    expect(await pageCount(pdf)).toBe(1);
    const text = printedText(pdf);
    if (text !== null) expect(text.replaceAll(/\s+/g, ' ')).toContain(missing.hand);
    expect(await pageCount(await sheet())).toBe(0);
  });

  it('has words for every flaw and every shot in both languages', () => {
    const [vi, en] = [sheetWords('vi'), sheetWords('en')];
    for (const words of [vi, en]) {
      expect(Object.keys(words.reasons).toSorted()).toEqual(
        [...photoFlagCodeSchema.options].toSorted(),
      );
      expect(Object.keys(words.missing)).toEqual([...SHOTS]);
      expect(Object.keys(words.retake.examples)).toEqual([...SHOTS]);
    }
    expect(Object.keys(en.retake)).toEqual(Object.keys(vi.retake));
    expect(Object.keys(en.cards)).toEqual(Object.keys(vi.cards));
  });
});
