import { foldVietnamese } from '../text/fold-vietnamese.ts';
import { isGtin } from './gtin.ts';
import { looseWords } from './loose-words.ts';
import { readCertificates } from './label-certificates.ts';
import { readLabelDates } from './label-dates.ts';
import type { LabelFacts, LabelLine } from './label-facts.ts';
import type { FoundCode } from './photo-judgement.ts';
import { asDigits, readQuantities, type QuantityAt } from './read-quantity.ts';

/** What announces the net quantity. Food labels must carry it (Decree 37/2026/ND-CP). */
const NET = looseWords(
  [
    String.raw`khoi\s*luong(?:\s*tinh)?|\bk\.?\s?l\.?\s?[tli1]\b|\bkl\s*tinh`,
    String.raw`trong\s*luong(?:\s*tinh)?|luong\s*tinh|dinh\s*luong`,
    // A first letter at the edge of a label is often lost.
    String.raw`\bt?he\s*tich(?:\s*(?:thuc|tinh))?|dung\s*tich(?:\s*thuc)?|\bt\.?t\.?t\b`,
    String.raw`\bnet(?:\s*(?:weight|wt|volume|content)s?)?`,
  ].join('|'),
);
/** Amounts of something else: nutrition tables, recipes, gross weight. */
const NOT_NET =
  /dinh\s*duong|nang\s*luong|kcal|protein|chat\s*(?:beo|dam)|\bpha\b|ca\s*bi|gross|moi\s*(?:100|khau)/;
/** A quantity that stands alone on its line is likely the net one, but nobody says so. */
const ALONE_TRUST = 0.6;
const SLIP_TRUST = 0.8;
const OCR_GTIN_TRUST = 0.8;

/** What a label says, from its lines in reading order and the codes found on it. Nothing is guessed. */
export function readLabel(lines: readonly LabelLine[], codes: readonly FoundCode[]): LabelFacts {
  return {
    netWeight: readNet(lines),
    ...readLabelDates(lines),
    certificates: readCertificates(lines),
    gtin: readGtin(lines, codes),
  };
}

function readNet(lines: readonly LabelLine[]): LabelFacts['netWeight'] {
  for (const [row, line] of lines.entries()) {
    const folded = foldVietnamese(line.text);
    if (NOT_NET.test(folded)) continue;
    for (const { index } of folded.matchAll(NET)) {
      const here = readQuantities(line.text).find((quantity) => quantity.start >= index);
      if (here) return toNet(here, line, 1);
      // The amount may stand alone below its name.
      const next = lines[row + 1];
      const below = next === undefined ? null : aloneIn(next);
      if (next !== undefined && below !== null) return toNet(below, next, 1);
    }
  }
  return readLoneNet(lines);
}

/** One amount alone on a line, and no other such amount on the label. */
function readLoneNet(lines: readonly LabelLine[]): LabelFacts['netWeight'] {
  const alone = lines.flatMap((line) => {
    const quantity = aloneIn(line);
    return quantity === null ? [] : [{ quantity, line }];
  });
  const [first] = alone;
  if (!first || new Set(alone.map(({ quantity }) => quantity.text)).size !== 1) return null;
  return toNet(first.quantity, first.line, ALONE_TRUST);
}

function aloneIn(line: LabelLine): QuantityAt | null {
  const [quantity, more] = readQuantities(line.text);
  if (!quantity || more) return null;
  const folded = foldVietnamese(line.text);
  // "e" is the mark of estimated contents, "℮" as readers see it.
  const rest = folded.slice(0, quantity.start) + folded.slice(quantity.end);
  return /^[^a-z0-9]*e?[^a-z0-9]*$/.test(rest) ? quantity : null;
}

function toNet(quantity: QuantityAt, line: LabelLine, trust: number): LabelFacts['netWeight'] {
  const { value, unit, text, hasSlips } = quantity;
  const confidence = line.confidence * trust * (hasSlips ? SLIP_TRUST : 1);
  return { value, unit, text, line: line.text, confidence };
}

function readGtin(lines: readonly LabelLine[], codes: readonly FoundCode[]): LabelFacts['gtin'] {
  for (const code of codes) {
    const digits = gtinIn(code);
    if (digits !== null) return { digits, line: code.text.slice(0, 400), confidence: 1 };
  }
  for (const line of lines) {
    // Only Vietnam's own prefix (GS1 893): thirteen digits of a line may be anything else.
    const match = /(?<!\d)8\s?9\s?3(?:\s?[0-9oOlI|]){10}(?!\d)/.exec(line.text);
    const digits = asDigits(match?.[0] ?? '').replaceAll(/\s/g, '');
    if (isGtin(digits))
      return { digits, line: line.text, confidence: line.confidence * OCR_GTIN_TRUST };
  }
  return null;
}

/** Of bars, of GS1 element strings "(01)…", of GS1 Digital Links ".../01/…". */
function gtinIn({ format, text }: FoundCode): string | null {
  const isBars = /^(?:EAN|UPC)/.test(format);
  const digits = isBars
    ? text
    : (/^(?:\(01\)|\]d201|\u001d?01)(\d{14})/.exec(text)?.[1] ??
      /^https?:\/\/[^?#]*\/01\/(\d{8,14})(?:[/?#]|$)/.exec(text)?.[1] ??
      '');
  return isGtin(digits) ? digits : null;
}
