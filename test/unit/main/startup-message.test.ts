import { describe, expect, it } from 'vitest';
import { startupMessage } from '../../../electron/main/startup-message.ts';
import { fill, wordsFor } from '../../../electron/main/words.ts';
import { AppError } from '../../../shared/errors.ts';

const folder = 'D:\\thư viện';
const known = [
  new AppError('library.newer-database', { found: 9, known: 1 }),
  new AppError('library.folder-missing', { folder }),
  new AppError('library.read-only', { folder }),
  new AppError('library.in-use', { folder, pid: 7 }),
  new AppError('library.on-removable-drive', { folder }),
  new AppError('library.on-network-drive', { folder }),
  new AppError('library.damaged', { folder }),
  new AppError('library.wrong-key', { folder }),
  new AppError('disk.full', { neededBytes: 12_345_678 }),
];

describe.each(['vi', 'en'] as const)('why the library did not open, in %s', (language) => {
  const words = wordsFor(language);

  it.each(known.map((error) => [error.code, error] as const))(
    'tells %s in its own words',
    (code, error) => {
      const message = startupMessage(error, words, 'K7M2QX');
      expect(message.what).not.toBe(words.errors['app.unexpected'].what);
      expect(`${message.what}${message.detail}`).not.toMatch(/[{}]/);
      expect(message.detail.split('\n\n')).toHaveLength(3);
      expect(message.detail).toContain(`${code} · K7M2QX`);
      expect(message.canOpenAnyway).toBe(code.startsWith('library.on-'));
    },
  );

  it.each([new Error('secret'), 'secret', undefined])('says something calm about %s', (error) => {
    const message = startupMessage(error, words, 'K7M2QX');
    expect(message).toMatchObject({
      what: words.errors['app.unexpected'].what,
      canOpenAnyway: false,
    });
    expect(message.detail).toContain('app.unexpected · K7M2QX');
    expect(message.detail).not.toContain('secret');
  });
});

it('writes Vietnamese in composed letters and says every word in both languages', () => {
  const [vi, en] = [wordsFor('vi'), wordsFor('en')];
  const text = JSON.stringify(vi);
  expect(text).toBe(text.normalize('NFC'));
  const keys = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [key, keys(inner)])
      : typeof value;
  expect(keys(en)).toEqual(keys(vi));
});

it('fills only the facts it has, and says sizes in megabytes', () => {
  expect(fill('{{a}} {{b}} {{neededBytes}}', { a: 1, neededBytes: 1_200_000 })).toBe(
    '1 {{b}} 2 MB',
  );
});
