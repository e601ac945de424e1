import { homedir } from 'node:os';
import { join } from 'node:path';
import { libraryFolder, userDataFolder } from '../main/library-location.ts';

/**
 * The window's own library: the same rules, with Electron's application data folder worked out by hand
 * (electronjs.org app.getPath('appData'): %APPDATA%, ~/Library/Application Support, $XDG_CONFIG_HOME or ~/.config).
 */
export function defaultLibraryFolder(
  env: Readonly<Record<string, string | undefined>>,
  currentFolder: string,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const words = { args: [], env, currentFolder };
  return libraryFolder(words, userDataFolder(words, appDataFolder(env, platform, home)));
}

function appDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  const configured = env['XDG_CONFIG_HOME'];
  return configured !== undefined && configured !== '' ? configured : join(home, '.config');
}
