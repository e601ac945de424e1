import { z } from 'zod';
import { jobIdSchema } from '../domain/ids.ts';
import { failureSchema } from './result.ts';

export const libraryTopicSchema = z.enum([
  'households',
  'listings',
  'marketplaces',
  'photos',
  'bundles',
  'settings',
  'journal',
  'jobs',
]);
export type LibraryTopic = z.infer<typeof libraryTopicSchema>;

export const jobKindSchema = z.enum([
  'add-photos',
  'take-in-photos',
  'judge-photos',
  'export-bundles',
  'fill-demo',
  'rule-impact',
  'check-all',
]);
export type JobKind = z.infer<typeof jobKindSchema>;

const jobStateSchema = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']);

export const jobViewSchema = z.strictObject({
  id: jobIdSchema,
  kind: jobKindSchema,
  state: jobStateSchema,
  /** i18n key under jobs.step.*, with params: what is being done now. */
  step: z.string(),
  stepParams: z.record(z.string(), z.union([z.string(), z.number()])),
  done: z.number().int().min(0),
  total: z.number().int().min(0),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Counts and names for the closing sentence, by job kind. */
  result: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  failure: failureSchema.nullable(),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** Everything main may say unasked. */
export const events = {
  'job:progress': jobViewSchema,
  'job:finished': jobViewSchema,
  'library:changed': z.strictObject({ topics: z.array(libraryTopicSchema) }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
