import type { z } from 'zod';
import { type AppError, isAppError } from '../../shared/errors.ts';
import type { Channel } from '../../shared/ipc/channels.ts';
import { contract, type Handlers } from '../../shared/ipc/contract.ts';
import type { Failure, Result } from '../../shared/ipc/result.ts';
import type { RequestSender } from './trusted-senders.ts';

export type AllHandlers = Handlers<Channel>;

/** One line of the call log. Carries nothing that a person typed. */
export interface AnsweredRequest {
  readonly channel: string;
  readonly durationMs: number;
  /** 'done', or the code of the failure. */
  readonly outcome: string;
  /** What the window shows beside a failure, so that it can be found in the log; '' when done. */
  readonly reference: string;
  /** Only for a failure that nobody foresaw. */
  readonly cause?: unknown;
}

export interface RequestDesk {
  /** A promise while the library is still opening: calls that are in order wait for it. */
  readonly handlers: AllHandlers | Promise<AllHandlers>;
  readonly isTrusted: (sender: RequestSender | null) => boolean;
  /** Also hold answers against the contract: in development and tests, where drift is to be found. */
  readonly checksOutput: boolean;
  /** Short, unique within a log, easy to read out over the telephone. */
  readonly newReference: () => string;
  /** Monotonic, in milliseconds. */
  readonly clockMs: () => number;
  readonly record: (answered: AnsweredRequest) => void;
}

/**
 * Answers one call of the window: sender, input, handler, output. Never throws and never rejects;
 * whatever goes wrong comes back as a code, its facts and a reference.
 */
export async function answerRequest(
  desk: RequestDesk,
  channel: string,
  sender: RequestSender | null,
  rawInput: unknown,
): Promise<Result<unknown>> {
  const startedMs = desk.clockMs();
  const finish = (outcome: string, reference: string, cause?: unknown) =>
    desk.record({
      channel,
      durationMs: desk.clockMs() - startedMs,
      outcome,
      reference,
      ...(cause === undefined ? {} : { cause }),
    });
  const refuse = (code: string, params: Failure['params'], cause?: unknown): Result<never> => {
    const reference = desk.newReference();
    finish(code, reference, cause);
    return { ok: false, error: { code, params, reference } };
  };

  try {
    if (!desk.isTrusted(sender)) return refuse('ipc.foreign-sender', {});
    if (!isChannel(channel)) return refuse('ipc.invalid-input', { channel: '', field: 'channel' });
    const schemas: { input: z.ZodType; output: z.ZodType } = contract[channel];
    const input = schemas.input.safeParse(rawInput);
    if (!input.success) {
      return refuse('ipc.invalid-input', { channel, field: firstField(input.error) });
    }
    // The contract ties each handler to its schema; TypeScript cannot follow that through a lookup by name.
    const handler = (await desk.handlers)[channel] as (value: unknown) => unknown;
    const output = await handler(input.data);
    if (desk.checksOutput) schemas.output.parse(output);
    finish('done', '');
    return { ok: true, data: output };
  } catch (thrown) {
    return isAppError(thrown)
      ? refuse(thrown.code, paramsOf(thrown))
      : refuse('app.unexpected', {}, thrown);
  }
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}

/** Where the schema was first broken. Only names of the schema itself: an unknown key is the caller's text. */
function firstField(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200);
}

function paramsOf(error: AppError): Failure['params'] {
  return { ...error.params };
}
