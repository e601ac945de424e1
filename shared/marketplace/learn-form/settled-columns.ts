import type { LearnedColumn } from './learned-form.ts';

/** What was said of each column, without its header, which stays in the sample, and without what it was told from. */
export function settledColumns(columns: readonly LearnedColumn[]): Omit<LearnedColumn, 'header'>[] {
  return columns.map(({ meaning, text, required, most }) => ({ meaning, text, required, most }));
}
