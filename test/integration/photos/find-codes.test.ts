import QRCode from 'qrcode';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { lumaOf } from '../../../shared/photos/picture-views.ts';
import { findCodes } from '../../../electron/workers/find-codes.ts';
import type { Pixels } from '../../../shared/photos/pixels.ts';
import { quarters } from '../../fixtures/make-photos.ts';

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** A card as it is photographed: a third of the picture, tilted, a little out of focus. */
async function cardPhoto(text: string, degrees: number, blur: number): Promise<Pixels> {
  const card = await sharp(await QRCode.toBuffer(text, { width: 400, margin: 4 }))
    .rotate(degrees, { background: '#ffffff' })
    .png()
    .toBuffer();
  const scene = await (
    await quarters({ widthPx: 1200, heightPx: 900 })
  )
    .composite([{ input: card, left: 330, top: 160 }])
    .png()
    .toBuffer();
  return await pixelsOf(sharp(await sharp(scene).blur(blur).jpeg({ quality: 80 }).toBuffer()));
}

/** An EAN-13 as bars (GS1 General Specifications 5.2.1). */
async function barcodePhoto(digits: string): Promise<Pixels> {
  const left = [
    '0001101',
    '0011001',
    '0010011',
    '0111101',
    '0100011',
    '0110001',
    '0101111',
    '0111011',
    '0110111',
    '0001011',
  ];
  const parities = [
    'LLLLLL',
    'LLGLGG',
    'LLGGLG',
    'LLGGGL',
    'LGLLGG',
    'LGGLLG',
    'LGGGLL',
    'LGLGLG',
    'LGLGGL',
    'LGGLGL',
  ];
  const invert = (bits: string) => bits.replaceAll(/./g, (bit) => (bit === '1' ? '0' : '1'));
  const at = (digit: string | undefined) => left[Number(digit)] ?? '';
  const parity = parities[Number(digits[0])] ?? '';
  const leftBits = Array.from(digits.slice(1, 7), (digit, index) =>
    parity[index] === 'L' ? at(digit) : [...invert(at(digit))].toReversed().join(''),
  );
  const rightBits = Array.from(digits.slice(7), (digit) => invert(at(digit)));
  const bits = `101${leftBits.join('')}01010${rightBits.join('')}101`;
  const bars = [...bits].map((bit, index) =>
    bit === '1' ? `<rect x="${60 + index * 4}" y="40" width="4" height="200"/>` : '',
  );
  return await pixelsOf(
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="300"><rect width="500" height="300" fill="#fff"/>${bars.join('')}</svg>`,
      ),
    ),
  );
}

describe('findCodes', () => {
  it('finds a printed card that takes a third of the picture, tilted by 20 degrees, a bit blurred', async () => {
    const text = 'lensan:listing:0192f0c4-7d1e-7a63-9f0e-2d6f3c1b8a55';
    for (const [degrees, blur] of [
      [0, 0.6],
      [20, 1.2],
      [-20, 1.2],
      [90, 1],
      [160, 1.5],
    ] as const) {
      const pixels = await cardPhoto(text, degrees, blur);
      const codes = await findCodes(lumaOf(pixels));
      expect({ degrees, texts: codes.map((code) => code.text) }).toEqual({
        degrees,
        texts: [text],
      });
      expect(codes[0]?.format).toMatch(/^QRCode/);
    }
  });

  it('reads the bars of a pack', async () => {
    expect(await findCodes(lumaOf(await barcodePhoto('8938505974194')))).toEqual([
      { format: 'EAN13', text: '8938505974194' },
    ]);
  });

  it('finds none where there is none, also beside and right after a picture of a card', async () => {
    const text = 'lensan:listing:0192f0c4-7d1e-7a63-9f0e-2d6f3c1b8a55';
    const card = lumaOf(await cardPhoto(text, 0, 1));
    const { widthPx, heightPx } = card;
    const none = lumaOf(await pixelsOf(await quarters({ widthPx, heightPx })));
    expect(await findCodes(none)).toEqual([]);
    // All at once and of one size: each must have room of its own.
    const found = await Promise.all([none, card, none].map(async (each) => await findCodes(each)));
    expect(found.map((codes) => codes.map((code) => code.text))).toEqual([[], [text], []]);
    expect(await findCodes(none)).toEqual([]);
  });
});
