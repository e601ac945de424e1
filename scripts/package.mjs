// `npm run package`: an unpacked application for trying out. `npm run package:release`: installers
// for this platform, only with the Electron of package.json.
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { say } from './setup/console.mjs';
import { electronDist, isFallbackInUse } from './setup/electron-runtime.mjs';
import { runScript } from './setup/entry.mjs';
import { nodeModules, pinnedNode, root } from './setup/paths.mjs';
import { ensureRuntime } from './setup/ready.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  const isRelease = args.includes('--release');
  const others = args.filter((arg) => arg !== '--release');
  if (isRelease) {
    const refused = await runForeground(pinnedNode, [
      join(root, 'scripts', 'check-release-runtime.mjs'),
    ]);
    if (refused !== 0) return refused;
  } else {
    await ensureRuntime();
  }
  await ensureBuild();
  const builder = join(nodeModules, 'electron-builder', 'cli.js');
  const target = isRelease ? [] : ['--dir', `-c.electronDist=${electronDist}`];
  const code = await runForeground(pinnedNode, [builder, '--publish=never', ...target, ...others]);
  if (!isRelease && code === 0 && isFallbackInUse()) {
    say('\n!! This folder holds the DEVELOPMENT RUNTIME, an older Electron: not for release.');
    say('!! Installers come from: npm run package:release\n');
  }
  return code;
});
