import { type FoundHit, standsAt, type SyllableText, tokenize } from '../text/syllables.ts';
import type { PhraseEntry } from './vocabulary.ts';

interface IndexedPhrase {
  /** Place of its entry in the vocabulary. */
  readonly owner: number;
  readonly phrase: SyllableText;
  /** Harmless longer phrases, and at which of their syllables this phrase begins. */
  readonly around: readonly { readonly phrase: SyllableText; readonly at: number }[];
  readonly onlyMarked: boolean;
}

const NO_PHRASES: readonly IndexedPhrase[] = [];

const indexes = new WeakMap<readonly PhraseEntry[], PhraseIndex>();

/** The phrases of all entries of a vocabulary, cut into syllables once and looked for in one walk through a text. */
export class PhraseIndex {
  /** By first syllable without marks: a text is asked for the few phrases it could hold. */
  private readonly phrases = new Map<string, IndexedPhrase[]>();

  /** The same array of entries gives the same index: rules that share a vocabulary share the walk. */
  static of(entries: readonly PhraseEntry[]): PhraseIndex {
    const known = indexes.get(entries);
    if (known !== undefined) return known;
    const fresh = new PhraseIndex(entries);
    indexes.set(entries, fresh);
    return fresh;
  }

  private constructor(entries: readonly PhraseEntry[]) {
    for (const [owner, entry] of entries.entries()) {
      const exceptions = entry.except.map(cut);
      for (const text of entry.phrases) this.add(owner, text, exceptions, false);
      for (const text of entry.onlyMarked) this.add(owner, text, exceptions, true);
    }
  }

  private add(
    owner: number,
    text: string,
    exceptions: readonly SyllableText[],
    onlyMarked: boolean,
  ): void {
    const phrase = cut(text);
    const first = phrase.syllables[0]?.folded ?? '';
    const around = exceptions.flatMap((one) =>
      placesIn(one, phrase).map((at) => ({ phrase: one, at })),
    );
    const known = this.phrases.get(first);
    const indexed = { owner, phrase, around, onlyMarked };
    if (known === undefined) this.phrases.set(first, [indexed]);
    else known.push(indexed);
  }

  /** Hits inside an exception are left out. Remembered with the text, which is short-lived itself. */
  hitsIn(text: SyllableText): readonly FoundHit[] {
    const known = text.hits.get(this);
    if (known !== undefined) return known;
    const hits: FoundHit[] = [];
    // forEach, because a walk by entries makes a pair for each syllable of each text.
    text.places.forEach((places, first) => {
      for (const indexed of this.phrases.get(first) ?? NO_PHRASES)
        addHits(hits, text, indexed, places);
    });
    text.hits.set(this, hits);
    return hits;
  }
}

function cut(text: string): SyllableText {
  return tokenize(text.normalize('NFC'));
}

/** Where the phrase begins inside the longer one, marks left aside. */
function placesIn(longer: SyllableText, { syllables: wanted }: SyllableText): number[] {
  const first = wanted[0]?.folded ?? '';
  return (longer.places.get(first) ?? []).filter((from) =>
    wanted.every(({ folded }, index) => longer.syllables[from + index]?.folded === folded),
  );
}

function isInside(text: SyllableText, around: IndexedPhrase['around'], from: number): boolean {
  return around.some((one) => standsAt(text, one.phrase, from - one.at));
}

/** As findPhrase, at the places of the first syllable; nothing is made where nothing is found, which is nearly always. */
function addHits(
  hits: FoundHit[],
  text: SyllableText,
  { owner, phrase, around, onlyMarked }: IndexedPhrase,
  places: readonly number[],
): void {
  if (onlyMarked && text.isUnmarked) return;
  for (const from of places) {
    if (!standsAt(text, phrase, from)) continue;
    if (isInside(text, around, from)) continue;
    const first = text.syllables[from];
    const last = text.syllables[from + phrase.syllables.length - 1];
    if (first !== undefined && last !== undefined)
      hits.push({ owner, start: first.start, end: last.end });
  }
}
