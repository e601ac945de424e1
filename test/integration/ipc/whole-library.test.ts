import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerRequest, type RequestDesk } from '../../../electron/ipc/answer-request.ts';
import { createAllHandlers } from '../../../electron/ipc/register-handlers.ts';
import { createTrustedSenders } from '../../../electron/ipc/trusted-senders.ts';
import type { Desktop } from '../../../electron/ipc/window-handlers.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { marketplaceIdSchema } from '../../../shared/domain/ids.ts';
import { CHANNELS, type Channel } from '../../../shared/ipc/channels.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { settledColumns } from '../../../shared/marketplace/learn-form/settled-columns.ts';
import { changedPack, newSigner, writeSigned } from '../marketplaces/signed-pack-file.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import {
  householdFields,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { usePhotoStudio } from './use-photo-studio.ts';
import { validInputs as validRaw } from '../../unit/ipc/valid-inputs.ts';

const OURS = { webContentsId: 1, isMainFrame: true, origin: 'app://len-san' };

const signer = newSigner();

const LARGE = { widthPx: 1280, heightPx: 1000 };

/** The operating system around the window: answers dialogs in order, remembers what was opened. */
interface TestDesktop extends Desktop {
  picks: string[];
  readonly opened: string[];
}

let library: Library;
/** Where cards appear when they are plugged in. */
let mediaFolder: string;
let desktop: TestDesktop;
let desk: RequestDesk;
let unexpected: unknown[];
let called: Set<Channel>;

beforeEach(async () => {
  mediaFolder = temporaryFolder();
  library = await openTestLibrary({
    packKey: signer.key,
    mediaPlaces: { parents: [mediaFolder], roots: [] },
  });
  const opened: string[] = [];
  desktop = {
    picks: [],
    opened,
    pickPhotos: () => Promise.resolve(desktop.picks.splice(0)),
    pickPhotoFolder: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickRulePack: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickDestination: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickForm: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickFormPlace: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickTable: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickSavePlace: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    printToPdf: (html) => Promise.resolve(Buffer.from(`%PDF ${html.length}`)),
    pickWorkbook: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    pickPictureList: () => Promise.resolve(desktop.picks.splice(0)[0] ?? null),
    openFolder: (folder) => {
      opened.push(folder);
      return Promise.resolve(true);
    },
  };
  const senders = createTrustedSenders(OURS.origin);
  senders.trust(OURS.webContentsId);
  unexpected = [];
  called = new Set();
  desk = {
    handlers: createAllHandlers(library, desktop, '1.2.3'),
    isTrusted: (sender) => senders.isTrusted(sender),
    checksOutput: true,
    newReference: () => 'REF',
    clockMs: () => performance.now(),
    record: ({ cause }) => {
      if (cause !== undefined) unexpected.push(cause);
    },
  };
});

afterEach(() => {
  if (unexpected.length > 0) throw new Error('nobody foresaw this', { cause: unexpected[0] });
});

