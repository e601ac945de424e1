import type { TableSource } from '../table/read-table-file.ts';
import { readTableText, TABLE_DELIMITERS } from '../table/read-table-text.ts';

/** One address of a marketplace's media library, and the other cells of its row: some stores rename files. */
export interface ListedAddress {
  readonly address: string;
  /** Lower case, without quotes. */
  readonly beside: readonly string[];
}

/** A pasted list, read in every way its text allows: which way was meant shows only beside the names looked for. */
export interface PictureList {
  readonly readings: readonly (readonly ListedAddress[])[];
  /** Addresses that are not https: never used. */
  readonly insecure: number;
}

export interface PictureMatch {
  readonly byName: Readonly<Record<string, string>>;
  /** Different addresses in the list, https only. */
  readonly addresses: number;
  /** Names without an address, in the order given; ambiguous ones are among them. */
  readonly missing: readonly string[];
  /** Names for which the list gives several addresses, or an address that it also gives for another name. */
  readonly ambiguous: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

const MOST_ADDRESS_LENGTH = 2000;
const WEB = /https?:\/\//i;

/** Addresses in any column of a CSV, in the cells of a workbook, or in plain text: one a line, or separated. */
export function parsePictureList(source: TableSource): PictureList {
  const tables =
    source.kind === 'rows'
      ? [source.rows]
      : [...TABLE_DELIMITERS.map((delimiter) => readTableText(source.text, delimiter)), null];
  const insecure = new Set<string>();
  const readings = tables.map((rows) =>
    rows === null ? readPlainLines(source, insecure) : readRows(rows, insecure),
  );
  return { readings, insecure: insecure.size };
}

function readRows(
  rows: readonly (readonly string[])[],
  insecure: Set<string>,
): readonly ListedAddress[] {
  return rows.flatMap((cells) => {
    const beside = cells.filter((cell) => !WEB.test(cell)).map(asName);
    return addressesOf(cells, insecure).map((address) => ({ address, beside }));
  });
}

function readPlainLines(source: TableSource, insecure: Set<string>): readonly ListedAddress[] {
  const lines = source.kind === 'text' ? source.text.split(/\r\n|\r|\n/u) : [];
  return lines.flatMap((line) => {
    const words = line.split(/\s+/u).filter((word) => !WEB.test(word));
    const beside = words.map((word) => asName(word.replace(/[,;:|]+$/u, '')));
    return addressesOf([line], insecure).map((address) => ({ address, beside }));
  });
}

function addressesOf(cells: readonly string[], insecure: Set<string>): string[] {
  const found = cells.flatMap(addressesIn);
  for (const address of found) if (!/^https:/i.test(address)) insecure.add(address);
  return [...new Set(found.filter((address) => /^https:/i.test(address)))];
}

/** Every address in one cell; what stands around it (quotes, brackets, a formula) is left behind. */
function addressesIn(cell: string): string[] {
  if (!WEB.test(cell)) return [];
  return cell
    .trim()
    .split(/[\s,;|]+(?=https?:\/\/)/iu)
    .flatMap((piece) => {
      const isBare = /^https?:\/\/[^\s"<>]+$/iu.test(piece);
      const found = isBare ? piece : /https?:\/\/[^\s"'<>]+/iu.exec(piece)?.[0];
      const address = found?.replace(/[,;|]+$/u, '') ?? '';
      const shut = address.includes('(') ? address : address.replace(/[)\].]+$/u, '');
      return shut.length > MOST_ADDRESS_LENGTH || !/^https?:\/\/[^/?#@]+\/./iu.test(shut)
        ? []
        : [shut];
    });
}

/**
 * Which address is whose: by the file name in the address, or by the name beside it. Names that stores make of ours
 * (-scaled, -1024x768, another ending) count where only one address has such a name. Nothing is guessed: several
 * addresses for one name are none.
 */
export function matchPictureList(list: PictureList, names: readonly string[]): PictureMatch {
  const [first, ...others] = list.readings.map((reading) => matchReading(reading, names));
  if (first === undefined) return { byName: {}, addresses: 0, missing: [...names], ambiguous: [] };
  return others.reduce((best, other) => (isBetter(other, best) ? other : best), first);
}

function isBetter(one: PictureMatch, than: PictureMatch): boolean {
  if (one.missing.length !== than.missing.length) return one.missing.length < than.missing.length;
  return one.ambiguous.length > than.ambiguous.length;
}

function matchReading(reading: readonly ListedAddress[], names: readonly string[]): PictureMatch {
  const ours = new Set(names.map((name) => name.toLowerCase()));
  const exact = new Map<string, Set<string>>();
  const alike = new Map<string, Set<string>>();
  const disputed = new Set<string>();
  for (const { address, beside } of reading) {
    const own = fileNameOf(address);
    const named = [...new Set(beside.filter((cell) => ours.has(cell)))];
    const claims = ours.has(own) ? [...new Set([own, ...named])] : named;
    for (const name of claims) add(exact, name, address);
    if (claims.length > 1) for (const name of claims) disputed.add(name);
    if (claims.length > 0) continue;
    for (const stem of new Set([own, ...beside].map(stemOf))) add(alike, stem, address);
  }
  const byName: [string, string][] = [];
  const missing: string[] = [];
  const ambiguous: { name: string; addresses: string[] }[] = [];
  for (const name of new Set(names)) {
    const key = name.toLowerCase();
    const found = [...(exact.get(key) ?? alike.get(stemOf(key)) ?? [])];
    const [address] = found;
    if (address !== undefined && found.length === 1 && !disputed.has(key)) {
      byName.push([name, address]);
      continue;
    }
    missing.push(name);
    if (found.length > 0) ambiguous.push({ name, addresses: found });
  }
  return {
    byName: Object.fromEntries(byName),
    addresses: new Set(reading.map(({ address }) => address)).size,
    missing,
    ambiguous,
  };
}

function add(map: Map<string, Set<string>>, key: string, address: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([address]));
  else known.add(address);
}

/** "https://x.vn/a/G%E1%BA%A1o.JPG?v=1" → "gạo.jpg" */
function fileNameOf(address: string): string {
  const path = address.replace(/[?#].*$/u, '');
  return asName(decoded(path.slice(path.lastIndexOf('/') + 1)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function asName(cell: string): string {
  return cell
    .trim()
    .replace(/^["'“]+|["'”]+$/gu, '')
    .toLowerCase();
}

const ENDING = /\.(?:jpe?g|png|webp|gif|avif)$/u;
const STORE_SUFFIX =
  /(?:-(?:scaled|rotated|e\d{10,}|\d+x\d+)|_(?:\d+x\d*|x\d+|pico|icon|thumb|small|compact|medium|large|grande|original|master|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}))$/u;

/** A file name without its ending and without what stores hang on it: "gao-1-scaled.jpg" → "gao-1". */
function stemOf(name: string): string {
  let stem = name.replace(ENDING, '');
  for (;;) {
    const shorter = stem.replace(STORE_SUFFIX, '');
    if (shorter === stem) return stem;
    stem = shorter;
  }
}
