import { lockLibrary } from '../../../electron/library/library-lock.ts';

/** Waits for the starting signal, tries the lock once, says what came of it, and keeps it until told to go. */
const [folder = '', lock = ''] = process.argv.slice(2);
process.stdin.once('data', () => {
  try {
    const held = lockLibrary({ folder, lock }, false);
    process.stdout.write('HELD\n');
    process.stdin.once('data', () => {
      held.release();
      process.exit(0);
    });
  } catch (error) {
    process.stdout.write(`REFUSED ${error instanceof Error ? error.message : ''}\n`);
    process.exit(0);
  }
});
process.stdout.write('READY\n');
