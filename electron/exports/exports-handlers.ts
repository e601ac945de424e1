import { listingIdSchema } from '../../shared/domain/ids.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { PictureChoice } from '../../shared/ipc/contract-pictures.ts';
import type { ExportService } from './export-service.ts';
import type { PictureSource } from './prepare-bundle.ts';

/** All but picking a folder or a file and opening one: those need the desktop. */
export function createExportsHandlers(
  exports: ExportService,
): Handlers<
  | 'exports:preflight'
  | 'exports:start'
  | 'exports:paste-picture-list'
  | 'exports:match-picture-list'
  | 'exports:list-receipts'
  | 'exports:get-receipt'
  | 'exports:verify'
  | 'exports:changes-since'
> {
  const toSource = (choice: PictureChoice): PictureSource =>
    choice.kind === 'list'
      ? { kind: 'list', list: exports.pictureLists.get(choice.token) }
      : choice;
  return {
    'exports:preflight': async ({ householdId, uploadDay }) =>
      await exports.preflight(householdId, uploadDay),
    'exports:start': ({ pictures, ...order }) => ({
      jobId: exports.start({ ...order, pictures: pictures && toSource(pictures) }),
    }),
    'exports:paste-picture-list': ({ text }) => exports.pictureLists.keep({ kind: 'text', text }),
    'exports:match-picture-list': ({ token, items, uploadDay }) =>
      exports.pictureLists.match(token, items, uploadDay),
    'exports:list-receipts': ({ householdId, limit }) => ({
      receipts: exports.listReceipts(householdId, limit),
    }),
    'exports:get-receipt': ({ bundleId }) => exports.getReceipt(bundleId),
    'exports:changes-since': ({ bundleId }) => {
      const changes = exports.changesSince(bundleId);
      return {
        isKnown: changes !== null,
        changes: (changes ?? []).map((change) => ({
          ...change,
          listingId: listingIdSchema.parse(change.listingId),
          cells: change.cells.map((cell) => ({ ...cell })),
        })),
      };
    },
    'exports:verify': async ({ bundleId }) => await exports.verify(bundleId),
  };
}
