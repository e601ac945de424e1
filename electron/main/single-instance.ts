import { app, BrowserWindow } from 'electron';

/**
 * True for the first start on this user data. A second start hands over and ends; the first one's window
 * comes to the front.
 */
export function isFirstStart(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
