import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runCli } from './run-cli.ts';

// The same depth from electron/cli/ and, built, from out/main/cli.js.
const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// A reader such as `head` that had enough is no failure.
process.stdout.on('error', () => undefined);

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    stdout: (words) => process.stdout.write(words),
    stderr: (words) => process.stderr.write(words),
    readStdin: async () => await text(process.stdin),
    currentFolder: process.cwd(),
    env: process.env,
    signal: stop.signal,
  },
  resourcesFolder,
);
