import { isAbsolute, join, resolve } from 'node:path';

export interface StartWords {
  /** Command line after the executable. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
}

/**
 * Where Chromium's own files and our log lie: `--user-data-dir=DIR`, or LEN_SAN_USER_DATA, or
 * `<application data of the account>/len-san` (ASCII, because some native libraries stumble over the ê).
 */
export function userDataFolder(words: StartWords, appDataFolder: string): string {
  const asked = option(words, 'user-data-dir') ?? words.env['LEN_SAN_USER_DATA'];
  return asked ? absolute(asked, words) : join(appDataFolder, 'len-san');
}

/** The library to open: `--library=DIR`, or LEN_SAN_LIBRARY, or thu-vien in the user data. */
export function libraryFolder(words: StartWords, userData: string): string {
  const asked = option(words, 'library') ?? words.env['LEN_SAN_LIBRARY'];
  return asked ? absolute(asked, words) : join(userData, 'thu-vien');
}

/** A key file of one's own for rule packs: `--pack-key=FILE`. A packaged application believes its pinned key alone. */
export function packKeyFile(words: StartWords, isPackaged: boolean): string | null {
  const asked = isPackaged ? undefined : option(words, 'pack-key');
  return asked === undefined ? null : absolute(asked, words);
}

function option(words: StartWords, name: string): string | undefined {
  const start = `--${name}=`;
  return words.args.findLast((word) => word.startsWith(start))?.slice(start.length);
}

function absolute(folder: string, words: StartWords): string {
  return isAbsolute(folder) ? folder : resolve(words.currentFolder, folder);
}
