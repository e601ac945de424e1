import { constants, setPriority } from 'node:os';

/**
 * Imported first by what works for the window in the background: its threads come after the window's and the main
 * process's, however many pictures wait. Set before any thread is started, because on Linux each has a priority of its
 * own and takes that of the one that starts it.
 */
try {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  // The lowest of Windows would wait for every other program of the machine, too.
  setPriority(process.platform === 'win32' ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW);
} catch {
  // A system that forbids it: everything works, the window only gets its share.
}
