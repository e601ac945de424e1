import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/database/migrations.ts';

/** A released migration never changes: libraries in the field have run it. A change of the schema is a new file. */
const FROZEN: Readonly<Record<string, string>> = {
  '0001-create-library': '214388916bf15ff90d2ae14331a314f44eefcce8cf8dd6879bd1c713644cdb1c',
  '0002-split-search-text': '29523fa4aa667a5dd8813cf55f46ad470fdf50930df1bd326095af371c7e3245',
  '0003-open-every-marketplace': 'f3c427dad6f445b661e546ac3f35013b27c896804701f3032b94a80d43dc7a5e',
  '0004-learn-forms': 'aeab671df913854bd1d596ce50a19f987451e3792bd50d2226e85130769c433a',
  '0005-open-photo-studio': 'e566c5903e036f1eccb234d15439776a8c64c95f80db8ed414337e0d6fded1ba',
};

describe('migrations', () => {
  it('are frozen', () => {
    const hashes = Object.fromEntries(
      MIGRATIONS.map(({ name, sql }) => [
        name,
        createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
      ]),
    );
    expect(hashes).toEqual(FROZEN);
  });

  it('are numbered without gaps, named by intent, and all listed', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../electron/database/migrations'));
    expect(files.toSorted()).toEqual(MIGRATIONS.map(({ name }) => `${name}.sql`));
    MIGRATIONS.forEach(({ name, version }, index) => {
      expect(version).toBe(index + 1);
      expect(name).toMatch(new RegExp(`^${String(version).padStart(4, '0')}-[a-z]+(?:-[a-z]+)+$`));
    });
  });
});
