import { createServer, type Server } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

// One window for all: each test tries to break out of it, and the last one proves that it still works.
test.describe.configure({ mode: 'serial' });

let app: LaunchedApp;
let server: Server;
let serverAddress = '';
let connections = 0;

test.beforeAll(async () => {
  server = createServer((_request, response) => response.end('reached'));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  serverAddress = `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  app = await launchApp();
});

test.afterAll(async () => {
  await app.close();
  server.close();
});

test.afterEach(async () => {
  expect(connections, 'connections to a server outside').toBe(0);
  await expect.poll(() => app.application.windows().length).toBe(1);
  expect(app.page.url()).toMatch(/^app:\/\/len-san\/index\.html/);
});

test('the page opens without one complaint and talks to the library', async () => {
  expect(app.complaints).toEqual([]);
  const state = await app.page.evaluate(() => window.lenSan.invoke('app:get-state', {}));
  expect(state).toMatchObject({ ok: true, data: { libraryFolder: app.libraryFolder } });
  const refused = await app.page.evaluate(() => window.lenSan.invoke('app:get-state', { more: 1 }));
  expect(refused).toMatchObject({ ok: false, error: { code: 'ipc.invalid-input' } });
});

test('the renderer is isolated and sandboxed', async () => {
  const applied = await app.application.evaluate(({ webContents, session }) => {
    const [contents] = webContents.getAllWebContents();
    // Not in Electron's public types: what was really applied, not what was asked for.
    const known = contents as unknown as { getLastWebPreferences(): object };
    return {
      preferences: known.getLastWebPreferences(),
      spellChecker: session.defaultSession.isSpellCheckerEnabled(),
    };
  });
  expect(applied.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
  });
  // Electron leaves out what is off.
  expect(applied.preferences).not.toHaveProperty('nodeIntegrationInWorker', true);
  expect(applied.preferences).not.toHaveProperty('allowRunningInsecureContent', true);
  expect(applied.preferences).not.toHaveProperty('experimentalFeatures', true);
  expect(applied.spellChecker).toBe(false);
});

test('nothing of Node or Electron is within reach of the page', async () => {
  const names = [
    'process',
    'require',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'electron',
    'ipcRenderer',
  ];
  const found = await app.page.evaluate(
    (all) => all.filter((name) => Reflect.has(window, name)),
    names,
  );
  expect(found).toEqual([]);
});

test('the bridge has three members, is frozen, and knows no other names', async () => {
  const bridge = await app.page.evaluate(async () => {
    // The debugger itself may make code from text; a task of the page's own may not.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    const attempt = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    const real: unknown = Reflect.get(window.lenSan, 'invoke');
    Reflect.set(window, 'lenSan', {});
    Reflect.set(window.lenSan, 'invoke', () => 'replaced');
    Reflect.set(window.lenSan, 'send', () => 'added');
    const listener: unknown = 'no function';
    return {
      members: Object.getOwnPropertyNames(window.lenSan).toSorted(),
      isFrozen: Object.isFrozen(window.lenSan),
      isSame: Reflect.get(window.lenSan, 'invoke') === real,
      unknownChannels: [
        '',
        'settings',
        'settings:get ',
        'ELECTRON_BROWSER_REQUIRE',
        '__proto__',
        'toString',
      ].map((name) => attempt(() => window.lenSan.invoke(name, {}))),
      unknownEvent: attempt(() => window.lenSan.on('ipc-message', () => undefined)),
      noListener: attempt(() => window.lenSan.on('job:progress', listener as () => void)),
      code: attempt(() => Reflect.construct(window.lenSan.invoke.constructor, ['return process'])),
    };
  });
  expect(bridge).toEqual({
    members: ['invoke', 'on', 'pathsOf'],
    isFrozen: true,
    isSame: true,
    unknownChannels: ['Error', 'Error', 'Error', 'Error', 'Error', 'Error'],
    unknownEvent: 'Error',
    noListener: 'Error',
    code: 'EvalError',
  });
});

test('an event listener can be taken back and never sees the sender', async () => {
  const heard = await app.page.evaluate(async () => {
    const events: unknown[][] = [];
    const stop = window.lenSan.on('library:changed', (...args: unknown[]) => events.push(args));
    await window.lenSan.invoke('settings:update', { officerName: 'Hà' });
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    const whileListening = events.length;
    stop();
    await window.lenSan.invoke('settings:update', { officerName: '' });
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    return { whileListening, after: events.length, first: events[0] };
  });
  expect(heard.whileListening).toBeGreaterThan(0);
  expect(heard.after).toBe(heard.whileListening);
  expect(heard.first).toEqual([{ topics: expect.any(Array) as unknown }]);
});

test('paths come only from real files', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'len-san-drop-')), 'ảnh 1.jpg');
  writeFileSync(file, 'picture');
  await app.page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'probe';
    document.body.append(input);
  });
  await app.page.setInputFiles('#probe', file);
  const paths = await app.page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#probe');
    const made = new File(['x'], '/etc/passwd');
    const given = window.lenSan.pathsOf([...(input?.files ?? []), made]);
    input?.remove();
    return given;
  });
  expect(paths).toEqual([file, '']);
});

test('the content security policy is there, and nothing in it is remote or unsafe', async () => {
  app.complaints.length = 0;
  const response = await app.page.reload();
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/https?:|wss?:|\*|unsafe-|data:/);
  await app.page.waitForFunction(() => document.querySelector('#root')?.hasChildNodes());
  expect(app.complaints).toEqual([]);
});

test('text becomes neither code nor markup', async () => {
  const outcome = await app.page.evaluate(async () => {
    Reflect.set(window, 'canary', 0);
    // The debugger itself may make code from text; a task of the page's own may not.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    const attempt = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    const box = document.createElement('div');
    document.body.append(box);
    const results = {
      eval: attempt(() =>
        (Reflect.get(window, 'eval') as (text: string) => unknown)('window.canary = 1'),
      ),
      markup: attempt(() => {
        box.innerHTML = '<img src=x onerror="window.canary = 1">';
      }),
      document: attempt(() => document.write('<script>window.canary = 1</script>')),
      script: attempt(() => {
        const script = document.createElement('script');
        script.textContent = 'window.canary = 1';
        box.append(script);
      }),
      attribute: attempt(() => box.setAttribute('onclick', 'window.canary = 1')),
    };
    box.click();
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    box.remove();
    return { ...results, canary: Reflect.get(window, 'canary') as unknown };
  });
  expect(outcome.canary).toBe(0);
  expect(outcome).toMatchObject({ eval: 'EvalError', markup: 'TypeError', document: 'TypeError' });
});

test('the page reaches no server, by whatever means', async () => {
  const outcome = await app.page.evaluate(async (host) => {
    const fails = async (act: () => Promise<unknown>): Promise<boolean> =>
      await act().then(
        () => false,
        () => true,
      );
    const pause = async (ms: number): Promise<void> =>
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
      });
    const loads = async (element: HTMLElement): Promise<string> =>
      await new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.body.append(element);
        setTimeout(() => resolve('nothing'), 1500);
      }).then((how) => {
        element.remove();
        return how as string;
      });
    const http = `http://${host}`;
    const socket = await new Promise<string>((resolve) => {
      try {
        const opened = new WebSocket(`ws://${host}`);
        opened.addEventListener('open', () => resolve('open'));
        opened.addEventListener('error', () => resolve('refused'));
      } catch {
        resolve('refused');
      }
    });
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: `${http}/a.css`,
    });
    const hint = Object.assign(document.createElement('link'), { rel: 'preconnect', href: http });
    document.head.append(hint);
    const form = Object.assign(document.createElement('form'), { action: http, method: 'post' });
    document.body.append(form);
    form.submit();
    const beacon = navigator.sendBeacon(`${http}/beacon`, 'x');
    await pause(300);
    form.remove();
    hint.remove();
    return {
      fetch: await fails(() => fetch(http)),
      own: await fails(() => fetch('app://len-san/index.html')),
      file: await fails(() => fetch('file:///etc/passwd')),
      picture: await loads(Object.assign(new Image(), { src: `${http}/a.png` })),
      remoteName: await loads(Object.assign(new Image(), { src: 'https://example.com/a.png' })),
      share: await loads(Object.assign(new Image(), { src: 'file://///host/share/a.png' })),
      style: await loads(link),
      frame: await loads(Object.assign(document.createElement('iframe'), { src: http })).then(
        (how) => how !== 'nothing' || how,
      ),
      socket,
      beacon,
    };
  }, serverAddress);
  expect(outcome).toMatchObject({
    fetch: true,
    own: true,
    file: true,
    picture: 'refused',
    remoteName: 'refused',
    share: 'refused',
    style: 'refused',
    socket: 'refused',
  });
});

