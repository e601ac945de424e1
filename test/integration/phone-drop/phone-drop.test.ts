import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { addNoise } from '../../../electron/workers/demo-drawing/noise.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { ask, dial, dropUnderTest, openPage, untilClosed } from './phone.ts';

function picture(bytes: number, seed = 1): Buffer {
  const pixels = Buffer.alloc(bytes, 128);
  addNoise(pixels, seed);
  return pixels;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('sending photos from a phone', () => {
  it('takes originals of several megabytes, whole and named', async () => {
    const { drop, received, staged, problems } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const pictures = [picture(5_000_000, 1), picture(3_000_001, 2)];
    for (const [index, bytes] of pictures.entries()) {
      const answer = await phone.send(`Ảnh mật ong ${index}.HEIC`, bytes);
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual({ ok: true, sha256: sha256(bytes), files: index + 1 });
    }
    expect(received.map(({ name }) => name)).toEqual(['Ảnh mật ong 0.HEIC', 'Ảnh mật ong 1.HEIC']);
    for (const [index, file] of received.entries()) {
      const bytes = pictures[index] ?? Buffer.alloc(0);
      expect(readFileSync(file.path).equals(bytes)).toBe(true);
      expect(file).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length });
    }
    expect(staged()).toHaveLength(2);
    expect(drop.state()).toMatchObject({ phone: 'connected', files: 2, bytes: 8_000_001 });
    expect(problems).toEqual([]);
  });

  it('gives a page that needs nothing else and may do nothing else', async () => {
    const { drop } = dropUnderTest();
    const { url } = await drop.start();
    const { page } = await openPage(url);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Chọn ảnh');
    expect(page.text).not.toMatch(/https?:|src=|@import|url\(/);
    expect(page.text).not.toMatch(/\{\{(?!received|total)/);
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(page.text.split(`nonce="${nonce}"`)).toHaveLength(4);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('speaks English to a phone that does', async () => {
    const { drop } = dropUnderTest();
    const { url } = await drop.start();
    const page = await ask(url, { headers: { 'Accept-Language': 'en-GB,en;q=0.9,vi;q=0.1' } });
    expect(page.text).toContain('Choose photos');
  });

  it('recognises what it has by name, size and time, and by content', async () => {
    const { drop, received, staged } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const bytes = picture(100_000);
    const known = (name: string) =>
      ask(`${url}/known`, { method: 'POST', headers: phone.headers(name, bytes.length) });
    expect((await known('a.jpg')).json).toMatchObject({ ok: true, sha256: null });
    await phone.send('a.jpg', bytes);
    expect((await known('a.jpg')).json).toMatchObject({ sha256: sha256(bytes) });
    expect((await known('b.jpg')).json).toMatchObject({ sha256: null });
    expect((await phone.send('b.jpg', bytes)).json).toMatchObject({ ok: true, files: 1 });
    expect(received).toHaveLength(1);
    expect(staged()).toHaveLength(1);
  });

  it('keeps names as labels only', async () => {
    const { drop, received, staged, stagingFolder } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const names = [
      '../../../etc/passwd',
      String.raw`..\..\CON`,
      '/tuyệt đối/a.jpg',
      'a\u0000\nb.jpg',
      '..',
      '',
    ];
    for (const [index, name] of names.entries())
      expect((await phone.send(name, picture(500, index + 1))).status).toBe(200);
    expect(received.map(({ name }) => name)).toEqual([
      'passwd',
      'CON',
      'a.jpg',
      'ab.jpg',
      '..',
      '',
    ]);
    expect(staged()).toHaveLength(names.length);
    for (const { path } of received) expect(path.startsWith(join(stagingFolder, '/'))).toBe(true);
    for (const name of staged()) expect(name).toMatch(/^[0-9a-f]{64}-[A-Za-z0-9][A-Za-z0-9._-]*$/);
    expect(existsSync(join(stagingFolder, '../etc'))).toBe(false);
    const bad = { ...phone.headers('x', 5), 'X-Name': '%E0%A4%A' };
    expect((await ask(`${url}/file`, { method: 'PUT', headers: bad }, 'abcde')).status).toBe(400);
  });
});

describe('who is let in', () => {
  it('is the first phone, and nobody after it', async () => {
    const { drop, changes } = dropUnderTest();
    const { url } = await drop.start();
    const before = changes();
    const phone = await openPage(url);
    expect(changes()).toBe(before + 1);
    const second = await ask(url);
    expect(second.status).toBe(403);
    expect(second.text).toContain('Mã này không còn dùng được');
    expect(second.text).not.toContain(phone.secret);
    expect(second.headers['set-cookie']).toBeUndefined();
    const reloaded = await ask(url, { headers: { Cookie: phone.cookie } });
    expect(reloaded.status).toBe(200);
  });

  it('is nobody without the token or the secret', async () => {
    const { drop, received } = dropUnderTest();
    const { url } = await drop.start();
    const { origin } = new URL(url);
    for (const path of ['/', '/index.html', `/${'A'.repeat(32)}`, `${new URL(url).pathname}x`])
      expect((await ask(origin + path)).status).toBe(404);
    const headers = { 'X-Name': 'a', 'X-Size': 3, 'X-Time': 1 };
    const put = (to: string, more: Record<string, string> = {}) =>
      ask(to, { method: 'PUT', headers: { ...headers, ...more } }, 'abc');
    expect((await put(`${url}/file`)).status).toBe(403);
    expect(
      (await put(`${url}/file`, { 'X-Len-San': 'đoán'.normalize('NFD').replaceAll(/[^a-z]/g, '') }))
        .status,
    ).toBe(403);
    const phone = await openPage(url);
    expect((await put(`${url}/file`)).status).toBe(403);
    expect((await put(`${url}/file`, { Cookie: phone.cookie })).status).toBe(403);
    expect((await put(`${origin}/sai/file`, { 'X-Len-San': phone.secret })).status).toBe(404);
    expect(received).toEqual([]);
  });

  it('is no browser that only looks ahead', async () => {
    const { drop } = dropUnderTest();
    const { url } = await drop.start();
    expect((await ask(url, { headers: { 'Sec-Purpose': 'prefetch;prerender' } })).status).toBe(403);
    expect((await ask(url)).status).toBe(200);
  });

  it('is no page of another site', async () => {
    const { drop } = dropUnderTest();
    const { url } = await drop.start();
    const { port, origin } = new URL(url);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `localhost:${port}`])
      expect((await ask(url, { headers: { Host: host } })).status).toBe(404);
    const phone = await openPage(url);
    const send = (from: string) =>
      ask(
        `${url}/file`,
        { method: 'PUT', headers: { ...phone.headers('a', 3), Origin: from } },
        'abc',
      );
    expect((await send('http://evil.example')).status).toBe(403);
    expect((await send('null')).status).toBe(403);
    expect((await send(origin)).status).toBe(200);
    const preflight = await ask(`${url}/file`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.example' },
    });
    expect(preflight.status).toBe(405);
    expect(
      Object.keys(preflight.headers).filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });

  it('may do nothing but open the page, ask and send', async () => {
    const { drop } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const headers = { ...phone.headers('a', 3), Cookie: phone.cookie };
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'PROPFIND'])
      expect((await ask(url, { method, headers })).status).toBe(405);
    for (const method of ['GET', 'DELETE', 'PATCH'])
      expect((await ask(`${url}/file`, { method, headers })).status).toBe(405);
    expect((await ask(`${url}/known`, { headers })).status).toBe(405);
    for (const path of ['/', '/file/', '/file/x', '/files', '?a=1', '/file?a=1'])
      expect((await ask(url + path, { method: 'PUT', headers }, 'abc')).status).toBe(404);
  });
});

