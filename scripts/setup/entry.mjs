import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { explain } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { nodeModules, pinnedNode } from './paths.mjs';
import { runForeground } from './run.mjs';

/**
 * The frame of every script: dependencies first on the machine's own Node, then the same script
 * again on the pinned Node, then the work. The returned number becomes the exit code.
 *
 * @param {(args: string[]) => Promise<number | void>} work
 * @param {{ onProblem?: () => void }} [options] onProblem runs after a problem was explained
 */
export async function runScript(work, options = {}) {
  const args = process.argv.slice(2);
  try {
    await ensureDependencies();
    if (!isPinnedNode()) {
      const env = {
        ...process.env,
        LEN_SAN_HOST_NODE: process.env['LEN_SAN_HOST_NODE'] ?? process.execPath,
        PATH: [join(nodeModules, '.bin'), process.env['PATH']].join(delimiter),
      };
      checkPinnedNodeRuns();
      process.exitCode = await runForeground(pinnedNode, [process.argv[1] ?? '', ...args], { env });
      return;
    }
    process.exitCode = (await work(args)) ?? 0;
  } catch (error) {
    explain(error);
    options.onProblem?.();
    process.exitCode = 1;
  }
}

function isPinnedNode() {
  return realpathSync(process.execPath) === realpathSync(pinnedNode);
}

/** A node_modules copied from another kind of machine fails here rather than somewhere obscure. */
function checkPinnedNodeRuns() {
  const probe = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  if (probe.status !== 0) {
    throw new Error(
      `the pinned Node does not start on this machine (${probe.error?.message ?? probe.stderr.trim()}); run: npm ci`,
    );
  }
}
