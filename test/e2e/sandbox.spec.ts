import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';

const repository = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const electron = String(require('electron') as unknown);

/** Root runs the window as somebody without any rights; others as themselves. */
const ordinary = process.getuid?.() === 0 ? ['runuser', '-u', 'nobody', '--'] : [];

/** Why Chromium's sandbox cannot be tried here, or null when it can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'this test reads /proc';
  const runs = (...words: string[]) => {
    const [command = '', ...args] = [...ordinary, ...words];
    return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  };
  if (!runs('test', '-r', join(repository, 'out', 'main', 'index.js')))
    return 'an ordinary account cannot read this folder';
  if (!runs('unshare', '--user', 'true'))
    return 'this machine gives ordinary accounts no user namespaces';
  return null;
}

test("the page runs inside Chromium's own sandbox, and still talks to the library", async () => {
  const reason = obstacle();
  if (reason !== null) process.stdout.write(`  sandbox test left out: ${reason}\n`);
  test.skip(reason !== null, reason ?? '');

  const own = mkdtempSync(join(tmpdir(), 'len-san-sandbox-'));
  chmodSync(own, 0o777);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: own,
    XDG_CONFIG_HOME: own,
    XDG_RUNTIME_DIR: own,
  };
  delete env['ELECTRON_RUN_AS_NODE'];
  const cookie = process.env['XAUTHORITY'];
  if (cookie !== undefined) {
    env['XAUTHORITY'] = join(own, 'xauthority');
    copyFileSync(cookie, env['XAUTHORITY']);
    chmodSync(env['XAUTHORITY'], 0o644);
  }
  const [command, ...args] = [
    ...ordinary,
    electron,
    '--remote-debugging-port=0',
    repository,
    `--user-data-dir=${join(own, 'user')}`,
    `--library=${join(own, 'library')}`,
  ];
  const child = spawn(command ?? electron, args, {
    env,
    cwd: own,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const page = browser.contexts()[0]?.pages()[0];
    await page?.waitForFunction(() => document.querySelector('#root')?.hasChildNodes());
    const state = await page?.evaluate(() => window.lenSan.invoke('app:get-state', {}));
    expect(state).toMatchObject({ ok: true, data: { libraryFolder: join(own, 'library') } });

    const renderers = descendants(child.pid ?? 0).filter((pid) =>
      read(pid, 'cmdline').includes('--type=renderer'),
    );
    expect(renderers.length).toBeGreaterThan(0);
    for (const pid of renderers) {
      expect(read(pid, 'cmdline')).not.toContain('--no-sandbox');
      const status = read(pid, 'status');
      // 2: system calls are filtered. A second pid: a process namespace of its own. No rights left.
      expect(status).toMatch(/^Seccomp:\s+2$/m);
      expect(status).toMatch(/^NSpid:\s+\d+\s+\d+/m);
      expect(status).toMatch(/^CapEff:\s+0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    }
    await browser.close();
  } finally {
    for (const pid of descendants(child.pid ?? 0)) tryToEnd(pid);
    child.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});

async function debuggerAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((found, failed) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    child.on('exit', (code) =>
      failed(new Error(`Electron ended with ${code}: ${said.slice(-2000)}`)),
    );
  });
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** All processes below one, nearest first. */
function descendants(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/^PPid:\s+(\d+)$/m.exec(read(Number(name), 'status'))?.[1] ?? 0),
    }));
  const found: number[] = [];
  let level = [root];
  while (level.length > 0) {
    const above = level;
    level = parents.filter(({ parent }) => above.includes(parent)).map(({ pid }) => pid);
    found.push(...level);
  }
  return found;
}

function tryToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
