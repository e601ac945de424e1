import { spawnSync } from 'node:child_process';
import { MEASURE_NAMES, runBench } from './run.ts';

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : MEASURE_NAMES;
if (names.length === 1) {
  await runBench(names);
} else {
  // Each in a process of its own: what one leaves in memory is no part of the next.
  for (const name of names) {
    const { status } = spawnSync(process.execPath, [process.argv[1] ?? '', name], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
