import { constants, setPriority } from 'node:os';

/**
 * Imported first by what works for the window in the background: its threads come after the window's and the main
 * process's, however many pictures wait. Set before any thread is started, because on Linux each has a priority of its
 * own and takes that of the one that starts it.
 */
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // A system that forbids it: everything works, the window only gets its share.
}
