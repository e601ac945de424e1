import type { Words } from './pseudo-locale.ts';
import { wordsByThing } from './words-by-thing.ts';

export const vietnamese: Words = wordsByThing(
  import.meta.glob<Words>('./locales/vi/*.json', { eager: true, import: 'default' }),
  import.meta.glob<Words>('../../resources/help/errors.vi.json', {
    eager: true,
    import: 'default',
  }),
);
