// `npm run dev`: the application with reloading, for work on the window.
import { join } from 'node:path';
import { runScript } from './setup/entry.mjs';
import { sandboxFlags, withDisplay } from './setup/launch.mjs';
import { nodeModules, pinnedNode } from './setup/paths.mjs';
import { ensureRuntime } from './setup/ready.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  await ensureRuntime();
  const cli = join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js');
  const flags = sandboxFlags().length > 0 ? ['--noSandbox'] : [];
  return withDisplay((env) => runForeground(pinnedNode, [cli, 'dev', ...flags, ...args], { env }));
});
