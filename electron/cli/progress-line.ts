export interface ProgressLine {
  readonly show: (line: string) => void;
  readonly clear: () => void;
}

const PAUSE_MS = 100;
const ERASE_LINE = '\r\u001b[2K';

/** One line on stderr that replaces itself before a person's eyes; in a file, a line whenever its beginning changes. */
export function createProgressLine(write: (text: string) => void, isTerminal = process.stderr.isTTY === true): ProgressLine {
  let shown = '';
  let lastMs = -Infinity;
  return {
    show: (line) => {
      if (!isTerminal) {
        const head = line.split(' · ').slice(0, 3).join(' · ');
        if (head !== shown) write(`${line}\n`);
        shown = head;
        return;
      }
      const now = performance.now();
      if (now - lastMs < PAUSE_MS) return;
      lastMs = now;
      write(`${ERASE_LINE}${line}`);
      shown = line;
    },
    clear: () => {
      if (isTerminal && shown !== '') write(ERASE_LINE);
    },
  };
}
