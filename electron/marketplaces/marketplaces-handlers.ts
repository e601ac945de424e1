import type { Handlers } from '../../shared/ipc/contract.ts';
import type { MarketplacesService } from './marketplaces-service.ts';

export function createMarketplacesHandlers(
  service: MarketplacesService,
): Handlers<'marketplaces:list'> {
  return { 'marketplaces:list': () => ({ profiles: [...service.inUse()] }) };
}
