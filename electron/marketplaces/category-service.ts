import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { ownCategoryKeys } from '../../shared/marketplace/own-category-keys.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { CategoryRepository } from './category-repository.ts';
import type { MarketplacesService } from './marketplaces-service.ts';

export interface CategoryService {
  /** @throws AppError marketplace.unknown */
  list(marketplaceId: string): Output<'marketplaces:list-categories'>;
  /** Remembered under the finer level where there is one. @throws AppError marketplace.unknown */
  choose(choice: Input<'marketplaces:choose-category'>): void;
}

/** A row of categories.csv: only ids that the marketplace's public list confirms. */
const offeredSchema = z.array(
  z.strictObject({ id: z.string(), label: z.string(), path: z.string(), source: z.string() }),
);

export function createCategoryService(
  context: Pick<ServiceContext, 'journal' | 'newId' | 'now' | 'resourcesFolder'>,
  repository: CategoryRepository,
  marketplaces: Pick<MarketplacesService, 'byId'>,
): CategoryService {
  const { journal, newId } = context;
  return {
    list(marketplaceId) {
      const { profile } = marketplaces.byId(marketplaceId);
      const file = join(context.resourcesFolder, 'marketplaces', profile.id, 'categories.csv');
      return {
        offered: existsSync(file)
          ? offeredSchema.parse(parse(readFileSync(file), { columns: true, bom: true }))
          : [],
        chosen: [...repository.chosen(profile.id)],
      };
    },
    choose({ marketplaceId, own, theirs }) {
      const { profile } = marketplaces.byId(marketplaceId);
      const [ownKey = ''] = ownCategoryKeys(own.ocopSet, own.category.normalize('NFC'));
      const known = repository.idOf(profile.id, ownKey);
      const params = { marketplace: profile.name, label: theirs?.label ?? '' };
      const key = theirs === null ? 'category-forgotten' : 'category-chosen';
      journal.batch({ key, params }, (write) => {
        if (theirs === null) {
          if (known !== null) write.remove('category_choice', known);
          return;
        }
        const row = {
          their_id: theirs.id,
          their_label: theirs.label.normalize('NFC'),
          chosen_at: context.now().toISOString(),
        };
        if (known !== null) write.update('category_choice', known, row);
        else {
          write.insert('category_choice', {
            id: newId(),
            marketplace_id: profile.id,
            own_key: ownKey,
            ...row,
          });
        }
      });
    },
  };
}
