import { describe, expect, it } from 'vitest';
import { findHeavyStarts } from '../../../scripts/walls/find-heavy-starts.mjs';

const MAIN = 'electron/main/index.ts';
const PAGE = 'renderer/app/main.tsx';

function heavy(sources: Readonly<Record<string, string>>): string[] {
  return findHeavyStarts(new Map(Object.entries(sources))).map(
    ({ path, line }) => `${path}:${line}`,
  );
}

describe('what a start reads', () => {
  it('is followed over every file to the heavy package', () => {
    const found = heavy({
      [MAIN]: "import { log } from './log.ts';",
      'electron/main/log.ts': "\nimport { z } from 'zod';",
    });
    expect(found).toEqual(['electron/main/log.ts:2']);
  });

  it('is no page but the first', () => {
    const found = heavy({
      [PAGE]:
        "import { HomePage } from '../home/home-page.tsx';\nimport { routes } from './routes.tsx';",
      'renderer/home/home-page.tsx': '',
      'renderer/app/routes.tsx': "import { ListingsPage } from '../listings/listings-page.tsx';",
    });
    expect(found).toEqual(['renderer/app/routes.tsx:1']);
  });

  it('is not what is imported when it is asked for, and not what are only types', () => {
    const found = heavy({
      [MAIN]: "const later = import('./serve-library.ts');",
      'electron/main/serve-library.ts': "import { z } from 'zod';",
      [PAGE]:
        "import type { z } from 'zod';\nimport { type Settings } from '../../shared/ipc/contract-app.ts';",
    });
    expect(found).toEqual([]);
  });
});
