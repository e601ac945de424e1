// The sources import SQL as text, which plain Node cannot: Vite builds them. Measured is plain built code, because a
// loader that transforms on the way holds hundreds of megabytes of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { finishScript } from '../../scripts/build-plugins/finish-script.mjs';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'bench');
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [finishScript()],
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    target: 'node24',
    rollupOptions: {
      input: {
        main: join(root, 'test', 'bench', 'main.ts'),
        'photo-worker-child': join(root, 'electron', 'workers', 'photo-worker-host-child.ts'),
        'judge-thread': join(root, 'electron', 'workers', 'judge-thread.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
const { status } = spawnSync(
  process.execPath,
  [join(folder, 'main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: root },
);
process.exitCode = status ?? 1;
