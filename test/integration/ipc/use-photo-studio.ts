import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Channel } from '../../../shared/ipc/channels.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

export interface Counter {
  call<Name extends Channel>(channel: Name, input: Input<Name>): Promise<Output<Name>>;
  failure<Name extends Channel>(channel: Name, input: Input<Name>): Promise<string>;
  finished(job: { jobId: Output<'exports:start'>['jobId'] | null }): Promise<unknown>;
  /** What the next dialogs answer. */
  pick(paths: readonly string[]): void;
  /** Where cards appear when they are plugged in. */
  readonly mediaFolder: string;
}

/** Goes through the inbox and the studio as the window does, and leaves the listing as it was. */
export async function usePhotoStudio(
  { call, failure, finished, pick, mediaFolder }: Counter,
  listingId: Input<'photos:assign'>['listingId'],
  householdId: Input<'photos:save-retake-sheet'>['householdId'],
): Promise<void> {
  const folder = temporaryFolder();
  const source = join(folder, 'DCIM');
  mkdirSync(source);
  const picture = async (seed: number) => await phoneJpeg({ seed, widthPx: 900, heightPx: 700 });
  const files = await Promise.all(
    [11, 12, 13, 14].map(async (seed) => put(folder, `${seed}.jpg`, await picture(seed))),
  );
  put(source, '15.jpg', await picture(15));
  const [first = '', second = '', third = ''] = files;

  // In
  pick([first]);
  await finished(await call('photos:take-in-files', {}));
  expect(await call('photos:take-in-files', {})).toEqual({ jobId: null });
  pick([source]);
  await finished(await call('photos:take-in-folder', {}));
  await finished(await call('photos:take-in-paths', { paths: [second, third] }));
  await finished(await call('photos:take-in-pasted', { bytes: new Uint8Array(await picture(16)) }));
  expect(await call('photos:list-sources', {})).toEqual({ sources: [] });
  mkdirSync(join(mediaFolder, 'THE_NHO', 'DCIM'), { recursive: true });
  put(join(mediaFolder, 'THE_NHO', 'DCIM'), '17.jpg', await picture(17));
  const { sources } = await call('photos:list-sources', {});
  expect(sources).toMatchObject([{ name: 'THE_NHO', pictures: 1, hasMore: false }]);
  await finished(await call('photos:take-in-source', { sourceId: sources[0]?.id ?? '' }));
  expect(await failure('photos:take-in-source', { sourceId: 'gone' })).toBe('photo.source-gone');
  const gone = await call('photos:take-in-paths', { paths: [join(folder, 'gone')] });
  await expect(finished(gone)).rejects.toThrow('to match object');
  const { intakes } = await call('photos:list-waiting', {});
  expect(intakes).toMatchObject([{ jobId: gone.jobId, name: 'gone' }]);
  const again = await call('photos:resume-intake', gone);
  await expect(finished(again)).rejects.toThrow('to match object');
  await call('photos:forget-intake', again);
  expect(await call('photos:list-waiting', {})).toEqual({ intakes: [] });

  // Sorted
  const filter: Input<'photos:list'>['filter'] = {
    view: 'unassigned',
    householdId: null,
    listingId: null,
    flag: null,
    fromDay: null,
    toDay: null,
  };
  const { rows } = await call('photos:list', { filter, offset: 0, limit: 50 });
  // The one that was taken out of its listing before waits here, too.
  expect(rows).toHaveLength(7);
  const counted = await call('photos:count', { filter });
  expect(counted).toMatchObject({ total: 7, counts: { unassigned: 7 } });
  const attention = await call('photos:count', { filter: { ...filter, view: 'attention' } });
  expect(attention.total).toBe(counted.counts.attention);
  // Narrowed: counted by itself, not read from the views.
  const dark = { ...filter, flag: 'dark' as const };
  const ofDark = await call('photos:list', { filter: dark, offset: 0, limit: 50 });
  expect((await call('photos:count', { filter: dark })).total).toBe(ofDark.rows.length);
  const { photoIds } = await call('photos:list-ids', { filter });
  expect(photoIds).toEqual(rows.map(({ id }) => id));
  const [one, two, ...others] = rows.filter(({ widthPx }) => widthPx === 900).map(({ id }) => id);
  if (one === undefined || two === undefined) throw new Error('photos came in');
  expect(await call('photos:assign', { photoIds: [one, two], listingId })).toEqual({
    assigned: 2,
    already: 0,
    left: 0,
  });
  await call('photos:make-cover', { photoId: two, listingId });
  await call('photos:set-shot', { photoIds: [two], shot: 'cover' });
  await call('photos:mark', { photoIds: others, mark: 'hidden' });
  expect((await call('photos:count', { filter })).total).toBe(1);
  expect(await call('photos:sort-by-cards', {})).toEqual({ cards: 0, sorted: 0, queued: 0 });
  await call('photos:mark', { photoIds, mark: '' });
  const coached = await call('photos:coach', { listingId });
  expect(coached.missing).not.toContain('cover');

  // Mended
  const crop = { x: 0.1, y: 0.1, width: 0.5, height: 0.5 };
  const edits = { ...NO_EDITS, crop, lightStops: 0.3 };
  expect((await call('photos:preview-edits', { photoId: one, edits, size: 'detail' })).key).toMatch(
    /^[0-9a-f]{12}-detail$/,
  );
  await call('photos:save-edits', { photoId: one, edits });
  const { photo, fits } = await call('photos:get', { photoId: one });
  expect(photo).toMatchObject({ widthPx: 450, heightPx: 350, isEdited: true });
  expect(fits.length).toBeGreaterThan(0);
  expect((await call('photos:propose-edits', { photoId: one })).edits.crop).toEqual(crop);
  await call('photos:copy-edits', { fromId: one, toIds: [two], parts: ['light'] });
  expect((await call('photos:get', { photoId: two })).edits).toEqual({
    ...NO_EDITS,
    lightStops: 0.3,
  });
  await call('photos:turn', { photoIds: [two], quarterTurns: 1 });
  expect((await call('photos:get', { photoId: two })).photo).toMatchObject({ widthPx: 700 });
  await call('photos:clear-edits', { photoIds: [one, two] });
  expect((await call('photos:get', { photoId: one })).photo.isEdited).toBe(false);
  const ground = { method: 'flood', box: null, tolerance: 0.5 } as const;
  expect(
    (await call('photos:propose-ground', { photoId: one, ...ground })).mask.length,
  ).toBeGreaterThan(20);
  expect(await call('photos:read-label', { photoId: one, listingId })).toMatchObject({ listingId });
  expect(
    await failure('photos:use-label', {
      photoId: one,
      listingId,
      field: 'gtin',
      label: '8930000000000',
    }),
  ).toBe('photo.label-unusable');

  // On paper
  expect(await call('photos:save-cards', { listingIds: null })).toEqual({
    savedAs: null,
    cards: 1,
  });
  pick([join(folder, 'the.pdf')]);
  expect(await call('photos:save-cards', { listingIds: [listingId] })).toEqual({
    savedAs: 'the.pdf',
    cards: 1,
  });
  pick([join(folder, 'chup-lai.pdf')]);
  expect(await call('photos:save-retake-sheet', { householdId })).toMatchObject({
    savedAs: 'chup-lai.pdf',
  });

  // From a phone
  expect(await call('phone-drop:state', {})).toMatchObject({ isOn: false, addresses: [] });
  expect(['done', 'drop.no-network']).toContain(await failure('phone-drop:start', {}));
  expect(await call('phone-drop:stop', {})).toMatchObject({ isOn: false });

  await call('photos:unassign', { photoIds: [one, two] });
}
