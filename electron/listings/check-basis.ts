import { createHash } from 'node:crypto';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { CheckBasis } from './check-repository.ts';

/** `views` are hashed once: they are read once per start. */
export function createCheckBasis(views: readonly ProfileView[]): (today: string) => CheckBasis {
  const hash = createHash('sha256').update(JSON.stringify(views)).digest('hex').slice(0, 16);
  const rules = views.flatMap(({ profile }) => profile.rules);
  return (today) => {
    // Days on which a rule began or ended: each one passed makes another set of rules.
    const turned = rules.filter(
      ({ validFrom, validTo }) => (validFrom ?? '9999') <= today || (validTo ?? '9999') < today,
    );
    const ended = turned.filter(({ validTo }) => (validTo ?? '9999') < today);
    const undated = `${hash} ${turned.length} ${ended.length}`;
    return { undated, dated: `${undated} ${today}` };
  };
}
