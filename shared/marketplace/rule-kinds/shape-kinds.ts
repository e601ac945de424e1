import { z } from 'zod';
import { collapseSpaces } from '../../text/tidy-text.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind } from '../rule-kind.ts';
import type { TextSpan } from '../violation.ts';
import { checkTexts } from './text-findings.ts';

export const shapeKinds = [
  /** The text must not match; what matches is proposed to be dropped. */
  defineRuleKind({
    kind: 'pattern-forbidden',
    params: z.strictObject({ pattern: z.string().min(1).max(200) }),
    fields: TEXT_FIELDS,
    placeholders: ['found'],
    prepare: (field, { pattern }) => {
      const everywhere = new RegExp(pattern, 'gu');
      return checkTexts(field, ({ text }) => {
        const spans = spansOf(text, everywhere);
        const [first] = spans;
        if (first === undefined) return null;
        return {
          params: { found: first.found },
          spans,
          after: removeAll(text, [{ everywhere, onlyWith: [] }]),
        };
      });
    },
  }),
  /** Single characters an importer splits at or drops; a space takes their place. */
  defineRuleKind({
    kind: 'no-separators',
    params: z.strictObject({ characters: z.array(z.string().length(1)).min(1) }),
    fields: TEXT_FIELDS,
    placeholders: ['found'],
    prepare: (field, { characters }) =>
      checkTexts(field, ({ text }) => {
        const found = characters.filter((character) => text.includes(character));
        if (found.length === 0) return null;
        const replaced = found.reduce((rest, character) => rest.replaceAll(character, ' '), text);
        return { params: { found: found.join(' ') }, after: collapseSpaces(replaced) };
      }),
  }),
  /** Phone numbers, addresses on the web, platform names, emoji: whatever the vocabulary of patterns lists. */
  defineRuleKind({
    kind: 'forbidden-text',
    params: z.strictObject({ vocabulary: z.string(), entries: z.array(z.string()).min(1) }),
    vocabularyOf: ({ vocabulary }) => vocabulary,
    fields: TEXT_FIELDS,
    placeholders: ['found', 'advice'],
    prepare: (field, { vocabulary, entries }, surroundings) => {
      const words = surroundings.vocabulary(vocabulary);
      const patterns =
        words.kind === 'patterns'
          ? words.entries.filter((entry) => entries.includes(entry.id))
          : [];
      const regExps = patterns.map((entry) => ({
        everywhere: new RegExp(entry.pattern, 'giu'),
        onlyWith: entry.onlyWith,
        advice: entry.advice,
      }));
      return checkTexts(field, ({ text }) => {
        const lower = text.toLowerCase();
        const spans = regExps
          .filter(({ onlyWith }) => mayMatch(lower, onlyWith))
          .flatMap(({ everywhere, advice }) =>
            spansOf(text, everywhere).map((span) => ({ ...span, advice })),
          );
        // The words are about the first kind that is there; the places are of all kinds.
        const [first] = spans;
        if (first === undefined) return null;
        return {
          params: { found: first.found.trim() },
          words: { advice: first.advice },
          spans: spans.toSorted((left, right) => left.start - right.start),
          after: removeAll(text, regExps),
        };
      });
    },
  }),
  /** A name in capitals only: shouted, and refused by several platforms. */
  defineRuleKind({
    kind: 'all-caps',
    params: z.strictObject({ leastLetters: z.number().int().min(2) }),
    fields: TEXT_FIELDS,
    placeholders: [],
    prepare: (field, { leastLetters }) =>
      checkTexts(field, ({ text }) => {
        const letters = text.match(/\p{L}/gu) ?? [];
        const isShouted =
          letters.length >= leastLetters &&
          text === text.toUpperCase() &&
          text !== text.toLowerCase();
        return isShouted ? { params: {}, after: sentenceCase(text) } : null;
      }),
  }),
];

function spansOf(text: string, everywhere: RegExp): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { 0: found, index } of text.matchAll(everywhere)) {
    if (found !== '') spans.push({ start: index, end: index + found.length, found });
  }
  return spans;
}

/** A cheap look before a costly pattern: most texts hold no "@" and no dot before "vn". */
function mayMatch(lower: string, onlyWith: readonly string[]): boolean {
  return onlyWith.length === 0 || onlyWith.some((part) => lower.includes(part));
}

/** Removing matches may bring the ends of others together, so it is repeated until nothing is left to remove. */
function removeAll(
  text: string,
  patterns: readonly { readonly everywhere: RegExp; readonly onlyWith: readonly string[] }[],
): string {
  let rest = text;
  for (;;) {
    const lower = rest.toLowerCase();
    const shorter = collapseSpaces(
      patterns
        .filter(({ onlyWith }) => mayMatch(lower, onlyWith))
        .reduce((left, { everywhere }) => left.replace(everywhere, ' '), rest),
    );
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/** Units keep their usual spelling: "5KG" → "5kg", the rest becomes a sentence. */
function sentenceCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
