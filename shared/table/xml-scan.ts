import { AppError } from '../errors.ts';

/** A tag where it stands in the text, so that a part can be changed without writing the rest anew. */
export interface XmlTag {
  /** Without the namespace's prefix. */
  readonly name: string;
  /** With its colon: "x:"; '' where there is none. */
  readonly prefix: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  /** After the ">". */
  readonly end: number;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/**
 * The next tag from a place on, null at the end. Comments, CDATA and processing instructions are stepped over.
 * @throws AppError 'workbook.damaged' for text that breaks off, and for a document type: no spreadsheet has one.
 */
export function nextTag(xml: string, from: number): XmlTag | null {
  let at = from;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) return null;
    const mark = xml.charCodeAt(start + 1);
    if (mark === 63) at = after(xml, '?>', start);
    else if (mark !== 33) return tagAt(xml, start);
    else if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4);
    else if (xml.startsWith('<![CDATA[', start)) at = after(xml, ']]>', start);
    else throw broken('document type');
  }
}

/** Every tag of a text, in order. */
export function* xmlTags(xml: string, from = 0): Generator<XmlTag> {
  for (let tag = nextTag(xml, from); tag !== null; tag = nextTag(xml, tag.end)) yield tag;
}

/** The end of an element that begins with this tag: its closing tag, or the tag itself where it is empty. */
export function closingTag(xml: string, open: XmlTag): XmlTag {
  if (open.kind === 'empty') return open;
  let depth = 1;
  for (let tag = nextTag(xml, open.end); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name !== open.name) continue;
    if (tag.kind === 'open') depth += 1;
    if (tag.kind === 'close') depth -= 1;
    if (depth === 0) return tag;
  }
  throw broken(open.name);
}

const ATTRIBUTE = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Attributes as written in the tag, prefixes kept, entities read. */
export function attributesOf(xml: string, tag: XmlTag): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of xml.slice(tag.start, tag.end).matchAll(ATTRIBUTE)) {
    found.set(name, unescapeXml(double ?? single ?? ''));
  }
  return found;
}

/** The tag's own text with one attribute's value changed where it stands; the tag unchanged when it has none. */
export function withAttribute(tagText: string, name: string, value: string): string {
  return tagText.replace(
    new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`, 'u'),
    (_, head: string) => `${head}"${escapeXml(value)}"`,
  );
}

/** Text between tags, entities and CDATA read, line ends as XML reads them. Tags inside are left out. */
export function textBetween(xml: string, start: number, end: number): string {
  const raw = xml.slice(start, end).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (!raw.includes('<')) return unescapeXml(raw);
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/u)
    .map((part) =>
      part.startsWith('<![CDATA[')
        ? part.slice(9, -3)
        : unescapeXml(part.replaceAll(/<[^>]*>/gu, '')),
    )
    .join('');
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const isHex = name[1] === 'x' || name[1] === 'X';
    const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function tagAt(xml: string, start: number): XmlTag {
  let quote = 0;
  let at = start + 1;
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) break;
  }
  if (at >= xml.length) throw broken('tag');
  const isClose = xml[start + 1] === '/';
  const isEmpty = xml[at - 1] === '/';
  const nameStart = start + (isClose ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < at && !isNameEnd(xml.charCodeAt(nameEnd))) nameEnd += 1;
  const colon = xml.lastIndexOf(':', nameEnd - 1);
  const hasPrefix = colon >= nameStart;
  return {
    name: xml.slice(hasPrefix ? colon + 1 : nameStart, nameEnd),
    prefix: hasPrefix ? xml.slice(nameStart, colon + 1) : '',
    kind: isClose ? 'close' : isEmpty ? 'empty' : 'open',
    start,
    end: at + 1,
  };
}

/** A blank, a "/" or a ">". */
function isNameEnd(code: number): boolean {
  return code <= 32 || code === 47 || code === GREATER;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw broken(mark);
  return found + mark.length;
}

function broken(detail: string): AppError {
  return new AppError('workbook.damaged', { detail: `XML: ${detail}` });
}
