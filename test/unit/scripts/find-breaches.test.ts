import { describe, expect, it } from 'vitest';
import { findBreaches } from '../../../scripts/walls/find-breaches.mjs';

function says(path: string, text: string): string[] {
  return findBreaches(path, text, ['woocommerce']).map(
    (breach) => `${breach.line}: ${breach.says}`,
  );
}

describe('imports', () => {
  it.each([
    ['shared/text/a.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/text/a.ts', "import { b } from '../../electron/files/b.ts';"],
    ['renderer/home/a.ts', "import { b } from '../../electron/files/b.ts';"],
    ['renderer/home/a.ts', "import { ipcRenderer } from 'electron';"],
    ['electron/files/a.ts', "import { app } from 'electron';"],
    ['electron/files/a.ts', "import Database from 'better-sqlite3';"],
    ['electron/photos/a.ts', "const { default: sharp } = await import('sharp');"],
    ['electron/preload/index.ts', "import { z } from 'zod';"],
    ['electron/main/a.ts', "import { createServer } from 'node:http';"],
    ['electron/exports/a.ts', "import type { Socket } from 'node:net';"],
    ['renderer/photos/photos-page.tsx', "import { a } from '../listings/listing-row.tsx';"],
    ['electron/exports/a.ts', "import { a } from '../photos/photo-service.ts';"],
  ])('refuses %s: %s', (path, text) => {
    expect(says(path, text)).toHaveLength(1);
  });

  it.each([
    ['shared/text/a.ts', "import { z } from 'zod';"],
    ['electron/files/a.ts', "import { b } from '../../shared/errors.ts';"],
    ['electron/photos/photo-repository.ts', "import Database from 'better-sqlite3';"],
    ['electron/workers/photo-worker.ts', "import sharp from 'sharp';"],
    ['electron/phone-drop/drop-listener.ts', "import { createServer } from 'node:http';"],
    ['electron/main/window.ts', "import { BrowserWindow } from 'electron';"],
    ['electron/exports/a.ts', "import type { PhotoService } from '../photos/photo-service.ts';"],
    ['renderer/exports/a.tsx', "import { usePhotos } from '../photos/photos-queries.ts';"],
    ['electron/preload/index.ts', "import { type A, type B } from '../../shared/ipc/contract.ts';"],
    ['shared/text/a.ts', "// import { x } from 'electron';"],
  ])('allows %s: %s', (path, text) => {
    expect(says(path, text)).toEqual([]);
  });

  it('reads imports over several lines and says the line', () => {
    const text = "\n\nimport {\n  a,\n  b,\n} from '../../electron/a.ts';\n";
    expect(says('renderer/home/a.ts', text)).toEqual([
      '3: renderer may not import this (electron/a.ts)',
    ]);
  });
});

describe('words', () => {
  it('keeps marketplaces out of code', () => {
    expect(says('electron/exports/a.ts', "if (id === 'woocommerce') return;")).toHaveLength(1);
    expect(says('test/unit/a.test.ts', "const id = 'woocommerce';")).toEqual([]);
  });

  it('keeps the clock out of shared', () => {
    expect(says('shared/a.ts', 'const now = new Date();')).toHaveLength(1);
    expect(says('shared/a.ts', 'const day = new Date(text);')).toEqual([]);
  });

  it('keeps ipcMain and the sending side in their one file', () => {
    expect(says('electron/main/a.ts', 'ipcMain.handle(name, run);')).toHaveLength(1);
    expect(says('electron/main/a.ts', 'window.webContents.send(name);')).toHaveLength(1);
    expect(says('electron/ipc/publish-event.ts', 'window.webContents.send(name);')).toEqual([]);
  });

  it('refuses names that say nothing', () => {
    expect(says('electron/files/file-utils.ts', '')).toHaveLength(1);
    expect(says('test/helpers/a.ts', '')).toEqual([]);
  });
});
