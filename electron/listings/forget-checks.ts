import type { Change } from '../journal/change-set.ts';
import type { DerivedData } from '../journal/journal.ts';
import type { CheckRepository } from './check-repository.ts';

export interface CheckForgetter extends DerivedData {
  /** Grows with every change: counts made from an older state are worth nothing. */
  revision(): number;
}

/** Forgets counts as soon as something they were made from changes, in the same transaction, undo included. */
export function createCheckForgetter(repository: CheckRepository): CheckForgetter {
  let revision = 0;
  return {
    revision: () => revision,
    apply(changes: readonly Change[]) {
      revision += 1;
      const listings = new Set<string>();
      for (const change of changes) {
        switch (change.entity) {
          case 'listing':
          case 'listing_variant':
          case 'certificate':
          case 'listing_photo':
          case 'listing_override':
          case 'listing_blank':
            listings.add(change.rootId);
            break;
          case 'household':
            repository.forgetHousehold(change.entityId);
            break;
          case 'photo':
            repository.forgetPhoto(change.entityId);
            break;
          case 'category_choice':
            repository.forgetAll();
            break;
          case 'rule_pack':
          case 'local_profile':
          case 'local_rule':
          case 'workbook_choice':
          case 'rejection':
          case 'consent':
          case 'bundle':
          case 'setting':
            break;
        }
      }
      for (const id of listings) repository.forget(id);
    },
  };
}
