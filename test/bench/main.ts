import { runBench } from './run.ts';

await runBench(process.argv.slice(2));
