import { AppError } from '../errors.ts';
import { escapeCellText } from './cell-text.ts';
import { attributesOf, escapeXml, withAttribute, xmlTags, type XmlTag } from './xml-scan.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Texts given out by place: each different text once, after those that are there already. */
export interface StringPool {
  /** Place of a text, counted from 0 over the whole part. */
  place(text: string): number;
  readonly added: readonly string[];
  /** How many cells asked. */
  readonly uses: number;
}

export function createStringPool(alreadyThere: number): StringPool {
  const places = new Map<string, number>();
  let uses = 0;
  return {
    place(text) {
      uses += 1;
      const known = places.get(text);
      if (known !== undefined) return known;
      const place = alreadyThere + places.size;
      places.set(text, place);
      return place;
    },
    get added() {
      return [...places.keys()];
    },
    get uses() {
      return uses;
    },
  };
}

/** A new part with these texts. */
export function sharedStringsXml(pool: StringPool): string {
  const items = pool.added.map((text) => itemOf('', text)).join('');
  return `${DECLARATION}\n<sst xmlns="${NAMESPACE}" count="${pool.uses}" uniqueCount="${pool.added.length}">${items}</sst>`;
}

/**
 * The part with the pool's texts after its own; what was there keeps its place and its characters.
 * @throws AppError 'workbook.damaged' when it is no such part.
 */
export function withMoreStrings(xml: string, pool: StringPool): string {
  if (pool.added.length === 0) return xml;
  let root: XmlTag | null = null;
  let end: XmlTag | null = null;
  for (const tag of xmlTags(xml)) {
    if (tag.name !== 'sst') continue;
    if (tag.kind === 'close') end = tag;
    else root = tag;
  }
  if (root === null || (end === null && root.kind !== 'empty')) {
    throw new AppError('workbook.damaged', { detail: 'sst' });
  }
  const { prefix } = root;
  const items = pool.added.map((text) => itemOf(prefix, text)).join('');
  const head = withCounts(xml.slice(root.start, root.end), attributesOf(xml, root), pool);
  if (end === null) {
    const opening = head.replace(/\s*\/>$/u, '');
    return `${xml.slice(0, root.start)}${opening}>${items}</${prefix}sst>${xml.slice(root.end)}`;
  }
  return `${xml.slice(0, root.start)}${head}${xml.slice(root.end, end.start)}${items}${xml.slice(end.start)}`;
}

function withCounts(
  head: string,
  attributes: ReadonlyMap<string, string>,
  pool: StringPool,
): string {
  const grown = (text: string, name: string, by: number): string => {
    const value = attributes.get(name);
    return value === undefined ? text : withAttribute(text, name, String(Number(value) + by));
  };
  return grown(grown(head, 'uniqueCount', pool.added.length), 'count', pool.uses);
}

function itemOf(prefix: string, text: string): string {
  const space = /^\s|\s$|\s\s|\n/u.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}si><${prefix}t${space}>${escapeXml(escapeCellText(text))}</${prefix}t></${prefix}si>`;
}
