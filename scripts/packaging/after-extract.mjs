import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The development runtime carries a stand-in for Electron's default application, which must not
 * travel inside a packaged one.
 *
 * @param {{ appOutDir: string }} context
 */
// oxlint-disable-next-line import/no-default-export -- electron-builder calls the default export
export default function afterExtract(context) {
  rmSync(join(context.appOutDir, 'resources', 'app'), { recursive: true, force: true });
}
