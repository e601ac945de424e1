const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole calendar days from a day YYYY-MM-DD to now, by the clock on the wall; 0 for a day to come. */
export function daysSince(day: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.max(0, Math.round((today - Date.parse(`${day}T00:00:00Z`)) / DAY_MS));
}
