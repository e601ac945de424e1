// Refuses a release that would carry the development runtime or the addon rebuilt for it.
import { join } from 'node:path';
import { findReleaseObstacles } from './packaging/release-obstacles.mjs';
import { SetupProblem, say } from './setup/console.mjs';
import { runScript } from './setup/entry.mjs';
import { nodeModules } from './setup/paths.mjs';

await runScript(async () => {
  const obstacles = findReleaseObstacles({
    electronPackage: join(nodeModules, 'electron'),
    addonPackage: join(nodeModules, 'better-sqlite3'),
  });
  if (obstacles.length > 0) {
    throw new SetupProblem(
      `This must not be released. ${obstacles.join(' ')} Where Electron can be downloaded, run:`,
      'node scripts/ensure.mjs --official',
    );
  }
  say('• the runtime and the SQLite addon are the ones package.json names');
});
