import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { nodeModules, pinnedNode, projectCache, root } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { contentHash, readText, withLock, writeWhole } from './stamps.mjs';

/** Everything the bundles are made from. Most of `resources/` is read at run time instead. */
const INPUTS = [
  'electron',
  'shared',
  'renderer',
  'scripts/build-plugins',
  'resources/help',
  'resources/rules',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

const stamp = join(projectCache, 'built-from');

/**
 * Builds when the sources are not the ones `out/` was built from.
 *
 * @param {{ force?: boolean, quiet?: boolean }} [options]
 */
export async function ensureBuild(options = {}) {
  const from = contentHash(INPUTS);
  if (!options.force && isBuiltFrom(from)) return;
  await withLock('build', async () => {
    if (!options.force && isBuiltFrom(from)) return;
    const started = performance.now();
    if (!options.quiet) say('• building');
    rmSync(stamp, { force: true });
    const cli = join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js');
    const { code, output } = await runQuietly(pinnedNode, [cli, 'build']);
    if (code !== 0) {
      say(output.trim());
      throw new SetupProblem('The application could not be built; the lines above say where.');
    }
    writeWhole(stamp, from);
    if (!options.quiet) say(`  built in ${secondsSince(started)}`);
  });
}

/** @param {string} from */
function isBuiltFrom(from) {
  return readText(stamp) === from && existsSync(join(root, 'out', 'main', 'index.js'));
}
