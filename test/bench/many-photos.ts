import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../electron/workers/create-photo-worker-child.ts';
import { sha256File } from '../../electron/files/checksum.ts';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';
import type { BenchResult } from './bench-result.ts';
import { fillPhotos } from './fill-photos.ts';
import { pauseResult, watchPauses } from './loop-pauses.ts';
import { RESOURCES } from './places.ts';

const PHOTOS = 5000;
const NEW_ROUNDS = 3;

/** A card of 5,000 pictures that are all known, and a new one among them. */
export async function measureManyPhotos(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-many-'));
  const sources = join(folder, 'DCIM');
  mkdirSync(sources);
  const library = await openLibrary({
    folder: join(folder, 'library'),
    resourcesFolder: RESOURCES,
    startPhotoWorker: startPhotoWorkerChild,
    actorFallback: 'bench',
  });
  try {
    await fillPhotos(library, sources, PHOTOS);
    const { intake, jobs } = library.services;
    const run = async (path: string) => await jobs.finished(intake.start([path]));

    const bare = await hashAll(sources);
    const skipping = watchPauses();
    const started = performance.now();
    const { result } = await run(sources);
    const skipped = performance.now() - started;
    const skippingPauses = await skipping.look();
    skipping.stop();
    const known = Number(result?.['duplicates']);

    const comparing = watchPauses();
    const comparingPauses = [];
    for (let round = 0; round < NEW_ROUNDS; round += 1) {
      const fresh = put(folder, `moi-${round}.jpg`, await phoneJpeg({ seed: 500 + round }));
      await comparing.look();
      await run(fresh);
      comparingPauses.push(await comparing.look());
    }
    comparing.stop();
    return [
      {
        name: `passing over ${known} known pictures`,
        value: skipped / known,
        unit: 'ms each',
        baseline: { name: 'hashing the same files', value: bare / known },
        ratio: skipped / bare,
        target: '–',
        met: known >= PHOTOS,
        note: 'found, sniffed, hashed where they lie, nothing copied',
      },
      pauseResult(`longest pause while passing over ${known} known pictures`, [skippingPauses]),
      pauseResult(`longest pause for a new photo among ${PHOTOS}`, comparingPauses),
    ];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hashAll(folder: string): Promise<number> {
  const started = performance.now();
  for (let index = 0; index < PHOTOS; index += 1)
    await sha256File(join(folder, `IMG_${String(index).padStart(5, '0')}.jpg`));
  return performance.now() - started;
}
