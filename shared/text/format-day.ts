/** "2026-11-23" → "23/11/2026", as Vietnamese papers write days. */
export function formatDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
