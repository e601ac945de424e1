import { cutClauseAt, tidyAfterCuts } from '../text/cut-clause.ts';
import { type SyllableText, tokenize } from '../text/syllables.ts';
import { collapseSpaces } from '../text/tidy-text.ts';
import { PhraseIndex } from './phrase-index.ts';
import type { PhraseEntry } from './vocabulary.ts';

export interface FoundPhrase {
  readonly entry: PhraseEntry;
  /** As it stands in the text. */
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the phrases of some entries of a vocabulary; a text is walked through once for all finders of the vocabulary. */
export class PhraseFinder {
  private readonly index: PhraseIndex;
  /** By place in the vocabulary. */
  private readonly entries: ReadonlyMap<number, PhraseEntry>;

  /** `chosen` are some of the entries of `vocabulary`, and all of them where that is absent. */
  constructor(chosen: readonly PhraseEntry[], vocabulary: readonly PhraseEntry[] = chosen) {
    this.index = PhraseIndex.of(vocabulary);
    this.entries = new Map([...vocabulary.entries()].filter(([, entry]) => chosen.includes(entry)));
  }

  /** In order of appearance; hits inside an exception are left out, and a hit inside a longer one too. */
  find(text: SyllableText): FoundPhrase[] {
    const hits: FoundPhrase[] = [];
    for (const { owner, start, end } of this.index.hitsIn(text)) {
      const entry = this.entries.get(owner);
      if (entry !== undefined) hits.push({ entry, found: text.text.slice(start, end), start, end });
    }
    if (hits.length < 2) return hits;
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
