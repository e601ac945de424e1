import { z } from 'zod';
import { instantSchema } from '../domain/ids.ts';
import { nothing } from './contract-app.ts';

const phoneDropSchema = z.strictObject({
  isOn: z.boolean(),
  /** Where it listens; empty when off. `matrix` is a QR of `url`, true is dark. */
  addresses: z
    .array(z.strictObject({ url: z.string(), matrix: z.array(z.array(z.boolean())) }))
    .max(1),
  /** Addresses of other networks the laptop is in: starting with one of them makes a new code. */
  otherAddresses: z.array(z.string()),
  /** The last thing a phone was refused for that a person can mend, e.g. 'disk-full'; see phone-drop.problem in the words. */
  problem: z.string().nullable(),
  /** A phone has opened the page; no other can. */
  hasPhone: z.boolean(),
  received: z.number().int(),
  receivedBytes: z.number(),
  /** Switches itself off then. */
  offAt: instantSchema.nullable(),
});
export type PhoneDropView = z.infer<typeof phoneDropSchema>;

/** The only listener the application ever opens, while the officer wants it. */
export const phoneDropChannels = {
  'phone-drop:start': {
    input: z.strictObject({ address: z.string().max(45).optional() }),
    output: phoneDropSchema,
  },
  'phone-drop:stop': { input: nothing, output: phoneDropSchema },
  'phone-drop:state': { input: nothing, output: phoneDropSchema },
} as const;
