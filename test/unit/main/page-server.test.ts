import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageServer, PAGE_ADDRESS } from '../../../electron/main/page-server.ts';
import { climbingAddresses } from './climbing-addresses.ts';

const SECRET = 'secret outside the page';
let base = '';
let serve: ReturnType<typeof createPageServer>;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'len-san-page-'));
  const page = join(base, 'renderer');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), SECRET);
  writeFileSync(join(page, 'index.html'), '<meta property="csp-nonce" nonce="STYLE_NONCE" />');
  writeFileSync(join(page, 'assets', 'index-A1.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'be-vietnam.woff2'), 'font');
  symlinkSync(join(base, 'secret.txt'), join(page, 'assets', 'link.txt'));
  symlinkSync(base, join(page, 'assets', 'out'));
  serve = createPageServer(page);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (url: string) => serve({ url, method: 'GET' });

describe('the page server', () => {
  it.each([
    ['app://len-san/index.html', 'text/html; charset=utf-8'],
    ['app://len-san/assets/index-A1.js', 'text/javascript; charset=utf-8'],
    ['app://len-san/assets/be-vietnam.woff2', 'font/woff2'],
    ['app://len-san/assets/index-A1.js?v=2#top', 'text/javascript; charset=utf-8'],
  ])('serves %s as %s, with the policy', async (url, type) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('marks each load of the page with a nonce of its own, the same in header and page', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 20; load += 1) {
      const response = await get(PAGE_ADDRESS);
      const html = response.body.toString();
      const nonce = /nonce="([A-Za-z0-9+/=]{24})"/.exec(html)?.[1] ?? '';
      expect(response.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });

  it('allows nothing remote, no eval and no inline script', async () => {
    const policy = (await get(PAGE_ADDRESS)).headers['content-security-policy'] ?? '';
    expect(policy).not.toMatch(/https?:|\*|unsafe-|data:|wss?:/);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/connect-src 'none';/);
  });

  it.each([
    'app://len-san/',
    'app://len-san/assets',
    'app://len-san/assets/',
    'app://len-san/assets/link.txt',
    'app://len-san/assets/out/secret.txt',
    'app://other/index.html',
    'photo://len-san/index.html',
    'file:///etc/passwd',
    'no address',
    '',
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('answers only GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'get']) {
      expect((await serve({ url: PAGE_ADDRESS, method })).status).toBe(404);
    }
  });

  it(
    'gives out nothing from outside its folder, whatever the address (500)',
    { timeout: 30_000 },
    async () => {
      const inside = new Set(['export {};', 'font']);
      await fc.assert(
        fc.asyncProperty(climbingAddresses('app://len-san/', 'secret.txt'), async (url) => {
          const response = await get(url);
          const body = response.body.toString();
          expect(body).not.toContain(SECRET);
          expect(response.status === 404 || inside.has(body) || body.includes('csp-nonce')).toBe(
            true,
          );
        }),
        { numRuns: 500, seed: 20_261_123 },
      );
    },
  );
});
