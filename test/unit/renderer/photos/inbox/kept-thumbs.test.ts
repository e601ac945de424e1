import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepThumb } from '../../../../../renderer/photos/inbox/kept-thumbs.ts';

/** What the browser would be asked for. */
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal(
    'Image',
    class {
      set src(address: string) {
        asked.push(address);
      }
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

it('loads a thumbnail once, and the longest unseen again after six hundred others', () => {
  keepThumb('photo://a');
  keepThumb('photo://b');
  keepThumb('photo://a');
  expect(asked).toEqual(['photo://a', 'photo://b']);

  for (let index = 0; index < 599; index += 1) keepThumb(`photo://${index}`);
  asked = [];
  keepThumb('photo://a');
  expect(asked).toEqual([]);
  keepThumb('photo://b');
  expect(asked).toEqual(['photo://b']);
});
