import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { taskWords } from '../../../../renderer/home/today-task-words.ts';
import { english } from '../../../../renderer/i18n/english.ts';
import { vietnamese } from '../../../../renderer/i18n/vietnamese.ts';
import { todayTaskSchema } from '../../../../shared/ipc/contract-app.ts';

const translations = createInstance();
const now = new Date(2026, 10, 23, 15, 0);
const listingId = '019ab000-0000-7000-8000-000000000001';
const householdId = '019ab000-0000-7000-8000-000000000002';

beforeAll(async () => {
  await translations.init({
    lng: 'vi',
    resources: { vi: { translation: vietnamese }, en: { translation: english } },
    interpolation: { escapeValue: false },
  });
});

function wordsFor(task: unknown, language = 'vi') {
  return taskWords(translations.getFixedT(language), todayTaskSchema.parse(task), now);
}

describe('a task of today in words', () => {
  it('leads a new draft back to its household', () => {
    const savedAt = new Date(2026, 10, 23, 10, 32).toISOString();
    const words = wordsFor({ kind: 'draft-left', listingId: null, householdId, name: '', savedAt });
    expect(words.to).toBe(`/listings/new?household=${householdId}`);
    expect(words.title).toContain('Sản phẩm chưa đặt tên');
    expect(words.detail).toContain('10:32');
  });

  it('says honestly when nothing can be mended by machine', () => {
    const task = { kind: 'listings-nearly-ready', count: 6, firstListingId: listingId };
    expect(wordsFor({ ...task, fixable: 4 }).detail).toBe('Sửa giúp được 4 chỗ');
    expect(wordsFor({ ...task, fixable: 0 }).detail).toBe('Các chỗ này cần điền tay');
  });

  it('turns red when a certificate is over', () => {
    const task = { kind: 'certificate-ending', listingId, name: 'Mật ong', certificate: 'ocop 12' };
    expect(wordsFor({ ...task, days: 28 })).toMatchObject({
      tone: 'warning',
      title: 'OCOP 12 của “Mật ong” hết hạn sau 28 ngày',
    });
    expect(wordsFor({ ...task, days: -1 })).toMatchObject({
      tone: 'danger',
      title: 'OCOP 12 của “Mật ong” đã hết hạn',
    });
  });

  it('counts in English too', () => {
    const task = { kind: 'ready-to-bundle', households: 1, listings: 1 };
    expect(wordsFor(task, 'en').title).toBe('1 listing is ready');
    expect(wordsFor({ ...task, listings: 9 }, 'en').title).toBe('9 listings are ready');
  });
});
