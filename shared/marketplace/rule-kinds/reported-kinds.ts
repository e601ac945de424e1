import { z } from 'zod';
import { PhraseFinder } from '../phrase-finder.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind } from '../rule-kind.ts';
import { checkTexts } from './text-findings.ts';

export const reportedKinds = [
  /** Wording a marketplace has refused before, in its own words. Made by a library from a result file, never shipped. */
  defineRuleKind({
    kind: 'reported-wording',
    params: z.strictObject({
      phrases: z.array(z.string().min(1).max(80)).min(1).max(20),
      reason: z.string().min(1).max(500),
    }),
    fields: TEXT_FIELDS,
    placeholders: ['found', 'reason'],
    prepare: (field, { phrases, reason }) => {
      const finder = new PhraseFinder([
        {
          id: 'reported',
          phrases,
          except: [],
          onlyMarked: [],
          provedBy: [],
          advice: { vi: reason, en: reason },
        },
      ]);
      return checkTexts(field, ({ text }, subject) => {
        const hits = finder.find(subject.syllables(text));
        const [hit] = hits;
        return hit === undefined
          ? null
          : { params: { found: hit.found, reason }, after: finder.removeFrom(text, false, hits) };
      });
    },
  }),
];
