import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  libraryFolder,
  type StartWords,
  userDataFolder,
} from '../../../electron/main/library-location.ts';

const words = (args: string[] = [], env: StartWords['env'] = {}): StartWords => ({
  args,
  env,
  currentFolder: resolve('/work'),
});

describe('where things lie', () => {
  it('keeps user data in an ASCII folder of the account, and the library in it', () => {
    const userData = userDataFolder(words(), '/home/mai/.config');
    expect(userData).toBe(join('/home/mai/.config', 'len-san'));
    expect(libraryFolder(words(), userData)).toBe(join(userData, 'thu-vien'));
  });

  it('is told otherwise by the environment, and above that by the command line', () => {
    const env = { LEN_SAN_USER_DATA: '/data/a', LEN_SAN_LIBRARY: '/data/lib' };
    expect(userDataFolder(words([], env), '/x')).toBe('/data/a');
    expect(libraryFolder(words([], env), '/x')).toBe('/data/lib');
    const args = [
      '.',
      '--no-sandbox',
      '--user-data-dir=/data/b',
      '--library=old',
      '--library=thư viện',
    ];
    expect(userDataFolder(words(args, env), '/x')).toBe('/data/b');
    expect(libraryFolder(words(args, env), '/x')).toBe(resolve('/work', 'thư viện'));
  });

  it('takes empty words for no words', () => {
    const given = words(['--library=', '--user-data-dir='], {
      LEN_SAN_LIBRARY: '',
      LEN_SAN_USER_DATA: '',
    });
    expect(userDataFolder(given, '/x')).toBe(join('/x', 'len-san'));
    expect(libraryFolder(given, '/x')).toBe(join('/x', 'thu-vien'));
  });
});
