import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../../electron/workers/read-exif.ts';
import { phoneJpeg } from '../../fixtures/make-photos.ts';

/** A TIFF block with one folder: entries of [tag, type, count, value]. */
function block(
  little: boolean,
  entries: readonly (readonly [number, number, number, number])[],
  tail = Buffer.alloc(0),
): Buffer {
  const bytes = Buffer.alloc(10 + entries.length * 12 + 4);
  const put16 = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const put32 = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(little ? 'II' : 'MM', 0, 'latin1');
  put16(42, 2);
  put32(8, 4);
  put16(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    put16(tag, at);
    put16(type, at + 2);
    put32(count, at + 4);
    put32(value, at + 8);
  });
  return Buffer.concat([bytes, tail]);
}

describe('readExif', () => {
  it('names the camera once, without what does not belong in a name', () => {
    const named = (make: string, model: string) => {
      const at = 10 + 2 * 12 + 4;
      const texts = Buffer.from(`${make}\0${model}\0`);
      return readExif(
        block(
          true,
          [
            [0x010f, 2, Buffer.byteLength(make) + 1, at],
            [0x0110, 2, Buffer.byteLength(model) + 1, at + Buffer.byteLength(make) + 1],
          ],
          texts,
        ),
      ).camera;
    };
    expect(named('samsung', 'SM-A155F')).toBe('samsung SM-A155F');
    expect(named('Canon', 'Canon EOS R50')).toBe('Canon EOS R50');
    expect(named('Xưởng  ', ' Máy\u0007 1 ')).toBe('Xưởng Máy 1');
    expect([...named('x'.repeat(300), 'y'.repeat(300))].length).toBe(80);
    // A serial number (0xa431) is never looked for.
    expect(readExif(block(true, [[0xa431, 2, 4, 0x31323334]])).camera).toBe('');
  });

  it('reads place and time as a camera writes them', async () => {
    const { exif } = await sharp(await phoneJpeg({ gps: true })).metadata();
    expect(readExif(exif ?? Buffer.alloc(0))).toEqual({
      hasGps: true,
      takenAt: '2026-10-02T08:15:00',
      camera: 'Xuong thu SN-0123456789',
    });
    const without = await sharp(await phoneJpeg()).metadata();
    expect(readExif(without.exif ?? Buffer.alloc(0))).toEqual({
      hasGps: false,
      takenAt: '2026-10-02T08:15:00',
      camera: 'Xuong thu SN-0123456789',
    });
  });

  it.each([true, false])(
    'does not take an empty place folder for a place, but a broken one (little-endian %s)',
    (little) => {
      const version = Buffer.alloc(2 + 12 + 4);
      if (little) version.writeUInt16LE(1, 0);
      else version.writeUInt16BE(1, 0);
      // One entry, tag 0: the version of the folder and nothing else.
      expect(readExif(block(little, [[0x8825, 4, 1, 26]], version)).hasGps).toBe(false);
      expect(readExif(block(little, [[0x8825, 4, 1, 9_999_999]])).hasGps).toBe(true);
      // Folders that point at themselves end.
      expect(
        readExif(
          block(little, [
            [0x8769, 4, 1, 8],
            [0x8825, 4, 1, 8],
          ]),
        ),
      ).toEqual({ hasGps: false, takenAt: null, camera: '' });
    },
  );

  it('refuses dates that are none', () => {
    const text = (value: string) => block(true, [[0x0132, 2, 20, 26]], Buffer.from(`${value}\0`));
    expect(readExif(text('2026:10:02 08:15:00')).takenAt).toBe('2026-10-02T08:15:00');
    expect(readExif(text('0000:00:00 00:00:00')).takenAt).toBeNull();
    expect(readExif(text('2026:13:02 08:15:00')).takenAt).toBeNull();
    expect(readExif(text('                   ')).takenAt).toBeNull();
  });

  it('never throws and never stalls on damaged blocks', () => {
    const sound = block(
      true,
      [
        [0x8769, 4, 1, 8],
        [0x8825, 4, 1, 26],
        [0x0132, 2, 20, 40],
      ],
      Buffer.alloc(60, 0x31),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 })), {
          maxLength: 12,
        }),
        fc.nat(sound.length),
        (changes, length) => {
          const damaged = Buffer.from(sound);
          for (const [at, value] of changes) damaged[at] = value;
          const { takenAt } = readExif(damaged.subarray(0, length));
          if (takenAt !== null) expect(takenAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
