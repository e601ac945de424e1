import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import '../../renderer/api/len-san-client.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { householdIdSchema } from '../../shared/domain/ids.ts';

const WIDTH_PX = 1600;
const HEIGHT_PX = 1200;

/** A red product on a plain grey cloth, with a field of fine stripes on it that no blur leaves as it is. */
async function productPicture(): Promise<Buffer> {
  const stripes = Array.from(
    { length: 20 },
    (_, index) =>
      `<rect x="${700 + index * 10}" y="500" width="5" height="200" fill="${index % 2 === 0 ? '#fff' : '#000'}"/>`,
  ).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
    <rect width="100%" height="100%" fill="rgb(190,190,190)"/>
    <rect x="500" y="300" width="600" height="600" fill="rgb(180,30,30)"/>${stripes}</svg>`;
  return await sharp(Buffer.from(drawing)).jpeg({ quality: 92 }).toBuffer();
}

export interface StudioLibrary {
  readonly listingId: string;
  readonly photoId: string;
}

/** One household with one listing with one photo, the last brought in as a drop would. */
export async function fillStudioLibrary(page: Page): Promise<StudioLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-studio-'));
  const path = join(folder, 'IMG_0001.jpg');
  writeFileSync(path, await productPicture());
  const household = {
    name: 'Lò Thị Mai',
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản Phăng',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
  };
  const { id } = await ask(page, 'households:create', { fields: household });
  const fields = { ...emptyListingFields(householdIdSchema.parse(id)), name: 'Gấc tươi' };
  const listing = await ask(page, 'listings:create', { fields });
  await page.evaluate(
    ([listingId, file]) =>
      new Promise<void>((done) => {
        const stop = window.lenSan.on('job:finished', () => {
          stop();
          done();
        });
        void window.lenSan.invoke('photos:add-paths', { listingId, paths: [file] });
      }),
    [listing.id, path] as const,
  );
  rmSync(folder, { recursive: true });
  const { photos } = await ask(page, 'listings:get', { id: listing.id });
  const photoId = photos?.[0]?.id;
  if (listing.id === undefined || photoId === undefined) throw new Error('no photo came in');
  return { listingId: listing.id, photoId };
}

interface Answered {
  readonly id?: string;
  readonly photos?: readonly { readonly id: string }[];
  readonly photo?: { readonly widthPx: number; readonly heightPx: number; readonly key: string };
  readonly edits?: unknown;
}

/** Asks main as the page does, and takes nothing but success. */
export async function ask(page: Page, channel: string, input: unknown): Promise<Answered> {
  const answer = (await page.evaluate(([name, question]) => window.lenSan.invoke(name, question), [
    channel,
    input,
  ] as const)) as { readonly data?: Answered };
  if (answer.data === undefined) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return answer.data;
}

export interface Shown {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of the places asked for. */
  readonly colours: readonly (readonly number[])[];
  /** How much the brightness of each line asked for varies (largest less smallest of 40 px). */
  readonly contrasts: readonly number[];
}

/** What a picture of the library looks like at places given in fractions, as the page sees it. */
export async function lookAt(
  page: Page,
  address: string,
  places: readonly (readonly [number, number])[],
  lines: readonly (readonly [number, number])[] = [],
): Promise<Shown> {
  return await page.evaluate(
    async ([src, spots, starts]) => {
      const picture = new Image();
      picture.crossOrigin = 'anonymous';
      picture.src = src;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.naturalWidth;
      canvas.height = picture.naturalHeight;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      const pixels = (x: number, y: number, length: number) =>
        context.getImageData(
          Math.round(x * (canvas.width - 1)),
          Math.round(y * (canvas.height - 1)),
          length,
          1,
        ).data;
      return {
        width: canvas.width,
        height: canvas.height,
        colours: spots.map(([x, y]) => [...pixels(x, y, 1)].slice(0, 3)),
        contrasts: starts.map(([x, y]) => {
          const line = [...pixels(x, y, 40)].filter((_, index) => index % 4 === 1);
          return Math.max(...line) - Math.min(...line);
        }),
      };
    },
    [address, places, lines] as const,
  );
}
