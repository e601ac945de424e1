import { listingIdSchema } from '../../shared/domain/ids.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ExportService } from './export-service.ts';

/** All but picking a folder and opening one: those need the desktop. */
export function createExportsHandlers(
  exports: ExportService,
): Handlers<
  | 'exports:preflight'
  | 'exports:start'
  | 'exports:list-receipts'
  | 'exports:get-receipt'
  | 'exports:verify'
  | 'exports:changes-since'
> {
  return {
    'exports:preflight': async ({ householdId }) => await exports.preflight(householdId),
    'exports:start': (request) => ({ jobId: exports.start(request) }),
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