describe('what is refused', () => {
  it('is a file above the limit, before it is read', async () => {
    const { drop, staged, received } = dropUnderTest({ limits: { mostFileBytes: 1000 } });
    const { url } = await drop.start();
    const phone = await openPage(url);
    const answer = await phone.send('to.jpg', picture(1001));
    expect([answer.status, answer.json['reason']]).toEqual([413, 'too-large']);
    const promised = await ask(`${url}/file`, {
      method: 'PUT',
      headers: { ...phone.headers('b', 99), 'Content-Length': 99_000_000_000 },
    }).catch(() => null);
    expect(promised?.status ?? 413).toBe(413);
    expect((await phone.send('vua.jpg', picture(1000))).status).toBe(200);
    expect(received).toHaveLength(1);
    expect(staged()).toHaveLength(1);
    expect(drop.state()).toMatchObject({ problem: 'too-large' });
  });

  it('is one file more than a session may send', async () => {
    const { drop, staged } = dropUnderTest({ limits: { mostFiles: 2 } });
    const { url } = await drop.start();
    const phone = await openPage(url);
    for (const seed of [1, 2]) await phone.send(`${seed}.jpg`, picture(200, seed));
    const answer = await phone.send('3.jpg', picture(200, 3));
    expect([answer.status, answer.json['reason']]).toEqual([429, 'too-many']);
    expect(staged()).toHaveLength(2);
  });

  it('is what would fill the disk', async () => {
    let free = 500_000_000 + 5000;
    const { drop, staged } = dropUnderTest({ freeBytes: () => Promise.resolve(free) });
    const { url } = await drop.start();
    const phone = await openPage(url);
    expect((await phone.send('1.jpg', picture(5000))).status).toBe(200);
    free = 500_000_000 + 4999;
    const answer = await phone.send('2.jpg', picture(5000, 2));
    expect([answer.status, answer.json['reason']]).toEqual([507, 'disk-full']);
    expect(staged()).toHaveLength(1);
  });

  it('is not said to be there when it could not be named, and comes whole the next time', async () => {
    const { drop, stagingFolder, received, staged } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const bytes = picture(5000);
    const inTheWay = join(stagingFolder, `${sha256(bytes)}-a.jpg`);
    mkdirSync(inTheWay);
    expect((await phone.send('a.jpg', bytes)).json).toEqual({ ok: false, reason: 'failed' });
    const headers = phone.headers('a.jpg', bytes.length);
    const known = await ask(`${url}/known`, { method: 'POST', headers });
    expect(known.json).toMatchObject({ sha256: null, files: 0 });
    expect(staged().filter((name) => name.endsWith('.part'))).toEqual([]);
    rmdirSync(inTheWay);
    expect((await phone.send('a.jpg', bytes)).json).toMatchObject({ ok: true, files: 1 });
    expect(received.map(({ name }) => name)).toEqual(['a.jpg']);
  });

  it('is an empty file, and one without a length', async () => {
    const { drop, staged } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    expect((await phone.send('a.jpg', Buffer.alloc(0))).json).toMatchObject({ reason: 'empty' });
    const chunked = { ...phone.headers('a', 3), 'Transfer-Encoding': 'chunked' };
    expect((await ask(`${url}/file`, { method: 'PUT', headers: chunked }, 'abc')).status).toBe(400);
    expect(staged()).toEqual([]);
  });

  it('leaves nothing when the phone goes away in the middle', async () => {
    const { drop, staged, received, problems } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const socket = await dial(url);
    socket.write(uploadHead(url, phone.headers('nua.jpg', 1_000_000), 1_000_000));
    socket.write(picture(300_000));
    await vi.waitFor(() => expect(staged()).toHaveLength(1));
    expect(staged()[0]).toMatch(/\.part$/);
    socket.destroy();
    await vi.waitFor(() => expect(staged()).toEqual([]));
    expect([received, problems]).toEqual([[], []]);
  });

  it('is a sender that only holds the line: in its headers, in its body, or saying nothing', async () => {
    const limits = { headersMs: 300, spanMs: 300, leastBytesPerSpan: 2000 };
    const { drop, staged, received } = dropUnderTest({ limits });
    const { url } = await drop.start();
    const phone = await openPage(url);
    const silent = await dial(url);
    const inHeaders = await dial(url);
    inHeaders.write('GET / HTTP/1.1\r\nHost: a\r\n');
    const inBody = await dial(url);
    inBody.write(uploadHead(url, phone.headers('cham.jpg', 100_000), 100_000));
    const drip = setInterval(() => {
      inHeaders.write('X');
      inBody.write('abc');
    }, 50);
    try {
      const times = await Promise.all([silent, inHeaders, inBody].map(untilClosed));
      expect(Math.max(...times)).toBeLessThan(2500);
    } finally {
      clearInterval(drip);
    }
    await vi.waitFor(() => expect(staged()).toEqual([]));
    expect(received).toEqual([]);
  });

  it('is no honest phone at the edge of the Wi-Fi, however long it takes', async () => {
    const limits = { headersMs: 300, spanMs: 700, leastBytesPerSpan: 1000 };
    const { drop, received } = dropUnderTest({ limits });
    const { url } = await drop.start();
    const phone = await openPage(url);
    const socket = await dial(url);
    socket.write(uploadHead(url, phone.headers('deu.jpg', 15_000), 15_000));
    for (let sent = 0; sent < 15_000; sent += 1000) {
      socket.write(picture(1000, sent + 1));
      await wait(120);
    }
    await vi.waitFor(() => expect(received).toHaveLength(1));
    socket.destroy();
  });

  it('is a fifth connection, and a second request before the first is answered', async () => {
    const { drop, received } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const four = await Promise.all([1, 2, 3, 4].map(async () => await dial(url)));
    const fifth = await dial(url);
    expect(await untilClosed(fifth)).toBeLessThan(1000);
    for (const socket of four) socket.destroy();
    await wait(50);
    const both = await dial(url);
    const head = uploadHead(url, phone.headers('a.jpg', 10), 10);
    both.write(`${head}0123456789${head}0123456789`);
    await untilClosed(both);
    expect(received.length).toBeLessThanOrEqual(1);
  });
});

