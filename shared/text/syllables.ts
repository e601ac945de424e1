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
  /** Where each folded syllable stands, so that looking for many phrases does not walk the text again and again. */
  readonly places: ReadonlyMap<string, readonly number[]>;
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
  const lower = text.toLowerCase();
  const folded = foldVietnamese(lower);
  // Vietnamese in NFC folds letter by letter, so one fold serves the whole text; other scripts may not.
  const isAligned = lower.length === text.length && folded.length === text.length;
  const syllables: Syllable[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+%?/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const own = isAligned ? lower.slice(start, end) : match[0].toLowerCase();
    syllables.push({
      marked: modernTone(own),
      folded: isAligned ? folded.slice(start, end) : foldVietnamese(own),
      start,
      end,
    });
  }
  return {
    text,
    syllables,
    isUnmarked: syllables.every((one) => one.marked === one.folded),
    places: placesOf(syllables),
  };
}

function placesOf(syllables: readonly Syllable[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { folded }] of syllables.entries()) {
    const known = places.get(folded);
    if (known === undefined) places.set(folded, [index]);
    else known.push(index);
  }
  return places;
}

/**
 * Every place where `phrase` stands as whole syllables ("trị" is not in "Quảng Trị" by chance: only neighbours make
 * a phrase). Either all marks agree, or the place was typed without any mark. One syllable alone is matched without
 * marks only in a text that has none at all: "gan" in "gần" must not become liver.
 */
export function findPhrase(haystack: SyllableText, phrase: SyllableText): PhraseHit[] {
  const wanted = phrase.syllables;
  const hits: PhraseHit[] = [];
  for (const from of haystack.places.get(wanted[0]?.folded ?? '') ?? []) {
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

const MODERN_ENDS: ReadonlyMap<string, string> = new Map(
  [
    ['òa óa ỏa õa ọa', 'oà oá oả oã oạ'],
    ['òe óe ỏe õe ọe', 'oè oé oẻ oẽ oẹ'],
    ['ùy úy ủy ũy ụy', 'uỳ uý uỷ uỹ uỵ'],
  ].flatMap(([from = '', to = '']) => {
    const ends = to.split(' ');
    return from.split(' ').map((end, index) => [end, ends[index] ?? end] as const);
  }),
);

/** "hòa" and "hoà" are one syllable: the tone is put on the second vowel of a bare oa, oe, uy. */
function modernTone(syllable: string): string {
  const end = MODERN_ENDS.get(syllable.slice(-2));
  return end === undefined ? syllable : syllable.slice(0, -2) + end;
}
