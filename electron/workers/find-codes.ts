import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { FoundCode } from '../../shared/photos/photo-judgement.ts';
import type { Plane } from '../../shared/photos/picture-views.ts';

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
 * QR, EAN/UPC and Data Matrix codes in a picture's brightness, at most 20. A text longer than 4096 characters is left
 * out: none of ours is, and none is a GTIN.
 */
export async function findCodes(luma: Plane, search: CodeSearch = 'quick'): Promise<FoundCode[]> {
  prepare();
  const room = idle ?? new Uint8Array();
  idle = null;
  const greymap = asGreymap(luma, room);
  const results = await readBarcodes(greymap, { ...OPTIONS, tryHarder: search === 'thorough' });
  idle = greymap;
  return results
    .filter((result) => result.isValid && result.text !== '' && result.text.length <= MOST_TEXT)
    .map((result) => ({ format: result.format.slice(0, 40), text: result.text }));
}

/**
 * A portable greymap (netpbm's "P5"): of all that the reader takes the one that holds brightness as it is. Colours
 * would first be laid out anew here and then made into brightness there, which takes longer than the search.
 */
function asGreymap({ data, widthPx, heightPx }: Plane, room: Uint8Array): Uint8Array {
  const head = Buffer.from(`P5\n${widthPx} ${heightPx}\n255\n`, 'latin1');
  const size = head.byteLength + data.byteLength;
  const greymap = room.byteLength === size ? room : new Uint8Array(size);
  greymap.set(head);
  greymap.set(data, head.byteLength);
  return greymap;
}

/** The greymap before, where nobody reads it: to take a megabyte for each picture costs as much as half the search. */
let idle: Uint8Array | null = null;
