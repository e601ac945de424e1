// `npm run demo`: the whole main job on the demonstration data, into ./demo-output.
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { runScript } from './setup/entry.mjs';
import { pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  await ensureBuild();
  const cli = join(root, 'out', 'main', 'cli.js');
  const out = args.includes('--out') ? [] : ['--out', join(root, 'demo-output')];
  return runForeground(pinnedNode, ['--enable-source-maps', cli, 'run-demo', ...out, ...args]);
});
