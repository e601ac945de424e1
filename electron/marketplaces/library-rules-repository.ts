import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { FormMeanings } from '../../shared/marketplace/learn-form/form-meanings.ts';
import { formProfile } from '../../shared/marketplace/learn-form/form-profile.ts';
import { learnedFormSchema } from '../../shared/marketplace/learn-form/learned-form.ts';
import { ruleSchema, sourceSchema } from '../../shared/marketplace/profile-schema.ts';
import { rulePackSchema } from '../../shared/marketplace/rule-pack-schema.ts';
import type { LibraryRules } from './load-profiles.ts';

export interface LibraryRulesRepository {
  /** Packs that are switched on, of each id the latest; learned forms; rules made from refusals. */
  read(): LibraryRules;
  /** The category choices of all marketplaces: marketplace id → own key → their category. */
  categories(): ReadonlyMap<string, ReadonlyMap<string, { id: string; label: string }>>;
}

/** A local rule as stored: the rule, and where it comes from; the rule names the source by its id. */
export const storedLocalRuleSchema = z.strictObject({ rule: ruleSchema, source: sourceSchema });
export type StoredLocalRule = z.infer<typeof storedLocalRuleSchema>;

/** `meanings`: what a learned form's columns stand for, read when there is one. */
export function createLibraryRulesRepository(
  database: Database,
  meanings: () => FormMeanings,
): LibraryRulesRepository {
  const packs = database
    .prepare('SELECT content FROM rule_pack WHERE is_on = 1 ORDER BY pack_id, revision')
    .pluck();
  const forms = database.prepare(
    'SELECT marketplace_id AS id, form FROM local_profile ORDER BY marketplace_id',
  );
  const rules = database.prepare('SELECT marketplace_id AS id, rule FROM local_rule ORDER BY id');
  const choices = database.prepare(
    'SELECT marketplace_id AS marketplaceId, own_key AS ownKey, their_id AS id, their_label AS label FROM category_choice',
  );
  return {
    read() {
      const latest = new Map(
        (packs.all() as string[])
          .map((text) => rulePackSchema.parse(JSON.parse(text)))
          .map((pack) => [pack.id, pack]),
      );
      const byMarketplace = new Map<string, StoredLocalRule[]>();
      for (const { id, rule: text } of rules.all() as { id: string; rule: string }[]) {
        const stored = storedLocalRuleSchema.parse(JSON.parse(text));
        byMarketplace.set(id, [...(byMarketplace.get(id) ?? []), stored]);
      }
      return {
        packs: [...latest.values()],
        files: (forms.all() as { id: string; form: string }[]).map(({ id, form }) =>
          formProfile(learnedFormSchema.parse(JSON.parse(form)), meanings(), id),
        ),
        rules: byMarketplace,
      };
    },
    categories() {
      const found = new Map<string, Map<string, { id: string; label: string }>>();
      for (const { marketplaceId, ownKey, id, label } of choices.all() as Record<
        string,
        string
      >[]) {
        if (marketplaceId === undefined || ownKey === undefined) continue;
        const own = found.get(marketplaceId) ?? new Map<string, { id: string; label: string }>();
        own.set(ownKey, { id: id ?? '', label: label ?? '' });
        found.set(marketplaceId, own);
      }
      return found;
    },
  };
}
