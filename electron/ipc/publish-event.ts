import { BrowserWindow } from 'electron';
import { type EventName, type EventPayload, events } from '../../shared/ipc/events.ts';

/**
 * The only user of webContents.send. Says one thing to every window; a window that is gone hears nothing.
 * With `checksPayload` (development, tests) a payload outside the contract is an error here, at its source.
 */
export function createPublisher(options: { readonly checksPayload: boolean }) {
  return <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    if (options.checksPayload) events[name].parse(payload);
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed() && !window.webContents.isDestroyed()) {
        window.webContents.send(name, payload);
      }
    }
  };
}
