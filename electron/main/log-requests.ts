import type { AnsweredRequest } from '../ipc/answer-request.ts';
import type { Log } from './log.ts';

/** Every call with its duration: a slow screen is found from the log alone. */
export function logRequests(log: Log): (answered: AnsweredRequest) => void {
  return ({ channel, durationMs, outcome, reference, cause }) => {
    const facts = {
      channel,
      ms: Math.round(durationMs * 10) / 10,
      outcome,
      ...(reference === '' ? {} : { reference }),
    };
    if (outcome === 'app.unexpected') log.error('ipc', cause, facts);
    else log.info('ipc', facts);
  };
}
