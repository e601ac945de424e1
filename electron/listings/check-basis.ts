import { createHash } from 'node:crypto';
import type { ProfileView, Rule } from '../../shared/marketplace/profile-schema.ts';
import type { CheckBasis } from './check-repository.ts';

/** `views` are hashed once per array: the same array is given until rules change. */
export function createCheckBasis(
  views: () => readonly ProfileView[],
): (today: string) => CheckBasis {
  let known: { of: readonly ProfileView[]; hash: string; rules: readonly Rule[] } | null = null;
  return (today) => {
    const now = views();
    if (known?.of !== now) {
      known = {
        of: now,
        hash: createHash('sha256').update(JSON.stringify(now)).digest('hex').slice(0, 16),
        rules: now.flatMap(({ profile }) => profile.rules),
      };
    }
    const { hash, rules } = known;
    // Days on which a rule began or ended: each one passed makes another set of rules.
    const turned = rules.filter(
      ({ validFrom, validTo }) => (validFrom ?? '9999') <= today || (validTo ?? '9999') < today,
    );
    const ended = turned.filter(({ validTo }) => (validTo ?? '9999') < today);
    const undated = `${hash} ${turned.length} ${ended.length}`;
    return { undated, dated: `${undated} ${today}` };
  };
}
