import type { Certificate, CertificateKind } from '../domain/certificate.ts';

export type CertificateState =
  | { readonly kind: 'expired'; readonly lastDay: string }
  | { readonly kind: 'valid'; readonly lastDay: string; readonly daysLeft: number | null };

/**
 * Is the paper still in force on `today` (YYYY-MM-DD)? Without a last day it is reckoned from the first one by
 * `months`; when that is unknown too, it counts as valid without an end. The last day itself is still valid.
 */
export function certificateState(
  certificate: Certificate,
  today: string,
  months: Readonly<Partial<Record<CertificateKind, number>>>,
): CertificateState {
  const lastDay =
    certificate.expiresOn ?? lastDayByMonths(certificate.issuedOn, months[certificate.kind]);
  if (lastDay === null) return { kind: 'valid', lastDay: '', daysLeft: null };
  const daysLeft = dayNumber(lastDay) - dayNumber(today);
  return daysLeft < 0 ? { kind: 'expired', lastDay } : { kind: 'valid', lastDay, daysLeft };
}

function lastDayByMonths(issuedOn: string | null, months: number | undefined): string | null {
  if (issuedOn === null || months === undefined) return null;
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number);
  const firstOfMonth = new Date(Date.UTC(year, month - 1 + months, 1));
  const daysInMonth = new Date(
    Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0),
  ).getUTCDate();
  firstOfMonth.setUTCDate(Math.min(day, daysInMonth));
  return firstOfMonth.toISOString().slice(0, 10);
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
