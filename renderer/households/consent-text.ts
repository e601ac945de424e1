import english from '../../resources/help/consent.en.json';
import vietnamese from '../../resources/help/consent.vi.json';
import type { Grant } from './households-queries.ts';

/** The text that is read out; its version is kept with every consent. */
export type ConsentText = typeof vietnamese;

export function consentText(language: string): ConsentText {
  return language === 'en' ? english : vietnamese;
}

/** The words of one tick, with the marketplace's name where it is asked for one. */
export function grantWords(
  text: ConsentText,
  grant: Grant,
  marketplaceName: string,
): { tick: string; explain: string } {
  const words = text.purposes[grant.purpose];
  const fill = (sentence: string) => sentence.replaceAll('{{marketplace}}', marketplaceName);
  return { tick: fill(words.tick), explain: fill(words.explain) };
}
