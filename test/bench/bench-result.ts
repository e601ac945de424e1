/** One measured figure beside the baseline of the same run. Nothing is asserted: a person reads it. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** null when the target is absolute. */
  readonly baseline: { readonly name: string; readonly value: number } | null;
  /** value against baseline, in the sense that `target` speaks of; null when there is no baseline. */
  readonly ratio: number | null;
  /** As a person reads it: "≥ 0.85", "< 2 ms". */
  readonly target: string;
  readonly met: boolean;
  readonly note: string;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('no values to take a percentile of');
  return value;
}
