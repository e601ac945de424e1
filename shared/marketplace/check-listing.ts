import { asSeenBy } from './as-seen-by.ts';
import { asOfListing } from './as-of-listing.ts';
import type { MarketListing } from './market-listing.ts';
import { fieldLabel, fillMessage, type Language } from './messages.ts';
import { subjectOf } from './listing-subject.ts';
import type { ProfileView, Rule } from './profile-schema.ts';
import type { Check, Finding, RuleSurroundings } from './rule-kind.ts';
import { ruleKindByName } from './rule-kinds/registry.ts';
import type { Bilingual, Severity, Violation } from './violation.ts';

export interface CheckContext {
  /** Calendar day, YYYY-MM-DD: certificates expire and rules begin on days. */
  readonly today: string;
}

interface CompiledRule {
  readonly rule: Rule;
  readonly check: Check;
  readonly source: Violation['source'];
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const compiledViews = new WeakMap<ProfileView, readonly CompiledRule[]>();

/** Every rule of the profile against one listing; errors first, in the profile's order within a severity. Never throws for a listing. */
export function checkListing(
  listing: MarketListing,
  view: ProfileView,
  context: CheckContext,
): Violation[] {
  const { id } = view.profile;
  const subject = subjectOf(asSeenBy(listing, id));
  const violations: Violation[] = [];
  for (const compiled of compiledRules(view)) {
    if (!isInForce(compiled.rule, context.today)) continue;
    for (const finding of compiled.check(subject, context.today, id)) {
      const violation = violationOf(finding, compiled, view);
      violations.push(asOfListing(listing, id, compiled.rule, violation));
    }
  }
  return violations.sort(
    (left, right) => SEVERITY_ORDER[left.severity] - SEVERITY_ORDER[right.severity],
  );
}

/** Params are parsed and words indexed once per view object; the cache holds derived data only. */
function compiledRules(view: ProfileView): readonly CompiledRule[] {
  const known = compiledViews.get(view);
  if (known !== undefined) return known;
  const fresh = view.profile.rules.map((rule) => compileRule(rule, view));
  compiledViews.set(view, fresh);
  return fresh;
}

function compileRule(rule: Rule, view: ProfileView): CompiledRule {
  const kind = ruleKindByName.get(rule.kind);
  const source = view.profile.sources.find((one) => one.id === rule.source);
  if (kind === undefined || source === undefined) {
    throw new Error(`profile ${view.profile.id} was not validated: rule ${rule.code}`);
  }
  const { id: _, ...shown } = source;
  return {
    rule,
    check: kind.compile(rule.field, rule.params, surroundingsOf(view)),
    source: shown,
  };
}

function surroundingsOf(view: ProfileView): RuleSurroundings {
  return {
    vocabulary: (name) => {
      const found = view.profile.vocabularies[name];
      if (found === undefined)
        throw new Error(`profile ${view.profile.id} was not validated: vocabulary ${name}`);
      return found;
    },
    fieldLabel: (field) => fieldLabel(view.messages, field),
  };
}

function isInForce(rule: Rule, today: string): boolean {
  if (rule.validFrom !== undefined && today < rule.validFrom) return false;
  return rule.validTo === undefined || today <= rule.validTo;
}

function violationOf(
  finding: Finding,
  { rule, source }: CompiledRule,
  view: ProfileView,
): Violation {
  const message = view.messages.rules[rule.code];
  const words = {
    ...finding.words,
    field: fieldLabel(view.messages, finding.field),
    marketplace: { vi: view.profile.name, en: view.profile.name },
  };
  const fill = (text: Bilingual | undefined): Bilingual => ({
    vi: fillIn(text, 'vi', finding, words, rule.code),
    en: fillIn(text, 'en', finding, words, rule.code),
  });
  return {
    code: rule.code,
    kind: rule.kind,
    field: finding.field,
    params: { ...finding.params },
    severity: rule.severity,
    officer: fill(message?.officer),
    farmer: fill(message?.farmer),
    source,
    fix: finding.fix,
  };
}

function fillIn(
  text: Bilingual | undefined,
  language: Language,
  finding: Finding,
  words: Readonly<Record<string, Bilingual>>,
  code: string,
): string {
  return text === undefined ? code : fillMessage(text[language], language, finding.params, words);
}
