import type { Household } from '../../shared/domain/household.ts';

/** Commune and province, as origins are written: "Xã Mường Phăng, Điện Biên". */
export function placeOfHousehold(
  household: Pick<Household, 'communeName' | 'provinceName'>,
): string {
  return [household.communeName, household.provinceName].filter((part) => part !== '').join(', ');
}
