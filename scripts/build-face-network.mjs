// `npm run build:face-network`: compiles the sums of the face detector (AssemblyScript) to WebAssembly and writes them,
// as base64, into a module. What it writes is committed, so that nothing else needs the compiler, and a test holds the
// two together. Text and not a file of its own: it is found wherever the program is bundled or packed to.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { root } from './setup/paths.mjs';

/** The compiler gives out what each of them exports; only what layers.as.ts exports is called. */
const SOURCES = ['layers.as.ts', 'sum-tile.as.ts'];
const FOLDER = join(root, 'electron', 'workers', 'face-network');
/** In pages of 64 kB; face-network.ts lays out what lies in them. */
const PAGES = 96;

/** The source as WebAssembly, the same bytes every time. @returns {Promise<Uint8Array>} */
export async function compileFaceNetwork() {
  const sources = Object.fromEntries(
    SOURCES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
  );
  const { error, binary, stderr } = await asc.compileString(sources, {
    runtime: 'stub',
    enable: ['simd'],
    noAssert: true,
    optimizeLevel: 3,
    shrinkLevel: 0,
    converge: true,
    // Fixed: the memory never grows, so it never moves either.
    initialMemory: PAGES,
    maximumMemory: PAGES,
  });
  if (error || !binary) {
    const said = /** @type {import('assemblyscript/asc').MemoryStream} */ (stderr);
    throw new Error(`layers.as.ts: ${said.toString()}`, { cause: error });
  }
  return binary;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const bytes = await compileFaceNetwork();
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,90}/g) ?? [];
  writeFileSync(
    join(FOLDER, 'compiled-layers.ts'),
    [
      '/** layers.as.ts compiled by `npm run build:face-network`; do not edit. */',
      'export const COMPILED_LAYERS = `',
      ...lines,
      '`;',
      '',
    ].join('\n'),
  );
  console.log(`${bytes.length} bytes`);
}
