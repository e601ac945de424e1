import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const background = new Set();
process.on('exit', () => {
  for (const child of background) child.kill('SIGTERM');
});

/**
 * Runs a program in the foreground and returns its exit code. Ctrl+C reaches the child through the
 * terminal; a SIGTERM or SIGHUP sent to us alone is handed on, so that nothing is left behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: import('node:child_process').StdioOptions, shell?: boolean }} [options]
 * @returns {Promise<number>} 128 + signal number when a signal ended it, as shells do
 */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const ignore = () => {};
    const handOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', handOn);
    process.on('SIGHUP', handOn);
    // npm ends only the shell between it and us, which hands nothing on: being left without our
    // parent is then the only sign that we were told to stop.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500);
    watch.unref();
    const settle = () => {
      clearInterval(watch);
      process.off('SIGINT', ignore);
      process.off('SIGTERM', handOn);
      process.off('SIGHUP', handOn);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Runs a program without showing what it prints; the output comes back for a failure message.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean, signal?: AbortSignal }} [options]
 * @returns {Promise<{ code: number, output: string }>} output holds stdout and stderr, last 64 KB
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    background.add(child);
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-65_536);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      background.delete(child);
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      background.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** @param {string} program @returns {boolean} whether it can be found on PATH */
export function hasProgram(program) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const found = spawnSync(finder, [program], { stdio: 'ignore' });
  if (found.error)
    return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  return found.status === 0;
}

/**
 * The npm that started us, or the one on PATH.
 *
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
  const npmScript = process.env['npm_execpath'];
  const hostNode = process.env['LEN_SAN_HOST_NODE'] ?? process.execPath;
  if (npmScript?.endsWith('npm-cli.js')) {
    return { command: hostNode, args: [npmScript, ...args], shell: false };
  }
  const isWindows = process.platform === 'win32';
  return { command: isWindows ? 'npm.cmd' : 'npm', args: [...args], shell: isWindows };
}
