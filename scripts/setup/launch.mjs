import { spawn, spawnSync } from 'node:child_process';
import { SetupProblem, say } from './console.mjs';
import { electronExecutable } from './electron-runtime.mjs';
import { readText } from './stamps.mjs';
import { hasDisplay } from './system-packages.mjs';

/**
 * Runs work with a display: the one of the session, or a virtual one for as long as the work lasts.
 * Xvfb is started directly, not through xvfb-run, which does not hand signals on to its child.
 *
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  const env = { ...process.env };
  // Set in shells of some editors that are themselves Electron; it would turn ours into plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (hasDisplay()) return work(env);
  say('• no display here: opening on a virtual one (Xvfb)');
  const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl+C must end the application first and the display after it.
    detached: true,
  });
  const stop = () => server.kill('SIGTERM');
  process.once('exit', stop);
  try {
    const number = await new Promise((resolve, reject) => {
      const failed = () =>
        reject(
          new SetupProblem(
            'The virtual display (Xvfb) did not start; its own words come from:',
            'Xvfb :99',
          ),
        );
      server.once('error', failed);
      server.once('exit', failed);
      server.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
    });
    return await work({ ...env, DISPLAY: `:${number}` });
  } finally {
    process.off('exit', stop);
    stop();
  }
}

/**
 * Flags Chromium needs on this machine. Its sandbox refuses root, and needs user namespaces, which
 * containers and Ubuntu 24.04 forbid to unpacked applications.
 *
 * @returns {string[]}
 */
export function sandboxFlags() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  const isRestricted =
    readText('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1' ||
    spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status !== 0;
  if (!isRestricted) return [];
  say(
    "  this machine does not let unpacked applications use Chromium's sandbox: running without it",
  );
  return ['--no-sandbox'];
}

/** One sentence now instead of the loader's message at the moment of opening. */
export function checkLibraries() {
  if (process.platform !== 'linux') return;
  const { stdout } = spawnSync('ldd', [electronExecutable()], { encoding: 'utf8' });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (missing.length > 0) {
    throw new SetupProblem(
      `Electron needs shared libraries this system does not have: ${missing.join(', ')}. Install the packages that hold them, then run the same command again.`,
    );
  }
}
