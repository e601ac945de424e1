// The command line face. Building is silent and progress goes to stderr: stdout belongs to the CLI.
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { runScript } from './setup/entry.mjs';
import { pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  await ensureBuild({ quiet: true });
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return runForeground(
    pinnedNode,
    ['--enable-source-maps', join(root, 'out', 'main', 'cli.js'), ...args],
    { cwd },
  );
});
