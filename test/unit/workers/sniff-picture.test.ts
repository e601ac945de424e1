import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoFormatSchema } from '../../../shared/domain/photo.ts';
import { sniffPicture } from '../../../electron/workers/sniff-picture.ts';
import { heicHead, phoneJpeg, pictureAs } from '../../fixtures/make-photos.ts';

const isoHead = (major: string, ...compatible: string[]): Buffer => {
  const box = Buffer.alloc(16 + compatible.length * 4);
  box.writeUInt32BE(box.length, 0);
  box.write(`ftyp${major}`, 4, 'latin1');
  compatible.forEach((brand, index) => box.write(brand, 16 + index * 4, 'latin1'));
  return Buffer.concat([box, Buffer.from('avif')]);
};

describe('sniffPicture', () => {
  it('knows real pictures of every allowed kind', async () => {
    expect(sniffPicture(await phoneJpeg())).toBe('jpeg');
    for (const format of ['png', 'webp', 'avif', 'tiff', 'gif'] as const) {
      expect(sniffPicture((await pictureAs(format)).subarray(0, 64))).toBe(format);
    }
  });

  it.each([
    ['heic', heicHead()],
    ['heic', isoHead('hevc')],
    ['heic', isoHead('mif1', 'heic')],
    ['heic', isoHead('mif1')],
    ['avif', isoHead('mif1', 'miaf', 'avif')],
    ['avif', isoHead('avis')],
    // The brand list ends with its box: "avif" after it is something else.
    ['unknown', isoHead('mp42', 'isom')],
    ['unknown', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['unknown', Buffer.from('%PDF-1.7')],
    ['unknown', Buffer.from('MZ')],
    ['unknown', Buffer.from('RIFF....AVI LIST')],
    ['unknown', Buffer.alloc(0)],
  ])('tells %s', (format, head) => {
    expect(sniffPicture(head)).toBe(format);
  });

  it('never throws, whatever comes', () => {
    const starts = fc.constantFrom('', '....ftyp', 'RIFF', 'GIF8', 'II*\0', '\u00ff\u00d8\u00ff');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const head = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
        expect(photoFormatSchema.options).toContain(sniffPicture(head));
      }),
      { numRuns: 2000 },
    );
  });
});
