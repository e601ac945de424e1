import type { z } from 'zod';
import type { Bilingual, shownSourceSchema } from './violation.ts';

/** A source's name in both languages; a title that is a name anywhere stands for itself. */
export function sourceTitle({
  title,
  titleEn,
}: Pick<z.infer<typeof shownSourceSchema>, 'title' | 'titleEn'>): Bilingual {
  return { vi: title, en: titleEn ?? title };
}
