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
> {
  return {
    'exports:preflight': async ({ householdId }) => await exports.preflight(householdId),
    'exports:start': (request) => ({ jobId: exports.start(request) }),
    'exports:list-receipts': ({ householdId, limit }) => ({
      receipts: exports.listReceipts(householdId, limit),
    }),
    'exports:get-receipt': ({ bundleId }) => exports.getReceipt(bundleId),
    'exports:verify': async ({ bundleId }) => await exports.verify(bundleId),
  };
}
