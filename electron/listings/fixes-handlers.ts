import type { Handlers } from '../../shared/ipc/contract.ts';
import type { FixService } from './fix-service.ts';

export function createFixesHandlers(
  fixes: FixService,
): Handlers<'listings:preview-fixes' | 'listings:apply-fixes'> {
  return {
    'listings:preview-fixes': ({ ids, marketplaceIds }) => ({
      listings: fixes.preview(ids, marketplaceIds),
    }),
    'listings:apply-fixes': ({ ids, marketplaceIds }) => fixes.apply(ids, marketplaceIds),
  };
}
