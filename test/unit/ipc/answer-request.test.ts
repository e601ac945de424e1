import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AllHandlers,
  type AnsweredRequest,
  answerRequest,
  type RequestDesk,
} from '../../../electron/ipc/answer-request.ts';
import { createTrustedSenders, type RequestSender } from '../../../electron/ipc/trusted-senders.ts';
import { AppError } from '../../../shared/errors.ts';
import { CHANNELS, type Channel } from '../../../shared/ipc/channels.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { failureSchema } from '../../../shared/ipc/result.ts';
import { malformedInputs } from './malformed-inputs.ts';
import { validInputs } from './valid-inputs.ts';

const ORIGIN = 'app://len-san';
const OUR_WINDOW: RequestSender = { webContentsId: 7, isMainFrame: true, origin: ORIGIN };
const MALFORMED_EACH = 200;

/** A desk whose handlers are all the same and count their calls. */
function createDesk(
  handle: (channel: Channel, input: unknown) => unknown = () => ({}),
  changes: Partial<RequestDesk> = {},
) {
  const calls: { channel: Channel; input: unknown }[] = [];
  const log: AnsweredRequest[] = [];
  const senders = createTrustedSenders(ORIGIN);
  senders.trust(OUR_WINDOW.webContentsId);
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      (input: unknown) => {
        calls.push({ channel, input });
        return handle(channel, input);
      },
    ]),
    // The same answer for every channel: no one type says so.
  ) as unknown as AllHandlers;
  let references = 0;
  let clock = 0;
  const desk: RequestDesk = {
    handlers,
    isTrusted: (sender) => senders.isTrusted(sender),
    checksOutput: false,
    newReference: () => `R${(references += 1)}`,
    clockMs: () => (clock += 1.5),
    record: (answered) => log.push(answered),
    ...changes,
  };
  return { desk, calls, log, senders };
}

describe('who may call', () => {
  const foreigners: readonly (readonly [string, RequestSender | null])[] = [
    ['a frame that is gone', null],
    ['another window', { ...OUR_WINDOW, webContentsId: 8 }],
    ['a frame inside our page', { ...OUR_WINDOW, isMainFrame: false }],
    ['our window at a web page', { ...OUR_WINDOW, origin: 'https://len-san' }],
    ['our window at a file', { ...OUR_WINDOW, origin: 'file://' }],
    ['an opaque origin', { ...OUR_WINDOW, origin: 'null' }],
    ['a name that begins like ours', { ...OUR_WINDOW, origin: 'app://len-san.example' }],
    ['our other scheme', { ...OUR_WINDOW, origin: 'photo://library' }],
    ['an empty origin', { ...OUR_WINDOW, origin: '' }],
  ];

  it.each(CHANNELS)('%s answers our own window and refuses every foreign one', async (channel) => {
    const { desk, calls } = createDesk();
    for (const [, sender] of foreigners) {
      const result = await answerRequest(desk, channel, sender, validInputs[channel]);
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'ipc.foreign-sender', params: {} },
      });
    }
    expect(calls).toEqual([]);
    const own = await answerRequest(desk, channel, OUR_WINDOW, validInputs[channel]);
    expect(own).toEqual({ ok: true, data: {} });
    expect(calls).toEqual([{ channel, input: validInputs[channel] }]);
  });

  it('refuses a window from the moment it is forgotten', async () => {
    const { desk, senders } = createDesk();
    senders.forget(OUR_WINDOW.webContentsId);
    const result = await answerRequest(desk, 'settings:get', OUR_WINDOW, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'ipc.foreign-sender' } });
  });
});

