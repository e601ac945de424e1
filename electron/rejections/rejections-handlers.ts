import { listingIdSchema, marketplaceIdSchema } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { UNMATCHED_MOST_SHOWN, type ReadResult } from '../../shared/ipc/contract-returns.ts';
import { readPastedTable } from '../imports/read-sheets.ts';
import type { ReadResultFile, RejectionService } from './rejection-service.ts';

/** Read and waiting: a person looks at one or two before keeping them. */
const MOST_WAITING = 8;

export interface WaitingResults {
  put(read: ReadResultFile): ReadResult;
  /** @throws AppError 'rejection.not-found' */
  take(token: string): ReadResultFile;
}

/** Result files between being read and being kept. In memory: nothing is lost with them that the file does not hold. */
export function createWaitingResults(newId: () => string): WaitingResults {
  const waiting = new Map<string, ReadResultFile>();
  return {
    put(read) {
      const token = newId();
      waiting.set(token, read);
      for (const oldest of waiting.keys()) {
        if (waiting.size <= MOST_WAITING) break;
        waiting.delete(oldest);
      }
      const { marketplaceId: _marketplace, matched, unmatched, ...shown } = read;
      return {
        ...shown,
        token,
        unmatched: unmatched.slice(0, UNMATCHED_MOST_SHOWN),
        unmatchedCount: unmatched.length,
        matched: matched.map((one) => ({
          ...one,
          wording: [...one.wording],
          listingId: listingIdSchema.parse(one.listingId),
        })),
      };
    },
    take(token) {
      const read = waiting.get(token);
      if (read === undefined) throw new AppError('rejection.not-found', { id: token });
      waiting.delete(token);
      return read;
    },
  };
}

/** All but picking a file: that needs the desktop. */
export function createRejectionsHandlers(
  service: RejectionService,
  waiting: WaitingResults,
  marketplaceName: (id: string) => string,
): Handlers<
  | 'rejections:read-text'
  | 'rejections:keep'
  | 'rejections:list'
  | 'rejections:add-wording'
  | 'rejections:resolve'
> {
  return {
    'rejections:read-text': ({ marketplaceId, text }) => ({
      read: waiting.put(service.read(marketplaceId, readPastedTable(text, ''), '')),
    }),
    'rejections:keep': ({ token }) => service.keep(waiting.take(token)),
    'rejections:list': ({ listingId, limit }) => ({
      rejections: service.list(listingId, limit).map((one) => ({
        ...one,
        marketplaceId: marketplaceIdSchema.parse(one.marketplaceId),
        marketplaceName: marketplaceName(one.marketplaceId),
        listingId: one.listingId === null ? null : listingIdSchema.parse(one.listingId),
      })),
    }),
    'rejections:add-wording': ({ rejectionId, phrases }) => {
      service.addWording(rejectionId, phrases);
      return {};
    },
    'rejections:resolve': ({ rejectionId }) => {
      service.resolve(rejectionId);
      return {};
    },
  };
}
