// `npm run build`: builds even when nothing changed.
import { ensureBuild } from './setup/build-output.mjs';
import { runScript } from './setup/entry.mjs';

await runScript(() => ensureBuild({ force: true }));
