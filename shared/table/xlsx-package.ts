import { AppError } from '../errors.ts';
import { unescapeCellText } from './cell-text.ts';
import { utf8Text } from './utf8-text.ts';
import { attributesOf, closingTag, textBetween, xmlTags } from './xml-scan.ts';
import { readZip, unpack, type ZipEntry } from './zip-archive.ts';

export interface XlsxSheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** A workbook's package, opened: its files as packed, and where the sheets and their texts are. */
export interface XlsxPackage {
  readonly entries: readonly ZipEntry[];
  readonly workbookPath: string;
  readonly relationsPath: string;
  readonly sheets: readonly XlsxSheet[];
  readonly sharedStringsPath: string | null;
}

/** Larger files are no shop's workbook. */
export const MOST_WORKBOOK_BYTES = 40 * 1024 * 1024;

const OLD_OR_ENCRYPTED = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * @throws AppError 'workbook.not-a-workbook' | 'workbook.encrypted' | 'workbook.has-macros' | 'workbook.damaged'
 * | 'workbook.too-large' | 'workbook.unsupported'.
 */
export function openXlsx(bytes: Uint8Array): XlsxPackage {
  if (bytes.length > MOST_WORKBOOK_BYTES) {
    throw new AppError('workbook.too-large', { most: MOST_WORKBOOK_BYTES / (1024 * 1024) });
  }
  // Excel keeps a workbook with a password in the container it used for .xls.
  if (OLD_OR_ENCRYPTED.every((byte, index) => bytes[index] === byte)) {
    throw new AppError('workbook.encrypted', {});
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new AppError('workbook.not-a-workbook', {});
  const entries = readZip(bytes);
  const types = findPart(entries, '[Content_Types].xml');
  if (types === undefined) throw new AppError('workbook.not-a-workbook', {});
  const hasMacros =
    entries.some((entry) => /vbaProject\.bin$/iu.test(entry.name)) ||
    /macroEnabled/iu.test(textOf(types));
  if (hasMacros) throw new AppError('workbook.has-macros', {});
  const workbookPath =
    relationsOf(entries, '_rels/.rels').find((one) => one.type === 'officeDocument')?.target ??
    'xl/workbook.xml';
  const workbook = findPart(entries, workbookPath);
  if (workbook === undefined) throw new AppError('workbook.not-a-workbook', {});
  const relationsPath = workbookPath.replace(/([^/]*)$/u, '_rels/$1.rels');
  const relations = relationsOf(entries, relationsPath);
  return {
    entries,
    workbookPath,
    relationsPath,
    sheets: readSheets(textOf(workbook), relations),
    sharedStringsPath: relations.find((one) => one.type === 'sharedStrings')?.target ?? null,
  };
}

/** @throws AppError 'workbook.damaged' when the part is missing. */
export function partText(opened: XlsxPackage, path: string): string {
  const entry = findPart(opened.entries, path);
  if (entry === undefined) throw new AppError('workbook.damaged', { detail: path });
  return textOf(entry);
}

/** Names of parts are compared without case, as the format says. */
export function findPart(entries: readonly ZipEntry[], path: string): ZipEntry | undefined {
  const wanted = path.toLowerCase();
  return entries.find((entry) => entry.name.toLowerCase() === wanted);
}

/** Every shared text in order; phonetic hints are left out. */
export function readSharedStrings(opened: XlsxPackage): string[] {
  if (opened.sharedStringsPath === null) return [];
  const xml = partText(opened, opened.sharedStringsPath);
  const found: string[] = [];
  let current: string | null = null;
  let hintUntil = 0;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'si') {
      if (tag.kind === 'close') found.push(unescapeCellText(current ?? ''));
      else if (tag.kind === 'empty') found.push('');
      current = tag.kind === 'open' ? '' : null;
    } else if (tag.name === 'rPh' && tag.kind === 'open') hintUntil = closingTag(xml, tag).end;
    else if (tag.name === 't' && tag.kind === 'open' && tag.start >= hintUntil) {
      current = (current ?? '') + textBetween(xml, tag.end, closingTag(xml, tag).start);
    }
  }
  return found;
}

interface Relation {
  readonly id: string;
  /** Last step of the type's address: "worksheet", "sharedStrings". */
  readonly type: string;
  /** Path of the part in the package. */
  readonly target: string;
}

function relationsOf(entries: readonly ZipEntry[], path: string): Relation[] {
  const part = findPart(entries, path);
  if (part === undefined) return [];
  const xml = textOf(part);
  const base = path.replace(/_rels\/[^/]*$/u, '');
  const found: Relation[] = [];
  for (const tag of xmlTags(xml)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue;
    const attributes = attributesOf(xml, tag);
    if (attributes.get('TargetMode') === 'External') continue;
    found.push({
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').replace(/^.*\//u, ''),
      target: resolvePath(base, attributes.get('Target') ?? ''),
    });
  }
  return found;
}

/** "xl/" and "../a/b.xml" → "a/b.xml"; a leading slash starts at the package's root. */
function resolvePath(base: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target.slice(1) : `${base}${target}`;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function readSheets(xml: string, relations: readonly Relation[]): XlsxSheet[] {
  const found: XlsxSheet[] = [];
  for (const tag of xmlTags(xml)) {
    if (tag.name !== 'sheet' || tag.kind === 'close') continue;
    const attributes = attributesOf(xml, tag);
    // The prefix of the relation's namespace is the writer's choice.
    const id = [...attributes].find(([name]) => /(?:^|:)id$/u.test(name) && name !== 'sheetId');
    const relation = relations.find((one) => one.id === id?.[1]);
    if (relation?.type !== 'worksheet') continue;
    found.push({
      name: attributes.get('name') ?? '',
      path: relation.target,
      isHidden: ['hidden', 'veryHidden'].includes(attributes.get('state') ?? ''),
    });
  }
  return found;
}

function textOf(entry: ZipEntry): string {
  return utf8Text(unpack(entry), entry.name);
}