/** As the window calls: through the whole counter, answers held against the contract. */
async function call<Name extends Channel>(
  channel: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  called.add(channel);
  // What crosses between processes is copied; anything that cannot be copied would fail there.
  const result = structuredClone(await answerRequest(desk, channel, OURS, structuredClone(input)));
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}`, { cause: unexpected.at(-1) });
  return result.data as Output<Name>;
}

async function failure<Name extends Channel>(channel: Name, input: Input<Name>): Promise<string> {
  called.add(channel);
  const result = await answerRequest(desk, channel, OURS, input);
  return result.ok ? 'done' : result.error.code;
}

async function finished({ jobId }: { jobId: Output<'exports:start'>['jobId'] | null }) {
  if (jobId === null) throw new Error('no job was started');
  const job = await library.services.jobs.finished(jobId);
  expect(job).toMatchObject({ state: 'done' });
  return job;
}

describe('the whole library through the counter', () => {
  it('answers every channel within its contract', { timeout: 120_000 }, async () => {
    const empty = await call('app:get-state', {});
    expect(empty).toMatchObject({
      version: '1.2.3',
      libraryFolder: library.paths.folder,
      counts: { households: 0, listings: 0, photos: 0, bundles: 0 },
      lastSavedAt: null,
      undo: null,
      communeLabel: '',
    });
    expect(empty.rulesDate).toMatch(/^\d{4}-\d\d-\d\d$/);

    // Who works here
    const { communes } = await call('places:search-communes', { query: 'muong phang', limit: 5 });
    const communeCode = communes[0]?.code ?? '';
    expect(communes[0]?.name).toBe('Xã Mường Phăng');
    await call('settings:update', { officerName: 'Hà', communeCode, language: 'vi' });
    expect(await call('settings:get', {})).toMatchObject({ officerName: 'Hà', communeCode });
    expect((await call('app:get-state', {})).communeLabel).toContain('Mường Phăng');

    // A household that agrees
    const { id: householdId } = await call('households:create', {
      fields: householdFields({ communeCode }),
    });
    await call('households:update', {
      id: householdId,
      fields: householdFields({ communeCode, note: 'gần chợ' }),
    });
    const pack = changedPack('claims', (one) => {
      one.revision = '2100-01-01';
    });
    desktop.picks = [writeSigned(join(temporaryFolder(), 'pack.json'), pack, signer)];
    const picked = await call('rules:pick-pack', {});
    const rowId = picked.rowId ?? expect.unreachable();
    expect((await call('rules:list', {})).packs.map((one) => one.rowId)).toContain(rowId);
    await finished({ jobId: picked.jobId });
    await finished(await call('rules:start-impact', { rowId }));
    expect((await call('rules:get-impact', { rowId })).impact?.newlyFailing).toEqual([]);
    await call('rules:switch', { rowId, isOn: true });
    const { profiles } = await call('marketplaces:list', {});
    const marketplaceId = marketplaceIdSchema.parse(
      profiles.find(({ profile }) => profile.pictures.reference !== 'base-url')?.profile.id,
    );
    const { marketplaces, notices } = await call('marketplaces:catalogue', {});
    expect(marketplaces.filter(({ isInUse }) => isInUse)).toHaveLength(profiles.length);
    expect(notices.length).toBeGreaterThan(0);
    const { guide } = await call('marketplaces:guide', { id: marketplaceId, language: 'vi' });
    expect(guide).toMatch(/^# /u);
    await call('marketplaces:set-in-use', { ids: profiles.map(({ profile }) => profile.id) });
    const { consents } = await call('households:record-consent', {
      householdId,
      grants: [
        { purpose: 'keep-profile', marketplaceId: null },
        { purpose: 'publish-listing', marketplaceId: null },
        { purpose: 'hand-to-marketplace', marketplaceId },
      ],
      textVersion: '2026-11',
    });
    const kept = consents.find((consent) => consent.purpose === 'keep-profile');
    if (kept !== undefined) await call('households:withdraw-consent', { consentId: kept.id });
    const rows = await call('households:list', {
      query: 'bun',
      filter: 'all',
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject({ total: 1, rows: [{ id: householdId, hasPublishConsent: true }] });

    // A listing, its draft and its photos
    const fields = listingFields(householdId, {
      name: 'Gạo nếp nương Mường Phăng',
      ocopSet: 3,
      category: 'Gạo nếp',
      facts: ['Gặt tháng 10'],
      description:
        'Trồng trên nương cao, hạt to, dẻo, thơm lâu. Gặt tháng mười, phơi nắng, xát trong tuần, đóng túi kín, ghi ngày.',
      origin: 'Xã Mường Phăng, Điện Biên',
      unit: 'tui',
      packing: 'Túi 1 kg',
      shelfLifeDays: 365,
      storage: 'Nơi khô, mát',
    });
    const { id: listingId } = await call('listings:create', { fields });
    await call('listings:save-draft', { listingId, householdId, form: '{"name":"Gạo"}' });
    expect((await call('listings:list-drafts', {})).drafts).toHaveLength(1);
    await call('listings:discard-draft', { listingId, householdId });
    await call('listings:update', { id: listingId, fields: { ...fields, stock: 10 } });

    const pictures = temporaryFolder();
    const first = put(pictures, 'một.jpg', await phoneJpeg({ ...LARGE, seed: 1 }));
    const folder = join(temporaryFolder(), 'thẻ nhớ');
    mkdirSync(folder);
    put(folder, 'hai.jpg', await phoneJpeg({ ...LARGE, seed: 2 }));
    const third = put(pictures, 'ba.jpg', await phoneJpeg({ ...LARGE, seed: 3 }));
    expect(await call('photos:pick-files', { listingId })).toEqual({ jobId: null });
    expect(await call('photos:pick-folder', { listingId })).toEqual({ jobId: null });
    desktop.picks = [first];
    await finished(await call('photos:pick-files', { listingId }));
    desktop.picks = [folder];
    await finished(await call('photos:pick-folder', { listingId }));
    await finished(await call('photos:add-paths', { listingId, paths: [third] }));
    const pasted = new Uint8Array(await phoneJpeg({ ...LARGE, seed: 4 }));
    await finished(await call('photos:add-pasted', { listingId, bytes: pasted }));
    const withPhotos = await call('listings:get', { id: listingId });
    expect(withPhotos.photos.map((photo) => photo.originalName).slice(0, 3)).toEqual([
      'một.jpg',
      'hai.jpg',
      'ba.jpg',
    ]);
    const [one, two, three, four] = withPhotos.photos.map((photo) => photo.id);
    if (!one || !two || !three || !four) throw new Error('four photos were added');
    await call('photos:reorder', { listingId, photoIds: [two, one, three, four] });
    await call('photos:turn', { photoIds: [two], quarterTurns: 1 });
    await call('photos:remove', { listingId, photoId: four });
    const after = await call('listings:get', { id: listingId });
    expect(after.photos.map((photo) => [photo.id, photo.widthPx < photo.heightPx])).toEqual([
      [two, true],
      [one, false],
      [three, false],
    ]);

    const pick = (paths: readonly string[]): void => {
      desktop.picks = [...paths];
    };
    await usePhotoStudio({ call, failure, finished, pick, mediaFolder }, listingId, householdId);

    const copy = await call('listings:duplicate', { id: listingId });
    await call('listings:remove', { id: copy.id });
    const grid = await call('listings:list', {
      query: 'gao nep',
      householdId: null,
      filter: 'all',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 10,
    });
    expect(grid).toMatchObject({
      total: 1,
      rows: [{ id: listingId, photoCount: 3, coverPhotoId: two }],
    });
    const matrix = await call('listings:matrix', {
      query: 'gao nep',
      householdId,
      of: marketplaceId,
      filter: 'all',
      sort: 'problems',
      descending: false,
      offset: 0,
      limit: 10,
    });
    expect(matrix).toMatchObject({ total: 1, rows: [{ id: listingId }] });
    await finished(await call('listings:check-all', {}));
    const summary = await call('listings:check-summary', {});
    expect(summary.marketplaces.find((each) => each.marketplaceId === marketplaceId)).toEqual({
      marketplaceId,
      ready: 1,
      blocked: 0,
    });
    expect((await call('search:find', { query: 'nep nuong', limit: 5 })).hits[0]).toMatchObject({
      kind: 'listing',
      id: listingId,
    });
    await call('households:get', { id: householdId });

    // A bundle
    const out = join(temporaryFolder(), 'gói');
    mkdirSync(out);
    expect(await call('exports:pick-destination', {})).toEqual({ destinationFolder: null });
    desktop.picks = [out];
    expect(await call('exports:pick-destination', {})).toEqual({ destinationFolder: out });
    const preflight = await call('exports:preflight', { householdId });
    expect(preflight.destinationFolder).toBe(out);
    expect(preflight.cells.find((cell) => cell.marketplaceId === marketplaceId)).toMatchObject({
      ready: 1,
      missingConsent: 'none',
    });
    const items = [{ householdId, marketplaceId }];
    const list = await call('exports:paste-picture-list', { text: 'https://vi-du.vn/a-1.jpg' });
    expect(await call('exports:match-picture-list', { token: list.token, items })).toEqual({
      total: 0,
      found: 0,
      missing: [],
      ambiguous: [],
    });
    desktop.picks = [put(out, 'kho.csv', Buffer.from('ten,url\na-1.jpg,https://vi-du.vn/h1\n'))];
    expect(await call('exports:pick-picture-list', {})).toMatchObject({
      list: { fileName: 'kho.csv', addresses: 1 },
    });
    await finished(
      await call('exports:start', {
        items,
        format: 'zip',
        pictures: null,
      }),
    );
    const { receipts } = await call('exports:list-receipts', { householdId, limit: 10 });
    const bundleId = receipts[0]?.id;
    if (bundleId === undefined) throw new Error('no receipt was kept');
    await call('exports:get-receipt', { bundleId });
    expect(await call('exports:verify', { bundleId })).toMatchObject({ ok: true, problems: [] });
    await call('exports:open-folder', { bundleId });
    await call('app:open-data-folder', {});
    expect(desktop.opened).toEqual([out, library.paths.folder]);

    // What came back, and what changed since
    expect(await call('exports:changes-since', { bundleId })).toEqual({
      isKnown: true,
      changes: [],
    });
    const receiptFile = join(out, 'bien-nhan.html');
    desktop.picks = [receiptFile];
    expect(await call('exports:save-receipt', { bundleId, as: 'html' })).toEqual({
      savedAs: 'bien-nhan.html',
    });
    expect(readFileSync(receiptFile, 'utf8')).toContain('SHA-256');
    expect(await call('exports:save-receipt', { bundleId, as: 'pdf' })).toEqual({ savedAs: null });
    const { sku } = (await call('listings:get', { id: listingId })).listing;
    const resultFile = join(out, 'ket-qua.csv');
    writeFileSync(resultFile, `SKU,Lý do\n${sku},Tên có “nếp nương”\n`);
    desktop.picks = [resultFile];
    const { read } = await call('rejections:pick-file', { marketplaceId });
    expect(read?.matched).toMatchObject([{ listingId, sku, wording: ['nếp nương'] }]);
    expect(await call('rejections:keep', { token: read?.token ?? '' })).toEqual({
      kept: 1,
      rules: 1,
    });
    const fromText = await call('rejections:read-text', {
      marketplaceId,
      text: `SKU\tLý do\n${sku}\tẢnh mờ`,
    });
    expect(fromText.read.matched).toHaveLength(1);
    const { rejections } = await call('rejections:list', { listingId, limit: 10 });
    const rejectionId = rejections[0]?.id ?? '';
    await call('rejections:add-wording', { rejectionId, phrases: ['hạt to'] });
    await call('rejections:resolve', { rejectionId });

    // A form that is taught, corrected, given on and taken out again
    const sample = put(temporaryFolder(), 'mau.csv', Buffer.from('Tên,Giá\nCam,5000\n'));
    expect(await call('forms:pick-sample', {})).toEqual({ form: null });
    const { form } = await call('forms:read-sample', { path: sample });
    const { proposal } = await call('forms:propose', {
      token: form.token,
      sheet: '',
      headerRow: 1,
      dataRow: 2,
    });
    const choices = {
      ...proposal,
      name: 'Sàn xã',
      columns: settledColumns(proposal.columns),
    };
    const settled = { token: form.token, choices };
    expect((await call('forms:preview', settled)).preview.headers).toEqual(['Tên', 'Giá']);
    const learned = await call('forms:save', settled);
    expect((await call('forms:open', learned)).form.name).toBe('Sàn xã');
    const sharedAs = join(temporaryFolder(), 'mau.json');
    desktop.picks.push(sharedAs);
    expect(await call('forms:share', learned)).toEqual({ savedAs: 'mau.json' });
    expect(JSON.parse(readFileSync(sharedAs, 'utf8'))).toMatchObject({ kind: 'len-san-form' });
    await call('forms:remove', learned);

    // What is asked on visits, mended in bulk, and called otherwise by a marketplace
    await call('visits:list', {});
    const bulk = { ids: [listingId], marketplaceIds: [marketplaceId] };
    await call('listings:preview-fixes', bulk);
    await call('listings:apply-fixes', bulk);
    await call('marketplaces:list-categories', { marketplaceId });
    await call('marketplaces:choose-category', {
      marketplaceId,
      own: { ocopSet: 3, category: 'Gạo nếp' },
      theirs: { id: '123', label: 'Gạo' },
    });
    expect(await call('exports:pick-workbook', { marketplaceId })).toEqual({ workbook: null });
    expect(await failure('exports:inspect-workbook', validRaw['exports:inspect-workbook'])).toMatch(
      /^workbook\./,
    );
    expect(
      await failure(
        'exports:find-workbook-categories',
        validRaw['exports:find-workbook-categories'],
      ),
    ).toMatch(/^workbook\./);

    // The day, the history, and back
    await call('home:get-today', {});
    expect((await call('jobs:list', {})).jobs.length).toBeGreaterThan(4);
    expect(
      await failure('jobs:cancel', { jobId: library.services.jobs.list()[0]?.id ?? never() }),
    ).toBe('done');
    const { entries } = await call('journal:list-batches', { entityId: listingId, limit: 50 });
    expect(entries.length).toBeGreaterThan(5);
    const { undo, counts } = await call('app:get-state', {});
    expect(counts).toEqual({ households: 1, listings: 1, photos: 3, bundles: 1 });
    if (undo === null) throw new Error('there is something to undo');
    await call('journal:undo', { batchId: undo.batchId });
    expect(await failure('households:remove', { id: householdId })).toMatch(/^household\.has-/);
    expect(await failure('demo:fill', {})).toBe('demo.library-not-empty');

    expect(CHANNELS.filter((channel) => !called.has(channel))).toEqual([]);
  });

  it('says that a bundle or a folder is gone', async () => {
    const id = library.context.newId() as Input<'exports:open-folder'>['bundleId'];
    expect(await failure('exports:open-folder', { bundleId: id })).toBe('bundle.not-found');
    desktop.openFolder = () => Promise.resolve(false);
    expect(await failure('app:open-data-folder', {})).toBe('export.destination-gone');
  });
});

function never(): never {
  throw new Error('there was a job');
}
