// The sources import SQL as text, which plain Node cannot: Vite reads them.
import { runnerImport } from 'vite';
import { finishScript } from '../../scripts/build-plugins/finish-script.mjs';

/** @type {{ module: typeof import('./run.ts') }} */
const { module } = await runnerImport('./test/bench/run.ts', {
  configFile: false,
  plugins: [finishScript()],
});
await module.runBench(process.argv.slice(2));