test('even main cannot reach a server: the session cancels what is not ours', async () => {
  const answers = await app.application.evaluate(async ({ net, session }, host) => {
    const tries = [
      `http://${host}/`,
      `https://${host}/`,
      'http://example.com/',
      'wss://example.com/',
    ];
    const outcomes: string[] = [];
    for (const address of tries) {
      for (const reach of [
        (url: string) => net.fetch(url),
        (url: string) => session.defaultSession.fetch(url),
      ]) {
        outcomes.push(
          await reach(address).then(
            () => `reached ${address}`,
            () => 'refused',
          ),
        );
      }
    }
    return outcomes;
  }, serverAddress);
  expect(new Set(answers)).toEqual(new Set(['refused']));
});

test('the window stays on its page and opens no other', async () => {
  const opened = await app.page.evaluate((host) => {
    const targets = [
      `http://${host}/`,
      'https://example.com/',
      'file:///etc/passwd',
      'about:blank',
      'app://len-san/index.html',
      '',
    ];
    return targets.map((target) => window.open(target) === null);
  }, serverAddress);
  expect(opened.every(Boolean)).toBe(true);
  const targets = [
    `http://${serverAddress}/`,
    'https://example.com/',
    'file:///etc/passwd',
    'app://other/index.html',
    'app://len-san/assets/',
    'photo://library/x/thumb',
    'data:text/html,<h1>x</h1>',
    'javascript:document.body.remove()',
    'ms-settings:',
    'mailto:a@example.com',
  ];
  for (const target of targets) {
    await app.page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      document.body.append(link);
      link.click();
      link.remove();
      try {
        window.location.assign(address);
      } catch {
        // Refused even before the attempt.
      }
    }, target);
    await app.page.waitForTimeout(150);
    expect(app.page.url(), target).toMatch(/^app:\/\/len-san\/index\.html/);
  }
  expect(await app.page.evaluate(() => document.querySelector('#root')?.hasChildNodes())).toBe(
    true,
  );
});

