// `npm test`: set-up, then every check in the order of cheapness, stopping at the first that fails.
// `--only=lint,vitest` runs some of them. The last line alone on stdout is the count.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { SetupProblem, explain, say, secondsSince } from './setup/console.mjs';
import { runScript } from './setup/entry.mjs';
import { withDisplay } from './setup/launch.mjs';
import { nodeModules, pinnedNode, root, testOutput } from './setup/paths.mjs';
import { ensureRuntime } from './setup/ready.mjs';
import { runForeground } from './setup/run.mjs';
import { writeWhole } from './setup/stamps.mjs';
import { addCounts, closingLine, countPlaywright, countVitest } from './setup/test-counts.mjs';

const vitestJson = join(testOutput, 'vitest.json');
const playwrightJson = join(testOutput, 'playwright.json');
const started = performance.now();
let counts = { passed: 0, failed: 0, skipped: 0 };

/** @param {string} name path of the tool below node_modules @param {string[]} args */
const tool = (name, args = []) => runForeground(pinnedNode, [join(nodeModules, name), ...args]);

/** Set while the runtime is made ready beside the checks that do not need it. */
let runtime = /** @type {Promise<unknown>} */ (Promise.resolve());

/** @type {Array<{ name: string, run: () => Promise<number | void>, needsRuntime?: boolean }>} */
const STEPS = [
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', ['--check']) },
  {
    name: 'lint',
    run: () => runForeground(pinnedNode, [join(root, 'scripts', 'lint.mjs')]),
  },
  { name: 'types', run: () => tool('typescript/bin/tsc', ['-b']) },
  { name: 'dead-code', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'vitest', run: runVitest },
  { name: 'build', run: () => ensureBuild() },
  { name: 'e2e', run: runPlaywright, needsRuntime: true },
];

await runScript(
  async (args) => {
    rmSync(vitestJson, { force: true });
    rmSync(playwrightJson, { force: true });
    mkdirSync(testOutput, { recursive: true });
    const steps = chosenSteps(args);
    if (steps.some((step) => step.needsRuntime)) {
      // Fetching Electron and compiling its addon take minutes the first time; the checks before
      // the last need neither. A failure is told when its turn comes.
      runtime = ensureRuntime();
      runtime.catch(() => {});
    }
    for (const step of steps) {
      const code = await runStep(step);
      if (code !== 0) return finish(code);
    }
    return finish(0);
  },
  { onProblem: () => finish(1) },
);

/** @param {string[]} args */
function chosenSteps(args) {
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const unknown = only?.filter((name) => STEPS.every((step) => step.name !== name)) ?? [];
  if (unknown.length > 0) {
    const known = STEPS.map((step) => step.name).join(', ');
    throw new SetupProblem(`There is no step "${unknown.join(', ')}"; the steps are: ${known}.`);
  }
  return only ? STEPS.filter((step) => only.includes(step.name)) : STEPS;
}

/** @param {{ name: string, run: () => Promise<number | void>, needsRuntime?: boolean }} step */
async function runStep(step) {
  const begun = performance.now();
  say(`\n▸ ${step.name}`);
  try {
    if (step.needsRuntime) await runtime;
    const code = (await step.run()) ?? 0;
    say(`${code === 0 ? '✓' : '✗'} ${step.name} (${secondsSince(begun)})`);
    return code;
  } catch (error) {
    explain(error);
    say(`✗ ${step.name} (${secondsSince(begun)})`);
    return 1;
  }
}

async function runVitest() {
  const code = await tool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestJson}`,
  ]);
  counts = addCounts(counts, countVitest(vitestJson, code));
  return code;
}

async function runPlaywright() {
  const code = await withDisplay((env) =>
    runForeground(
      pinnedNode,
      [join(nodeModules, '@playwright/test/cli.js'), 'test', '--reporter=list,json'],
      {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightJson },
      },
    ),
  );
  counts = addCounts(counts, countPlaywright(playwrightJson, code));
  return code;
}

/**
 * Says the closing line and hands the code on.
 *
 * @param {number} code
 */
function finish(code) {
  // A check that is not a test (format, lint, types…) failed: the line must not say "0 failed".
  if (code !== 0 && counts.failed === 0)
    counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 });
  const line = closingLine(counts);
  writeWhole(join(testOutput, 'summary.txt'), `${line}\n`);
  say(`\nAll of it took ${secondsSince(started)}.`);
  process.stdout.write(`${line}\n`);
  // The runtime may still be compiling; nobody waits for it after a failure.
  if (code !== 0) process.exit(code);
  return code;
}
