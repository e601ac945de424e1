import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/**
 * Hidden until Alt is pressed (Windows, Linux); on macOS it carries the keys for cut, copy and paste.
 * Ctrl+Z belongs to the page, which undoes the last saved action and says its name.
 */
export function installMenu(words: Words['menu'], openDataFolder: () => void): void {
  const development: MenuItemConstructorOptions[] = !app.isPackaged
    ? [
        { type: 'separator' },
        { role: 'reload', label: words.reload },
        { role: 'toggleDevTools', label: words.devTools },
      ]
    : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: words.file,
        submenu: [
          { label: words.openDataFolder, click: openDataFolder },
          { type: 'separator' },
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo, registerAccelerator: false },
          { role: 'redo', label: words.redo, registerAccelerator: false },
          { type: 'separator' },
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { role: 'resetZoom', label: words.resetZoom },
          { type: 'separator' },
          { role: 'togglefullscreen', label: words.fullScreen },
          ...development,
        ],
      },
    ]),
  );
}
