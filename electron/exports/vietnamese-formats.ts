/** Numbers and days as Vietnamese write them; the pages inside a bundle are in Vietnamese whatever the window speaks. */
const wholeNumber = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const threeDecimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });

const NARROW = '\u00a0';

/** 45000 → "45.000 đ" */
export function dong(amount: number): string {
  return `${wholeNumber.format(amount)}${NARROW}đ`;
}

/** Whole grams: 500 → "500 g", 1500 → "1,5 kg". */
export function grams(amount: number): string {
  if (amount < 1000) return `${wholeNumber.format(amount)}${NARROW}g`;
  return `${threeDecimals.format(amount / 1000)}${NARROW}kg`;
}

export function count(amount: number): string {
  return wholeNumber.format(amount);
}

/** "2026-11-23" → "23/11/2026" */
export function day(isoDay: string): string {
  const [year = '', month = '', date = ''] = isoDay.split('-');
  return `${date}/${month}/${year}`;
}

/** Fills {{names}}; an unknown one stays visible, so that a test notices. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}
