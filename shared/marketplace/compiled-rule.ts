import { fieldLabel, type Messages } from './messages.ts';
import type { Profile, Rule } from './profile-schema.ts';
import type { Check, RuleSurroundings } from './rule-kind.ts';
import { ruleKindByName } from './rule-kinds/registry.ts';
import type { Violation } from './violation.ts';

/** The part of a profile that checking looks at. */
export interface RuleView {
  readonly profile: Pick<
    Profile,
    'id' | 'name' | 'revision' | 'rules' | 'sources' | 'vocabularies' | 'editions'
  >;
  readonly messages: Messages;
}

/** A rule made ready: params parsed, words indexed, its texts and its source beside it. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly check: Check;
  readonly source: Violation['source'];
  readonly edition: NonNullable<Violation['edition']>;
  readonly message: Messages['rules'][string] | undefined;
  readonly messages: Messages;
  /** The finding is another one at each marketplace: it is looked for again for each. */
  readonly findsPerMarketplace: boolean;
  /** The texts name the marketplace: one finding, other words. */
  readonly saysMarketplace: boolean;
}

const compiledViews = new WeakMap<RuleView, readonly CompiledRule[]>();
/** By content: the same rule of the same pack is one object in every profile, so that it is looked for once. */
const compiledByContent = new Map<string, CompiledRule>();
const contentIds = new Map<string, number>();
const objectIds = new WeakMap<object, number>();

/** The rules of a view in its order. The caches hold derived data only. @throws Error for a profile that was never validated. */
export function compiledRules(view: RuleView): readonly CompiledRule[] {
  const known = compiledViews.get(view);
  if (known !== undefined) return known;
  const fresh = view.profile.rules.map((rule) => compiledOnce(rule, view));
  compiledViews.set(view, fresh);
  return fresh;
}

function compiledOnce(rule: Rule, view: RuleView): CompiledRule {
  const { profile, messages } = view;
  const kind = ruleKindByName.get(rule.kind);
  const source = profile.sources.find((one) => one.id === rule.source);
  if (kind === undefined || source === undefined) {
    throw new Error(`profile ${profile.id} was not validated: rule ${rule.code}`);
  }
  const { id: sourceId, ...shown } = source;
  const { source: _, ...content } = rule;
  const edition = editionOf(sourceId, view);
  const message = messages.rules[rule.code];
  const vocabulary = kind.vocabularyOf(rule.params);
  const key = JSON.stringify([
    content,
    shown,
    edition,
    message,
    contentId(messages.fields),
    vocabulary === null ? null : contentId(profile.vocabularies[vocabulary]),
  ]);
  const known = compiledByContent.get(key);
  if (known !== undefined) return known;
  const fresh: CompiledRule = {
    rule,
    check: kind.compile(rule.field, rule.params, surroundingsOf(view)),
    source: shown,
    edition,
    message,
    messages,
    findsPerMarketplace: kind.perMarketplaceOn.includes(rule.field),
    saysMarketplace: JSON.stringify(message ?? '').includes('{marketplace}'),
  };
  compiledByContent.set(key, fresh);
  return fresh;
}

/** A pack's sources are named "<pack>/<source>" in a resolved profile; the others are the profile's own. */
function editionOf(sourceId: string, { profile }: RuleView): CompiledRule['edition'] {
  const pack = sourceId.includes('/') ? sourceId.slice(0, sourceId.indexOf('/')) : '';
  const revision = profile.editions[pack];
  return revision === undefined
    ? { id: profile.id, revision: profile.revision }
    : { id: pack, revision };
}

function contentId(value: object | undefined): number {
  if (value === undefined) return -1;
  const known = objectIds.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  const id = contentIds.get(text) ?? contentIds.size;
  contentIds.set(text, id);
  objectIds.set(value, id);
  return id;
}

function surroundingsOf({ profile, messages }: RuleView): RuleSurroundings {
  return {
    vocabulary: (name) => {
      const found = profile.vocabularies[name];
      if (found === undefined)
        throw new Error(`profile ${profile.id} was not validated: vocabulary ${name}`);
      return found;
    },
    fieldLabel: (field) => fieldLabel(messages, field),
  };
}
