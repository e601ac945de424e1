import { join } from 'node:path';
import { app, session } from 'electron';
import { handleRequests } from '../ipc/handle-request.ts';
import { createPublisher } from '../ipc/publish-event.ts';
import { createAllHandlers } from '../ipc/register-handlers.ts';
import { createTrustedSenders } from '../ipc/trusted-senders.ts';
import { readPackKeyFile } from '../marketplaces/signed-pack.ts';
import { blockNetwork, switchOffNetwork } from './block-network.ts';
import { denyPermissions } from './deny-permissions.ts';
import { createDesktop } from './desktop.ts';
import { followSettings } from './follow-settings.ts';
import { libraryFolder, packKeyFile, userDataFolder } from './library-location.ts';
import { lockNavigation } from './lock-navigation.ts';
import { createLog, logFailures } from './log.ts';
import { logRequests } from './log-requests.ts';
import { installMenu } from './menu.ts';
import { newReference } from './new-reference.ts';
import { openLibraryOrExplain } from './open-library-or-explain.ts';
import { createPageServer } from './page-server.ts';
import { pageToShow } from './page-to-show.ts';
import { createPhotoServer } from './photo-server.ts';
import { declareSchemes, serveSchemes } from './protocols.ts';
import { recoverPage } from './recover-page.ts';
import { createMemory } from './remembered.ts';
import { endWithStartupError } from './show-startup-error.ts';
import { closeLibraryAtEnd, guardClosing } from './shutdown.ts';
import { isFirstStart } from './single-instance.ts';
import { createWindow } from './window.ts';
import { wordsFor } from './words.ts';

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
const keyFile = packKeyFile(startWords, app.isPackaged);
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

  const settingsChanged = followSettings(memory, (language) =>
    installMenu(wordsFor(language).menu, () => void desktop.openFolder(folder)),
  );

  const window = createWindow({
    session: session.defaultSession,
    preload: beside('preload', 'index.cjs'),
    memory,
    allowDevTools: !app.isPackaged,
  });
  recoverPage(window, log, () => words().pageStopped);
  const desktop = createDesktop(window, () => words().dialog);

  // Begins after this function has run on: the page starts meanwhile, and its first calls wait for the library.
  const send = createPublisher({ checksPayload: !app.isPackaged });
  const opening = Promise.resolve().then(() =>
    openLibraryOrExplain({
      folder,
      resourcesFolder: resources,
      logFolder,
      window,
      words,
      log,
      packKey: keyFile === null ? null : readPackKeyFile(keyFile),
      publish: (name, payload) => {
        send(name, payload);
        if (name === 'library:changed')
          void opening.then(({ services }) => settingsChanged(services.settings.get()));
      },
    }),
  );

  const senders = createTrustedSenders(page.origin);
  senders.trust(window.webContents.id);
  const requests = handleRequests({
    handlers: opening.then((library) => createAllHandlers(library, desktop, app.getVersion())),
    isTrusted: (sender) => senders.isTrusted(sender),
    checksOutput: !app.isPackaged,
    newReference,
    clockMs: () => performance.now(),
    record: logRequests(log),
  });
  const photo = createPhotoServer(async (id, name) =>
    (await opening).services.photos.screenRendition(id, name),
  );
  blockNetwork(session.defaultSession, page.developmentServer);
  denyPermissions(session.defaultSession);
  serveSchemes(session.defaultSession, { page: createPageServer(beside('renderer')), photo });
  void window.loadURL(page.address);

  const library = await opening;
  settingsChanged(library.services.settings.get());
  guardClosing(window, library.services.jobs, () => words().closing);
  closeLibraryAtEnd(log, requests, library);
}
