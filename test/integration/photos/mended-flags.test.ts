import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { asSharp, expose } from '../../fixtures/photo-set/degrade.ts';
import { still } from '../../fixtures/phone-shoot.ts';
import { openTestLibrary, temporaryFolder } from '../library/temporary-library.ts';
import { EVERY_PHOTO } from './take-photos.ts';

it('a photo that was mended is no longer called dark: not in its squares, views and filters, until that is undone', async () => {
  const library = await openTestLibrary();
  const { intake, jobs, arrange, edits, journal } = library.services;
  const path = join(temporaryFolder(), 'IMG_1.jpg');
  await asSharp(expose(still(3), -2.5))
    .jpeg()
    .toFile(path);
  await jobs.finished(intake.start([path]));
  const all = () => arrange.list(EVERY_PHOTO, 0, 5);
  const dark = () => [
    all()[0]?.flags.filter(({ code }) => code === 'dark').length,
    arrange.count({ ...EVERY_PHOTO, view: 'attention' }).total,
    arrange.count({ ...EVERY_PHOTO, flag: 'dark' }).total,
  ];
  expect(dark()).toEqual([1, 1, 1]);
  const photoId = all()[0]?.id;
  if (photoId === undefined) throw new Error('no photo came in');
  edits.save(photoId, { ...NO_EDITS, lightStops: 2 });
  expect(dark()).toEqual([0, 0, 0]);
  journal.undo(journal.undoCandidate()?.batchId ?? '');
  expect(dark()).toEqual([1, 1, 1]);
});
