// `npm run bench`: measures the built services, on the pinned Node.
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { runScript } from './setup/entry.mjs';
import { pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  await ensureBuild();
  return runForeground(pinnedNode, [join(root, 'test', 'bench', 'run.ts'), ...args]);
});
