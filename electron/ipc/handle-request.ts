import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNELS } from '../../shared/ipc/channels.ts';
import { answerRequest, type RequestDesk } from './answer-request.ts';
import type { RequestSender } from './trusted-senders.ts';

export interface OpenRequests {
  /** Resolves when no call is being answered any more. */
  drain(): Promise<void>;
}

/** The only user of ipcMain: one desk for every channel of the contract, and no other channel. */
export function handleRequests(desk: RequestDesk): OpenRequests {
  const open = new Set<Promise<unknown>>();
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, input: unknown) => {
      const answer = answerRequest(desk, channel, senderOf(event), input);
      open.add(answer);
      void answer.finally(() => open.delete(answer));
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
