import { constants, setPriority } from 'node:os';

/**
 * Imported first by the photo worker of the window: its threads come after the window's and the main process's, however
 * many pictures wait. (A label that is read and goods that are cut out are waited for by a person: those workers are as
 * urgent as the window.) Set before any thread is started, because on Linux each has a priority of its own and takes
 * that of the one that starts it.
 */
try {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  // The lowest of Windows would wait for every other program of the machine, too.
  setPriority(process.platform === 'win32' ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW);
} catch {
  // A system that forbids it: everything works, the window only gets its share.
}
