import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addedSentence,
  readRefusals,
  refusalWords,
} from '../../../../renderer/photos/add-photos-result.ts';
import words from '../../../../renderer/i18n/locales/vi/photos.json' with { type: 'json' };
import { photoRefusalSchema } from '../../../../shared/domain/photo.ts';
import { jobIdSchema } from '../../../../shared/domain/ids.ts';
import type { JobView } from '../../../../shared/ipc/events.ts';

let t: TFunction;
beforeAll(async () => {
  const i18n = createInstance();
  t = await i18n.init({ lng: 'vi', resources: { vi: { translation: { photos: words } } } });
});

function job(result: JobView['result'], state: JobView['state'] = 'done'): JobView {
  return {
    id: jobIdSchema.parse('0192f0c1-2b3a-7c4d-8e5f-6a7b8c9d0e1f'),
    kind: 'add-photos',
    state,
    step: '',
    stepParams: {},
    done: 5,
    total: 5,
    startedAt: '2026-11-23T03:00:00.000Z',
    finishedAt: null,
    result,
    failure: null,
  };
}

describe('addedSentence', () => {
  it.each([
    [{ added: 3, duplicates: 1, refused: 1 }, 'Thêm 3 ảnh, 1 ảnh trùng, 1 ảnh không mở được.'],
    [{ added: 2, duplicates: 0, refused: 0 }, 'Thêm 2 ảnh.'],
    [{ added: 0, duplicates: 2, refused: 0 }, 'Không có ảnh nào được thêm, 2 ảnh trùng.'],
  ])('tells %o', (result, sentence) => {
    expect(addedSentence(t, job(result))).toBe(sentence);
  });

  it('says what is left when it was stopped', () => {
    expect(addedSentence(t, job(null, 'cancelled'))).toContain('Đã dừng');
  });
});

describe('refusals', () => {
  it('come as lines of file and code', () => {
    const result = { refusals: 'IMG 1.HEIC\tphoto.heic\nghi chú.txt\tphoto.not-a-picture' };
    expect(readRefusals(result)).toEqual([
      { file: 'IMG 1.HEIC', refusal: 'photo.heic' },
      { file: 'ghi chú.txt', refusal: 'photo.not-a-picture' },
    ]);
    expect(readRefusals({ refusals: '' })).toEqual([]);
    expect(readRefusals(null)).toEqual([]);
  });

  it.each([...photoRefusalSchema.options, 'photo.too-many'])(
    '%s has words of its own',
    (refusal) => {
      const other = refusalWords(t, 'photo.never-heard-of');
      expect(refusalWords(t, refusal)).not.toMatch(/^photos\./u);
      if (refusal !== 'photo.unreadable') expect(refusalWords(t, refusal)).not.toBe(other);
    },
  );
});
