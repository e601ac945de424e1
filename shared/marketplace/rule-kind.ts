import type { z } from 'zod';
import type { ListingSubject } from './listing-subject.ts';
import type { RuleField } from './rule-field.ts';
import type { Bilingual, Fix, TextSpan } from './violation.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A place in a text, and what is advised about the words there. */
export interface FindingSpan extends TextSpan {
  readonly advice?: Bilingual;
}

/** What a rule found. `params` fill the message's placeholders; `words` are filled in per language. */
export interface Finding {
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly words?: Readonly<Record<string, Bilingual>>;
  /** Places in the field's text, in order; absent where the rule is about no place. */
  readonly spans?: readonly FindingSpan[];
  readonly fix: Fix | null;
}

export type Check = (
  subject: ListingSubject,
  today: string,
  marketplaceId: string,
) => readonly Finding[];

/** Everything a kind may look at besides its own params, resolved once per profile. */
export interface RuleSurroundings {
  readonly vocabulary: (name: string) => Vocabulary;
  readonly fieldLabel: (field: string) => Bilingual;
}

export interface RuleKind {
  readonly kind: string;
  readonly params: z.ZodType;
  readonly fields: readonly RuleField[];
  /** Fields on which the finding differs by marketplace; on all others one finding serves every marketplace. */
  readonly perMarketplaceOn: readonly RuleField[];
  /** Placeholders besides {field} and {marketplace} that the messages of this kind may use. */
  readonly placeholders: readonly string[];
  /** What it proposes is a text for the marketplace that asks, never a change of what is said for all. */
  readonly fixesAtMarketplace: boolean;
  /** Name of the vocabulary the params point at, if any. */
  readonly vocabularyOf: (params: unknown) => string | null;
  readonly compile: (field: RuleField, params: unknown, surroundings: RuleSurroundings) => Check;
}

interface RuleKindDefinition<Params> {
  readonly kind: string;
  readonly params: z.ZodType<Params>;
  readonly fields: readonly RuleField[];
  readonly perMarketplaceOn?: readonly RuleField[];
  readonly placeholders: readonly string[];
  readonly fixesAtMarketplace?: boolean;
  readonly vocabularyOf?: (params: Params) => string;
  readonly prepare: (field: RuleField, params: Params, surroundings: RuleSurroundings) => Check;
}

/** A kind's params are parsed when a profile is compiled, so that checking itself never parses. */
export function defineRuleKind<Params>(definition: RuleKindDefinition<Params>): RuleKind {
  const { vocabularyOf } = definition;
  return {
    kind: definition.kind,
    params: definition.params,
    fields: definition.fields,
    perMarketplaceOn: definition.perMarketplaceOn ?? [],
    placeholders: definition.placeholders,
    fixesAtMarketplace: definition.fixesAtMarketplace ?? false,
    vocabularyOf: (params) =>
      vocabularyOf === undefined ? null : vocabularyOf(definition.params.parse(params)),
    compile: (field, params, surroundings) =>
      definition.prepare(field, definition.params.parse(params), surroundings),
  };
}
