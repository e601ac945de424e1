// `npm run screenshots`: looks at every screen again and refreshes the pictures of README.md.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { say } from './setup/console.mjs';
import { runScript } from './setup/entry.mjs';
import { withDisplay } from './setup/launch.mjs';
import { nodeModules, pinnedNode, root, testOutput } from './setup/paths.mjs';
import { ensureRuntime } from './setup/ready.mjs';
import { runForeground } from './setup/run.mjs';

/** What README.md calls a picture, and the screen of test/e2e/visit-screens.ts that it shows. */
const PICTURES = {
  'editor-light': 'editor-light',
  'today-light': 'today-light',
  'household-light': 'household-light',
  'photos-light': 'photos-light',
  'exports-light': 'exports-chosen-light',
  'listings-dark': 'listings-dark',
};

await runScript(async () => {
  await ensureRuntime();
  await ensureBuild();
  const code = await withDisplay((env) =>
    runForeground(
      pinnedNode,
      [join(nodeModules, '@playwright/test/cli.js'), 'test', 'test/e2e/screens.spec.ts'],
      { env },
    ),
  );
  if (code !== 0) return code;
  const pictures = join(root, 'docs', 'screenshots');
  mkdirSync(pictures, { recursive: true });
  for (const [name, screen] of Object.entries(PICTURES)) {
    copyFileSync(join(testOutput, 'screenshots', `${screen}.png`), join(pictures, `${name}.png`));
  }
  say(`  ${Object.keys(PICTURES).length} pictures in docs/screenshots`);
  return 0;
});
