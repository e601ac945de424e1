import { describe, expect, it } from 'vitest';
import { placeWarnings, type PlaceProbe } from '../../../electron/library/place-warnings.ts';

const linux = (mounts: string, removable: Record<string, string> = {}): PlaceProbe => ({
  platform: 'linux',
  mounts: () => mounts,
  removable: (device) => removable[device] ?? '0',
  systemDrive: 'C:',
});
const windows: PlaceProbe = {
  platform: 'win32',
  mounts: () => '',
  removable: () => '',
  systemDrive: 'C:',
};

describe('placeWarnings', () => {
  it.each([
    ['/dev/sda1 / ext4 rw 0 0', {}, []],
    ['/dev/sda1 / ext4 rw 0 0\nserver:/share /tmp nfs4 rw 0 0', {}, ['network-drive']],
    ['/dev/sda1 / ext4 rw 0 0\n//nas/share /tmp cifs rw 0 0', {}, ['network-drive']],
    ['/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /tmp ext4 rw 0 0', { sdb: '1\n' }, ['removable-drive']],
    ['/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /tmp vfat rw 0 0', {}, ['removable-drive']],
    ['/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /tm vfat rw 0 0', {}, []],
    ['/dev/sda1 / vfat rw 0 0\n/dev/nvme0n1p2 /tmp ext4 rw 0 0', {}, []],
  ] as const)('reads the mount table %#', (mounts, removable, expected) => {
    expect(placeWarnings('/tmp/not-there-yet/library', linux(mounts, removable))).toEqual(expected);
  });

  it.each([
    ['C:\\Users\\Hoa\\AppData\\Roaming\\len-san', []],
    ['\\\\may-chu\\chung\\len-san', ['network-drive']],
    ['\\\\?\\C:\\Users\\Hoa\\len-san', []],
    ['A:\\len-san', ['removable-drive']],
    ['D:\\len-san', []],
    ['C:\\Users\\Hoa\\OneDrive\\len-san', ['cloud-folder']],
    ['C:\\Users\\Hoa\\OneDrive - UBND xa\\len-san', ['cloud-folder']],
  ])('knows %s', (folder, expected) => {
    expect(placeWarnings(folder, windows)).toEqual(expected);
  });
});
