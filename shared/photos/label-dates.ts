import { foldVietnamese } from '../text/fold-vietnamese.ts';
import type { LabelFacts, LabelLine, ShelfLife } from './label-facts.ts';
import { looseWords } from './loose-words.ts';
import { asDigits, DIGIT } from './read-quantity.ts';

type Dates = Pick<LabelFacts, 'madeOn' | 'expiresOn' | 'shelfLife'>;
type Meaning =
  | { readonly kind: 'made' }
  | { readonly kind: 'expires' }
  | { readonly kind: 'date'; readonly date: string; readonly hasSlips: boolean }
  | { readonly kind: 'period'; readonly period: ShelfLife; readonly isFromMaking: boolean };
type Token = Meaning & { readonly at: number; readonly line: LabelLine; readonly row: number };

const SEPARATOR = '\\s?[./\\-]\\s?';
/** Day, month, year, as Vietnamese labels must print it (Decree 37/2026/ND-CP); "ngày 14 tháng 8 năm 2027" too. */
const DATE = new RegExp(
  `(?<![0-9./])(${DIGIT}{1,2})${SEPARATOR}(${DIGIT}{1,2})${SEPARATOR}(${DIGIT}{4}|${DIGIT}{2})(?![0-9]|[./]\\d)`,
  'gi',
);
const DATE_IN_WORDS = looseWords(
  String.raw`ngay\s+([\d]{1,2})\s+thang\s+([\d]{1,2})\s+nam\s+([\d]{4})`,
);
const MADE = looseWords(
  [
    String.raw`\bn\.?\s?[s5]\.?\s?x\b`,
    String.raw`\bngay\s*(?:san\s*xuat|sx|dong\s*goi|thu\s*hoach|che\s*bien)`,
    String.raw`\bsan\s*xuat\s*ngay|\bmfg\b|\bndg\b`,
  ].join('|'),
);
const EXPIRES = looseWords(
  [
    String.raw`\bh\.?\s?[s5]\.?\s?[d0o]\b`,
    String.raw`\bhan\s*(?:su\s*dung|sd|dung)|\bsu\s*dung\s*(?:den|truoc)|\bdung\s*truoc`,
    String.raw`\bexp\b|\bbest\s*before`,
  ].join('|'),
);
/** "12 tháng kể từ ngày sản xuất" ends in words that announce no date of their own. */
const PERIOD = looseWords(
  String.raw`(?<![a-z0-9./])(${DIGIT}{1,3})\s*(ngay|thang|nam)(?![a-z0-9])` +
    String.raw`(\s*(?:ke\s*)?(?:tu|tinh\s*tu)\s*(?:ngay\s*)?(?:san\s*xuat|sx|dong\s*goi|thu\s*hoach|n[s5]x))?`,
);
const PERIOD_UNIT: Readonly<Record<string, ShelfLife['unit']>> = {
  ngay: 'day',
  thang: 'month',
  nam: 'year',
};
/** How many lines below its name a date may stand. */
const MOST_ROWS = 2;

/** Production date, expiry date and shelf life. Dates that contradict one another are not told. */
export function readLabelDates(lines: readonly LabelLine[]): Dates {
  const tokens = lines.flatMap((line, row) => tokensOf(line, row));
  let made: Dates['madeOn'] = null;
  let expires: Dates['expiresOn'] = null;
  let shelfLife: Dates['shelfLife'] = null;
  let open: Token[] = [];
  for (const token of tokens) {
    open = open.filter((each) => token.row - each.row <= MOST_ROWS);
    if (token.kind === 'made' || token.kind === 'expires') {
      if (open.every((each) => each.kind !== token.kind)) open.push(token);
      continue;
    }
    const { text } = token.line;
    if (token.kind === 'period') {
      const isExpiry = open.some((each) => each.kind === 'expires');
      if (shelfLife !== null || (!isExpiry && !token.isFromMaking)) continue;
      shelfLife = { ...token.period, line: text, confidence: token.line.confidence };
      open = open.filter((each) => each.kind !== 'expires');
      continue;
    }
    const owner = open.shift();
    const confidence = token.line.confidence * (token.hasSlips ? 0.8 : 1);
    if (owner?.kind === 'made') made ??= { date: token.date, line: text, confidence };
    if (owner?.kind === 'expires')
      expires ??= { date: token.date, isReckoned: false, line: text, confidence };
  }
  if (made !== null && expires !== null && made.date > expires.date) {
    return { madeOn: null, expiresOn: null, shelfLife };
  }
  if (made !== null && expires === null && shelfLife !== null) {
    const confidence = Math.min(made.confidence, shelfLife.confidence);
    const date = addPeriod(made.date, shelfLife);
    expires = { date, isReckoned: true, line: shelfLife.line, confidence };
  }
  return { madeOn: made, expiresOn: expires, shelfLife };
}

function tokensOf(line: LabelLine, row: number): Token[] {
  const tokens: Token[] = [];
  let text = foldVietnamese(line.text);
  /** What was understood is blotted out, so that no other pattern sees it. */
  const take = (pattern: RegExp, understand: (match: RegExpExecArray) => Meaning | null): void => {
    for (const match of text.matchAll(pattern)) {
      const meaning = understand(match);
      if (meaning === null) continue;
      tokens.push({ ...meaning, at: match.index, line, row });
      const end = match.index + match[0].length;
      text = text.slice(0, match.index) + '#'.repeat(match[0].length) + text.slice(end);
    }
  };
  take(DATE_IN_WORDS, readDate);
  take(DATE, readDate);
  take(PERIOD, readPeriod);
  take(MADE, () => ({ kind: 'made' }));
  take(EXPIRES, () => ({ kind: 'expires' }));
  return tokens.toSorted((one, other) => one.at - other.at);
}

function readDate([, day = '', month = '', year = '']: RegExpExecArray): Meaning | null {
  const date = dateOf(asDigits(day), asDigits(month), asDigits(year));
  const hasSlips = /[oli|]/i.test(day + month + year);
  return date === null ? null : { kind: 'date', date, hasSlips };
}

function readPeriod([, digits = '', name = '', fromMaking]: RegExpExecArray): Meaning | null {
  const count = Number(asDigits(digits));
  const unit = PERIOD_UNIT[name.replaceAll(/[ao]+/g, 'a')];
  if (!/\d/.test(digits) || count < 1 || unit === undefined) return null;
  return { kind: 'period', period: { count, unit }, isFromMaking: fromMaking !== undefined };
}

/** ISO date, or null where the calendar has no such day. Two digits of a year are of this century. */
function dateOf(day: string, month: string, year: string): string | null {
  const whole = year.length === 2 ? `20${year}` : year;
  if (Number(whole) < 2000 || Number(whole) > 2099) return null;
  const iso = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime())) return null;
  return parsed.toISOString().slice(0, 10) === iso ? iso : null;
}

/** The same day that much later; the last day of a shorter month. */
export function addPeriod(date: string, { count, unit }: ShelfLife): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'day')
    return new Date(Date.UTC(year, month - 1, day + count)).toISOString().slice(0, 10);
  const months = month - 1 + (unit === 'month' ? count : 12 * count);
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
