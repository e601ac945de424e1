import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { hasProgram, runQuietly } from './run.mjs';

/** Shared libraries Electron needs that a bare Debian lacks, with their packages, newest name first. */
const LIBRARIES = [
  { file: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { file: 'libnss3.so', packages: ['libnss3'] },
  { file: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { file: 'libgbm.so.1', packages: ['libgbm1'] },
];

const COMPILER = [
  { program: 'g++', packages: ['g++'] },
  { program: 'make', packages: ['make'] },
  { program: 'python3', packages: ['python3'] },
];

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Installs what is missing when we may (root on a Debian-like system); otherwise says the one
 * command that does.
 *
 * @param {{ needsCompiler: boolean }} needs
 */
export async function ensureSystemPackages({ needsCompiler }) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(needsCompiler);
  if (missing.length === 0) return;
  const isDebianLike = hasProgram('apt-get');
  if (!isDebianLike) {
    const list = missing.map((names) => names.at(-1)).join(', ');
    throw new SetupProblem(
      `Electron needs system packages that are missing here; in Debian's naming: ${list}. Install their counterparts with your package manager, then run the same command again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupProblem(
      'Some system packages are missing and this account may not install them; run this once, then the same command again:',
      `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${pickNames(missing).join(' ')}`,
    );
  }
  const started = performance.now();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say('• installing system packages');
  const updated = await runQuietly('apt-get', ['update'], { env });
  const names = pickNames(missing);
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const installed = await runQuietly('apt-get', install, { env });
  if (installed.code !== 0 || missingPackages(needsCompiler).length > 0) {
    throw new SetupProblem(
      updated.code === 0
        ? 'The system packages could not be installed; this shows why:'
        : 'The package lists could not be fetched, so system packages are missing; check the network and run:',
      `apt-get update && apt-get ${install.join(' ')}`,
    );
  }
  say(`  ${names.join(', ')} installed in ${secondsSince(started)}`);
}

/** @param {boolean} needsCompiler @returns {string[][]} for each missing thing its possible names */
function missingPackages(needsCompiler) {
  const known = spawnSync(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'], {
    encoding: 'utf8',
  }).stdout;
  const libraries = known ? LIBRARIES.filter(({ file }) => !known.includes(`${file} `)) : [];
  const programs = [
    ...(hasDisplay() ? [] : [{ program: 'Xvfb', packages: ['xvfb'] }]),
    ...(needsCompiler ? COMPILER : []),
  ].filter(({ program }) => !hasProgram(program));
  return [...libraries, ...programs].map(({ packages }) => packages);
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries; only the name this system knows can be
 * installed.
 *
 * @param {string[][]} missing
 */
function pickNames(missing) {
  return missing.map((names) => {
    const known = names.find((name) => /Candidate: [^(]/.test(policy(name)));
    return known ?? names.at(-1) ?? '';
  });
}

/** @param {string} name */
function policy(name) {
  const env = { ...process.env, LC_ALL: 'C' };
  return spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env }).stdout ?? '';
}