test('a frame inside the page has no bridge', async () => {
  const frames = await app.page.evaluate(async () => {
    const sources: Partial<HTMLIFrameElement>[] = [
      {},
      { src: 'about:blank' },
      { src: 'app://len-san/index.html' },
    ];
    const seen: boolean[] = [];
    for (const source of sources) {
      const frame = Object.assign(document.createElement('iframe'), source);
      document.body.append(frame);
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      const inner = frame.contentWindow;
      try {
        seen.push(inner !== null && Reflect.has(inner, 'lenSan'));
      } catch {
        // Another origin: not even its names can be read.
        seen.push(false);
      }
      frame.remove();
    }
    return seen;
  });
  expect(frames).toEqual([false, false, false]);
});

test('another window with the same preload at the same address is refused by main', async () => {
  const answer = await app.application.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        preload: `${electronApp.getAppPath()}/out/preload/index.cjs`,
      },
    });
    await foreign.loadURL('app://len-san/index.html');
    const said: unknown = await foreign.webContents.executeJavaScript(
      "window.lenSan.invoke('settings:get', {})",
    );
    foreign.destroy();
    return said;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.foreign-sender', params: {} } });
});

test('every permission is denied', async () => {
  const outcome = await app.page.evaluate(async () => {
    const fails = async (act: () => Promise<unknown>): Promise<boolean> =>
      await act().then(
        () => false,
        () => true,
      );
    const states: string[] = [];
    for (const name of [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]) {
      states.push(
        await navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'denied',
        ),
      );
    }
    return {
      states: [...new Set(states)],
      camera: await fails(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await fails(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await fails(() => navigator.clipboard.readText()),
      place: await fails(
        () =>
          new Promise((resolve, reject) => {
            navigator.geolocation.getCurrentPosition(resolve, reject);
          }),
      ),
      notification: await Notification.requestPermission(),
    };
  });
  expect(outcome).toEqual({
    states: ['denied'],
    camera: true,
    screen: true,
    clipboard: true,
    place: true,
    notification: 'denied',
  });
});

test('after all this the window still works', async () => {
  const state = await app.page.evaluate(() => window.lenSan.invoke('app:get-state', {}));
  expect(state).toMatchObject({ ok: true });
});
