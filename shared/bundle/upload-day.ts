/** Days a bundle may be made for, first and last, YYYY-MM-DD: nobody uploads yesterday, and rules of a year ahead are not known. */
export function uploadDaysFrom(today: string): { readonly first: string; readonly last: string } {
  const [year = '', ...rest] = today.split('-');
  const sameDay = [Number(year) + 1, ...rest].join('-');
  return { first: today, last: sameDay.replace(/-02-29$/u, '-02-28') };
}

/** `day` is a calendar day, YYYY-MM-DD. */
export function isUploadDay(day: string, today: string): boolean {
  const { first, last } = uploadDaysFrom(today);
  return first <= day && day <= last;
}
