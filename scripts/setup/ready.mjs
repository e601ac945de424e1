import { say } from './console.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { checkLibraries } from './launch.mjs';
import { ensureAddon, needsAddonBuild } from './sqlite-addon.mjs';
import { withLock } from './stamps.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Everything between installed dependencies and an Electron that starts and opens a database.
 *
 * @param {{ officialOnly?: boolean }} [options]
 */
export async function ensureRuntime(options = {}) {
  await withLock('runtime', async () => {
    const runtime = await ensureElectron(options);
    await ensureSystemPackages({ needsCompiler: runtime === 'fallback' && needsAddonBuild() });
    checkLibraries();
    await ensureAddon(runtime);
  });
}

/** @param {number} startedMs */
export function sayReady(startedMs) {
  say(`• ready (set-up took ${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}
