import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { builtCli, runCli } from './run-cli.ts';

let cli: string;

beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

interface Listed {
  readonly marketplaces: readonly Readonly<Record<string, unknown>>[];
  readonly notOffered: readonly Readonly<Record<string, unknown>>[];
}

describe('marketplaces on the command line', () => {
  it('lists id, revision, confidence and file kind, and apart those that are not offered', async () => {
    const library = join(temporaryFolder(), 'thu-vien');
    const all = await runCli(cli, ['marketplaces', '--json', '--library', library]);
    const { marketplaces, notOffered } = all.json() as unknown as Listed;
    for (const entry of marketplaces) {
      expect(entry).toMatchObject({
        id: expect.any(String) as unknown,
        revision: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u) as unknown,
        confidence: expect.stringMatching(
          /^(?:exact|from-others|experimental|unknown)$/u,
        ) as unknown,
        fileKind: expect.any(String) as unknown,
      });
    }
    expect(notOffered.map(({ id, status }) => `${String(id)} ${String(status)}`)).toEqual([
      'nhanh_vn no-format',
      'sendo closed',
      'tiki no-format',
      'voso_vn unconfirmed',
    ]);
    const some = await runCli(cli, ['marketplaces', '--in-use', '--json', '--library', library]);
    expect((some.json() as unknown as Listed).marketplaces).toEqual(
      marketplaces.filter(({ inUse }) => inUse === true),
    );
  });

  it('shows what is in the way of each listing at each marketplace, nearly ready first', async () => {
    const folder = temporaryFolder();
    const at = ['--library', join(folder, 'thu-vien')];
    const household = ['--name', 'Lò Thị Hương', '--phone', '0912345678'];
    const place = ['--commune', 'muong phang', '--hamlet', 'Che Căn'];
    await runCli(cli, ['add-household', ...household, ...place, ...at]);
    const listing = { household: 'lo thi huong', unit: 'kg', stock: 20, description: 'Dẻo, thơm.' };
    writeFileSync(
      join(folder, 'listings.json'),
      JSON.stringify([
        { ...listing, name: 'Chè', description: 'Chè chữa khỏi bệnh dạ dày.' },
        { ...listing, name: 'Mật ong' },
        { ...listing, name: 'Gạo nếp', price: '45k', weight: '1 kg' },
      ]),
    );
    await runCli(cli, ['add-listing', '--file', join(folder, 'listings.json'), ...at]);
    const { listings } = (await runCli(cli, ['matrix', '--json', ...at])).json() as unknown as {
      listings: readonly { name: string; checks: Record<string, { errors: number }> }[];
    };
    const errors = listings.map(({ checks }) =>
      Object.values(checks).reduce((sum, check) => sum + check.errors, 0),
    );
    const open = errors.filter((count) => count > 0);
    expect(open.length).toBeGreaterThan(1);
    expect(errors).toEqual([
      ...open.toSorted((a, b) => a - b),
      ...errors.filter((count) => count === 0),
    ]);
    const wrong = await runCli(cli, ['matrix', '--marketplace', 'tiki', ...at]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('tiki')]);
  });
});
