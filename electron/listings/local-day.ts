/** The calendar day where the laptop is, YYYY-MM-DD: certificates end and rules begin on days, not on UTC instants. */
export function localDay(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  const day = String(now.getDate()).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${day}`;
}
