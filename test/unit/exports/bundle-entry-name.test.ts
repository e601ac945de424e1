import { describe, expect, it } from 'vitest';
import { isBundleEntryName } from '../../../electron/exports/bundle-entry-name.ts';

describe('isBundleEntryName', () => {
  it.each(['manifest.json', 'anh/db-huong-nep-1.jpg', 'san-pham.csv', 'phieu-ban-giao.html'])(
    'takes %s',
    (name) => {
      expect(isBundleEntryName(name)).toBe(true);
    },
  );

  it.each([
    '',
    '.',
    '..',
    '../a',
    'a/../b',
    '/a',
    'a/',
    'a//b',
    'a\\b',
    'C:/a',
    'C:a',
    'anh/sau/hơn',
    'a/b/c',
    'con',
    'CON.txt',
    'anh/nul.jpg',
    'lpt1.csv',
    'a.',
    'anh /a',
    'ảnh/a.jpg',
    'a\u0000b',
    'a\u202eb',
    '-a',
    '.an',
    'x'.repeat(121),
    'a b',
  ])('refuses %j', (name) => {
    expect(isBundleEntryName(name)).toBe(false);
  });
});
