import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import type { ListingId } from '../../shared/domain/ids.ts';
import { openLibrary, type Library } from '../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../electron/workers/create-photo-worker-child.ts';
import type { StartWorkerProcess } from '../../electron/workers/photo-worker-client.ts';
import { phoneJpeg, put, TWELVE_MEGAPIXELS } from '../fixtures/make-photos.ts';
import { median, type BenchResult } from './bench-result.ts';
import { RESOURCES } from './places.ts';

const PHOTOS = 60;
/** A listing holds at most thirty. */
const PER_LISTING = 30;
/** Really different pictures among the sixty; the others differ by a comment, which costs a decoder nothing. */
const DISTINCT = 6;
const ROUNDS = 3;

/**
 * Sixty 12-megapixel JPEGs: each original hashed and copied, thumbnail 320, rendition 1200.
 * Ours goes through the whole service: durable copies, journal, a worker process. The baseline is a bare loop that
 * decodes each picture once for both outputs, two at once, one libvips thread each, nothing synced.
 */
export async function measurePhotoIngest(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-photos-'));
  try {
    const sources = await makeSources(folder);
    const ours: number[] = [];
    const bare: number[] = [];
    let peakRssBytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(PHOTOS / (await bareLoop(sources, join(folder, `bare-${round}`))));
      const { seconds, rssBytes } = await ingest(sources, join(folder, `library-${round}`));
      ours.push(PHOTOS / seconds);
      peakRssBytes = Math.max(peakRssBytes, rssBytes);
    }
    const ratio = median(ours) / median(bare);
    const megabytes = peakRssBytes / 1024 / 1024;
    return [
      {
        name: `photo ingest of ${PHOTOS} JPEGs of 12 MP`,
        value: median(ours),
        unit: 'photos/s',
        baseline: {
          name: 'bare sharp loop, one decode for both outputs, two at once',
          value: median(bare),
        },
        ratio,
        target: '≥ 0.85',
        met: ratio >= 0.85,
        note: `medians of ${ROUNDS} rounds in turn; ours syncs, reads back and journals`,
      },
      {
        name: 'peak memory of the photo worker',
        value: megabytes,
        unit: 'MB',
        baseline: null,
        ratio: null,
        target: '< 500 MB',
        met: megabytes < 500,
        note: 'resident set after each picture, largest of all',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeSources(folder: string): Promise<string[]> {
  const distinct: Buffer[] = [];
  for (let seed = 1; seed <= DISTINCT; seed += 1)
    distinct.push(await phoneJpeg({ ...TWELVE_MEGAPIXELS, seed }));
  return Array.from({ length: PHOTOS }, (_, index) => {
    const bytes = distinct[index % DISTINCT] ?? Buffer.alloc(0);
    // A JPEG comment after the start marker: another hash, the same picture.
    const comment = Buffer.from([0xff, 0xfe, 0, 6, ...Buffer.from(String(index).padStart(4, '0'))]);
    return put(
      folder,
      `anh-${index}.jpg`,
      Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]),
    );
  });
}

/** Seconds of the least that makes the same files. */
async function bareLoop(sources: readonly string[], folder: string): Promise<number> {
  mkdirSync(folder);
  sharp.cache(false);
  sharp.concurrency(1);
  const started = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let source = sources[next++]; source !== undefined; source = sources[next++]) {
      const bytes = await readFile(source);
      const name = createHash('sha256').update(bytes).digest('hex');
      const [{ data, info }] = await Promise.all([
        sharp(bytes)
          .autoOrient()
          .resize(1200, 1200, { fit: 'inside' })
          .raw()
          .toBuffer({ resolveWithObject: true }),
        writeFile(join(folder, `${name}.jpg`), bytes),
      ]);
      const raw = { width: info.width, height: info.height, channels: info.channels };
      await Promise.all([
        sharp(data, { raw })
          .jpeg({ quality: 82 })
          .toFile(join(folder, `${name}-1200.jpg`)),
        sharp(data, { raw })
          .resize(320, 320)
          .jpeg({ quality: 78 })
          .toFile(join(folder, `${name}-320.jpg`)),
      ]);
    }
  };
  await Promise.all([lane(), lane()]);
  return (performance.now() - started) / 1000;
}

/** Seconds through the service, and the worker's largest memory. The worker runs already, as it does in a session. */
async function ingest(
  sources: readonly string[],
  folder: string,
): Promise<{ seconds: number; rssBytes: number }> {
  let rssBytes = 0;
  const startPhotoWorker: StartWorkerProcess = () => {
    const worker = startPhotoWorkerChild();
    return {
      ...worker,
      onMessage: (listener) =>
        worker.onMessage((message) => {
          if (typeof message === 'object' && message !== null && 'rssBytes' in message) {
            rssBytes = Math.max(rssBytes, Number(message.rssBytes));
          }
          listener(message);
        }),
    };
  };
  const library = await openLibrary({
    folder,
    resourcesFolder: RESOURCES,
    startPhotoWorker,
    actorFallback: 'bench',
  });
  try {
    const { photos } = library.services;
    const warm = addListing(library);
    await photos.addFiles(warm, [put(folder, 'warm.jpg', await phoneJpeg())]);
    const started = performance.now();
    for (let from = 0; from < sources.length; from += PER_LISTING) {
      const part = sources.slice(from, from + PER_LISTING);
      const { added } = await photos.addFiles(addListing(library), part);
      if (added !== part.length)
        throw new Error(`only ${added} of ${part.length} photos were added`);
    }
    return { seconds: (performance.now() - started) / 1000, rssBytes };
  } finally {
    await library.close();
  }
}

function addListing({ services }: Library): ListingId {
  const commune = services.places.search('muong phang', 1)[0];
  if (!commune) throw new Error('the commune list is empty');
  const { id } = services.households.create({
    name: 'Lò Thị Hương',
    phone: '0900000001',
    communeCode: commune.code,
    hamlet: 'Che Căn',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
  });
  return services.listings.create({ ...emptyListingFields(id), name: 'Ảnh đo tốc độ' }).id;
}
