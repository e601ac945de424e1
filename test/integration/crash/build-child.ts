import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { finishScript } from '../../../scripts/build-plugins/finish-script.mjs';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Bundles saving-child.ts, because plain Node cannot read `?raw` imports. Inside the repository, so that packages
 * are found. Returns the file to run.
 */
export async function buildSavingChild(): Promise<string> {
  const output = join(ROOT, 'test-output');
  mkdirSync(output, { recursive: true });
  const outDir = mkdtempSync(join(output, 'crash-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [finishScript()],
    build: {
      ssr: join(import.meta.dirname, 'saving-child.ts'),
      outDir,
      target: 'node22',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'saving-child.mjs' } },
    },
  });
  return join(outDir, 'saving-child.mjs');
}

export function removeSavingChild(script: string): void {
  if (script !== '') rmSync(dirname(script), { recursive: true, force: true });
}
