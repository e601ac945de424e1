import { cutClauseAt, tidyAfterCuts } from '../text/cut-clause.ts';
import { findPhrase, standsAt, type SyllableText, tokenize } from '../text/syllables.ts';
import { collapseSpaces } from '../text/tidy-text.ts';
import type { PhraseEntry } from './vocabulary.ts';

export interface FoundPhrase {
  readonly entry: PhraseEntry;
  /** As it stands in the text. */
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

interface IndexedPhrase {
  readonly entry: PhraseEntry;
  readonly phrase: SyllableText;
  /** Harmless longer phrases, and at which of their syllables this phrase begins. */
  readonly around: readonly { readonly phrase: SyllableText; readonly at: number }[];
  readonly onlyMarked: boolean;
}

/** Finds the phrases of vocabulary entries, cut into syllables once. */
export class PhraseFinder {
  /** By first syllable without marks: a text is asked for the few phrases it could hold. */
  private readonly phrases = new Map<string, IndexedPhrase[]>();

  constructor(entries: readonly PhraseEntry[]) {
    for (const entry of entries) {
      const exceptions = entry.except.map(cut);
      for (const text of entry.phrases) this.add(entry, text, exceptions, false);
      for (const text of entry.onlyMarked) this.add(entry, text, exceptions, true);
    }
  }

  private add(
    entry: PhraseEntry,
    text: string,
    exceptions: readonly SyllableText[],
    onlyMarked: boolean,
  ): void {
    const phrase = cut(text);
    const first = phrase.syllables[0]?.folded ?? '';
    const around = exceptions.flatMap((one) =>
      placesIn(one, phrase).map((at) => ({ phrase: one, at })),
    );
    const indexed = { entry, phrase, around, onlyMarked };
    this.phrases.set(first, [...(this.phrases.get(first) ?? []), indexed]);
  }

  /** In order of appearance; hits inside an exception are left out, and a hit inside a longer one too. */
  find(text: SyllableText): FoundPhrase[] {
    const hits: FoundPhrase[] = [];
    for (const first of text.places.keys()) {
      for (const indexed of this.phrases.get(first) ?? []) hits.push(...hitsOf(text, indexed));
    }
    hits.sort((left, right) => left.start - right.start || right.end - left.end);
    let reached = -1;
    return hits.filter(({ end }) => {
      if (end <= reached) return false;
      reached = end;
      return true;
    });
  }

  /**
   * The text without any of the phrases; repeated, because what is left may close up into another. Out of running
   * text a phrase takes its clause along, out of a name or a label only itself goes. `found` is what `find` gave for the text.
   */
  removeFrom(text: string, isRunningText: boolean, found: readonly FoundPhrase[]): string {
    let rest = text;
    for (let hits = found; ; hits = this.find(tokenize(rest))) {
      if (hits.length === 0) return rest;
      // From the last to the first, so that one search serves for all of them.
      let untouchedUpTo = rest.length;
      for (const { start, end } of hits.toReversed()) {
        if (end > untouchedUpTo) continue;
        const shorter = isRunningText
          ? cutClauseAt(rest, start, end)
          : { text: `${rest.slice(0, start)} ${rest.slice(end)}`, from: start };
        rest = shorter.text;
        untouchedUpTo = shorter.from;
      }
      rest = isRunningText ? tidyAfterCuts(rest) : collapseSpaces(rest);
    }
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

function hitsOf(text: SyllableText, indexed: IndexedPhrase): FoundPhrase[] {
  const { entry, phrase, around, onlyMarked } = indexed;
  if (onlyMarked && text.isUnmarked) return [];
  return findPhrase(text, phrase)
    .filter(({ from }) => !around.some((one) => standsAt(text, one.phrase, from - one.at)))
    .map(({ start, end }) => ({ entry, found: text.text.slice(start, end), start, end }));
}
