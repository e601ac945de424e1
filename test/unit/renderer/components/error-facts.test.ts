import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { factsInWords } from '../../../../renderer/components/error-facts.ts';
import { vietnamese } from '../../../../renderer/i18n/vietnamese.ts';

it('says how much room is missing as file managers do, and leaves other facts alone', async () => {
  const translations = createInstance();
  await translations.init({
    lng: 'vi',
    resources: { vi: { translation: vietnamese } },
    interpolation: { escapeValue: false },
  });
  const facts = factsInWords({ neededBytes: 53_628_800 });
  expect(translations.t('errors.disk.full.what', facts)).toBe(
    'Ổ đĩa không đủ chỗ trống: cần thêm khoảng 53,6\u00a0MB.',
  );
  expect(factsInWords({ count: 3, name: 'Lò Thị Hương' })).toEqual({
    count: 3,
    name: 'Lò Thị Hương',
  });
});
