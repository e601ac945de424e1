import { foldVietnamese } from './fold-vietnamese.ts';

/** A run of letters, or a number, with its place in the text it was cut from. */
export interface Syllable {
  /** Lower case, marks kept, tone in its modern place. */
  readonly marked: string;
  /** Lower case, marks dropped. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** A new sentence or line begins with it: no phrase reaches across. */
  readonly opens: boolean;
}

export interface SyllableText {
  readonly text: string;
  readonly syllables: readonly Syllable[];
  /** No letter of the text carries a mark: it was typed without them. */
  readonly isUnmarked: boolean;
  /** Where each folded syllable stands, so that looking for many phrases does not walk the text again and again. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** What was found in it, by the index that looked: several rules look for words of one vocabulary. */
  readonly hits: Map<object, readonly FoundHit[]>;
}

/** A phrase that was found: character offsets, and whose it is in the vocabulary that was looked for. */
export interface FoundHit {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
}

/** Where a phrase was found: character offsets and the first syllable and one past the last. */
export interface PhraseHit {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Zero-width marks and soft hyphens: put into a word they hide it from a search, not from a reader. */
const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';

/**
 * A number with its marks ("1.250", "1/2", "12/QĐ-UBND", "100 %") is one syllable, so that "số 1" is not found in
 * "số 1.250"; where digits meet letters a new one begins ("ISO22000" reads as "ISO 22000").
 */
const SYLLABLE = new RegExp(
  `\\p{N}+(?:[.,/]\\p{N}+)*(?:/\\p{L}[\\p{L}\\p{N}-]*)?(?: ?%)?|[\\p{L}\\p{M}][\\p{L}\\p{M}${INVISIBLE}]*`,
  'gu',
);
const UNSEEN = new RegExp(`[ ${INVISIBLE}]`, 'gu');
/** Most texts have neither, and then no syllable needs a second look. */
const HAS_UNSEEN = new RegExp(`[%${INVISIBLE}]`, 'u');
const HAS_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'u');
const SENTENCE_END = /[.!?…;:]["”’')\]]*\s/u;
const LIST_MARK = /\n\s*[-–•*+]/u;

/** Cuts NFC text into syllables. "100%" keeps its sign, because a claim is made with it. */
export function tokenize(text: string): SyllableText {
  const lower = text.toLowerCase();
  const folded = foldVietnamese(lower);
  // Vietnamese in NFC folds letter by letter, so one fold serves the whole text; other scripts may not.
  const isAligned = lower.length === text.length && folded.length === text.length;
  const syllables: Syllable[] = [];
  const seen = HAS_UNSEEN.test(text) ? withoutUnseen : asItIs;
  let isUnmarked = true;
  let before = 0;
  for (
    let { start, end } = nextSyllable(text, 0);
    end > 0;
    { start, end } = nextSyllable(text, end)
  ) {
    const own = seen(isAligned ? lower.slice(start, end) : text.slice(start, end).toLowerCase());
    const syllable = {
      marked: modernTone(own),
      folded: isAligned ? seen(folded.slice(start, end)) : foldVietnamese(own),
      start,
      end,
      opens: opensAfter(text, before, start),
    };
    if (syllable.marked !== syllable.folded) isUnmarked = false;
    syllables.push(syllable);
    before = end;
  }
  return { text, syllables, isUnmarked, places: placesOf(syllables), hits: new Map() };
}

const OTHER = 0;
const LETTER = 1;
const INSIDE = 2;
const BY_PATTERN = 3;

/** What a UTF-16 unit below 0x2100 is to a syllable: nearly all there is, told without a pattern. */
const CLASSES: Uint8Array = Uint8Array.from({ length: 0x2100 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return BY_PATTERN;
  return HAS_INVISIBLE.test(character) ? INSIDE : OTHER;
});

/** The first syllable at or after `from`, as SYLLABLE finds it; `end` 0 where there is none. */
function nextSyllable(text: string, from: number): { start: number; end: number } {
  for (let start = from; start < text.length; start += 1) {
    const kind = classOf(text, start);
    if (kind === BY_PATTERN) return byPattern(text, start);
    if (kind !== LETTER) continue;
    let end = start + 1;
    let next = classOf(text, end);
    while (next === LETTER || next === INSIDE) {
      end += 1;
      next = classOf(text, end);
    }
    // A letter of another script goes on where the table ends.
    return next === BY_PATTERN && !isDigitAt(text, end) ? byPattern(text, start) : { start, end };
  }
  return { start: 0, end: 0 };
}

function classOf(text: string, at: number): number {
  if (at >= text.length) return OTHER;
  return CLASSES[text.charCodeAt(at)] ?? BY_PATTERN;
}

/** A number of the table, which ends a run of letters. */
function isDigitAt(text: string, at: number): boolean {
  return text.charCodeAt(at) < CLASSES.length;
}

function byPattern(text: string, from: number): { start: number; end: number } {
  SYLLABLE.lastIndex = from;
  const match = SYLLABLE.exec(text);
  return match === null
    ? { start: 0, end: 0 }
    : { start: match.index, end: match.index + match[0].length };
}

function withoutUnseen(syllable: string): string {
  return syllable.replace(UNSEEN, '');
}

function asItIs(syllable: string): string {
  return syllable;
}

/** A full stop alone is not enough: "chữa.bệnh" is one phrase written to get past a search. */
function opensAfter(text: string, gapStart: number, gapEnd: number): boolean {
  if (gapEnd - gapStart < 2 && text[gapStart] !== '\n') return false;
  const gap = text.slice(gapStart, gapEnd);
  const isNewLine = gap.includes('\n');
  if (isNewLine && LIST_MARK.test(gap)) return true;
  if (!isNewLine && !SENTENCE_END.test(gap)) return false;
  const next = text[gapEnd] ?? '';
  return next !== next.toLowerCase();
}

function placesOf(syllables: readonly Syllable[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let index = 0; index < syllables.length; index += 1) {
    const { folded = '' } = syllables[index] ?? {};
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
    if (!standsAt(haystack, phrase, from)) continue;
    const first = haystack.syllables[from];
    const end = haystack.syllables[from + wanted.length - 1];
    if (first === undefined || end === undefined) continue;
    hits.push({ start: first.start, end: end.end, from, to: from + wanted.length });
  }
  return hits;
}

/** Whether `phrase` stands at this very syllable of the text, as findPhrase would find it. */
export function standsAt(
  haystack: SyllableText,
  { syllables: wanted }: SyllableText,
  from: number,
): boolean {
  const mayFold = wanted.length > 1 || haystack.isUnmarked;
  let exact = true;
  let folded = mayFold;
  for (let index = 0; index < wanted.length; index += 1) {
    const have = haystack.syllables[from + index];
    const want = wanted[index];
    if (have === undefined || want === undefined || (have.opens && index > 0)) return false;
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
  const last = syllable.at(-1);
  if (last !== 'a' && last !== 'e' && last !== 'y') return syllable;
  const end = MODERN_ENDS.get(syllable.slice(-2));
  return end === undefined ? syllable : syllable.slice(0, -2) + end;
}
