import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { builtCli, runCli } from './run-cli.ts';

let cli: string;
beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

const SAMPLE = 'Tên hàng *,Giá,Kho hàng,Nước,Ghi chú\nCam,5000,3,,\n';

describe('profile on the command line', () => {
  it('learns a form, lists it, shares it, and takes it back', async () => {
    const folder = temporaryFolder();
    const at = ['--library', join(folder, 'thu-vien')];
    const sample = join(folder, 'san tinh.csv');
    writeFileSync(sample, SAMPLE);

    const trial = await runCli(cli, ['profile', 'learn', sample, '--dry-run', '--json', ...at]);
    expect(trial.json()).toMatchObject({
      ok: true,
      id: null,
      name: 'san tinh',
      kind: 'csv',
      headerRow: 1,
      firstRow: 2,
      columns: [
        { header: 'Tên hàng *', meaning: 'name', required: true, sure: true, toldBy: 'header' },
        { header: 'Giá', meaning: 'price' },
        { header: 'Kho hàng', meaning: 'stock' },
        { header: 'Nước', meaning: 'blank', sure: false, toldBy: null },
        { header: 'Ghi chú', meaning: 'blank' },
      ],
    });

    const learned = await runCli(cli, [
      'profile',
      'learn',
      sample,
      '--name',
      'Sàn tỉnh',
      '--json',
      '--column',
      'Nước=text:Việt Nam',
      '--column',
      'Ghi chú=storage',
      ...at,
    ]);
    expect(learned.json()).toMatchObject({
      id: 'mau_san_tinh',
      columns: [
        {},
        {},
        {},
        { meaning: 'text', text: 'Việt Nam', sure: true },
        { meaning: 'storage' },
      ],
    });
    const listed = await runCli(cli, ['marketplaces', '--in-use', '--json', ...at]);
    expect(listed.json()['marketplaces']).toContainEqual(
      expect.objectContaining({ id: 'mau_san_tinh', learned: true, confidence: 'experimental' }),
    );

    const shared = await runCli(
      cli,
      ['profile', 'share', 'mau_san_tinh', 'mau.json', '--json', ...at],
      {
        cwd: folder,
      },
    );
    expect(shared.code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'mau.json'), 'utf8'))).toMatchObject({
      kind: 'len-san-form',
      form: { name: 'Sàn tỉnh' },
    });
    const elsewhere = ['--library', join(folder, 'khac')];
    const copied = await runCli(cli, [
      'profile',
      'learn',
      join(folder, 'mau.json'),
      '--json',
      ...elsewhere,
    ]);
    expect(copied.json()).toMatchObject({ id: 'mau_san_tinh', name: 'Sàn tỉnh' });

    const removed = await runCli(cli, ['profile', 'remove', 'mau_san_tinh', '--json', ...at]);
    expect(removed.json()).toMatchObject({ removed: 'mau_san_tinh' });
    const undone = await runCli(cli, ['undo', '--json', ...at]);
    expect(undone.code).toBe(0);
    const again = await runCli(cli, ['marketplaces', '--json', ...at]);
    expect(again.stdout).toContain('mau_san_tinh');
  });

  it('says what is wrong with what was said', async () => {
    const folder = temporaryFolder();
    const at = ['--library', join(folder, 'thu-vien')];
    const sample = join(folder, 'x.csv');
    writeFileSync(sample, SAMPLE);
    for (const wrong of [
      ['--column', 'Không có=name'],
      ['--column', 'Giá=điều lạ'],
      ['--header-row', '0'],
      ['--pictures', 'magic'],
    ]) {
      const run = await runCli(cli, ['profile', 'learn', sample, ...wrong, ...at]);
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).not.toBe('');
    }
    const gone = await runCli(cli, ['profile', 'learn', join(folder, 'gone.csv'), '--json', ...at]);
    expect(gone.code).not.toBe(0);
    expect(gone.stdout + gone.stderr).toContain('import.unreadable');
    expect(existsSync(join(folder, 'gone.csv'))).toBe(false);
  });
});
