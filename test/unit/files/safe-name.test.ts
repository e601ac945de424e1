import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName, uniqueFileName } from '../../../electron/files/safe-name.ts';

describe('safeFileName', () => {
  it.each([
    ['Vải thiều Lục Ngạn', 'Vai-thieu-Luc-Ngan'],
    ['Đường phên đen.jpg', 'Duong-phen-den.jpg'],
    ['Mật ong (bạc hà) 500 ml.jpeg', 'Mat-ong-bac-ha-500-ml.jpeg'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\windows\\system32', 'windows-system32'],
    ['\\\\host\\share\\a.jpg', 'host-share-a.jpg'],
    ['C:\\anh.jpg', 'C-anh.jpg'],
    ['con', 'tep-con'],
    ['CON.jpg', 'tep-CON.jpg'],
    ['aux.tar.gz', 'tep-aux.tar.gz'],
    ['Lpt1 .jpg', 'tep-Lpt1.jpg'],
    ['COM¹.txt', 'tep-COM1.txt'],
    ['anh.jpg. ', 'anh.jpg'],
    ['.hidden', 'hidden'],
    ['anh\u202Egpj.exe', 'anh-gpj.exe'],
    ['a\u0000b', 'a-b'],
    ['', 'tap-tin'],
    ['🍯', 'tap-tin'],
    ['…', 'tap-tin'],
  ])('%j becomes %j', (text, expected) => {
    expect(safeFileName(text)).toBe(expected);
  });

  it('takes composed and decomposed text for the same', () => {
    const text = 'Gạo nếp nương Điện Biên';
    expect(safeFileName(text.normalize('NFD'))).toBe(safeFileName(text.normalize('NFC')));
  });

  it('keeps the extension when it has to cut', () => {
    expect(safeFileName(`${'a'.repeat(300)}.jpeg`, { mostLength: 40 })).toBe(
      `${'a'.repeat(35)}.jpeg`,
    );
  });

  const anyName = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[ ./\\:a-zđĐ\u202e-]{0,80}$/u),
    fc.constantFrom('con', 'prn.', 'nul.txt', 'com9.x.y', 'CONIN$', 'lpt0'),
  );

  it('is always a name that Windows, sticks and shells take, and stays as it is', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 8, max: 120 }), (text, mostLength) => {
        const name = safeFileName(text, { mostLength });
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
        expect(name).not.toMatch(/[.\-_ ]$/);
        expect(name).not.toContain('..');
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(name.length).toBeLessThanOrEqual(mostLength);
        expect(safeFileName(name, { mostLength })).toBe(name);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('uniqueFileName', () => {
  it('counts on before the extension and minds no case', () => {
    const taken = new Set<string>();
    expect(
      ['anh.jpg', 'ANH.jpg', 'anh.JPG', 'anh'].map((name) => uniqueFileName(name, taken)),
    ).toEqual(['anh.jpg', 'ANH-2.jpg', 'anh-3.JPG', 'anh']);
  });

  it('never gives a name twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.jpg', 'A.jpg', 'a-2.jpg', 'b', 'a.png'), { maxLength: 40 }),
        (names) => {
          const taken = new Set<string>();
          const given = names.map((name) => uniqueFileName(name, taken).toLowerCase());
          expect(new Set(given).size).toBe(given.length);
        },
      ),
    );
  });
});
