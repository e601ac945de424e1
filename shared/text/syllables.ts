import { foldVietnamese } from './fold-vietnamese.ts';

/** A run of letters and digits, with its place in the text it was cut from. */
export interface Syllable {
  /** Lower case, marks kept, tone in its modern place. */
  readonly marked: string;
  /** Lower case, marks dropped. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

export interface SyllableText {
  readonly text: string;
  readonly syllables: readonly Syllable[];
  /** No letter of the text carries a mark: it was typed without them. */
  readonly isUnmarked: boolean;
}

/** Where a phrase was found: character offsets and the first syllable and one past the last. */
export interface PhraseHit {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Cuts NFC text into syllables. "100%" keeps its sign, because a claim is made with it. */
export function tokenize(text: string): SyllableText {
  const syllables: Syllable[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+%?/gu)) {
    const lower = match[0].toLowerCase();
    syllables.push({
      marked: modernTone(lower),
      folded: foldVietnamese(lower),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return { text, syllables, isUnmarked: syllables.every((one) => one.marked === one.folded) };
}

/**
 * Every place where `phrase` stands as whole syllables ("trị" is not in "Quảng Trị" by chance: only neighbours make
 * a phrase). Either all marks agree, or the place was typed without any mark. One syllable alone is matched without
 * marks only in a text that has none at all: "gan" in "gần" must not become liver.
 */
export function findPhrase(haystack: SyllableText, phrase: SyllableText): PhraseHit[] {
  const wanted = phrase.syllables;
  const hits: PhraseHit[] = [];
  const last = haystack.syllables.length - wanted.length;
  if (wanted.length === 0) return hits;
  for (let from = 0; from <= last; from += 1) {
    if (!matchesAt(haystack, wanted, from)) continue;
    const first = haystack.syllables[from];
    const end = haystack.syllables[from + wanted.length - 1];
    if (first === undefined || end === undefined) continue;
    hits.push({ start: first.start, end: end.end, from, to: from + wanted.length });
  }
  return hits;
}

function matchesAt(haystack: SyllableText, wanted: readonly Syllable[], from: number): boolean {
  const mayFold = wanted.length > 1 || haystack.isUnmarked;
  let exact = true;
  let folded = mayFold;
  for (let index = 0; index < wanted.length; index += 1) {
    const have = haystack.syllables[from + index];
    const want = wanted[index];
    if (have === undefined || want === undefined) return false;
    if (have.marked !== want.marked) exact = false;
    if (have.marked !== have.folded || have.folded !== want.folded) folded = false;
    if (!exact && !folded) return false;
  }
  return true;
}

const OLD_TONES: ReadonlyArray<readonly [RegExp, string]> = [
  ['oa', 'òa óa ỏa õa ọa', 'oà oá oả oã oạ'],
  ['oe', 'òe óe ỏe õe ọe', 'oè oé oẻ oẽ oẹ'],
  ['uy', 'ùy úy ủy ũy ụy', 'uỳ uý uỷ uỹ uỵ'],
].flatMap(([, left = '', right = '']) => {
  const to = right.split(' ');
  return left.split(' ').map((pair, index) => [new RegExp(`${pair}$`, 'u'), to[index] ?? pair] as const);
});

/** "hòa" and "hoà" are the same syllable; the tone is put on the second vowel of a bare oa, oe, uy. */
function modernTone(syllable: string): string {
  for (const [pattern, replacement] of OLD_TONES) {
    if (pattern.test(syllable)) return syllable.replace(pattern, replacement);
  }
  return syllable;
}
