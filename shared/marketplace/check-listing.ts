import { asSeenBy } from './as-seen-by.ts';
import { asOfListing, excuseOf } from './as-of-listing.ts';
import { compiledRules, type CompiledRule, type RuleView } from './compiled-rule.ts';
import { type ListingSubject, subjectOf } from './listing-subject.ts';
import type { MarketListing } from './market-listing.ts';
import { fieldLabel, fillMessage, type Language } from './messages.ts';
import { Recent } from './recent.ts';
import type { Finding } from './rule-kind.ts';
import { ruleStateOn } from './rule-state.ts';
import type { Bilingual, Severity, TextSpan, Violation } from './violation.ts';

export interface CheckContext {
  /** Calendar day, YYYY-MM-DD, for which is asked: certificates expire and rules begin on days. */
  readonly today: string;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What was found in a listing by rules that marketplaces share. */
interface Remembered {
  readonly today: string;
  readonly findings: Map<CompiledRule, readonly Finding[]>;
  readonly violations: Map<CompiledRule, readonly Violation[]>;
}

const remembered = new Recent<ListingSubject, Remembered>(3);

/**
 * Every rule of the profile against one listing; errors first, in the profile's order within a severity. Never throws
 * for a listing. The same listing object asked for several profiles, one after another, is searched once for what they
 * share.
 */
export function checkListing(
  listing: MarketListing,
  view: RuleView,
  context: CheckContext,
): Violation[] {
  return violationsAt(SEVERITIES, listing, view, context);
}

/** Only what keeps the listing out of a bundle; rules that merely speak are not even tried. */
export function blockingViolations(
  listing: MarketListing,
  view: RuleView,
  context: CheckContext,
): Violation[] {
  return violationsAt(['error'], listing, view, context);
}

/** What lists and the matrix show of a listing at one marketplace. */
export interface ViolationCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly fixable: number;
}

/** As many as `checkListing` finds, without a word being written: ten thousand listings are counted, none is read. */
export function countViolations(
  listing: MarketListing,
  view: RuleView,
  { today }: CheckContext,
): ViolationCounts {
  let errors = 0;
  let warnings = 0;
  let fixable = 0;
  for (const { compiled, findings } of findingsAt(SEVERITIES, listing, view, today)) {
    for (const finding of findings) {
      const severity = severityOf(listing, compiled, finding.field);
      if (severity === 'error') errors += 1;
      if (severity === 'warning') warnings += 1;
      if (finding.fix !== null) fixable += 1;
    }
  }
  return { errors, warnings, fixable };
}

/** Whether anything keeps the listing out of a bundle, as `blockingViolations` tells what does. */
export function isBlocked(
  listing: MarketListing,
  view: RuleView,
  { today }: CheckContext,
): boolean {
  for (const { compiled, findings } of findingsAt(['error'], listing, view, today)) {
    if (findings.some(({ field }) => severityOf(listing, compiled, field) === 'error')) return true;
  }
  return false;
}

function* findingsAt(
  severities: readonly Severity[],
  listing: MarketListing,
  view: RuleView,
  today: string,
): Generator<{ readonly compiled: CompiledRule; readonly findings: readonly Finding[] }> {
  const subject = subjectOf(asSeenBy(listing, view.profile.id));
  const memory = memoryOf(subject, today);
  for (const compiled of compiledRules(view)) {
    if (!severities.includes(compiled.rule.severity)) continue;
    if (ruleStateOn(compiled.rule, today) !== 'in-force') continue;
    const findings = findingsOf(subject, compiled, view, memory);
    if (findings.length > 0) yield { compiled, findings };
  }
}

function severityOf(
  listing: MarketListing,
  { rule, source }: CompiledRule,
  field: string,
): Severity {
  return excuseOf(listing, rule, { field, severity: rule.severity, source }) === undefined
    ? rule.severity
    : 'info';
}

function violationsAt(
  severities: readonly Severity[],
  listing: MarketListing,
  view: RuleView,
  { today }: CheckContext,
): Violation[] {
  const subject = subjectOf(asSeenBy(listing, view.profile.id));
  const memory = memoryOf(subject, today);
  const found: Record<Severity, Violation[]> = { error: [], warning: [], info: [] };
  for (const compiled of compiledRules(view)) {
    const { severity } = compiled.rule;
    if (!severities.includes(severity)) continue;
    if (ruleStateOn(compiled.rule, today) !== 'in-force') continue;
    for (const violation of violationsOf(subject, compiled, view, memory)) {
      const own = asOfListing(listing, view.profile.id, compiled.rule, violation);
      found[own.severity].push(own);
    }
  }
  return severities.flatMap((severity) => found[severity]);
}

function memoryOf(subject: ListingSubject, today: string): Remembered {
  const known = remembered.get(subject);
  if (known?.today === today) return known;
  const fresh: Remembered = { today, findings: new Map(), violations: new Map() };
  remembered.set(subject, fresh);
  return fresh;
}

function violationsOf(
  subject: ListingSubject,
  compiled: CompiledRule,
  view: RuleView,
  memory: Remembered,
): readonly Violation[] {
  const isShared = !compiled.findsPerMarketplace && !compiled.saysMarketplace;
  const known = isShared ? memory.violations.get(compiled) : undefined;
  if (known !== undefined) return known;
  const fresh = findingsOf(subject, compiled, view, memory).map((finding) =>
    violationOf(finding, compiled, view),
  );
  if (isShared) memory.violations.set(compiled, fresh);
  return fresh;
}

function findingsOf(
  subject: ListingSubject,
  compiled: CompiledRule,
  view: RuleView,
  { today, findings }: Remembered,
): readonly Finding[] {
  if (compiled.findsPerMarketplace) return compiled.check(subject, today, view.profile.id);
  const known = findings.get(compiled);
  if (known !== undefined) return known;
  const fresh = compiled.check(subject, today, view.profile.id);
  findings.set(compiled, fresh);
  return fresh;
}

/** A finding in the words of its rule. */
export function violationOf(
  finding: Finding,
  { rule, source, edition, message, messages }: CompiledRule,
  { profile }: RuleView,
): Violation {
  const words = {
    ...finding.words,
    field: fieldLabel(messages, finding.field),
    marketplace: { vi: profile.name, en: profile.name },
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
    edition,
    ...(finding.spans === undefined ? {} : { spans: finding.spans.map(placeOnly) }),
    fix: finding.fix,
  };
}

function placeOnly({ start, end, found }: TextSpan): TextSpan {
  return { start, end, found };
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
