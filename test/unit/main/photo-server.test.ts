import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPhotoServer, readPhotoAddress } from '../../../electron/main/photo-server.ts';
import { AppError } from '../../../shared/errors.ts';
import { climbingAddresses } from './climbing-addresses.ts';

const KNOWN = '01938c5e-7b1a-7c3d-9e4f-0123456789ab';
const UNKNOWN = '01938c5e-7b1a-7c3d-9e4f-000000000000';
let folder = '';
let asked: string[] = [];
let serve: ReturnType<typeof createPhotoServer>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'len-san-photo-'));
  writeFileSync(join(folder, 'thumb.jpg'), 'the thumb');
  writeFileSync(join(folder, 'preview.webp'), 'the preview');
  serve = createPhotoServer(async (id, picture) => {
    const name = 'name' in picture ? picture.name : `try-${picture.tryKey}`;
    asked.push(`${id}/${name}`);
    if (id !== KNOWN) throw new AppError('photo.not-found', { id });
    return { path: join(folder, name === 'thumb' ? 'thumb.jpg' : 'preview.webp') };
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the photo server', () => {
  it.each([
    [`photo://library/${KNOWN}/thumb?k=abc`, 'image/jpeg', 'the thumb'],
    [`photo://library/${KNOWN}/preview`, 'image/webp', 'the preview'],
    [`photo://library/${KNOWN}/plain`, 'image/webp', 'the preview'],
    [`photo://library/${KNOWN}/try-0123456789ab-detail`, 'image/webp', 'the preview'],
  ])('serves %s', async (url, type, body) => {
    const response = await serve({ url, method: 'GET' });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['access-control-allow-origin']).toBe('app://len-san');
    expect(response.body.toString()).toBe(body);
  });

  it.each([
    ['an unknown photo', `photo://library/${UNKNOWN}/thumb`],
    ['an unknown rendition', `photo://library/${KNOWN}/original`],
    ['a key with other letters', `photo://library/${KNOWN}/try-../thumb`],
    ['an empty key', `photo://library/${KNOWN}/try-`],
    ['more path', `photo://library/${KNOWN}/thumb/`],
    ['less path', `photo://library/${KNOWN}`],
    ['another host', `photo://other/${KNOWN}/thumb`],
    ['another scheme', `app://library/${KNOWN}/thumb`],
    ['no id', 'photo://library/1/thumb'],
    ['no address', 'thumb'],
  ])('answers 404 to %s', async (_name, url) => {
    expect((await serve({ url, method: 'GET' })).status).toBe(404);
  });

  it('answers 404 when the file has gone, and to anything but GET', async () => {
    const gone = createPhotoServer(async () => ({ path: join(folder, 'gone.jpg') }));
    const url = `photo://library/${KNOWN}/thumb`;
    expect((await gone({ url, method: 'GET' })).status).toBe(404);
    expect((await serve({ url, method: 'POST' })).status).toBe(404);
  });

  it(
    'asks the library only for a whole id and a known word, whatever the address (500)',
    { timeout: 30_000 },
    async () => {
      asked = [];
      const start = fc.constantFrom(
        'photo://library/',
        `photo://library/${KNOWN}/`,
        `photo://library/${KNOWN}/thumb/`,
      );
      await fc.assert(
        fc.asyncProperty(
          start.chain((begin) => climbingAddresses(begin, 'len-san.db')),
          async (url) => {
            expect((await serve({ url, method: 'GET' })).status).toBe(404);
          },
        ),
        { numRuns: 500, seed: 20_261_123 },
      );
      expect(asked).toEqual([]);
    },
  );

  it('reads back what it is given, for any id', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom('thumb', 'preview', 'plain'),
        fc.webQueryParameters(),
        (id, name, k) => {
          expect(readPhotoAddress(`photo://library/${id}/${name}?${k}`)).toEqual({
            photoId: id,
            picture: { name },
          });
        },
      ),
    );
  });
});