describe('on and off', () => {
  it('listens only between start and stop, on the one address', async () => {
    const { drop } = dropUnderTest();
    expect(drop.state()).toEqual({ isOn: false });
    const { url, address, addresses } = await drop.start();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect([address, addresses]).toEqual(['127.0.0.1', ['127.0.0.1']]);
    const { port } = new URL(url);
    await expect(dial(`http://127.0.0.2:${port}`)).rejects.toThrow('ECONNREFUSED');
    await drop.stop();
    expect(drop.state()).toEqual({ isOn: false });
    await expect(dial(url)).rejects.toThrow('ECONNREFUSED');
  });

  it('cuts every connection at stop and leaves no half file', async () => {
    const { drop, staged } = dropUnderTest();
    const { url } = await drop.start();
    const phone = await openPage(url);
    const socket = await dial(url);
    socket.write(uploadHead(url, phone.headers('nua.jpg', 1_000_000), 1_000_000));
    socket.write(picture(300_000));
    await vi.waitFor(() => expect(staged()).toHaveLength(1));
    const closed = untilClosed(socket);
    const begun = performance.now();
    await drop.stop();
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(staged()).toEqual([]);
    await closed;
  });

  it('begins anew with another code', async () => {
    const { drop } = dropUnderTest();
    const first = await drop.start();
    const phone = await openPage(first.url);
    const second = await drop.start();
    expect(second.url).not.toBe(first.url);
    await expect(phone.send('a.jpg', picture(10))).rejects.toThrow('ECONNREFUSED');
    expect((await ask(second.url, { headers: { Cookie: phone.cookie } })).status).toBe(200);
    expect((await ask(second.url, { headers: { Cookie: phone.cookie } })).status).toBe(403);
  });

  it('switches itself off when nothing happens, and not before', async () => {
    const { drop } = dropUnderTest({ limits: { idleMs: 500 } });
    const { url } = await drop.start();
    const phone = await openPage(url);
    for (const seed of [1, 2, 3, 4]) {
      await wait(200);
      expect((await phone.send(`${seed}.jpg`, picture(100, seed))).status).toBe(200);
    }
    // Knocking at the door keeps nothing open.
    const knocking = setInterval(() => void ask(url).catch(() => undefined), 100);
    await vi.waitFor(() => expect(drop.state()).toEqual({ isOn: false }), 2000);
    clearInterval(knocking);
    await expect(dial(url)).rejects.toThrow('ECONNREFUSED');
  });

  it('says so when the laptop is on no network of its own', async () => {
    const { drop } = dropUnderTest({ addresses: () => [] });
    await expect(drop.start()).rejects.toMatchObject({ code: 'drop.no-network' });
    const other = dropUnderTest({ addresses: () => ['192.0.2.77'] });
    await expect(other.drop.start()).rejects.toMatchObject({ code: 'drop.no-network' });
    const unasked = dropUnderTest();
    await expect(unasked.drop.start('0.0.0.0')).rejects.toMatchObject({
      code: 'drop.no-network',
    });
    expect(unasked.drop.state()).toEqual({ isOn: false });
  });

  it('tells files again that were whole when the application died, and sweeps halves', async () => {
    const stagingFolder = join(temporaryFolder(), 'den');
    mkdirSync(stagingFolder);
    const bytes = picture(1000);
    const path = join(stagingFolder, `${sha256(bytes)}-IMG_1.jpg`);
    writeFileSync(path, bytes);
    writeFileSync(join(stagingFolder, 'abc.part'), 'nửa');
    const { drop, staged } = dropUnderTest({ stagingFolder });
    expect(await drop.filesLeft()).toEqual([
      { path, name: 'IMG_1.jpg', sha256: sha256(bytes), bytes: 1000 },
    ]);
    await drop.start();
    expect(staged()).toEqual([`${sha256(bytes)}-IMG_1.jpg`]);
  });
});

function uploadHead(url: string, headers: Record<string, string | number>, length: number): string {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({ ...headers, 'Content-Length': length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`PUT ${pathname}/file HTTP/1.1`, `Host: ${host}`, ...lines, '', ''].join('\r\n');
}
