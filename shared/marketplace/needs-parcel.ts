import type { Profile } from './profile-schema.ts';

const PARCEL_FIELD = /^parcel/u;

/** Whether a marketplace asks for the weight or the sides of the packed parcel: by a rule, or by a column it requires. */
export function needsParcel(profile: Pick<Profile, 'rules' | 'columns'>): boolean {
  return (
    profile.rules.some(({ field }) => PARCEL_FIELD.test(field)) ||
    profile.columns.some(
      ({ required, from }) =>
        required && from.some(({ name }) => typeof name === 'string' && PARCEL_FIELD.test(name)),
    )
  );
}
