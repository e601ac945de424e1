import { join } from 'node:path';
import { app, session } from 'electron';
import { handleRequests } from '../ipc/handle-request.ts';
import { createTrustedSenders } from '../ipc/trusted-senders.ts';
import { blockNetwork, switchOffNetwork } from './block-network.ts';
import { denyPermissions } from './deny-permissions.ts';
import { createDesktop } from './desktop.ts';
import { followSettings, showTheme } from './follow-settings.ts';
import { libraryFolder, packKeyFile, userDataFolder } from './library-location.ts';
import { lockNavigation } from './lock-navigation.ts';
import { createLog, logFailures } from './log.ts';
import { installMenu } from './menu.ts';
import { createPageServer } from './page-server.ts';
import { watchPage } from './page-rest.ts';
import { pageToShow } from './page-to-show.ts';
import { declareSchemes, serveSchemes } from './protocols.ts';
import { recoverPage } from './recover-page.ts';
import { createMemory } from './remembered.ts';
import { endWithStartupError } from './show-startup-error.ts';
import { closeLibraryAtEnd, guardClosing } from './shutdown.ts';
import { isFirstStart } from './single-instance.ts';
import { createWindow } from './window.ts';
import { wordsFor } from './words.ts';

// The schemas are read once and then asked a few times a second: code composed for each of them is never paid back.
// zod reads this when it is loaded, which is later, with the library.
Object.defineProperty(globalThis, '__zod_globalConfig', { value: { jitless: true } });

const beside = (...parts: string[]) => join(import.meta.dirname, '..', ...parts);
const startWords = { args: process.argv.slice(1), env: process.env, currentFolder: process.cwd() };
const userData = userDataFolder(startWords, app.getPath('appData'));
const resources = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : beside('..', 'resources');
const page = pageToShow(app.isPackaged, process.env);

app.setPath('userData', userData);
switchOffNetwork();
declareSchemes();
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
lockNavigation(page.address);

const folder = libraryFolder(startWords, userData);
const logFolder = join(userData, 'logs');
const log = createLog(logFolder, () => new Date());
const memory = createMemory(join(userData, 'window.json'));
const words = () => wordsFor(memory.read().language);

if (isFirstStart()) {
  // Not awaited at top level: Electron becomes ready only after this module has run.
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => endWithStartupError(error, words(), log));
} else {
  app.quit();
}

async function start(): Promise<void> {
  logFailures(log);
  log.info('started', { version: app.getVersion(), packaged: app.isPackaged });
  showTheme(memory.read());

  // The window first: when the page has its script, and its own work to do, everything behind it is read.
  const window = createWindow({
    session: session.defaultSession,
    preload: beside('preload', 'index.cjs'),
    memory,
    allowDevTools: !app.isPackaged,
  });
  const senders = createTrustedSenders(page.origin);
  senders.trust(window.webContents.id);
  blockNetwork(session.defaultSession, page.developmentServer);
  denyPermissions(session.defaultSession);
  const pageServer = watchPage(createPageServer(beside('renderer')));
  serveSchemes(session.defaultSession, {
    page: pageServer.serve,
    photo: async (asked) => (await serving).servePhoto(asked),
  });
  void window.loadURL(page.address);

  const desktop = createDesktop(window, () => words().dialog);
  const settingsChanged = followSettings(memory, (language) =>
    installMenu(wordsFor(language).menu, () => void desktop.openFolder(folder)),
  );
  recoverPage(window, log, () => words().pageStopped);
  // A development server is not ours to watch.
  const rests = page.developmentServer === null ? pageServer.rests : Promise.resolve();
  const serving = rests
    .then(() => import('./serve-library.ts'))
    .then(({ serveLibrary }) =>
      serveLibrary({
        folder,
        resourcesFolder: resources,
        logFolder,
        window,
        words,
        log,
        packKeyFile: packKeyFile(startWords, app.isPackaged),
        desktop,
        version: app.getVersion(),
        isChecking: !app.isPackaged,
        isTrusted: (sender) => senders.isTrusted(sender),
        onSettings: settingsChanged,
      }),
    );
  const requests = handleRequests(serving.then(({ answer }) => answer));

  const { library } = await serving;
  guardClosing(window, library.services.jobs, () => words().closing);
  closeLibraryAtEnd(log, requests, library);
}
