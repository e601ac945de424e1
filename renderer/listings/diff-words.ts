export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer texts are compared as a changed middle only: the table below grows with the square. */
const MOST_WORDS = 400;

/**
 * What a fix takes out and puts in, word by word. Joining 'same' and 'removed' gives `before`,
 * joining 'same' and 'added' gives `after`.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = splitWords(before);
  const now = splitWords(after);
  const start = sameStart(old, now);
  const end = sameEnd(old, now, start);
  const oldMiddle = old.slice(start, old.length - end);
  const newMiddle = now.slice(start, now.length - end);
  return joinParts([
    ...old.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...(oldMiddle.length > MOST_WORDS || newMiddle.length > MOST_WORDS
      ? [
          { kind: 'removed' as const, text: oldMiddle.join('') },
          { kind: 'added' as const, text: newMiddle.join('') },
        ]
      : diffMiddle(oldMiddle, newMiddle)),
    ...old.slice(old.length - end).map((text) => ({ kind: 'same' as const, text })),
  ]);
}

/** Cuts long unchanged stretches, so that the change is seen: keeps some letters at each side of it. */
export function shortenSame(parts: readonly DiffPart[], keep = 30): DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const letters = [...part.text];
    const head = index === 0 ? 0 : keep;
    const tail = index === parts.length - 1 ? 0 : keep;
    if (letters.length <= head + tail + 1) return part;
    const start = letters.slice(0, head).join('');
    return { kind: 'same', text: `${start}…${tail === 0 ? '' : letters.slice(-tail).join('')}` };
  });
}

/** Words, blanks and marks each on their own, so that a changed word does not drag its comma along. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

function sameStart(old: readonly string[], now: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < now.length && old[count] === now[count]) count += 1;
  return count;
}

function sameEnd(old: readonly string[], now: readonly string[], start: number): number {
  const most = Math.min(old.length, now.length) - start;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === now[now.length - 1 - count]) count += 1;
  return count;
}

/** Longest common subsequence, read from the front. */
function diffMiddle(old: readonly string[], now: readonly string[]): DiffPart[] {
  const lengths = commonLengths(old, now);
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const oldWord = old[i];
    const newWord = now[j];
    if (oldWord !== undefined && oldWord === newWord) {
      parts.push({ kind: 'same', text: oldWord });
      i += 1;
      j += 1;
    } else if (oldWord !== undefined && (newWord === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: oldWord });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: newWord ?? '' });
      j += 1;
    }
  }
  return parts;
}

function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const rows: number[][] = [Array.from({ length: now.length + 1 }, () => 0)];
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const below = rows[0] ?? [];
    const row = Array.from({ length: now.length + 1 }, () => 0);
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
    rows.unshift(row);
  }
  return rows;
}

function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind)
      joined[joined.length - 1] = { kind: part.kind, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
