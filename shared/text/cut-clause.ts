import { collapseSpaces } from './tidy-text.ts';

const SENTENCE_END = '.!?\n';
const CLAUSE_END = ',;';
const DIGIT = /\d/;

export interface CutText {
  /** Not tidied: spaces may stand double where the cut was. */
  readonly text: string;
  /** Everything before this offset is as it was. */
  readonly from: number;
}

/**
 * The text without the clause that holds [start, end): a phrase cut out alone can turn a sentence round
 * ("ăn vào khỏi đau" without "khỏi"), a clause taken whole cannot. Clauses end at a comma, a semicolon or the end of
 * their sentence; a comma between digits is a number's. Gives '' when nothing else stands there.
 */
export function cutClause(text: string, start: number, end: number): string {
  return tidyAfterCuts(cutClauseAt(text, start, end).text);
}

/** One of several cuts, made from the last to the first; `tidyAfterCuts` comes once, after all of them. */
export function cutClauseAt(text: string, start: number, end: number): CutText {
  let from = start;
  while (from > 0 && !isBoundary(text, from - 1)) from -= 1;
  let to = end;
  while (to < text.length && !isBoundary(text, to)) to += 1;

  const opener = text[from - 1] ?? '\n';
  const closer = text[to] ?? '\n';
  // In the middle or at the end of a sentence: its own opening comma goes with it.
  if (!SENTENCE_END.includes(opener)) {
    return { text: text.slice(0, from - 1) + text.slice(to), from: from - 1 };
  }
  // The sentence began here: what follows begins it now, or the whole sentence goes, and an emptied line with it.
  const beginsLine = opener === '\n';
  const rest = text.slice(closer === '\n' && !beginsLine ? to : to + 1).replace(/^[^\S\n]+/, '');
  const before = text.slice(0, from);
  const glue = beginsLine || rest === '' || rest.startsWith('\n') ? '' : ' ';
  if (CLAUSE_END.includes(closer)) {
    return { text: before + glue + capitalisedLike(text.slice(from, to), rest), from };
  }
  const kept = beginsLine && closer !== '\n' ? rest.replace(/^\n/, '') : rest;
  return { text: before + glue + kept, from };
}

export function tidyAfterCuts(text: string): string {
  return collapseSpaces(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isBoundary(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (!SENTENCE_END.includes(character) && !CLAUSE_END.includes(character)) return false;
  const isInNumber = DIGIT.test(text[at - 1] ?? '') && DIGIT.test(text[at + 1] ?? '');
  return !isInNumber;
}

function capitalisedLike(clause: string, rest: string): string {
  const [letter = ''] = clause.trimStart();
  const [first = ''] = rest;
  return letter === letter.toUpperCase() ? first.toUpperCase() + rest.slice(first.length) : rest;
}
