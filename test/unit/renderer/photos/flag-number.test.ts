import { describe, expect, it } from 'vitest';
import { flagNumber } from '../../../../renderer/photos/studio/flag-number.ts';
import english from '../../../../renderer/i18n/locales/en/photo-flags.json' with { type: 'json' };
import words from '../../../../renderer/i18n/locales/vi/photo-flags.json' with { type: 'json' };
import { photoFlagCodeSchema } from '../../../../shared/photos/photo-judgement.ts';

describe('what is said of a flag', () => {
  it.each([
    ['blurred', 0.324, '32,4\u00a0%'],
    ['tilted', -3.26, '3,3°'],
    ['too-small', 1480, '1.480\u00a0px'],
    ['colour-cast', 1.25, '1,3'],
    ['dark', 92.4, '92'],
  ] as const)('%s %f', (code, value, text) => {
    expect(flagNumber(code, value)).toBe(text);
  });

  it('has a name, a reason and a way out for each code, in both languages', () => {
    for (const code of photoFlagCodeSchema.options) {
      for (const said of [words.flag[code], english.flag[code]]) {
        expect(said.name.length).toBeLessThan(20);
        expect(said.why).not.toBe('');
        expect(said.do).not.toBe('');
      }
    }
  });
});
