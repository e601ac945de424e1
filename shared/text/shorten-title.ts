import { foldVietnamese } from './fold-vietnamese.ts';
import { cutTitle, type TitleWord } from './title-words.ts';
import { textLength, type TextUnit } from './text-length.ts';

export interface ShortenOptions {
  readonly most: number;
  readonly unit: TextUnit;
  /** What a buyer should still read: the brand, the place. Kept as long as there is room. */
  readonly keep?: readonly string[];
}

/**
 * Praise that says nothing about the goods, longest first where one begins another. With its marks: without them
 * "ngon" is also "ngọn", which is sold.
 */
const FILLER = [
  'đảm bảo chất lượng',
  'chất lượng cao',
  'ngon tuyệt vời',
  'ăn là ghiền',
  'thơm ngon',
  'ngon ngọt',
  'sạch sẽ',
  'chất lượng',
  'cao cấp',
  'chính hãng',
  'chính hiệu',
  'thượng hạng',
  'hảo hạng',
  'tuyệt hảo',
  'tuyệt ngon',
  'tuyệt vời',
  'siêu ngon',
  'siêu phẩm',
  'đặc biệt',
  'giá rẻ',
  'giá tốt',
  'uy tín',
  'hấp dẫn',
  'ngon',
  'xịn',
].map((phrase) => phrase.normalize('NFC').split(' '));

/** Of the head of a name so many words stay whatever happens: with fewer nobody knows what is sold. */
const HEAD_WORDS = 2;

/**
 * A name that fits, made of whole words of the name in their order. Praise goes first, then what stands in brackets,
 * then what comes after dashes and commas, from the end, then the end of the head. The first words and the weight
 * stay, a number stays with its unit, and `keep` stays as long as there is room.
 * @returns NFC; null when nothing that fits would still be a name.
 */
export function shortenTitle(title: string, options: ShortenOptions): string | null {
  const words = cutTitle(title);
  const fits = (gone: ReadonlySet<number>): boolean =>
    textLength(write(words, gone), options.unit) <= options.most;
  const gone = new Set<number>();
  if (fits(gone)) return write(words, gone);
  const { steps, head } = planFor(words, options.keep ?? []);
  for (const step of steps) {
    for (const index of step) gone.add(index);
    if (!fits(gone)) continue;
    const whole = withHeadBack(gone, head, fits);
    const shorter = write(words, whole);
    return shorter === '' ? null : shorter;
  }
  return null;
}

/** A place that went whole may have left room for the words of the head that went before it. */
function withHeadBack(
  gone: ReadonlySet<number>,
  head: readonly (readonly number[])[],
  fits: (gone: ReadonlySet<number>) => boolean,
): ReadonlySet<number> {
  let kept = gone;
  for (const group of head) {
    const less = new Set([...kept].filter((index) => !group.includes(index)));
    if (!fits(less)) break;
    kept = less;
  }
  return kept;
}

interface Plan {
  /** Groups of words that go together, in the order in which they go. */
  readonly steps: readonly (readonly number[])[];
  /** Words of the head that may go, from the front. */
  readonly head: readonly (readonly number[])[];
}

function planFor(words: readonly TitleWord[], keep: readonly string[]): Plan {
  const folded = words.map(({ text }) => foldVietnamese(text));
  const keptPhrases = keep.flatMap((phrase) => placesOf(folded, phraseWords(phrase)));
  const kept = new Set(keptPhrases.flat());
  const head = new Set(words.flatMap((_, index) => (index < HEAD_WORDS ? [index] : [])));
  // A number at the head takes its unit with it, however many words that is.
  const headGroups = new Set([...head].map((index) => words[index]?.group));
  const isHead = (index: number): boolean => headGroups.has(words[index]?.group);
  const isWeight = (index: number): boolean => words[index]?.isMeasure === true;
  const isFree = (index: number): boolean => !isHead(index) && !isWeight(index);
  const isLoose = (index: number): boolean => isFree(index) && !kept.has(index);

  const lower = words.map(({ text }) => text.toLowerCase());
  const filler = apart(FILLER.flatMap((phrase) => placesOf(lower, phrase)))
    .filter((place) => place.every((index) => isLoose(index) && words[index]?.isNumbered === false))
    .toSorted((left, right) => (right[0] ?? 0) - (left[0] ?? 0));
  const parts = [...new Set(words.map(({ part }) => part))].toReversed();
  const wordsOf = (part: number, isIn: (index: number) => boolean): number[] =>
    words.flatMap((word, index) => (word.part === part && isIn(index) ? [index] : []));
  const isBracketed = (part: number): boolean =>
    words.some((word) => word.part === part && word.isBracketed);
  const brackets = parts.filter(isBracketed).map((part) => wordsOf(part, isLoose));
  const tails = parts
    .filter((part) => part > 0 && !isBracketed(part))
    .map((part) => wordsOf(part, isLoose));
  const isPraise = new Set(filler.flat());
  const endOfHead = groupsFromEnd(words, (index) => isLoose(index) && !isPraise.has(index));
  const theKept = apart(keptPhrases)
    .map((phrase) => phrase.filter(isFree))
    .toSorted((left, right) => (right[0] ?? 0) - (left[0] ?? 0));
  // Of several weights the first is what is sold; the others tell of gifts and packs.
  const [, ...moreWeights] = groupsFromEnd(
    words,
    (index) => !isHead(index) && isWeight(index),
  ).toReversed();
  const steps = [
    ...filler,
    ...brackets,
    ...tails,
    ...endOfHead,
    ...theKept,
    ...moreWeights.toReversed(),
  ];
  return { steps, head: endOfHead.toReversed().filter(([index = 0]) => words[index]?.part === 0) };
}

function groupsFromEnd(
  words: readonly TitleWord[],
  isIn: (index: number) => boolean,
): readonly number[][] {
  const groups = new Map<number, number[]>();
  words.forEach(({ group }, index) => {
    if (isIn(index)) groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  return [...groups.values()].toReversed();
}

/** Of places that overlap the longest. */
function apart(places: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const taken = new Set<number>();
  return places
    .toSorted((left, right) => right.length - left.length)
    .filter((place) => {
      if (place.some((index) => taken.has(index))) return false;
      for (const index of place) taken.add(index);
      return true;
    });
}

function phraseWords(phrase: string): readonly string[] {
  return foldVietnamese(phrase.normalize('NFC')).split(/\s+/u).filter(Boolean);
}

function placesOf(folded: readonly string[], phrase: readonly string[]): readonly number[][] {
  if (phrase.length === 0) return [];
  return folded.flatMap((_, start) =>
    phrase.every((word, offset) => folded[start + offset] === word)
      ? [phrase.map((__, offset) => start + offset)]
      : [],
  );
}

/** Words that still stand side by side keep what stood between them; elsewhere one space is enough. */
function write(words: readonly TitleWord[], gone: ReadonlySet<number>): string {
  const broken = new Set(words.flatMap(({ part }, index) => (gone.has(index) ? [part] : [])));
  let text = '';
  let before = -1;
  words.forEach((word, index) => {
    if (gone.has(index)) return;
    const isNeighbour = before === index - 1;
    // Of a bracket or a quotation that lost a word no lonely half stays.
    const opening = broken.has(word.part) ? '' : word.opening;
    const closing = broken.has(word.part) ? '' : word.closing;
    if (text !== '') text += isNeighbour ? word.gap : ' ';
    text += `${opening}${word.text}${closing}`;
    before = index;
  });
  return text.trim();
}
