import type { z } from 'zod';
import { isAppError } from '../../shared/errors.ts';

/**
 * An error as the log may keep it: kind, code, where in our code, and its message with everything masked that
 * could come from a person (quoted text, words with marks, long numbers, folders).
 */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  let current = error;
  // A chain of causes is short; a circular one ends here too.
  for (let depth = 0; depth < 4 && current !== undefined; depth += 1) {
    lines.push(...describeOne(current).map((line) => `    ${line}`));
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join('\n');
}

function describeOne(error: unknown): string[] {
  if (!(error instanceof Error)) return [`thrown: ${typeof error}`];
  const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
  const message = isAppError(error) ? '' : `: ${messageOf(error)}`;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim().replace(/(?:file:\/\/)?[^\s()]*[\\/](?=[^\\/]+$)/, ''));
  return [`${error.name}${code}${message}`, ...frames];
}

/** A schema's complaint is told by its places: its text repeats the value that was wrong. */
function messageOf(error: Error): string {
  if (!isSchemaComplaint(error)) return maskPersonalText(error.message);
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.code} at ${issue.path.map(String).join('.')}`)
    .join(', ');
}

/** Known by its shape: the log is needed before the schemas are read. */
function isSchemaComplaint(error: Error): error is Error & Pick<z.ZodError, 'issues'> {
  return /^\$?ZodError$/.test(error.name) && 'issues' in error && Array.isArray(error.issues);
}

/**
 * Keeps the words of programmers, hides those of people. A message with a letter outside ASCII is a person's
 * (ours are not), and what follows the first slash is a folder whose names may hold blanks.
 */
function maskPersonalText(text: string): string {
  const masked = text
    .slice(0, 500)
    .replace(/(["'`])[\s\S]*?(?:\1|$)/g, '$1…$1')
    .replace(/(?:[A-Za-z]:)?[\\/][\s\S]*/, '<path>')
    .replace(/\+?\d[\d .-]{5,}\d/g, '#')
    .replace(/\s+/g, ' ');
  return /[^\x20-\x7e…]/.test(masked) ? '…' : masked;
}
