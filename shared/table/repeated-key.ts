/** The key of a header that may stand there again: the second "Ảnh" is "Ảnh #2". `seen` counts them. */
export function repeatedKey(header: string, seen: Map<string, number>): string {
  const times = (seen.get(header) ?? 0) + 1;
  seen.set(header, times);
  return times === 1 ? header : `${header} #${times}`;
}
