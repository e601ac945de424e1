export interface TextRoom {
  /** In points, as the sizes. */
  readonly width: number;
  readonly mostLines: number;
  readonly largestSize: number;
  /** Below this paper is not read at arm's length; a single syllable wider than the room may still go below. */
  readonly smallestSize: number;
  /** Width of a line at size 1. */
  readonly widthOf: (text: string) => number;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

const STEP = 0.5;
const ELLIPSIS = '…';

/**
 * Sets a text into a room: as large as it fits, broken between syllables only. What does not fit at the smallest size
 * loses whole syllables at its end, which is shown.
 */
export function fitText(text: string, room: TextRoom): FittedText {
  const syllables = text.split(/\s+/).filter((part) => part !== '');
  if (syllables.length === 0) return { lines: [], size: room.largestSize };
  const widest = Math.max(...syllables.map(room.widthOf));
  const largestSize = Math.min(room.largestSize, room.width / widest);
  const smallestSize = Math.min(room.smallestSize, largestSize);
  for (let size = largestSize; size > smallestSize; size -= STEP) {
    const lines = breakLines(syllables, size, room);
    if (lines.length <= room.mostLines) return { lines, size };
  }
  return { lines: shortened(syllables, smallestSize, room), size: smallestSize };
}

function breakLines(syllables: readonly string[], size: number, room: TextRoom): string[] {
  const lines: string[] = [];
  let line = '';
  for (const syllable of syllables) {
    const longer = line === '' ? syllable : `${line} ${syllable}`;
    if (line === '' || room.widthOf(longer) * size <= room.width) {
      line = longer;
    } else {
      lines.push(line);
      line = syllable;
    }
  }
  lines.push(line);
  return lines;
}

function shortened(syllables: readonly string[], size: number, room: TextRoom): string[] {
  const whole = breakLines(syllables, size, room);
  if (whole.length <= room.mostLines) return whole;
  const kept = whole.slice(0, room.mostLines);
  const last = (kept.pop() ?? '').split(' ');
  while (last.length > 1 && room.widthOf(last.join(' ') + ELLIPSIS) * size > room.width) last.pop();
  return [...kept, last.join(' ') + ELLIPSIS];
}
