import { z } from 'zod';
import { certificateKindSchema } from '../domain/certificate.ts';
import { bilingualSchema } from './violation.ts';

const phrase = z.string().min(1).max(80);

/** Words matched by whole syllables, with marks or typed without any. */
export const phraseVocabularySchema = z.strictObject({
  kind: z.literal('phrases'),
  entries: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      phrases: z.array(phrase),
      /** Phrases that count only in a text written with marks: without them they would mean too much else ("gan" is "gần"). */
      onlyMarked: z.array(phrase).default([]),
      /** Longer phrases in which the words mean something harmless ("thống nhất" holds "nhất"). */
      except: z.array(phrase),
      /** Certificates that make the words allowed; empty: nothing does. */
      provedBy: z.array(certificateKindSchema),
      advice: bilingualSchema,
    }),
  ),
});

/** Shapes of text, such as a phone number or an address on the web. Flags are always "iu". */
const patternVocabularySchema = z.strictObject({
  kind: z.literal('patterns'),
  entries: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      pattern: z.string().min(1).max(400).refine(isRegExp, 'not a regular expression'),
      /** The pattern cannot match unless one of these lower-case texts is there; empty: always tried. Saves time only. */
      onlyWith: z.array(z.string().min(1)),
      advice: bilingualSchema,
    }),
  ),
});

export const vocabularySchema = z.discriminatedUnion('kind', [
  phraseVocabularySchema,
  patternVocabularySchema,
]);
export type Vocabulary = z.infer<typeof vocabularySchema>;
export type PhraseVocabulary = z.infer<typeof phraseVocabularySchema>;
export type PhraseEntry = PhraseVocabulary['entries'][number];

function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, 'iu');
    return true;
  } catch {
    return false;
  }
}
