import { type Profile, type ProfileFile, profileSchema } from './profile-schema.ts';
import type { DomainTable, RulePack } from './rule-pack-schema.ts';

export interface ProfileParts {
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly domainTables: ReadonlyMap<string, DomainTable>;
}

/**
 * Puts the named packs and tables into a profile, so that checking and mapping need nothing else.
 * A pack's sources are renamed "<pack>/<source>". A profile's own rule with the code of a pack's rule replaces it.
 * @throws Error naming a missing pack or table, ZodError for a profile that does not fit the kinds.
 */
export function resolveProfile(file: ProfileFile, parts: ProfileParts): Profile {
  const { packs: packNames, domainTables, ...own } = file;
  const packs = packNames.map((name) => required(parts.packs.get(name), `rule pack "${name}"`));
  const tables = domainTables.map(
    (name) => [name, required(parts.domainTables.get(name), `table "${name}"`)] as const,
  );
  const ownCodes = new Set(own.rules.map((rule) => rule.code));
  return profileSchema.parse({
    ...own,
    sources: [
      ...own.sources,
      ...packs.flatMap((pack) =>
        pack.sources.map((source) => ({ ...source, id: `${pack.id}/${source.id}` })),
      ),
    ],
    tables: { ...Object.fromEntries(tables), ...own.tables },
    vocabularies: Object.fromEntries(packs.flatMap((pack) => Object.entries(pack.vocabularies))),
    editions: Object.fromEntries(packs.map((pack) => [pack.id, pack.revision])),
    rules: [
      ...own.rules,
      ...packs.flatMap((pack) =>
        pack.rules
          .filter((rule) => !ownCodes.has(rule.code))
          .map((rule) => ({ ...rule, source: `${pack.id}/${rule.source}` })),
      ),
    ],
  });
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is named but not there`);
  return value;
}
