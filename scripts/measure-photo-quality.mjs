// `npm run photo-quality`: draws the labelled pictures, judges them, prints precision and recall for each flag and
// writes them into docs/photo-quality.md. Takes a few minutes: most of it is drawing.
import { join } from 'node:path';
import { runScript } from './setup/entry.mjs';
import { pinnedNode, root } from './setup/paths.mjs';
import { runForeground } from './setup/run.mjs';

await runScript((args) =>
  runForeground(pinnedNode, [join(root, 'test', 'photo-quality', 'main.ts'), ...args]),
);
