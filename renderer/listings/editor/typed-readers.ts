import { formatMoney, parseMoney } from '../../../shared/text/parse-money.ts';
import { formatWeight, parseWeight } from '../../../shared/text/parse-weight.ts';
import { formatDay, formatNumber } from '../../i18n/formats.ts';
import { parseDay } from '../../i18n/day-text.ts';

/** Typed text as it is shown back, or null when it is not understood. */
export function readBackMoney(text: string): string | null {
  const dong = text.trim() === '' ? null : parseMoney(text);
  return dong === null ? null : formatMoney(dong);
}

export function readBackWeight(text: string): string | null {
  const parsed = parseWeight(text);
  return parsed.ok ? formatWeight(parsed.grams) : null;
}

export function readBackStock(text: string): string | null {
  return /^\d{1,8}$/u.test(text.trim()) ? formatNumber(Number(text)) : null;
}

export function readBackDay(text: string): string | null {
  const day = parseDay(text);
  return day === null ? null : formatDay(day);
}

/** Nothing to say back. */
export function readBackNothing(): null {
  return null;
}
