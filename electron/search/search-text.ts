import { foldVietnamese } from '../../shared/text/fold-vietnamese.ts';

/** Shorter ends of a phone number would match half the commune. */
const SHORTEST_PHONE_END = 3;

export interface SearchText {
  /** NFC, marks kept. */
  readonly exact: string;
  /** Marks dropped, đ→d; ends of phone numbers, so that any part of a number is found. */
  readonly folded: string;
}

export function searchText(texts: readonly string[], phone = ''): SearchText {
  const exact = texts
    .filter((text) => text !== '')
    .join(' ')
    .normalize('NFC');
  return { exact, folded: [foldVietnamese(exact), ...phoneEnds(phone)].join(' ') };
}

function phoneEnds(phone: string): string[] {
  const ends: string[] = [];
  for (let start = 0; start <= phone.length - SHORTEST_PHONE_END; start += 1)
    ends.push(phone.slice(start));
  return ends;
}

export interface SearchExpression {
  /** Which of the two texts is asked. */
  readonly form: keyof SearchText;
  /** In FTS5's language. */
  readonly match: string;
}

/** What was typed, best first; empty when there is no letter and no digit in it. */
export function searchExpressions(query: string): readonly SearchExpression[] {
  const typed = query.normalize('NFC').toLowerCase();
  const phone = typedPhone(typed);
  if (phone !== null) return [{ form: 'folded', match: prefix(phone) }];
  const words = wordsOf(typed);
  const folded = wordsOf(foldVietnamese(typed));
  if (words.length === 0 || folded.length === 0) return [];
  return [
    { form: 'exact', match: `^ ${phrase(words)}` },
    { form: 'exact', match: words.map(prefix).join(' AND ') },
    { form: 'folded', match: folded.map(prefix).join(' AND ') },
  ];
}

/** Finds all that any expression finds, asked of the folded words; undefined when there is nothing to ask. */
export function widestMatch(query: string): string | undefined {
  return searchExpressions(query).at(-1)?.match;
}

/** "+84 912.345.678" and "0912 345" are one number, however it is cut. */
function typedPhone(typed: string): string | null {
  if (!/^\+?[\d\s.()-]+$/u.test(typed)) return null;
  const digits = typed.replaceAll(/\D/gu, '');
  if (digits.length < SHORTEST_PHONE_END) return null;
  return digits.length > 9 && digits.startsWith('84') ? `0${digits.slice(2)}` : digits;
}

/** As FTS5's unicode61 cuts text: runs of letters, marks and digits. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function phrase(words: readonly string[]): string {
  return `"${words.join(' ')}" *`;
}

function prefix(word: string): string {
  return `"${word}" *`;
}
