import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { temporaryFolder } from '../library/temporary-library.ts';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
let isPrepared = false;

/** Texts of the QR codes in a picture, in no order. */
export async function codesIn(picture: Sharp): Promise<string[]> {
  if (!isPrepared) {
    // Left alone it fetches its code from a server.
    const wasmBinary = Uint8Array.from(readFileSync(WASM)).buffer;
    prepareZXingModule({ overrides: { wasmBinary } });
    isPrepared = true;
  }
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = await readBarcodes(
    {
      data: new Uint8ClampedArray(data),
      width: info.width,
      height: info.height,
      colorSpace: 'srgb',
    },
    { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 20 },
  );
  return found.map(({ text }) => text);
}

/** Draws pages as a printer would; null where poppler-utils is not installed. */
export function printedPages(pdf: Uint8Array, dotsPerInch: number): string[] | null {
  if (spawnSync('pdftoppm', ['-v']).error !== undefined) {
    console.warn('pdftoppm (poppler-utils) is not here: the printed page is not looked at');
    return null;
  }
  const folder = temporaryFolder();
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', `${dotsPerInch}`, '-png', file, join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Letters of a PDF in reading order, or null without poppler-utils. */
export function printedText(pdf: Uint8Array): string | null {
  const { error, stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
  return error === undefined ? stdout : null;
}

/** A page as a phone sees it: from a little aside, not quite sharp, in poor light, as a JPEG. */
export async function photographed(page: string): Promise<Sharp> {
  const seen = await sharp(page)
    .flatten({ background: '#fff' })
    .rotate(11, { background: '#8a7a66' })
    .affine([1, 0.08, 0.05, 0.94], { background: '#8a7a66' })
    .resize({ width: 2400 })
    .blur(1.5)
    .linear(0.45, 20)
    .jpeg({ quality: 70 })
    .toBuffer();
  return sharp(seen);
}
