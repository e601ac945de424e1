import { cutClauseAt, tidyAfterCuts } from '../text/cut-clause.ts';
import { findPhrase, type PhraseHit, type SyllableText, tokenize } from '../text/syllables.ts';
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
  readonly exceptions: readonly SyllableText[];
}

/** Finds the phrases of vocabulary entries, cut into syllables once. */
export class PhraseFinder {
  private readonly phrases: readonly IndexedPhrase[];

  constructor(entries: readonly PhraseEntry[]) {
    this.phrases = entries.flatMap((entry) => {
      const exceptions = entry.except.map((text) => tokenize(text.normalize('NFC')));
      return entry.phrases.map((text) => ({
        entry,
        phrase: tokenize(text.normalize('NFC')),
        exceptions,
      }));
    });
  }

  /** In order of appearance; hits inside an exception are left out. */
  find(text: SyllableText): FoundPhrase[] {
    return this.phrases
      .flatMap((indexed) => hitsOf(text, indexed))
      .sort((left, right) => left.start - right.start);
  }

  /**
   * The text without any of the phrases; repeated, because what is left may close up into another. Out of running
   * text a phrase takes its clause along, out of a name or a label only itself goes.
   */
  removeFrom(text: string, isRunningText: boolean): string {
    let rest = text;
    for (;;) {
      const hits = this.find(tokenize(rest));
      if (hits.length === 0) return rest;
      // From the last to the first, so that one search serves for all of them.
      let untouchedUpTo = rest.length;
      for (const { start, end } of hits.toReversed()) {
        if (end > untouchedUpTo) continue;
        const cut = isRunningText
          ? cutClauseAt(rest, start, end)
          : { text: `${rest.slice(0, start)} ${rest.slice(end)}`, from: start };
        rest = cut.text;
        untouchedUpTo = cut.from;
      }
      rest = isRunningText ? tidyAfterCuts(rest) : collapseSpaces(rest);
    }
  }
}

function hitsOf(text: SyllableText, { entry, phrase, exceptions }: IndexedPhrase): FoundPhrase[] {
  const harmless = (hit: PhraseHit): boolean =>
    exceptions.some((exception) =>
      findPhrase(text, exception).some((around) => around.from <= hit.from && hit.to <= around.to),
    );
  return findPhrase(text, phrase)
    .filter((hit) => !harmless(hit))
    .map((hit) => ({
      entry,
      found: text.text.slice(hit.start, hit.end),
      start: hit.start,
      end: hit.end,
    }));
}
