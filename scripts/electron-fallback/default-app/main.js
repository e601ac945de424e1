// What Electron's own default_app.asar does, which the fallback runtime lacks: turn
// `electron [-r FILE]... [flags] FOLDER [args]` into a running application.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** @type {string[]} */
const preloads = [];
/** @type {string | undefined} */
let target;
const words = process.argv.slice(1);
for (let index = 0; index < words.length; index += 1) {
  const word = words[index] ?? '';
  if (word === '-r' || word === '--require') {
    index += 1;
    preloads.push(words[index] ?? '');
  } else if (word === '-v' || word === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (!word.startsWith('-')) {
    target = word;
    break;
  }
}

if (target === undefined) {
  console.error('Usage: electron [flags] FOLDER [arguments]');
  process.exit(1);
}

// Playwright loads its half of the connection this way, before the application's first line.
for (const file of preloads) require(resolve(file));

const path = resolve(target);
let entry = path;
if (statSync(path).isDirectory()) {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) {
    app.setName(name);
    app.setPath('userData', join(app.getPath('appData'), name));
  }
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(path);
  entry = resolve(path, manifest.main ?? 'index.js');
}

// Awaited, because Electron holds its "ready" event back until this module has finished: the
// application can still register its protocols in time.
try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  // Left alone, Electron would show a dialog, which nobody sees on a machine without a display.
  console.error(`The application could not start from ${path}\n`, error);
  process.exit(1);
}
