import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bombPng,
  cameraRaw,
  heicBytes,
  heicHead,
  mutate,
  phoneJpeg,
  pictureAs,
  put,
} from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { openWorker, probe } from './photo-worker-under-test.ts';

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');

describe('what a picture is', () => {
  it('tells size, turn, place and time of every allowed format', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const facts = async (name: string, bytes: Buffer) => {
      const answer = await worker.run({ kind: 'probe', path: put(folder, name, bytes) }, name);
      return 'refused' in answer ? answer.refused : answer.done.facts;
    };
    expect(await facts('a.jpg', await phoneJpeg({ orientation: 6, gps: true }))).toEqual({
      format: 'jpeg',
      widthPx: 640,
      heightPx: 480,
      orientation: 6,
      hasGps: true,
      takenAt: '2026-10-02T08:15:00',
      camera: 'Xuong thu SN-0123456789',
    });
    for (const format of ['png', 'webp', 'avif', 'tiff', 'gif'] as const) {
      expect(await facts(`a.${format}`, await pictureAs(format))).toMatchObject({
        format,
        widthPx: 640,
        heightPx: 480,
        orientation: 1,
        hasGps: false,
        takenAt: null,
      });
    }
  });

  it('goes by content, whatever the name says', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const check = async (name: string, bytes: Uint8Array) =>
      await probe(worker, put(folder, name, bytes));
    expect(await check('really-png.jpg', await pictureAs('png'))).toBe('ok');
    expect(await check('really-jpeg.heic', await phoneJpeg())).toBe('ok');
    expect(await check('no-extension', await pictureAs('webp'))).toBe('ok');
    expect(await check('really-heic.jpg', heicBytes('turned'))).toBe('ok');
    expect(await check('head-only.heic', heicHead())).toBe('photo.damaged');
    expect(await check('camera.jpg', cameraRaw())).toBe('photo.camera-raw');
    expect(
      await check(
        'svg.jpg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      ),
    ).toBe('photo.not-a-picture');
    expect(await check('pdf.jpg', Buffer.from('%PDF-1.4\n1 0 obj\n'))).toBe('photo.not-a-picture');
    expect(await check('program.jpg', Buffer.from('MZ\u0090\0'))).toBe('photo.not-a-picture');
    expect(await check('empty.jpg', Buffer.alloc(0))).toBe('photo.empty');
    expect(await check('head-only.jpg', (await phoneJpeg()).subarray(0, 400))).toBe(
      'photo.damaged',
    );
    expect(await check('cut.jpg', (await phoneJpeg()).subarray(0, 9000))).toBe('photo.damaged');
    expect(await probe(worker, join(folder, 'not-there.jpg'))).toBe('photo.unreadable');
    mkdirSync(join(folder, 'folder.jpg'));
    expect(await probe(worker, join(folder, 'folder.jpg'))).toBe('photo.unreadable');
  });

  it('takes sound pictures that phones write a little oddly', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const jpeg = await phoneJpeg();
    const tableAt = jpeg.indexOf(Buffer.from([0xff, 0xdb]));
    const scanAt = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const oddScan = Buffer.from(jpeg);
    // The end of the spectral selection, as Samsung's panoramas leave it.
    oddScan[scanAt + 5 + 2 * (jpeg[scanAt + 4] ?? 0) + 1] = 0;
    const strays = Buffer.concat([
      jpeg.subarray(0, tableAt),
      Buffer.alloc(3),
      jpeg.subarray(tableAt),
    ]);
    const trailer = Buffer.concat([jpeg, Buffer.alloc(4000, 0x41)]);
    const adobe = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 7]),
      jpeg.subarray(2),
    ]);
    for (const [name, bytes] of Object.entries({ oddScan, strays, trailer, adobe })) {
      expect(`${name}: ${await probe(worker, put(folder, `${name}.jpg`, bytes))}`).toBe(
        `${name}: ok`,
      );
      const both = put(folder, `${name}-cut.jpg`, bytes.subarray(0, Math.floor(jpeg.length / 2)));
      expect(`${name} cut: ${await probe(worker, both)}`).toBe(`${name} cut: photo.damaged`);
    }
  });
});

