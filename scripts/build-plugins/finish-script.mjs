import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../setup/paths.mjs';

const NAME = 'virtual:finish-script';
const entry = join(root, 'renderer', 'finish', 'main.ts');

/**
 * Gives `virtual:finish-script`: the script of a bundle's hoan-tat.html as text, built from renderer/finish when it is
 * first asked for. As part of the bundle that writes bundles it needs no file beside it: the window, the command line,
 * the packaged application and the tests have it the same way.
 *
 * @returns {import('vite').Plugin}
 */
export function finishScript() {
  /** @type {Promise<{ code: string, files: string[] }> | undefined} */
  let built;
  return {
    name: 'finish-script',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      built ??= buildScript();
      const { code, files } = await built;
      for (const file of files) this.addWatchFile(file);
      return `export const finishScript = ${JSON.stringify(code)};`;
    },
    watchChange() {
      built = undefined;
    },
  };
}

async function buildScript() {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Phones that were cheap years ago.
    build: {
      write: false,
      target: 'es2020',
      minify: true,
      modulePreload: false,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', name: 'hoanTat' },
      },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output))
    throw new Error('no output of renderer/finish');
  const [chunk, ...others] = output.output;
  if (others.length > 0) throw new Error('renderer/finish must become one script');
  // Each would end the element, or change how it is read. They stand in texts only, where \x3c is the same letter.
  const code = chunk.code.replaceAll(/<(?=\/script|!--|script)/gi, '\\x3c');
  return { code: code.trim(), files: chunk.moduleIds.filter((id) => !id.includes('\0')) };
}
