// Leaves the folder ready to build, test and open, without doing any of it.
// `--official` insists on the Electron of package.json, as a release needs it.
import { runScript } from './setup/entry.mjs';
import { ensureRuntime, sayReady } from './setup/ready.mjs';

const started = performance.now();
await runScript(async (args) => {
  await ensureRuntime({ officialOnly: args.includes('--official') });
  sayReady(started);
});
