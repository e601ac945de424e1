import { emptyListingFields } from '../domain/listing.ts';
import type { Certificate } from '../domain/certificate.ts';
import { householdIdSchema, marketplaceIdSchema } from '../domain/ids.ts';
import { type CheckContext, violationOf } from './check-listing.ts';
import { compiledRules, type RuleView } from './compiled-rule.ts';
import { subjectOf } from './listing-subject.ts';
import { toMarketListing } from './market-listing.ts';
import type { Messages } from './messages.ts';
import type { RulePack } from './rule-pack-schema.ts';
import { ruleStateOn } from './rule-state.ts';
import type { TextSpan, Violation } from './violation.ts';

export type CheckedTextField = 'name' | 'description';

/** One place of a text that breaks a rule. */
export interface TextViolation extends Omit<Violation, 'spans' | 'field'> {
  readonly span: TextSpan;
}

/** Kinds that are about the words themselves; length, blanks and empty fields are a listing's matter. */
const WORDING_KINDS: ReadonlySet<string> = new Set([
  'claim-words',
  'claim-needs-proof',
  'forbidden-text',
  'pattern-forbidden',
  'all-caps',
]);

/** All packs together, as one set of rules without a marketplace. A pack's sources are named "<pack>/<source>". */
export function rulesOfPacks(packs: readonly RulePack[], messages: Messages): RuleView {
  return {
    profile: {
      id: marketplaceIdSchema.parse('packs'),
      name: '',
      revision: packs.map(({ revision }) => revision).reduce((a, b) => (a > b ? a : b), ''),
      rules: packs.flatMap((pack) =>
        pack.rules.map((rule) => ({ ...rule, source: `${pack.id}/${rule.source}` })),
      ),
      sources: packs.flatMap((pack) =>
        pack.sources.map((source) => ({ ...source, id: `${pack.id}/${source.id}` })),
      ),
      vocabularies: Object.fromEntries(packs.flatMap((pack) => Object.entries(pack.vocabularies))),
      editions: Object.fromEntries(packs.map((pack) => [pack.id, pack.revision])),
    },
    messages,
  };
}

/**
 * What the wording rules say of one text, one violation per place, in order of appearance. `text` is made NFC first and
 * the spans count UTF-16 code units of that. Claims that need a paper are proved by `certificates`.
 */
export function checkText(
  text: string,
  field: CheckedTextField,
  view: RuleView,
  { today }: CheckContext,
  certificates: readonly Certificate[] = [],
): TextViolation[] {
  const listing = toMarketListing({
    id: '',
    fields: { ...emptyListingFields(NOBODY), [field]: text, certificates: [...certificates] },
    household: { name: '', phone: '', communeName: '', provinceName: '' },
    photos: [],
  });
  const subject = subjectOf(listing);
  const found: TextViolation[] = [];
  for (const compiled of compiledRules(view)) {
    if (!WORDING_KINDS.has(compiled.rule.kind)) continue;
    if (ruleStateOn(compiled.rule, today) !== 'in-force') continue;
    for (const finding of compiled.check(subject, today, view.profile.id)) {
      const whole = { start: 0, end: listing[field].length, found: listing[field] };
      for (const { advice, ...span } of finding.spans ?? [{ ...whole, advice: undefined }]) {
        const words = advice === undefined ? finding.words : { ...finding.words, advice };
        const about = { ...finding, params: { ...finding.params, found: span.found.trim() } };
        const {
          spans: _,
          field: __,
          ...violation
        } = violationOf(words === undefined ? about : { ...about, words }, compiled, view);
        found.push({ ...violation, span });
      }
    }
  }
  return found.toSorted((left, right) => left.span.start - right.span.start);
}

const NOBODY = householdIdSchema.parse('00000000-0000-7000-8000-000000000000');
