import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../../electron/exports/picture-header.ts';
import { mutate, phoneJpeg, pictureAs, quarters } from '../../fixtures/make-photos.ts';

describe('readPictureHeader', () => {
  it('reads what sharp writes: baseline and progressive JPEG, lossy, lossless and alpha WebP', async () => {
    const picture = await quarters({ widthPx: 301, heightPx: 200 });
    const size = { widthPx: 301, heightPx: 200, metadata: [] };
    expect(readPictureHeader(await picture.clone().jpeg().toBuffer())).toEqual({
      format: 'jpeg',
      ...size,
    });
    expect(
      readPictureHeader(
        await picture.clone().jpeg({ progressive: true, mozjpeg: true }).toBuffer(),
      ),
    ).toEqual({ format: 'jpeg', ...size });
    expect(readPictureHeader(await picture.clone().webp().toBuffer())).toEqual({
      format: 'webp',
      ...size,
    });
    expect(readPictureHeader(await picture.clone().webp({ lossless: true }).toBuffer())).toEqual({
      format: 'webp',
      ...size,
    });
    const alpha = await sharp({
      create: { width: 301, height: 200, channels: 4, background: '#12345680' },
    })
      .webp()
      .toBuffer();
    expect(readPictureHeader(alpha)).toEqual({ format: 'webp', ...size });
  });

  it('finds EXIF and XMP', async () => {
    expect(readPictureHeader(await phoneJpeg({ gps: true }))?.metadata).toContain('exif');
    const picture = await quarters();
    expect(
      readPictureHeader(
        await picture
          .clone()
          .withExif({ IFD0: { Make: 'x' } })
          .webp()
          .toBuffer(),
      )?.metadata,
    ).toEqual(['exif']);
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>';
    expect(
      readPictureHeader(await picture.clone().withXmp(xmp).jpeg().toBuffer())?.metadata,
    ).toContain('xmp');
  });

  it('takes nothing else for a picture, and nothing that was cut', async () => {
    expect(readPictureHeader(await pictureAs('png'))).toBeNull();
    expect(readPictureHeader(Buffer.alloc(0))).toBeNull();
    expect(readPictureHeader(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
    for (const whole of [await phoneJpeg(), await pictureAs('webp')]) {
      for (const share of [0.01, 0.3, 0.99])
        expect(readPictureHeader(whole.subarray(0, Math.floor(whole.length * share)))).toBeNull();
    }
  });

  describe('on damaged bytes', () => {
    let whole: Buffer[] = [];
    beforeAll(async () => {
      whole = [await phoneJpeg(), await pictureAs('webp')];
    });

    it('never throws and never hangs', () => {
      fc.assert(
        fc.property(fc.nat(), fc.nat(1), (seed, which) => {
          readPictureHeader(mutate(whole[which] ?? Buffer.alloc(0), seed));
        }),
        { numRuns: 3000 },
      );
    });
  });
});
