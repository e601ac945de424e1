import type { Unit } from '../domain/listing.ts';

/** Grams in one selling unit, for units that are weights. Volumes, containers, pieces and bundles have none. */
const UNIT_GRAMS: Partial<Record<Unit, number>> = {
  g: 1,
  lang: 100,
  kg: 1000,
  yen: 10_000,
  ta: 100_000,
  tan: 1_000_000,
};

export function unitWeightGrams(unit: Unit): number | null {
  return UNIT_GRAMS[unit] ?? null;
}
