// `npm run bench`: measures the built application, on the pinned Node. `npm run bench -- search window` for some.
import { join } from 'node:path';
import { ensureBuild } from './setup/build-output.mjs';
import { runScript } from './setup/entry.mjs';
import { withDisplay } from './setup/launch.mjs';
import { pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript(async (args) => {
  await ensureBuild();
  return withDisplay((env) =>
    runForeground(pinnedNode, [join(root, 'test', 'bench', 'start.mjs'), ...args], { env }),
  );
});
