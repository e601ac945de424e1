import { describe, expect, it } from 'vitest';
import {
  rememberAppearance,
  rememberedAppearance,
  type Appearance,
} from '../../../../renderer/app/appearance.ts';

function memory(initial: string | null = null) {
  let held = initial;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => {
      held = value;
    },
  };
}

describe('the remembered appearance', () => {
  it('comes back as it was', () => {
    const storage = memory();
    const chosen: Appearance = { language: 'en', colorScheme: 'dark', textSize: 130 };
    rememberAppearance(storage, chosen);
    expect(rememberedAppearance(storage)).toEqual(chosen);
  });

  it.each([null, '', '{', '{"language":"fr","colorScheme":"dark","textSize":100}', '[]'])(
    'falls back to Vietnamese at normal size for %j',
    (stored) => {
      expect(rememberedAppearance(memory(stored))).toEqual({
        language: 'vi',
        colorScheme: 'auto',
        textSize: 100,
      });
    },
  );
});
