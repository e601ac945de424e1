import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { FoundCode } from '../../shared/photos/photo-judgement.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';

/**
 * 'quick' finds QR cards as well as 'thorough' does, in a tenth of the time; 'thorough' looks at more lines of a
 * picture for bars that are small, bent or worn.
 */
export type CodeSearch = 'quick' | 'thorough';

/** What stands on cards, packs and price tags; every further kind costs time and finds codes in leaves. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'DataMatrix'],
  tryRotate: true,
  // White on black is never printed on cards of ours, and looking for it doubles the time.
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 20,
  // Bytes of QR codes are UTF-8 here, whatever the code says of itself.
  characterSet: 'UTF8',
};
const MOST_TEXT = 4096;

let isPrepared = false;

/** The program comes from the package beside us; without this it would be fetched from the network. */
function prepare(): void {
  if (isPrepared) return;
  isPrepared = true;
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });
}

/**
 * QR, EAN/UPC and Data Matrix codes in a picture, at most 20. A text longer than 4096 characters is left out: none of
 * ours is, and none is a GTIN.
 */
export async function findCodes(
  { data, widthPx, heightPx }: Pixels,
  search: CodeSearch = 'quick',
): Promise<FoundCode[]> {
  prepare();
  const results = await readBarcodes(
    {
      data: withAlpha(data, widthPx * heightPx),
      width: widthPx,
      height: heightPx,
      colorSpace: 'srgb',
    },
    { ...OPTIONS, tryHarder: search === 'thorough' },
  );
  return results
    .filter((result) => result.isValid && result.text !== '' && result.text.length <= MOST_TEXT)
    .map((result) => ({ format: result.format.slice(0, 40), text: result.text }));
}

/** RGB to RGBA: the only layout the reader takes. */
function withAlpha(rgb: Uint8Array, pixels: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel += 1, from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0;
    rgba[to + 1] = rgb[from + 1] ?? 0;
    rgba[to + 2] = rgb[from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
  return rgba;
}
