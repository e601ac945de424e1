import type { z } from 'zod';
import { ladderStepSchema } from '../../shared/domain/household.ts';

export type LadderStep = z.infer<typeof ladderStepSchema>;

export interface LadderFacts {
  readonly hasPublishConsent: boolean;
  readonly hasListing: boolean;
  readonly hasBundle: boolean;
}

/**
 * consent: a standing consent to publish; profile: something to show, at least one listing;
 * listed: a bundle was handed over. Nothing records shop accounts and orders yet, so these two are never claimed.
 */
export function ladderOf(facts: LadderFacts): { step: LadderStep; reached: boolean }[] {
  const reached: Record<LadderStep, boolean> = {
    consent: facts.hasPublishConsent,
    profile: facts.hasListing,
    account: false,
    listed: facts.hasBundle,
    'first-order': false,
  };
  return ladderStepSchema.options.map((step) => ({ step, reached: reached[step] }));
}

/**
 * What to do next: consent always comes first; otherwise the step after the highest one reached, so that an
 * account nobody recorded does not hold back a household that is listed already. Null when all are reached.
 */
export function nextStepOf(facts: LadderFacts): LadderStep | null {
  const ladder = ladderOf(facts);
  if (!facts.hasPublishConsent) return 'consent';
  const highest = ladder.findLastIndex(({ reached }) => reached);
  return ladder.slice(highest + 1).at(0)?.step ?? null;
}
