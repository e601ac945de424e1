import type { PackView } from '../../shared/ipc/contract-rules.ts';
import type { Messages } from '../../shared/marketplace/messages.ts';
import type { Rule } from '../../shared/marketplace/profile-schema.ts';
import type { RulePack } from '../../shared/marketplace/rule-pack-schema.ts';
import { ruleStateOn } from '../../shared/marketplace/rule-state.ts';
import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import type { StoredPack } from './rule-pack-repository.ts';

/** A pack as a person reads it; `row` is null for the one the application brought along. */
export function describePack(
  pack: RulePack,
  messages: Messages,
  today: string,
  row: StoredPack | null,
  isUsed: boolean,
): PackView {
  const titles = new Map(pack.sources.map((source) => [source.id, sourceTitle(source)]));
  return {
    rowId: row?.id ?? null,
    packId: pack.id,
    title: pack.title,
    revision: pack.revision,
    ageDays: daysBetween(pack.revision, today),
    isUsed,
    isOn: row?.isOn ?? true,
    importedAt: row?.importedAt ?? null,
    sources: pack.sources.map(withoutId),
    rules: pack.rules.map((rule) => ({
      code: rule.code,
      severity: rule.severity,
      text: (pack.messages[rule.code] ?? messages.rules[rule.code])?.officer ?? {
        vi: rule.code,
        en: rule.code,
      },
      source: titles.get(rule.source) ?? { vi: rule.source, en: rule.source },
      validFrom: rule.validFrom ?? '',
      ...stateOf(rule, today),
    })),
    suspendedLaws: pack.suspendedLaws
      .filter(({ suspended }) => ruleStateOn({ suspended }, today) === 'suspended')
      .map(({ title, suspended, source }) => ({
        title,
        since: suspended.from,
        by: suspended.by,
        note: suspended.note ?? null,
        source,
      })),
  };
}

/** A source as it is shown. */
export function withoutId(source: RulePack['sources'][number]): PackView['sources'][number] {
  const { id: _, ...shown } = source;
  return shown;
}

function stateOf(
  rule: Rule,
  today: string,
): Pick<PackView['rules'][number], 'state' | 'since' | 'by'> {
  const state = ruleStateOn(rule, today);
  if (state === 'suspended')
    return { state, since: rule.suspended?.from ?? '', by: rule.suspended?.by ?? '' };
  if (state === 'superseded')
    return { state, since: rule.supersededBy?.from ?? '', by: rule.supersededBy?.by ?? '' };
  return { state, since: state === 'ended' ? (rule.validTo ?? '') : '', by: '' };
}

/** Whole days from one calendar day to another; never negative. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