describe('pictures that mean harm', () => {
  it(
    'refuses bombs by their header, at once and without memory',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder();
      const worker = openWorker();
      await probe(worker, put(folder, 'warm.jpg', await phoneJpeg()));
      const before = worker.stats().peakRssBytes;
      const bomb = put(folder, 'bomb.png', await bombPng(8000));
      const started = performance.now();
      expect(await probe(worker, bomb)).toBe('photo.too-many-pixels');
      expect(performance.now() - started).toBeLessThan(1000);
      // A header alone: 60,000 × 60,000.
      const jpeg = await phoneJpeg();
      const sizeAt = jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5;
      jpeg.writeUInt16BE(60_000, sizeAt);
      jpeg.writeUInt16BE(60_000, sizeAt + 2);
      expect(await probe(worker, put(folder, 'liar.jpg', jpeg))).toBe('photo.too-many-pixels');
      expect(worker.stats().peakRssBytes - before).toBeLessThan(50 * 1024 * 1024);
      expect(worker.stats().started).toBe(1);
    },
  );

  it(
    'survives 500 mutated pictures: no crash, no hang, a verdict for each',
    { timeout: 240_000 },
    async () => {
      const folder = temporaryFolder();
      const worker = openWorker({ watchdogMs: 15_000 });
      const small = { widthPx: 160, heightPx: 120 };
      const seeds = [
        await phoneJpeg({ ...small, gps: true }),
        await phoneJpeg({ ...small, progressive: true, orientation: 5 }),
        ...(await Promise.all(
          (['png', 'webp', 'avif', 'tiff', 'gif'] as const).map((format) =>
            pictureAs(format, { widthPx: 220, heightPx: 220 }),
          ),
        )),
      ];
      const verdicts = new Map<string, number>();
      let slowestMs = 0;
      for (let number = 0; number < 500; number += 1) {
        const bytes = mutate(seeds[number % seeds.length] ?? Buffer.alloc(0), number);
        const path = put(folder, `${number}`, bytes);
        const started = performance.now();
        const answer = await worker.run(
          {
            kind: 'ingest',
            path,
            renditions: [
              {
                outputPath: join(folder, 'out'),
                edits: NO_EDITS,
                spec: {
                  sidePx: 120,
                  fit: 'cover-square',
                  format: 'jpeg',
                  mostBytes: null,
                  quality: 80,
                },
              },
            ],
          },
          path,
        );
        slowestMs = Math.max(slowestMs, performance.now() - started);
        const said = 'refused' in answer ? answer.refused.refusal : 'ok';
        verdicts.set(said, (verdicts.get(said) ?? 0) + 1);
      }
      process.stdout.write(
        `500 mutants: ${JSON.stringify(Object.fromEntries(verdicts))}, slowest ${slowestMs.toFixed(0)} ms\n`,
      );
      // Replaced after a thousand pictures; a crash would have come before.
      expect(worker.stats().started).toBe(1);
      expect(slowestMs).toBeLessThan(5000);
      expect(verdicts.get('photo.damaged') ?? 0).toBeGreaterThan(50);
    },
  );

  it('reads no picture through a link or from a device that never ends', async () => {
    const folder = temporaryFolder();
    const worker = openWorker({ watchdogMs: 2000 });
    symlinkSync('/dev/zero', join(folder, 'zero.jpg'));
    expect(await probe(worker, join(folder, 'zero.jpg'))).toBe('photo.empty');
  });
});

describe('public corpora', () => {
  const pngs = join(CORPORA, 'pngsuite', 'png');

  it.skipIf(!existsSync(pngs))(
    'gives every file of PngSuite its verdict, the corrupt ones by name',
    { timeout: 120_000 },
    async () => {
      const worker = openWorker();
      const wrong: string[] = [];
      for (const name of readdirSync(pngs).filter((each) => each.endsWith('.png'))) {
        const said = await probe(worker, join(pngs, name));
        // "Invalid / corrupted PNG files" of the suite begin with x.
        const isRight = name.startsWith('x') ? said !== 'ok' : said === 'ok';
        if (!isRight) wrong.push(`${name}: ${said}`);
      }
      expect(wrong).toEqual([]);
      expect(worker.stats().started).toBe(1);
    },
  );

  it.runIf(!existsSync(pngs))('PngSuite does not lie beside the repository: skipped', () => {
    process.stdout.write('skipped: no ../shared/corpora/pngsuite\n');
  });

  it('leaves originals as they are', async () => {
    const folder = temporaryFolder();
    const bytes = await phoneJpeg();
    const path = put(folder, 'a.jpg', bytes);
    await probe(openWorker(), path);
    expect(readFileSync(path)).toEqual(bytes);
  });
});
