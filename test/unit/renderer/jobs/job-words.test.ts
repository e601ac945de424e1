import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { vietnamese } from '../../../../renderer/i18n/vietnamese.ts';
import { jobClosingWords, jobStepWords } from '../../../../renderer/jobs/job-words.ts';
import { withJob } from '../../../../renderer/jobs/jobs-queries.ts';
import { jobViewSchema, type JobView } from '../../../../shared/ipc/events.ts';

const translations = createInstance();

beforeAll(async () => {
  await translations.init({
    lng: 'vi',
    resources: { vi: { translation: vietnamese } },
    interpolation: { escapeValue: false },
  });
});

function job(change: Partial<JobView> = {}): JobView {
  return {
    ...jobViewSchema.parse({
      id: '019ab000-0000-7000-8000-000000000001',
      kind: 'export-bundles',
      state: 'running',
      step: 'packing',
      stepParams: { household: 'Lò Thị Hương', marketplace: 'Sàn', index: 2, total: 5 },
      done: 12,
      total: 60,
      startedAt: '2026-11-23T03:00:00.000Z',
      finishedAt: null,
      result: null,
      failure: null,
    }),
    ...change,
  };
}

describe('the words of a job', () => {
  it('say what is being done and how far it is', () => {
    const words = jobStepWords(translations.t, job());
    expect(words).toBe('Gói 2/5: Lò Thị Hương · Sàn · 12/60');
  });

  it('fall back to the kind of work for a step without words', () => {
    expect(jobStepWords(translations.t, job({ step: 'something-new', total: 0 }))).toBe('Đóng gói');
  });

  it('close with the counts of the result', () => {
    const done = job({ state: 'done', result: { bundles: 3, listings: 19, pictures: 60 } });
    expect(jobClosingWords(translations.t, done)).toBe('Đã làm 3 gói, 19 tin, 60 ảnh.');
    expect(jobClosingWords(translations.t, job({ state: 'interrupted' }))).toBe(
      'Bị ngắt giữa chừng: Đóng gói.',
    );
  });
});

describe('news of a job', () => {
  it('replace it where it stands, and come first when it is new', () => {
    const one = job();
    const other = job({ id: jobViewSchema.shape.id.parse('019ab000-0000-7000-8000-000000000002') });
    const news = { ...one, done: 13 };
    expect(withJob([other, one], news)).toEqual([other, news]);
    expect(withJob([one], other)).toEqual([other, one]);
  });
});
