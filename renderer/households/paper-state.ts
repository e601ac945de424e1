import type { Tone } from '../components/state-pill.tsx';

/** Renewing an OCOP certificate takes about two months: from then on it is time to speak up. */
const SOON_DAYS = 60;

export interface PaperState {
  readonly kind: 'no-date' | 'valid' | 'soon' | 'over';
  readonly tone: Tone;
  /** Days left; negative when it is over, 0 without a date. */
  readonly days: number;
}

/** Both as YYYY-MM-DD. The last day still counts as valid. */
export function paperState(expiresOn: string | null, today: string): PaperState {
  if (expiresOn === null) return { kind: 'no-date', tone: 'neutral', days: 0 };
  const days = Math.round((Date.parse(expiresOn) - Date.parse(today)) / 86_400_000);
  if (days < 0) return { kind: 'over', tone: 'danger', days };
  return days <= SOON_DAYS
    ? { kind: 'soon', tone: 'warning', days }
    : { kind: 'valid', tone: 'ok', days };
}

/** Today as the wall calendar shows it, YYYY-MM-DD. */
export function localDay(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
