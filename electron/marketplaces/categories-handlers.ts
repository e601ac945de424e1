import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CategoryService } from './category-service.ts';

export function createCategoriesHandlers(
  categories: CategoryService,
): Handlers<'marketplaces:list-categories' | 'marketplaces:choose-category'> {
  return {
    'marketplaces:list-categories': ({ marketplaceId }) => categories.list(marketplaceId),
    'marketplaces:choose-category': (choice) => {
      categories.choose(choice);
      return {};
    },
  };
}