describe('what may be said', () => {
  it.each(CHANNELS)(
    `%s refuses ${MALFORMED_EACH} malformed inputs before its handler`,
    async (channel) => {
      const { desk, calls, log } = createDesk();
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(malformedInputs(channel), async (input) => {
          const result = await answerRequest(desk, channel, OUR_WINDOW, input);
          if (result.ok) throw new Error('accepted');
          expect(result.error.code).toBe('ipc.invalid-input');
          expect(failureSchema.safeParse(result.error).success).toBe(true);
          expect(result.error.params['channel']).toBe(channel);
          refused += 1;
        }),
        { numRuns: MALFORMED_EACH, seed: 20_261_123, endOnFailure: true },
      );
      expect(refused).toBe(MALFORMED_EACH);
      expect(calls).toEqual([]);
      expect(log).toHaveLength(MALFORMED_EACH);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('names the place in the schema, never the text of the caller', async () => {
    const { desk, log } = createDesk();
    const canary = 'CANARY 0912345678';
    const inputs = [
      { fields: { ...validInputs['households:create'].fields, phone: canary } },
      { fields: { ...validInputs['households:create'].fields, [canary]: 1 } },
      { [canary]: canary },
      canary,
    ];
    for (const input of inputs) {
      const result = await answerRequest(desk, 'households:create', OUR_WINDOW, input);
      expect(JSON.stringify(result)).not.toContain('CANARY');
    }
    expect(JSON.stringify(log)).not.toContain('CANARY');
    const first = await answerRequest(desk, 'households:create', OUR_WINDOW, inputs[0]);
    expect(first).toMatchObject({ error: { params: { field: 'fields.phone' } } });
  });

  it('hands on what the schema made of the input, not the input', async () => {
    const { desk, calls } = createDesk();
    const fields = { ...validInputs['households:create'].fields, name: '  Lò Thị Mai ' };
    await answerRequest(desk, 'households:create', OUR_WINDOW, { fields });
    expect(calls[0]?.input).toMatchObject({ fields: { name: 'Lò Thị Mai' } });
  });

  it.each([
    '',
    'settings',
    'settings:get ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ])('knows no channel called %j', async (name) => {
    const { desk, calls } = createDesk();
    const result = await answerRequest(desk, name, OUR_WINDOW, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'ipc.invalid-input' } });
    expect(calls).toEqual([]);
  });

  it('has a strict schema for every channel', () => {
    for (const channel of CHANNELS) {
      const input = contract[channel].input.safeParse({ ...validInputs[channel], more: 1 });
      expect(input.success, channel).toBe(false);
    }
  });
});

describe('what comes back', () => {
  it('turns a failure a person can act on into its code and facts', async () => {
    const { desk, log } = createDesk(() => {
      throw new AppError('household.has-listings', { count: 3 });
    });
    const result = await answerRequest(
      desk,
      'households:remove',
      OUR_WINDOW,
      validInputs['households:remove'],
    );
    expect(result).toEqual({
      ok: false,
      error: { code: 'household.has-listings', params: { count: 3 }, reference: 'R1' },
    });
    expect(log).toEqual([
      {
        channel: 'households:remove',
        durationMs: 1.5,
        outcome: 'household.has-listings',
        reference: 'R1',
      },
    ]);
  });

  it.each([
    ['an error', new Error('SQLITE: secret detail'), 'thrown'],
    ['an error of a promise', new TypeError('secret detail'), 'rejected'],
    ['a text', 'secret detail', 'thrown'],
    ['nothing', undefined, 'thrown'],
  ])('turns %s nobody foresaw into a reference, and tells no detail', async (_name, cause, how) => {
    const { desk, log } = createDesk(() => {
      if (how === 'rejected') return Promise.reject(cause);
      // What other people's code throws need not be an error.
      // oxlint-disable-next-line typescript/only-throw-error
      throw cause;
    });
    const result = await answerRequest(desk, 'settings:get', OUR_WINDOW, {});
    expect(result).toEqual({
      ok: false,
      error: { code: 'app.unexpected', params: {}, reference: 'R1' },
    });
    expect(log[0]).toMatchObject({
      channel: 'settings:get',
      outcome: 'app.unexpected',
      reference: 'R1',
    });
  });

  it('finds an answer outside the contract in development, and only there', async () => {
    const wrong = () => ({ hits: 'none' });
    const strict = createDesk(wrong, { checksOutput: true });
    const relaxed = createDesk(wrong, { checksOutput: false });
    const input = validInputs['search:find'];
    expect(await answerRequest(strict.desk, 'search:find', OUR_WINDOW, input)).toMatchObject({
      ok: false,
      error: { code: 'app.unexpected' },
    });
    expect(await answerRequest(relaxed.desk, 'search:find', OUR_WINDOW, input)).toMatchObject({
      ok: true,
    });
  });

  it('lets a call wait until the library is open, and refuses at once what it would refuse anyway', async () => {
    const { desk: ready } = createDesk(() => ({ hits: [] }));
    let open: (handlers: AllHandlers) => void = () => undefined;
    const opening = new Promise<AllHandlers>((resolve) => {
      open = resolve;
    });
    const desk: RequestDesk = { ...ready, handlers: opening };
    const waiting = answerRequest(desk, 'search:find', OUR_WINDOW, validInputs['search:find']);
    expect(await answerRequest(desk, 'search:find', OUR_WINDOW, {})).toMatchObject({ ok: false });
    expect(await Promise.race([waiting, Promise.resolve('still waiting')])).toBe('still waiting');
    open(await ready.handlers);
    expect(await waiting).toEqual({ ok: true, data: { hits: [] } });
  });

  it('never rejects, even when the library could not be opened', async () => {
    const { desk } = createDesk(undefined, { handlers: Promise.reject(new Error('no library')) });
    expect(await answerRequest(desk, 'settings:get', OUR_WINDOW, {})).toMatchObject({
      ok: false,
      error: { code: 'app.unexpected' },
    });
  });
});
