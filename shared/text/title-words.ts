export interface TitleWord {
  /** The word alone, NFC. */
  readonly text: string;
  /** What stands between it and the word before: a space, ", " or " - ". */
  readonly gap: string;
  /** Brackets and quotation marks that open at it, and close after it. */
  readonly opening: string;
  readonly closing: string;
  /** 0 is the head of the name; each comma, dash or bracket begins the next. */
  readonly part: number;
  readonly isBracketed: boolean;
  /** Words of one group go or stay together: a number and its unit. */
  readonly group: number;
  /** A weight or a volume: what a buyer compares by. */
  readonly isMeasure: boolean;
  /** Holds a digit, or belongs to a word that does. */
  readonly isNumbered: boolean;
}

const UNIT = /^(?:kg|kgs|g|gr|gam|gram|mg|lạng|yến|tạ|tấn|ml|cl|l|lít|lit)$/iu;
const WEIGHT = /^\d+(?:[.,]\d+)?(?:kg|kgs|gr?|gam|gram|mg|lạng|ml|cl|l|lít|lit)(?:\/\S+)?$/iu;
const NUMBER = /^\d+(?:[.,]\d+)*%?$/u;
/** "loại 1", "túi 1 kg": the number says little without its word. */
const BEFORE_NUMBER =
  /^(?:loại|số|size|cỡ|hạng|vụ|năm|x|túi|gói|hộp|hũ|lọ|chai|can|thùng|bao|bịch|khay)$/iu;
const DASH = /^[-–—|/·•+~]+$/u;
const OPENING = /^[([{"“‘«]+/u;
const CLOSING = /[)\]}"”’»]+$/u;
const PAUSE = /[,;:]+$/u;

interface Draft {
  text: string;
  gap: string;
  opening: string;
  closing: string;
  part: number;
  isBracketed: boolean;
}

/** A name as words, each with what stands around it. Words are what spaces divide, so no syllable is ever broken. */
export function cutTitle(title: string): readonly TitleWord[] {
  const drafts: Draft[] = [];
  let part = 0;
  let depth = 0;
  let gap = '';
  let isNewPart = false;
  for (const token of title.normalize('NFC').split(/\s+/u).filter(Boolean)) {
    if (DASH.test(token)) {
      gap += ` ${token}`;
      isNewPart = depth === 0;
      continue;
    }
    const opening = OPENING.exec(token)?.[0] ?? '';
    const pause = PAUSE.exec(token.slice(opening.length))?.[0] ?? '';
    const bare = token.slice(opening.length, token.length - pause.length);
    const closing = CLOSING.exec(bare)?.[0] ?? '';
    const text = bare.slice(0, bare.length - closing.length);
    const begins = /[([{]/u.test(opening);
    if (drafts.length > 0 && (isNewPart || (begins && depth === 0))) part += 1;
    if (begins) depth += 1;
    isNewPart = false;
    drafts.push({ text, gap: `${gap} `, opening, closing, part, isBracketed: depth > 0 });
    gap = pause;
    if (pause !== '' && depth === 0) isNewPart = true;
    if (depth > 0 && /[)\]}]/u.test(closing)) {
      depth -= 1;
      if (depth === 0) isNewPart = true;
    }
  }
  return grouped(drafts);
}

function grouped(drafts: readonly Draft[]): readonly TitleWord[] {
  let group = -1;
  const groups = drafts.map((draft, index) => {
    if (!joinsBefore(drafts, index)) group += 1;
    return { draft, group };
  });
  const measures = new Set<number>();
  const numbered = new Set<number>();
  groups.forEach(({ draft, group: own }, index) => {
    const before = drafts[index - 1]?.text ?? '';
    if (WEIGHT.test(draft.text) || (NUMBER.test(before) && UNIT.test(draft.text)))
      measures.add(own);
    if (/\d/u.test(draft.text)) numbered.add(own);
  });
  return groups.map(({ draft, group: own }) => ({
    ...draft,
    group: own,
    isMeasure: measures.has(own),
    isNumbered: numbered.has(own),
  }));
}

function joinsBefore(drafts: readonly Draft[], index: number): boolean {
  const own = drafts[index];
  const before = drafts[index - 1];
  if (own === undefined || before === undefined || own.part !== before.part) return false;
  if (own.gap !== ' ') return false;
  return (
    (NUMBER.test(before.text) && /^\p{L}/u.test(own.text)) ||
    (BEFORE_NUMBER.test(before.text) && /^\d/u.test(own.text))
  );
}
