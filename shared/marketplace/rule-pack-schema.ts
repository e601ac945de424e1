import { z } from 'zod';
import { daySchema } from '../domain/ids.ts';
import { messagesSchema } from './messages.ts';
import { ruleSchema, sourceSchema, suspensionSchema } from './profile-schema.ts';
import { bilingualSchema, shownSourceSchema } from './violation.ts';
import { vocabularySchema } from './vocabulary.ts';

/** resources/rules/<id>.json: rules and words that several marketplaces share (law, claims, labels). */
export const rulePackSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: bilingualSchema,
  /** Day of this edition; of two editions of a pack the later one counts. */
  revision: daySchema,
  /** Texts of codes that the application's own messages do not know, or says otherwise. */
  messages: messagesSchema.shape.rules.default({}),
  sources: z.array(sourceSchema).min(1),
  vocabularies: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), vocabularySchema),
  rules: z.array(ruleSchema),
  /** Laws that do not count for now, and so have no rules here: shown, so that nobody follows them by hearsay. */
  suspendedLaws: z
    .array(
      z.strictObject({
        title: bilingualSchema,
        suspended: suspensionSchema,
        source: shownSourceSchema,
      }),
    )
    .max(50)
    .default([]),
});
export type RulePack = z.infer<typeof rulePackSchema>;

/** resources/domain/tables/<name>.json: values by key, for the 'lookup' transform. */
export const domainTableSchema = z.record(z.string(), z.string());
export type DomainTable = z.infer<typeof domainTableSchema>;
