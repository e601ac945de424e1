import { z } from 'zod';

/** What crosses when a call failed: a code, the facts for its sentence, and a reference that the log also carries. */
export const failureSchema = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reference: z.string(),
});
export type Failure = z.infer<typeof failureSchema>;

export type Result<Value> =
  | { readonly ok: true; readonly data: Value }
  | { readonly ok: false; readonly error: Failure };
