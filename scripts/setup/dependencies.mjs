import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { nodeModules, pinnedNode, projectCache, root } from './paths.mjs';
import { npmCommand, runQuietly } from './run.mjs';
import { fileSha256, readJson, readText, writeWhole } from './stamps.mjs';

const marker = join(projectCache, 'installed-lock');

/**
 * Runs on whatever Node the machine has (18 or newer) and before anything is installed, so it uses
 * nothing but node: modules.
 */
export async function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) {
    throw new SetupProblem(
      `Node ${process.versions.node} is too old to start the set-up; install Node 18 or newer from your system's packages.`,
    );
  }
  const lockHash = fileSha256(join(root, 'package-lock.json'));
  if (lockHash === undefined) {
    throw new SetupProblem(
      'package-lock.json is missing; restore it with:',
      'git checkout -- package-lock.json',
    );
  }
  const hasPinnedNode = existsSync(pinnedNode);
  // The marker alone would believe a node_modules that was emptied or copied half.
  if (hasPinnedNode && readText(marker) === lockHash && missingPackages().length === 0) return;
  const started = performance.now();
  const isComplete = isLockSatisfied();
  if (!isComplete) await installPackages();
  if (!existsSync(pinnedNode)) await installPinnedNode();
  writeWhole(marker, lockHash);
  if (!isComplete || !hasPinnedNode) say(`  dependencies installed in ${secondsSince(started)}`);
}

async function installPackages() {
  say('• installing dependencies from the lock file (npm ci)');
  // --include=dev: NODE_ENV=production in somebody's shell must not leave the build tools out.
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  let { code, output } = await runNpm(['ci', ...options]);
  if (code !== 0 && /EUSAGE[\s\S]*(Missing|Invalid):/.test(output)) {
    // The lock file was written where a registry lacks other platforms' binaries. It still decides
    // every version it names; --no-save leaves it as it is.
    say(
      '  the lock file does not name every binary for this platform: installing with npm install',
    );
    ({ code, output } = await runNpm(['install', '--no-save', ...options]));
  }
  if (code !== 0) throw new SetupProblem(whyNpmFailed(output), 'npm ci');
}

/** The package fetches the build for this platform in an install script; the only one we run. */
async function installPinnedNode() {
  const args = ['rebuild', 'node', '--ignore-scripts=false'];
  const { code, output } = await runNpm(args);
  if (code === 0 && existsSync(pinnedNode)) return;
  throw new SetupProblem(whyNpmFailed(output), `npm ${args.join(' ')}`);
}

/** @param {readonly string[]} args */
function runNpm(args) {
  // npm's usual pauses between attempts (10 s and 60 s) make a missing network look like a hang.
  const patience = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
  const npm = npmCommand([...args, ...patience, '--loglevel=error']);
  return runQuietly(npm.command, npm.args, { shell: npm.shell });
}

/**
 * A developer who ran `npm install` has the right versions without our marker; wiping and
 * reinstalling everything then would only cost time.
 */
function isLockSatisfied() {
  const present = readJson(join(nodeModules, '.package-lock.json'))?.packages;
  if (!present || missingPackages().length > 0) return false;
  return neededPackages().every(([path, entry]) => present[path]?.version === entry.version);
}

/** Folders the lock file asks for that are not there, whatever npm's own record says. */
function missingPackages() {
  return neededPackages().filter(([path]) => !existsSync(join(root, path, 'package.json')));
}

/** @returns {[path: string, entry: { version?: string }][]} */
function neededPackages() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).filter(
    ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.link,
  );
}

/** @param {string} output */
function whyNpmFailed(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(output)) {
    return 'The npm registry could not be reached, so the dependencies are not installed; check the network and run:';
  }
  if (/EACCES|EPERM/.test(output)) {
    return `This account may not write ${nodeModules}; take the folder over and run:`;
  }
  if (/ENOSPC/.test(output)) return 'The disk is full; about 1.5 GB are needed. Make room and run:';
  const line =
    output.split('\n').find((text) => /npm (error|ERR!)/.test(text)) ??
    output.trim().split('\n').at(-1);
  return `npm could not install the dependencies (${(line ?? '').replace(/^npm (error|ERR!)\s*/, '').trim()}). To see all it says run:`;
}
