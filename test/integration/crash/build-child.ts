import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { finishScript } from '../../../scripts/build-plugins/finish-script.mjs';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Bundles a child of this folder, because plain Node cannot read `?raw` imports. Inside the repository, so that
 * packages are found. Returns the file to run.
 */
export async function buildChild(name: 'saving-child' | 'taking-in-child'): Promise<string> {
  const output = join(ROOT, 'test-output');
  mkdirSync(output, { recursive: true });
  const outDir = mkdtempSync(join(output, 'crash-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [finishScript()],
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      target: 'node22',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

export function removeChild(script: string): void {
  if (script !== '') rmSync(dirname(script), { recursive: true, force: true });
}
