import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCameraRaw } from '../../../electron/workers/sniff-camera-raw.ts';
import { sniffPicture } from '../../../electron/workers/sniff-picture.ts';
import {
  cameraRaw,
  heicBytes,
  phoneJpeg,
  pictureAs,
  tiffHead,
} from '../../fixtures/make-photos.ts';

const named = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(200)]);

describe('isCameraRaw', () => {
  it.each([
    ['Nikon, Sony, Samsung: a preview beside sub-directories', cameraRaw()],
    [
      'DNG',
      tiffHead([
        [0x0100, 4, 1, 256],
        [0xc612, 1, 4, 0x00000701],
      ]),
    ],
    ['sensor pixels', tiffHead([[0x0106, 3, 1, 32_803]])],
    ['Canon CR2', named('II*\0\u0010\0\0\0CR\u0002\0')],
    ['Canon CR3', named('\0\0\0\u0018ftypcrx ')],
    ['Fuji', named('FUJIFILMCCD-RAW 0201')],
    ['Olympus', named('IIRO\b\0\0\0')],
    ['Panasonic', named('IIU\0\u0018\0\0\0')],
  ])('knows %s', (_what, head) => {
    expect(isCameraRaw(head)).toBe(true);
    expect(sniffPicture(head)).toBe('unknown');
  });

  it('takes no picture for one', async () => {
    const plain = tiffHead([
      [0x00fe, 4, 1, 0],
      [0x0106, 3, 1, 2],
    ]);
    for (const bytes of [await phoneJpeg(), await pictureAs('tiff'), heicBytes('turned'), plain]) {
      expect(isCameraRaw(bytes.subarray(0, 4096))).toBe(false);
    }
    expect(sniffPicture(plain)).toBe('tiff');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('II*\0', 'MM\0*', ''),
        fc.uint8Array({ maxLength: 80 }),
        (start, rest) => {
          expect(typeof isCameraRaw(Buffer.concat([Buffer.from(start, 'latin1'), rest]))).toBe(
            'boolean',
          );
        },
      ),
    );
  });
});
