import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Channel, CHANNELS, EVENT_NAMES } from '../../shared/ipc/channels.ts';
import type { EventName } from '../../shared/ipc/events.ts';

const channels: ReadonlySet<string> = new Set(CHANNELS);
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES);

/**
 * The first question of every page, asked while the page's script is still being read. Its answer is given to the
 * first one who asks the same, unless the library has changed meanwhile or the answer is no answer.
 */
const FIRST_QUESTION: Channel = 'app:get-state';
let early: Promise<unknown> | null =
  // A debugger may look into the blank page that stands here before ours.
  window.location.protocol === 'about:' ? null : ipcRenderer.invoke(FIRST_QUESTION, {});
const forgetEarly = (): void => {
  early = null;
};
ipcRenderer.once('library:changed' satisfies EventName, forgetEarly);

function isDone(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}

function isEmpty(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length === 0;
}

// Everything the page can reach. Three members, each bound to a closed list of names.
const bridge = {
  invoke(channel: string, input: unknown): Promise<unknown> {
    if (!channels.has(channel)) throw new Error('unknown channel');
    const answer = channel === FIRST_QUESTION && isEmpty(input) ? early : null;
    if (answer === null) return ipcRenderer.invoke(channel, input);
    forgetEarly();
    return answer.then((given) => (isDone(given) ? given : ipcRenderer.invoke(channel, input)));
  },

  /** Electron's event object stays on this side: it would hand the page the sender. */
  on(name: string, listener: (payload: unknown) => void): () => void {
    if (!eventNames.has(name)) throw new Error('unknown event');
    if (typeof listener !== 'function') throw new Error('a listener is a function');
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.off(name, forward);
  },

  /** Where dropped or picked files lie; '' for a file that was made in the page. */
  pathsOf(files: readonly File[]): string[] {
    return files.map((file) => webUtils.getPathForFile(file));
  },
};

contextBridge.exposeInMainWorld('lenSan', Object.freeze(bridge));
