import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import '../../renderer/api/len-san-client.ts';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';
import { climbingAddresses } from '../unit/main/climbing-addresses.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

let app: LaunchedApp;
test.beforeAll(async () => {
  app = await launchApp();
});
test.afterAll(async () => await app.close());

test('app:// and photo:// give out nothing but the page and renditions (500 addresses each)', async () => {
  test.setTimeout(120_000);
  const known = '01938c5e-7b1a-7c3d-9e4f-0123456789ab';
  const sample = (start: string) =>
    fc.sample(climbingAddresses(start, 'package.json'), { numRuns: 500, seed: 20_261_123 });
  const addresses = [
    ...sample('app://len-san/'),
    ...sample('photo://library/'),
    `photo://library/${known}/thumb`,
    `photo://library/${known}/../../../etc/passwd`,
    'photo://library/',
  ];
  const leaks = await app.application.evaluate(async ({ session }, all) => {
    const found: string[] = [];
    for (const address of all) {
      try {
        const response = await session.defaultSession.fetch(address);
        const body = await response.text();
        const isPage =
          address.startsWith('app:') &&
          /csp-nonce|^const |^import|@layer|@font-face/m.test(body.slice(0, 20_000));
        if (response.status !== 404 && !isPage) found.push(`${response.status} ${address}`);
        if (/root:x:0|"len-san"|SQLite format 3/.test(body.slice(0, 2000)))
          found.push(`content of ${address}`);
      } catch {
        // Not even an address.
      }
    }
    return found;
  }, addresses);
  expect(leaks).toEqual([]);
  const control = await app.application.evaluate(
    async ({ session }) => (await session.defaultSession.fetch('app://len-san/index.html')).status,
  );
  expect(control, 'the same way does lead to the page').toBe(200);
});

test('a photo is shown by its id alone', async () => {
  const file = put(mkdtempSync(join(tmpdir(), 'len-san-photo-')), 'ảnh.jpg', await phoneJpeg());
  const photoId = await app.page.evaluate(async (path) => {
    const call = async (channel: string, input: unknown): Promise<Record<string, unknown>> => {
      const result = (await window.lenSan.invoke(channel, input)) as {
        ok: boolean;
        data: Record<string, unknown>;
      };
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result.data;
    };
    const { communes } = (await call('places:search-communes', {
      query: 'muong phang',
      limit: 1,
    })) as {
      communes: { code: string }[];
    };
    const household = {
      name: 'Lò Thị Mai',
      phone: '0912345678',
      communeCode: communes[0]?.code,
      hamlet: 'Bản Phăng',
      oldAddress: '',
      kind: 'household',
      cooperativeName: '',
      note: '',
    };
    const { id: householdId } = await call('households:create', { fields: household });
    const empty = {
      name: 'Mật ong',
      ocopSet: null,
      category: '',
      facts: [],
      description: '',
      origin: '',
    };
    const rest = {
      priceDong: null,
      unit: 'chai',
      netWeightGrams: null,
      stock: null,
      packing: '',
      variantAxis: '',
    };
    const more = {
      variants: [],
      harvestMonths: [],
      shelfLifeDays: null,
      storage: '',
      brand: '',
      certificates: [],
      sku: '',
    };
    const { id } = await call('listings:create', {
      fields: { householdId, ...empty, ...rest, ...more },
    });
    const finished = new Promise((resolve) => {
      window.lenSan.on('job:finished', resolve);
    });
    await call('photos:add-paths', { listingId: id, paths: [path] });
    await finished;
    const { photos } = (await call('listings:get', { id })) as { photos: { id: string }[] };
    return photos[0]?.id ?? '';
  }, file);
  const widths = await app.page.evaluate(async (id) => {
    const width = async (src: string): Promise<number> => {
      const picture = Object.assign(new Image(), { src });
      return await picture.decode().then(
        () => picture.naturalWidth,
        () => 0,
      );
    };
    return [
      await width(`photo://library/${id}/thumb?k=1`),
      await width(`photo://library/${id}/preview?k=1`),
      await width(`photo://library/${id}/original`),
      await width(
        `photo://library/${id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}/thumb`,
      ),
    ];
  }, photoId);
  expect(widths).toEqual([320, 640, 0, 0]);
});
