// `npm start`: from a fresh clone to an open window.
import { ensureBuild } from './setup/build-output.mjs';
import { electronExecutable } from './setup/electron-runtime.mjs';
import { runScript } from './setup/entry.mjs';
import { sandboxFlags, withDisplay } from './setup/launch.mjs';
import { root } from './setup/paths.mjs';
import { ensureRuntime, sayReady } from './setup/ready.mjs';
import { runForeground } from './setup/run.mjs';

const started = performance.now();
await runScript(async (args) => {
  await ensureRuntime();
  await ensureBuild();
  sayReady(started);
  const flags = sandboxFlags();
  return withDisplay((env) =>
    runForeground(electronExecutable(), [...flags, root, ...args], { env }),
  );
});
