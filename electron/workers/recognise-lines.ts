import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { LabelLine } from '../../shared/photos/label-facts.ts';
import type { RawPicture } from './open-picture.ts';
import { MOST_LINES } from './label-messages.ts';

const MOST_CHARACTERS = 400;
/** Small pictures are read better enlarged by half; more, or more pixels than this, only takes longer. */
const ENLARGED = 1.5;
const MOST_SIDE_PX = 2000;

let reader: Promise<Worker> | null = null;

/** Everything lies in packages beside us; what these options leave out would be fetched from the network. */
async function createReader(): Promise<Worker> {
  const { resolve } = createRequire(import.meta.url);
  const script = resolve('tesseract.js/src/worker-script/node/index.js');
  const data = resolve('@tesseract.js-data/vie/package.json');
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    workerPath: outsideArchive(script),
    langPath: join(dirname(outsideArchive(data)), '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // Thrown otherwise where nobody listens; the call that failed is told anyway.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '150' });
  return worker;
}

/** A thread needs a real file: electron-builder.yml keeps these packages outside the archive. */
function outsideArchive(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
}

/** Lines of print in a picture, in reading order, at most 200. The first call starts the reader (about 0.5 s). */
export async function recogniseLines({
  pixels,
  widthPx,
  heightPx,
}: RawPicture): Promise<LabelLine[]> {
  const side = Math.round(Math.min(MOST_SIDE_PX, ENLARGED * Math.max(widthPx, heightPx)));
  const image = await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .resize(side, side, { fit: 'inside', kernel: 'cubic' })
    .greyscale()
    .normalise({ lower: 1, upper: 99 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  reader ??= createReader();
  const worker = await reader;
  const { data } = await worker.recognize(
    image,
    { rotateAuto: true },
    { text: false, blocks: true },
  );
  const lines = (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines),
  );
  return (
    lines
      .map(({ text, confidence }) => ({
        text: text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS),
        confidence: Math.min(1, Math.max(0, confidence / 100)),
      }))
      // However little the reader trusts a line: figures of dates are trusted least, and mostly right.
      .filter((line) => line.text !== '')
      .slice(0, MOST_LINES)
  );
}
