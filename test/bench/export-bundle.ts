import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { openBundle } from '../../electron/exports/open-bundle.ts';
import { openLibrary, type Library } from '../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../electron/workers/create-photo-worker-child.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { median, type BenchResult } from './bench-result.ts';
import { RESOURCES } from './places.ts';

const LISTINGS = 200;
const PICTURES_EACH = 3;
const ROUNDS = 5;
const TARGET = 1.3;

/**
 * 200 listings × 3 pictures into one zip, renditions in the cache. Ours checks every listing, maps, writes, syncs,
 * reads everything back, compares it with the library and keeps a receipt; the baseline is yazl alone with the same
 * files, stored where ours are stored, and no sync.
 */
export async function measureExport(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-export-'));
  const library = await openLibrary({
    folder: join(folder, 'library'),
    resourcesFolder: RESOURCES,
    startPhotoWorker: startPhotoWorkerChild,
    actorFallback: 'bench',
  });
  try {
    const order = await fill(library, join(folder, 'photos'));
    const destination = join(folder, 'bundles');
    library.services.exports.setDestination(destination);
    // The first run makes the renditions.
    await library.services.exports.exportNow(order);
    const [first] = library.services.exports.listReceipts(null, 1);
    if (!first) throw new Error('the first export made nothing');
    const files = await unpack(join(destination, first.name), join(folder, 'unpacked'));
    const ours: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await seconds(() => zipAlone(files, join(folder, `alone-${round}.zip`))));
      ours.push(await seconds(async () => await library.services.exports.exportNow(order)));
    }
    const ratio = median(ours) / median(alone);
    return [
      {
        name: `export of ${LISTINGS} listings × ${PICTURES_EACH} pictures, warm renditions`,
        value: median(ours),
        unit: 's',
        baseline: { name: 'yazl alone, the same files', value: median(alone) },
        ratio,
        target: `≤ ${TARGET}`,
        met: ratio <= TARGET,
        note: `${(first.sizeBytes / 1e6).toFixed(0)} MB, medians of ${ROUNDS} rounds in turn; ours also checks, syncs, reads back and compares`,
      },
    ];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function fill(
  library: Library,
  folder: string,
): Promise<Parameters<Library['services']['exports']['exportNow']>[0]> {
  const { households, listings, photos, marketplaces, places } = library.services;
  const view = marketplaces
    .list()
    .find(({ profile }) => profile.pictures.reference === 'file-name');
  const commune = places.search('muong phang', 1)[0];
  if (!view || !commune) throw new Error('no marketplace that takes file names, or no commune');
  const { id: householdId } = households.create({
    name: 'Hợp tác xã Đo Tốc Độ',
    phone: '0900000001',
    communeCode: commune.code,
    hamlet: 'Che Căn',
    oldAddress: '',
    kind: 'cooperative',
    cooperativeName: '',
    note: '',
  });
  const grants = [
    { purpose: 'publish-listing', marketplaceId: null },
    { purpose: 'hand-to-marketplace', marketplaceId: view.profile.id },
  ] as const;
  households.recordConsent(householdId, grants, 'bench');
  await mkdir(folder, { recursive: true });
  const fields = Array.from({ length: LISTINGS }, (_, index) => ({
    ...emptyListingFields(householdId),
    name: `Gạo nếp nương Mường Phăng loại ${index + 1}`,
    ocopSet: 3,
    description:
      'Nếp nương trồng trên nương cao, hạt to, dẻo, thơm lâu. Gặt tháng mười, phơi nắng, xát trong tuần.',
    origin: 'Xã Mường Phăng, Điện Biên',
    priceDong: 45_000 + index * 500,
    unit: 'tui' as const,
    netWeightGrams: 1000,
    stock: 20,
    packing: 'Túi 1 kg',
  }));
  const created = listings.createMany(fields, {
    key: 'demo-listings',
    params: { count: LISTINGS },
  });
  for (const [index, { id }] of created.entries()) {
    const paths = await Promise.all(
      Array.from({ length: PICTURES_EACH }, (_, number) =>
        draw(folder, index * PICTURES_EACH + number),
      ),
    );
    await photos.addFiles(id, paths);
  }
  return {
    items: [{ householdId, marketplaceId: view.profile.id }],
    format: 'zip',
    pictures: null,
  };
}

/** Noise over a colour: renditions come out at some 200 kB, as photos of fields do. */
async function draw(folder: string, seed: number): Promise<string> {
  const path = join(folder, `anh-${seed}.jpg`);
  const background = { r: (seed * 37) % 200, g: 120, b: (seed * 91) % 200 };
  const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const;
  const picture = await sharp({
    create: { width: 1200, height: 1200, channels: 3, background, noise },
  })
    .jpeg({ quality: 80 })
    .withExif({ IFD0: { ImageDescription: String(seed) } })
    .toBuffer();
  await writeFile(path, picture);
  return path;
}

interface Unpacked {
  readonly path: string;
  readonly name: string;
}

async function unpack(zip: string, folder: string): Promise<Unpacked[]> {
  const bundle = await openBundle(zip);
  const files: Unpacked[] = [];
  for (const { path: name } of bundle.entries) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await bundle.read(name));
    files.push({ path, name });
  }
  await bundle.close();
  return files;
}

async function zipAlone(files: readonly Unpacked[], target: string): Promise<void> {
  const zip = new ZipFile();
  for (const { path, name } of files) zip.addFile(path, name, { compress: !name.endsWith('.jpg') });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
}
