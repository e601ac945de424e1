import { z } from 'zod';
import { bilingualSchema, type Bilingual } from './violation.ts';

/** resources/rules/messages.json. {placeholders} are the finding's params, {field} and {marketplace}. */
export const messagesSchema = z.strictObject({
  /** Per violation code. */
  rules: z.record(
    z.string(),
    z.strictObject({ officer: bilingualSchema, farmer: bilingualSchema }),
  ),
  /** What people call a field; keys are rule fields and fields of a variant. */
  fields: z.record(z.string(), bilingualSchema),
});
export type Messages = z.infer<typeof messagesSchema>;

export type Language = keyof Bilingual;

const PLACEHOLDER = /\{([a-zA-Z]+)\}/gu;

/** Names of the placeholders in a text, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Fills placeholders; an unknown one stays visible, so that a test or a person notices. */
export function fillMessage(
  text: string,
  language: Language,
  params: Readonly<Record<string, string | number>>,
  words: Readonly<Record<string, Bilingual>>,
): string {
  let filled = '';
  // Words and names of placeholders take turns, words first.
  for (const [at, part] of partsOf(text).entries())
    filled += at % 2 === 0 ? part : valueOf(part, language, params, words);
  return filled;
}

const partsOfText = new Map<string, readonly string[]>();

/** A message is filled for thousands of listings and cut once; there are only as many as the rules have. */
function partsOf(text: string): readonly string[] {
  const known = partsOfText.get(text);
  if (known !== undefined) return known;
  const parts = text.split(PLACEHOLDER);
  partsOfText.set(text, parts);
  return parts;
}

function valueOf(
  name: string,
  language: Language,
  params: Readonly<Record<string, string | number>>,
  words: Readonly<Record<string, Bilingual>>,
): string {
  const word = words[name];
  if (word !== undefined) return word[language];
  const value = params[name];
  if (value === undefined) return `{${name}}`;
  return typeof value === 'number' ? groupDigits(value, language === 'vi' ? '.' : ',') : value;
}

function groupDigits(value: number, mark: string): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, mark);
}

/** Parts of a variant that rules know by another name. */
const VARIANT_NAMES: Readonly<Partial<Record<string, string>>> = {
  name: 'variantName',
  name2: 'variantName2',
};

/** 'variants.0.priceDong' → the words for its last part, with the variant's number. */
export function fieldLabel(messages: Messages, path: string): Bilingual {
  const parts = path.split('.');
  const [root = path, index, leaf] = parts;
  if (root === 'variants' && index !== undefined && leaf !== undefined) {
    const label = messages.fields[VARIANT_NAMES[leaf] ?? leaf];
    const number = Number(index) + 1;
    if (label !== undefined) {
      return { vi: `${label.vi} (loại ${number})`, en: `${label.en} (option ${number})` };
    }
  }
  return messages.fields[root] ?? { vi: path, en: path };
}
