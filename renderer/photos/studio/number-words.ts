const decimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('vi-VN', {
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** 3.25 → "3,3"; as everywhere in the window, in both languages. */
export function oneDecimal(value: number): string {
  return decimals.format(value);
}

/** 0.5 → "+0,5" */
export function signedDecimal(value: number): string {
  return signed.format(value);
}

/** 0.254 → "25" */
export function percentOf(fraction: number): number {
  return Math.round(fraction * 100);
}
