import { z } from 'zod';
import { jobIdSchema, marketplaceIdSchema } from '../domain/ids.ts';
import { nothing } from './contract-app.ts';

export const checkChannels = {
  /** Starts checking every listing at every marketplace in use, or gives the job that does so already. */
  'listings:check-all': { input: nothing, output: z.strictObject({ jobId: jobIdSchema }) },
  /** What is checked so far, in the order of the marketplaces in use. */
  'listings:check-summary': {
    input: nothing,
    output: z.strictObject({
      marketplaces: z.array(
        z.strictObject({
          marketplaceId: marketplaceIdSchema,
          ready: z.number().int(),
          blocked: z.number().int(),
        }),
      ),
    }),
  },
} as const;
