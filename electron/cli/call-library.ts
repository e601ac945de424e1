import type { z } from 'zod';
import { contract, type Handlers, type Input, type Output } from '../../shared/ipc/contract.ts';
import type { Library } from '../library/open-library.ts';
import { UsageError } from './usage-error.ts';

/** Channels the library answers itself; the rest need a desktop. */
export type LibraryChannel = keyof Library['handlers'];

/**
 * Asks the library through the same contract as the window: what was typed is held against the channel's schema.
 * @throws UsageError 'badField' naming the first field that does not fit; AppErrors of the library pass through.
 */
export async function callLibrary<Name extends LibraryChannel>(
  library: Library,
  channel: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  readInput(channel, input);
  const handlers: Handlers<LibraryChannel> = library.handlers;
  return await handlers[channel](input);
}

/** What was typed, as the channel's schema reads it. @throws UsageError 'badField'. */
export function readInput<Name extends LibraryChannel>(
  channel: Name,
  input: Input<Name>,
): Input<Name> {
  const schema: z.ZodType = contract[channel].input;
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw badField(parsed.error);
  return parsed.data as Input<Name>;
}

export function badField(error: z.ZodError): UsageError {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
  const field = [...(issue?.path ?? []), unknown].filter((part) => part !== '').join('.');
  return new UsageError('badField', { field: field || 'JSON', detail: issue?.message ?? '' });
}
