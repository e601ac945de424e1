import type { TableSource } from '../table/read-table-file.ts';
import { readTableText, TABLE_DELIMITERS } from '../table/read-table-text.ts';

/** One address of a marketplace's media library, and the other cells of its row: some stores rename files. */
interface ListedAddress {
  readonly address: string;
  /** Lower case, without quotes. */
  readonly beside: readonly string[];
}

/**
 * One way to read a list. A 'table' has rows of one length, and headers or a first column without addresses: its
 * separators are certain. In a 'ragged' reading they may as well be part of an address.
 */
interface ListReading {
  readonly shape: 'table' | 'plain' | 'ragged';
  readonly entries: readonly ListedAddress[];
}

/** A pasted list, read in every way its text allows: which way was meant shows only beside the names looked for. */
export interface PictureList {
  readonly readings: readonly ListReading[];
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
/** A line with more addresses is a list without names. */
const MOST_IN_A_ROW = 5;
const WEB = /https?:\/\//i;

/** Addresses in any column of a CSV, in the cells of a workbook, or in plain text: one a line, or separated. */
export function parsePictureList(source: TableSource): PictureList {
  const insecure = new Set<string>();
  if (source.kind === 'rows')
    return {
      readings: [{ shape: 'table', entries: readRows(source.rows, insecure) }],
      insecure: insecure.size,
    };
  const tables = TABLE_DELIMITERS.map((delimiter): ListReading => {
    const rows = readTableText(source.text, delimiter);
    return { shape: isTable(rows) ? 'table' : 'ragged', entries: readRows(rows, insecure) };
  });
  const plain: ListReading = { shape: 'plain', entries: readPlain(source.text, insecure) };
  return { readings: [...tables, plain], insecure: insecure.size };
}

function isTable(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows;
  if (first.length < 2 || rows.some(({ length }) => length !== first.length)) return false;
  return !first.some((cell) => WEB.test(cell)) || !rows.some(([cell = '']) => WEB.test(cell));
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

function readPlain(text: string, insecure: Set<string>): readonly ListedAddress[] {
  return text.split(/\r\n|\r|\n/u).flatMap((line) => {
    const addresses = addressesOf([line], insecure);
    const isRow = addresses.length <= MOST_IN_A_ROW;
    const rest = isRow ? addresses.reduce((left, one) => left.replaceAll(one, ' '), line) : '';
    const beside = rest.split(/[\s,;|]/u).map((word) => asName(withoutEnd(word, ':')));
    return addresses.map((address) => ({ address, beside }));
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
    .split(/[\s,;|](?=https?:\/\/)/iu)
    .flatMap((piece) => {
      const end = withoutEnd(piece, ' ,;|');
      const isBare = /^https?:\/\/[^\s"<>]+$/iu.test(end);
      return isBare ? [end] : (piece.match(/https?:\/\/[^\s"'<>]+/giu) ?? []);
    })
    .map((found) => {
      const address = withoutEnd(found, ',;|');
      return address.includes('(') ? address : withoutEnd(address, ')].');
    })
    .filter(
      (address) =>
        address.length <= MOST_ADDRESS_LENGTH && /^https?:\/\/[^/?#@]+\/./iu.test(address),
    );
}

/** Without the marks at its end. By hand: an expression would look at a long run of marks again from each of them. */
function withoutEnd(text: string, marks: string): string {
  let length = text.length;
  while (length > 0 && marks.includes(text.charAt(length - 1))) length -= 1;
  return text.slice(0, length);
}

/**
 * Which address is whose: by the file name in the address, or by the name beside it. Names that stores make of ours
 * (-scaled, -1024x768, another ending) count where only one address has such a name. Nothing is guessed: several
 * addresses for one name are none, and so are two ways of reading that disagree.
 */
export function matchPictureList(list: PictureList, names: readonly string[]): PictureMatch {
  const matches = list.readings.map(({ shape, entries }) => ({
    shape,
    ...matchEntries(entries, names),
  }));
  const heard = (one: PictureMatch): number =>
    names.length - one.missing.length + one.ambiguous.length;
  const most = Math.max(0, ...matches.map(heard));
  const best = matches.filter((one) => heard(one) === most);
  const cautious = Math.max(0, ...best.map(({ ambiguous }) => ambiguous.length));
  const equal = best.filter(({ ambiguous }) => ambiguous.length === cautious);
  const table = equal.find(({ shape }) => shape === 'table');
  const chosen = table ?? equal.find(({ shape }) => shape === 'plain') ?? equal[0];
  if (chosen === undefined) return { byName: {}, addresses: 0, missing: [...names], ambiguous: [] };
  const { byName, addresses, missing, ambiguous } = chosen;
  const match: PictureMatch = { byName, addresses, missing, ambiguous };
  return table === undefined ? withoutDisputes(match, equal, names) : match;
}

function withoutDisputes(
  match: PictureMatch,
  equal: readonly PictureMatch[],
  names: readonly string[],
): PictureMatch {
  const disputes = Object.keys(match.byName).flatMap((name) => {
    const addresses = [...new Set(equal.flatMap(({ byName }) => byName[name] ?? []))];
    return addresses.length > 1 ? [{ name, addresses }] : [];
  });
  if (disputes.length === 0) return match;
  const disputed = new Set(disputes.map(({ name }) => name));
  const missing = new Set([...match.missing, ...disputed]);
  return {
    byName: Object.fromEntries(
      Object.entries(match.byName).filter(([name]) => !disputed.has(name)),
    ),
    addresses: match.addresses,
    missing: names.filter((name) => missing.has(name)),
    ambiguous: [...match.ambiguous, ...disputes],
  };
}

function matchEntries(entries: readonly ListedAddress[], names: readonly string[]): PictureMatch {
  const ours = new Set(names.map((name) => name.toLowerCase()));
  const exact = new Map<string, Set<string>>();
  const alike = new Map<string, Set<string>>();
  const disputed = new Set<string>();
  for (const { address, beside } of entries) {
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
    addresses: new Set(entries.map(({ address }) => address)).size,
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
  return withoutEnd(cell.trim().replace(/^["'“]+/u, ''), `"'”`).toLowerCase();
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
