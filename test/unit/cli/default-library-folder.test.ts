import { describe, expect, it } from 'vitest';
import { defaultLibraryFolder } from '../../../electron/cli/default-library-folder.ts';

const slashed = (path: string) => path.replaceAll('\\', '/');

describe('defaultLibraryFolder', () => {
  it.each([
    ['linux', {}, '/home/an', '/home/an/.config/len-san/thu-vien'],
    ['linux', { XDG_CONFIG_HOME: '/cau-hinh' }, '/home/an', '/cau-hinh/len-san/thu-vien'],
    ['darwin', {}, '/Users/an', '/Users/an/Library/Application Support/len-san/thu-vien'],
    [
      'win32',
      { APPDATA: '/c/Users/an/AppData/Roaming' },
      '/c/Users/an',
      '/c/Users/an/AppData/Roaming/len-san/thu-vien',
    ],
    ['linux', { LEN_SAN_LIBRARY: 'day' }, '/home/an', '/viec/day'],
    ['linux', { LEN_SAN_USER_DATA: '/khac' }, '/home/an', '/khac/thu-vien'],
  ] as const)('on %s with %j', (platform, env, home, expected) => {
    expect(slashed(defaultLibraryFolder(env, '/viec', platform, home))).toBe(expected);
  });
});
