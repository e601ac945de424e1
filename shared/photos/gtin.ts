const LENGTHS = new Set([8, 12, 13, 14]);

/** Is this a GTIN with the right check digit? Weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function isGtin(digits: string): boolean {
  if (!LENGTHS.has(digits.length) || !/^\d+$/.test(digits) || /^0+$/.test(digits)) return false;
  const body = [...digits].toReversed();
  const sum = body
    .slice(1)
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(body[0]);
}
