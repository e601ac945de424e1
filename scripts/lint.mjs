// `npm run lint`: oxlint with types, then the walls it cannot express. Zero warnings.
import { join } from 'node:path';
import { runScript } from './setup/entry.mjs';
import { nodeModules, pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  const oxlint = join(nodeModules, 'oxlint', 'bin', 'oxlint');
  const linted = await runForeground(pinnedNode, [
    oxlint,
    '--type-aware',
    '--deny-warnings',
    '--report-unused-disable-directives',
    ...args,
  ]);
  const walled = await runForeground(pinnedNode, [join(root, 'scripts', 'check-walls.mjs')]);
  return linted || walled;
});
