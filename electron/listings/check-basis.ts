import { createHash } from 'node:crypto';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { CheckBasis } from './check-repository.ts';

/** The profiles are asked for and hashed at the first call: they are read once per start. */
export function createCheckBasis(
  profiles: () => readonly ProfileView[],
): (today: string) => CheckBasis {
  let known: { hash: string; rules: readonly ProfileView['profile']['rules'][number][] } | null =
    null;
  const read = () => {
    const views = profiles();
    const hash = createHash('sha256').update(JSON.stringify(views)).digest('hex').slice(0, 16);
    return { hash, rules: views.flatMap(({ profile }) => profile.rules) };
  };
  return (today) => {
    const { hash, rules } = (known ??= read());
    // Days on which a rule began or ended: each one passed makes another set of rules.
    const turned = rules.filter(
      ({ validFrom, validTo }) => (validFrom ?? '9999') <= today || (validTo ?? '9999') < today,
    );
    const ended = turned.filter(({ validTo }) => (validTo ?? '9999') < today);
    const undated = `${hash} ${turned.length} ${ended.length}`;
    return { undated, dated: `${undated} ${today}` };
  };
}
