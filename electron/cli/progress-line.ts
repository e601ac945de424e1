export interface ProgressLine {
  readonly show: (line: string) => void;
  readonly clear: () => void;
}

const PAUSE_MS = 100;
/** Nobody watches a file grow: now and then a line is enough. */
const FILE_PAUSE_MS = 5000;
const ERASE_LINE = '\r\u001b[2K';

/** One line on stderr that replaces itself before a person's eyes; in a file, a line now and then. */
export function createProgressLine(
  write: (text: string) => void,
  isTerminal = process.stderr.isTTY,
): ProgressLine {
  let shown = '';
  let lastMs = -Infinity;
  return {
    show: (line) => {
      const now = performance.now();
      if (line === shown || now - lastMs < (isTerminal ? PAUSE_MS : FILE_PAUSE_MS)) return;
      lastMs = now;
      shown = line;
      write(isTerminal ? `${ERASE_LINE}${line}` : `${line}\n`);
    },
    clear: () => {
      if (isTerminal && shown !== '') write(ERASE_LINE);
    },
  };
}
