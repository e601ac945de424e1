import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS, EVENT_NAMES } from '../../shared/ipc/channels.ts';

const channels: ReadonlySet<string> = new Set(CHANNELS);
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES);

// Everything the page can reach. Three members, each bound to a closed list of names.
const bridge = {
  invoke(channel: string, input: unknown): Promise<unknown> {
    if (!channels.has(channel)) throw new Error('unknown channel');
    return ipcRenderer.invoke(channel, input);
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
