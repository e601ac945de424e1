import { createHash } from 'node:crypto';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { turningDays } from '../../shared/marketplace/rule-state.ts';
import type { CheckBasis } from './check-repository.ts';

/** `views` are hashed once per array: the same array is given until rules change. */
export function createCheckBasis(
  views: () => readonly ProfileView[],
): (today: string) => CheckBasis {
  let known: { of: readonly ProfileView[]; hash: string; turns: readonly string[] } | null = null;
  return (today) => {
    const now = views();
    if (known?.of !== now) {
      known = {
        of: now,
        hash: createHash('sha256').update(JSON.stringify(now)).digest('hex').slice(0, 16),
        turns: [...new Set(now.flatMap(({ profile }) => profile.rules.flatMap(turningDays)))],
      };
    }
    const { hash, turns } = known;
    const passed = turns.filter((day) => day <= today).length;
    const undated = `${hash} ${passed}`;
    return { undated, dated: `${undated} ${today}` };
  };
}
