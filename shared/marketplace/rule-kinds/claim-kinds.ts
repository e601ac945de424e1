import { z } from 'zod';
import { certificateState } from '../certificate-state.ts';
import type { ListingSubject } from '../listing-subject.ts';
import { type FoundPhrase, PhraseFinder } from '../phrase-finder.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind, type FindingSpan, type RuleSurroundings } from '../rule-kind.ts';
import type { PhraseEntry } from '../vocabulary.ts';
import { checkTexts } from './text-findings.ts';

const claimParams = z.strictObject({ vocabulary: z.string(), entries: z.array(z.string()).min(1) });
type ClaimParams = z.infer<typeof claimParams>;

export const claimKinds = [
  /** Words that must not, or should not, be said of these goods; whole syllables, false friends left out. */
  defineRuleKind({
    kind: 'claim-words',
    params: claimParams,
    vocabularyOf: ({ vocabulary }) => vocabulary,
    fields: TEXT_FIELDS,
    placeholders: ['found', 'advice'],
    prepare: (field, params, surroundings) => {
      const { chosen, vocabulary } = entriesOf(params, surroundings);
      const finder = new PhraseFinder(chosen, vocabulary);
      return checkTexts(field, ({ text, path }, subject) => {
        const hits = finder.find(subject.syllables(text));
        const [hit] = hits;
        if (hit === undefined) return null;
        return {
          params: { found: hit.found },
          words: { advice: hit.entry.advice },
          spans: hits.map(spanOf),
          after: finder.removeFrom(text, isRunningText(path), hits),
        };
      });
    },
  }),
  /** Words that are true only with a paper: allowed when one of the entry's certificates is in force. */
  defineRuleKind({
    kind: 'claim-needs-proof',
    params: claimParams.extend({ months: z.partialRecord(z.string(), z.number().int().min(1)) }),
    vocabularyOf: ({ vocabulary }) => vocabulary,
    fields: TEXT_FIELDS,
    placeholders: ['found', 'advice'],
    prepare: (field, params, surroundings) => {
      const { chosen, vocabulary } = entriesOf(params, surroundings);
      const finders = chosen.map((entry) => ({
        entry,
        finder: new PhraseFinder([entry], vocabulary),
      }));
      return (subject, today, marketplaceId) => {
        const unproved = finders.filter(
          ({ entry }) => !isProved(entry, subject, today, params.months),
        );
        return unproved.flatMap(({ finder, entry }) =>
          checkTexts(field, ({ text, path }) => {
            const hits = finder.find(subject.syllables(text));
            const [hit] = hits;
            if (hit === undefined) return null;
            return {
              params: { found: hit.found },
              words: { advice: entry.advice },
              spans: hits.map(spanOf),
              after: finder.removeFrom(text, isRunningText(path), hits),
            };
          })(subject, today, marketplaceId),
        );
      };
    },
  }),
];

function spanOf({ start, end, found, entry }: FoundPhrase): FindingSpan {
  return { start, end, found, advice: entry.advice };
}

/** Sentences stand in the description and in each line of the facts; the other texts are names and labels. */
function isRunningText(path: string): boolean {
  return path === 'description' || path.startsWith('facts');
}

function entriesOf(
  { vocabulary, entries }: ClaimParams,
  surroundings: RuleSurroundings,
): { readonly chosen: readonly PhraseEntry[]; readonly vocabulary: readonly PhraseEntry[] } {
  const words = surroundings.vocabulary(vocabulary);
  if (words.kind !== 'phrases') return { chosen: [], vocabulary: [] };
  const chosen = words.entries.filter((entry) => entries.includes(entry.id));
  return { chosen, vocabulary: words.entries };
}

function isProved(
  entry: PhraseEntry,
  { listing }: ListingSubject,
  today: string,
  months: Readonly<Partial<Record<string, number>>>,
): boolean {
  return listing.certificates.some(
    (one) =>
      entry.provedBy.includes(one.kind) && certificateState(one, today, months).kind === 'valid',
  );
}
