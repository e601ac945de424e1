import type { Words } from './pseudo-locale.ts';
import { wordsByThing } from './words-by-thing.ts';

export const english: Words = wordsByThing(
  import.meta.glob<Words>('./locales/en/*.json', { eager: true, import: 'default' }),
  import.meta.glob<Words>('../../resources/help/errors.en.json', {
    eager: true,
    import: 'default',
  }),
);
