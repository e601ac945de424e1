import type { Rule } from './profile-schema.ts';

type Dates = Pick<Rule, 'validFrom' | 'validTo' | 'suspended' | 'supersededBy'>;

/** What a dated rule is on a day. Only 'in-force' is applied; the others are shown, so that nobody thinks them forgotten. */
export type RuleState = 'in-force' | 'not-yet' | 'ended' | 'suspended' | 'superseded';

/** `day` is a calendar day, YYYY-MM-DD: the day of upload where one is said, else today. */
export function ruleStateOn(
  { validFrom, validTo, suspended, supersededBy }: Dates,
  day: string,
): RuleState {
  if (validFrom !== undefined && day < validFrom) return 'not-yet';
  if (supersededBy !== undefined && day >= supersededBy.from) return 'superseded';
  if (validTo !== undefined && day > validTo) return 'ended';
  const isSuspended =
    suspended !== undefined &&
    day >= suspended.from &&
    (suspended.to === undefined || day <= suspended.to);
  return isSuspended ? 'suspended' : 'in-force';
}

/** Days on which a rule starts or stops being applied, in no order: each one passed makes another set of rules. */
export function turningDays({ validFrom, validTo, suspended, supersededBy }: Dates): string[] {
  const days = [validFrom, suspended?.from, supersededBy?.from].filter((day) => day !== undefined);
  const after = [validTo, suspended?.to].filter((day) => day !== undefined);
  // The day after a last day sorts behind it and before the next one.
  return [...days, ...after.map((day) => `${day}+`)];
}
