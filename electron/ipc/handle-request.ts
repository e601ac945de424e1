import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNELS } from '../../shared/ipc/channels.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { createTurns } from './take-turns.ts';
import type { RequestSender } from './trusted-senders.ts';

/** `answerRequest` at its desk. */
export type AnswerRequest = (
  channel: string,
  sender: RequestSender | null,
  rawInput: unknown,
) => Promise<Result<unknown>>;

export interface OpenRequests {
  /** Resolves when no call is being answered any more. */
  drain(): Promise<void>;
}

/**
 * The only user of ipcMain: one desk for every channel of the contract, and no other channel. Calls wait for the
 * desk, because the page is there before the library is.
 */
export function handleRequests(desk: Promise<AnswerRequest>): OpenRequests {
  const open = new Set<Promise<unknown>>();
  const inTurn = createTurns();
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, input: unknown) => {
      // Asked now: the frame may be gone, or at another page, by the time the desk is there.
      const sender = senderOf(event);
      const answer = desk.then((answerRequest) =>
        inTurn(() => answerRequest(channel, sender, input)),
      );
      open.add(answer);
      void answer.catch(() => undefined).finally(() => open.delete(answer));
      return answer;
    });
  }
  return {
    async drain() {
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}

function senderOf(event: IpcMainInvokeEvent): RequestSender | null {
  try {
    const frame = event.senderFrame;
    if (frame === null) return null;
    return {
      webContentsId: event.sender.id,
      isMainFrame: frame.parent === null,
      origin: frame.origin,
    };
  } catch {
    // Electron throws when it is asked about a frame that has just gone.
    return null;
  }
}
