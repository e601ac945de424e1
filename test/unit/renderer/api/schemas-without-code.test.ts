import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const repository = join(import.meta.dirname, '../../../..');

// Both sides set it before zod is loaded, by a name that is zod's own affair: a new version must not pass by it.
it.each(['renderer/api/prepare-page.ts', 'electron/main/index.ts'])(
  '%s sets the switch that this zod reads',
  (file) => {
    expect(Reflect.get(globalThis, '__zod_globalConfig')).toBe(z.config());
    expect(z.config({ jitless: true }).jitless).toBe(true);
    expect(readFileSync(join(repository, file), 'utf8')).toContain(
      "'__zod_globalConfig', { value: { jitless: true } }",
    );
  },
);
