import { strFromU8, unzipSync } from 'fflate';

/** The bytes are no workbook, or one that is far larger than any list of ours. */
export class UnreadableWorkbook extends Error {}

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const SHARED_STRINGS = 'xl/sharedStrings.xml';
/** Unpacked; a zip of a few kilobytes may claim gigabytes. */
const MOST_BYTES = 40_000_000;

/**
 * The text of every filled cell of an xlsx workbook, row by row, sheet after sheet as the file holds them. Blank cells between
 * filled ones are left out: this is for finding things, not for knowing in which column they stand.
 * @throws UnreadableWorkbook.
 */
export function readXlsx(bytes: Uint8Array): string[][] {
  const parts = unzip(bytes);
  const shared = sharedStringsOf(parts[SHARED_STRINGS]);
  return Object.keys(parts)
    .filter((name) => SHEET.test(name))
    .flatMap((name) => rowsOf(xmlOf(parts[name]), shared));
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let claimed = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== SHARED_STRINGS && !SHEET.test(name)) return false;
        claimed += originalSize;
        if (claimed > MOST_BYTES) throw new UnreadableWorkbook('too large');
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof UnreadableWorkbook) throw cause;
    throw new UnreadableWorkbook('no zip', { cause });
  }
  if (Object.keys(parts).length === 0) throw new UnreadableWorkbook('no sheet');
  return parts;
}

/** Some writers put a prefix before every element of theirs. */
function xmlOf(part: Uint8Array | undefined): string {
  return part === undefined ? '' : strFromU8(part).replaceAll(/<(\/?)\w+:(?=\w)/g, '<$1');
}

function sharedStringsOf(part: Uint8Array | undefined): string[] {
  return [...xmlOf(part).matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map((match) =>
    textIn(match[1] ?? ''),
  );
}

function rowsOf(sheet: string, shared: readonly string[]): string[][] {
  return [...sheet.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)]
    .map((row) =>
      [...(row[1] ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)]
        .map((cell) => cellText(cell[1] ?? '', cell[2] ?? '', shared))
        .filter((text) => text !== ''),
    )
    .filter((cells) => cells.length > 0);
}

function cellText(attributes: string, content: string, shared: readonly string[]): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textIn(content);
  const value = unescapeXml(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

/** All runs of a text; how a word is spoken (rPh) is none. */
function textIn(xml: string): string {
  const spoken = xml.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/g, '');
  return [...spoken.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map((match) => unescapeXml(match[1] ?? ''))
    .join('');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return NAMED[name] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
