import { z } from 'zod';
import { marketplaceIdSchema } from '../domain/ids.ts';
import { bilingualSchema, shownSourceSchema } from './violation.ts';

/**
 * resources/marketplaces/<id>/notice.json, instead of a profile: a marketplace people ask for and that is not
 * offered, with what is known of it. Nothing is invented to fill the gap.
 */
export const noticeSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: marketplaceIdSchema,
  name: z.string().min(1).max(80),
  /** closed: it is gone; unconfirmed: nobody here knows whether it lives; no-format: alive, but no file format is known. */
  status: z.enum(['closed', 'unconfirmed', 'no-format']),
  summary: bilingualSchema,
  /** What a person can do instead. */
  instead: bilingualSchema,
  sources: z.array(shownSourceSchema).min(1),
});
export type Notice = z.infer<typeof noticeSchema>;
