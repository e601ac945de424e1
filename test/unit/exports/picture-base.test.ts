import { describe, expect, it } from 'vitest';
import { normalizePictureBase } from '../../../electron/exports/picture-base.ts';

describe('normalizePictureBase', () => {
  it.each([
    ['https://htx.vn/anh', 'https://htx.vn/anh/'],
    ['  https://htx.vn/anh/  ', 'https://htx.vn/anh/'],
    ['https://htx.vn', 'https://htx.vn/'],
    ['http://localhost:8080/a/b', 'http://localhost:8080/a/b/'],
    ['HTTPS://HTX.VN/Anh', 'https://htx.vn/Anh/'],
    ['https://htx.vn/ảnh', 'https://htx.vn/%E1%BA%A3nh/'],
  ])('%s → %s', (typed, expected) => {
    expect(normalizePictureBase(typed)).toBe(expected);
  });

  it.each([
    '',
    'htx.vn/anh',
    'ftp://htx.vn/',
    'file:///c:/anh',
    'https://',
    'javascript:alert(1)',
    'https://htx.vn/?a=1',
    'https://htx.vn/?',
    'https://htx.vn/#',
    'https://htx.vn/#x',
    'https://ai:mat@htx.vn/',
    'https://htx.vn\\anh',
    'https://htx.vn/a nh',
    'https:/htx.vn',
    '//htx.vn/anh',
  ])('refuses %j', (typed) => {
    expect(() => normalizePictureBase(typed)).toThrow(
      expect.objectContaining({ code: 'export.picture-base-invalid' }),
    );
  });
});
