import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export type PlaceWarning = 'removable-drive' | 'network-drive' | 'cloud-folder';

/** What is asked of the operating system; tests answer instead. */
export interface PlaceProbe {
  readonly platform: NodeJS.Platform;
  /** Text of /proc/mounts, or '' where there is none. */
  readonly mounts: () => string;
  /** Text of /sys/…/removable for a block device name, or ''. */
  readonly removable: (device: string) => string;
  /** Windows: letter of the system drive, e.g. "C:". */
  readonly systemDrive: string;
}

const NETWORK_KINDS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  '9p',
  'fuse.sshfs',
  'fuse.rclone',
  'davfs',
  'fuse.davfs2',
]);
/** Sticks and cards are formatted so; the disk inside a laptop is not. */
const STICK_KINDS = new Set(['vfat', 'exfat', 'fuseblk.exfat', 'fuse.exfat', 'msdos']);
const CLOUD_FOLDER =
  /[\\/](?:OneDrive(?: - [^\\/]+)?|Dropbox|Google Drive|GoogleDrive|My Drive|iCloudDrive|iCloud Drive|Zalo Received Files)(?:[\\/]|$)/iu;

/** Why a library should not live here: pulling the stick or losing the network damages an open database. */
export function placeWarnings(folder: string, probe: PlaceProbe = systemProbe): PlaceWarning[] {
  const warnings: PlaceWarning[] = [];
  const place = probe.platform === 'win32' ? windowsPlace(folder, probe) : unixPlace(folder, probe);
  if (place !== null) warnings.push(place);
  if (CLOUD_FOLDER.test(folder)) warnings.push('cloud-folder');
  return warnings;
}

/**
 * Without a native call Windows does not tell a drive's kind. A share is known by its name; the letters A and B
 * are floppies and card readers. Other letters are taken for fixed: a second disk is more common than a stick.
 */
function windowsPlace(folder: string, probe: PlaceProbe): PlaceWarning | null {
  if (/^(?:\\\\|\/\/)(?![?.][\\/][A-Za-z]:)/u.test(folder)) return 'network-drive';
  const letter = /^(?:\\\\[?.]\\)?([A-Za-z]):/u.exec(folder)?.[1]?.toUpperCase();
  if (letter === undefined || `${letter}:` === probe.systemDrive.toUpperCase()) return null;
  return letter === 'A' || letter === 'B' ? 'removable-drive' : null;
}

function unixPlace(folder: string, probe: PlaceProbe): PlaceWarning | null {
  const mount = mountOf(existingFolder(folder), probe.mounts());
  if (mount === null) return null;
  if (NETWORK_KINDS.has(mount.kind)) return 'network-drive';
  if (STICK_KINDS.has(mount.kind)) return 'removable-drive';
  const device = /^\/dev\/([a-z]+|mmcblk\d+)/u.exec(mount.device)?.[1];
  if (device !== undefined && probe.removable(device).trim() === '1') return 'removable-drive';
  return null;
}

function mountOf(folder: string, mounts: string): { device: string; kind: string } | null {
  let best: { device: string; kind: string; point: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [device = '', escaped = '', kind = ''] = line.split(' ');
    const point = escaped.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    if (
      point === '' ||
      !(folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`))
    )
      continue;
    // Of several mounts on one point the last one is seen.
    if (best === null || point.length >= best.point.length) best = { device, kind, point };
  }
  return best;
}

/** The library's folder may not exist yet: its nearest parent tells the drive. */
function existingFolder(folder: string): string {
  let current = resolve(folder);
  while (!existsSync(current) && dirname(current) !== current) current = dirname(current);
  return realpathSync(current);
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const systemProbe: PlaceProbe = {
  platform: process.platform,
  mounts: () => readText('/proc/mounts'),
  removable: (device) => readText(`/sys/block/${device}/removable`),
  systemDrive: process.env['SystemDrive'] ?? 'C:',
};
