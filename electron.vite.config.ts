import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { finishScript } from './scripts/build-plugins/finish-script.mjs';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

// The oldest runtime the build has to run on is the development fallback
// (docs/decisions/runtime-fallback.md), not the Electron of package.json.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

export default defineConfig({
  main: {
    plugins: [finishScript()],
    // fflate's build for Node declares a `require` of its own beside the one electron-vite puts into each file; what it
    // is used for is the same in both.
    resolve: { alias: { fflate: at('node_modules/fflate/esm/browser.js') } },
    build: {
      outDir: at('out/main'),
      target: nodeTarget,
      sourcemap: true,
      // Only what is native, or data, stays outside: hundreds of small files cost a cheap disk more than one large one.
      externalizeDeps: {
        exclude: ['csv-parse', 'fflate', 'papaparse', 'uuid', 'yauzl', 'yazl', 'zod'],
      },
      rollupOptions: {
        input: {
          index: at('electron/main/index.ts'),
          cli: at('electron/cli/index.ts'),
          'photo-worker': at('electron/workers/photo-worker-host-utility.ts'),
          'photo-worker-child': at('electron/workers/photo-worker-host-child.ts'),
          'judge-thread': at('electron/workers/judge-thread.ts'),
          'label-worker': at('electron/workers/label-worker-host-utility.ts'),
          'label-worker-child': at('electron/workers/label-worker-host-child.ts'),
          'ground-worker': at('electron/workers/ground-worker-host-utility.ts'),
          'ground-worker-child': at('electron/workers/ground-worker-host-child.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Half the text is read at each start; names stay, because the log tells where something failed.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: nodeTarget,
      sourcemap: true,
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        // A sandboxed preload is loaded by Chromium, which knows no ES modules there.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: chromeTarget,
      sourcemap: true,
      // electron-vite leaves it off; a third of the bytes is parsed in a third of the time on a cheap laptop.
      minify: true,
      // The content security policy allows neither data: URLs nor inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: at('renderer/index.html') },
        output: {
          codeSplitting: {
            groups: [
              // Left alone, the first screen falls into forty files: each is asked for, answered and put together.
              { name: 'first-screen', tags: ['$initial'], priority: 2 },
              { name: 'controls', test: /[\\/]node_modules[\\/]/, minShareCount: 2, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
