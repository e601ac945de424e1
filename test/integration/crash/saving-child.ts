import { writeSync } from 'node:fs';
import { emptyListingFields } from '../../../shared/domain/listing.ts';
import { isAppError } from '../../../shared/errors.ts';
import { openLibrary } from '../../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';

/**
 * Saves listings without end, as fast as it can, and says each one on stdout after the service has returned: what
 * the window calls "Đã lưu". One write per word, unbuffered, so that a kill cannot leave an unsaid or half-said one.
 * argv: library folder, resources folder, prefix of the names, how many to save (0: until killed).
 */
const [folder = '', resourcesFolder = '', prefix = '', wanted = '0'] = process.argv.slice(2);

const say = (line: string) => writeSync(1, `${line}\n`);

try {
  const library = await openLibrary({
    folder,
    resourcesFolder,
    startPhotoWorker: startPhotoWorkerChild,
  });
  const { households, listings, drafts } = library.services;
  const { id: householdId } = households.create({
    name: `Hộ ${prefix}`,
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản 1',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
  });
  say('READY');
  const most = Number(wanted);
  for (let index = 0; most === 0 || index < most; index += 1) {
    const name = `${prefix}-${index}`;
    const description = `Chè Shan tuyết hái tay ${'x'.repeat(index % 2000)}`;
    drafts.save(null, householdId, JSON.stringify({ name, description }));
    const { id } = listings.create({ ...emptyListingFields(householdId), name, description });
    say(`SAVED ${id} ${name}`);
  }
  await library.close();
  say('CLOSED');
} catch (error) {
  say(`FAILED ${isAppError(error) ? error.code : String(error)}`);
  process.exitCode = 1;
}
