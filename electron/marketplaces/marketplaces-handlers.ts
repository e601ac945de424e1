import type { Handlers } from '../../shared/ipc/contract.ts';
import { catalogueOf } from './catalogue.ts';
import type { MarketplacesService } from './marketplaces-service.ts';

export function createMarketplacesHandlers(
  service: MarketplacesService,
  choose: (ids: readonly string[]) => void,
): Handlers<
  'marketplaces:list' | 'marketplaces:catalogue' | 'marketplaces:guide' | 'marketplaces:set-in-use'
> {
  return {
    'marketplaces:list': () => ({ profiles: [...service.inUse()] }),
    'marketplaces:catalogue': () => catalogueOf(service),
    'marketplaces:guide': ({ id, language }) => ({ guide: service.guide(id, language) }),
    'marketplaces:set-in-use': ({ ids }) => {
      for (const id of ids) service.byId(id);
      choose(ids);
      return {};
    },
  };
}
