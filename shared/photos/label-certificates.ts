import type { CertificateKind } from '../domain/certificate.ts';
import { dropMarks, foldVietnamese } from '../text/fold-vietnamese.ts';
import type { LabelFacts, LabelLine } from './label-facts.ts';
import { asDigits } from './read-quantity.ts';

/**
 * Numbers as Vietnamese papers write them: "128/QĐ-UBND", "01/2025/NNPTNT-0123", "112/CN-TDC-TT-20-0012": digits,
 * perhaps a year, then the body in capitals. Matched with the marks dropped; the marks of "QĐ" are put back.
 */
const NUMBER =
  /(?<![A-Z0-9:/.-])(\d{1,6}(?:\s?\/\s?(?:19|20)\d{2})?\s?\/\s?[A-Z]{2,}[A-Z0-9]*(?:\s?[-.&/]\s?[A-Z0-9]+)*)(?![a-z])/g;
/** Laws, decrees, standards: they stand on labels, but certify nobody. */
const LAW = /^[\d/]+(?:ND-CP|TT-|TTLT|QH\d|QD-TTG|QD-B[A-Z]|NQ-)/;
const STANDARD_BEFORE = /(?:QCVN|TCVN|TCCS)[\s:\d./-]*$/;
const MOST = 20;

/** By words near the number, then by the number itself. */
const WORDS: readonly (readonly [RegExp, CertificateKind])[] = [
  [/\bocop\b/, 'ocop'],
  [/global\s*g\.?a\.?p/, 'globalgap'],
  [/viet\s*g\.?a\.?p/, 'vietgap'],
  [/huu\s*co|organic/, 'organic'],
  [/\bhaccp\b/, 'haccp'],
  [/iso\s*22000/, 'iso22000'],
  [/cam\s*ket/, 'food-safety-commitment'],
  [/cong\s*bo|\btcb\b/, 'self-declaration'],
  [/attp|an\s*toan\s*thuc\s*pham|du\s*dieu\s*kien/, 'food-safety'],
  [/chi\s*dan\s*dia\s*ly/, 'geographical-indication'],
  [/ma\s*(?:so\s*)?vung\s*trong/, 'growing-area-code'],
];
const IN_NUMBER: readonly (readonly [RegExp, CertificateKind])[] = [
  [/ATTP|NNPTNT|GCNATTP/, 'food-safety'],
  [/TCB/, 'self-declaration'],
];

/** Numbers of certificates, each once, in the order of the lines. */
export function readCertificates(lines: readonly LabelLine[]): LabelFacts['certificates'] {
  const found = new Map<string, LabelFacts['certificates'][number]>();
  for (const [row, line] of lines.entries()) {
    const plain = plainText(line.text);
    for (const match of plain.matchAll(NUMBER)) {
      const number = tidy(match[1] ?? '');
      const before = plain.slice(0, match.index).toUpperCase();
      const whole = tidy(plain.slice(match.index, match.index + 40)).toUpperCase();
      if (LAW.test(whole) || STANDARD_BEFORE.test(before)) continue;
      const written = number.replaceAll(/\bQD(?=-)/g, 'QĐ');
      if (written.length > 80 || found.has(written) || found.size >= MOST) continue;
      const kind = kindOf(number, line.text, lines[row - 1]?.text ?? '');
      // Without a word for what it is, only a decision is sure to be one: "3/XB" may be a hamlet.
      if (kind === 'other' && !number.includes('QD-')) continue;
      found.set(written, { number: written, kind, line: line.text, confidence: line.confidence });
    }
  }
  return [...found.values()];
}

function tidy(text: string): string {
  return text.replaceAll(/\s/g, '');
}

const FIGURES =
  /(?<=-)[0-9OoIl|]*\d[0-9OoIl|]*(?![A-Za-z0-9])|(?<![A-Za-z0-9])[0-9OoIl|]*\d[0-9OoIl|]*(?=\s?\/)/g;

/** Marks dropped, letters in figures made figures; "QĐ" is often seen as "GQĐ", "GĐ", "QÐ" (an eth) or "GQGÐĐ". */
function plainText(text: string): string {
  const plain = dropMarks(text.normalize('NFC')).replaceAll('Ð', 'D').replaceAll(FIGURES, asDigits);
  return plain.replaceAll(/(?<=\/\s?)[GQOC0]{1,3}D{1,2}(?=\s?-)/g, 'QD');
}

/** The line itself speaks first, then its number, then the line above, which often names the paper. */
function kindOf(number: string, line: string, above: string): CertificateKind {
  return (
    wordIn(line) ??
    IN_NUMBER.find(([pattern]) => pattern.test(number))?.[1] ??
    wordIn(above) ??
    'other'
  );
}

function wordIn(text: string): CertificateKind | undefined {
  const folded = foldVietnamese(text);
  return WORDS.find(([pattern]) => pattern.test(folded))?.[1];
}
