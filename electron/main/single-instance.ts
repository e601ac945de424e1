import { app } from 'electron';

/**
 * True for the first start on this user data. A second start hands over and ends; the first one is told,
 * so that it can come to the front.
 */
export function isFirstStart(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
}
