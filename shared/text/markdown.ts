/**
 * A small part of Markdown, enough for our guides: headings, paragraphs, lists (one level inside another),
 * quotes, tables, **bold**, *italic*, `code` and links. Everything else is text: no HTML, no pictures.
 * What reads it draws it: a page of a bundle as markup, the window as elements.
 */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly content: MarkdownLine }
  | { readonly kind: 'paragraph'; readonly content: MarkdownLine }
  | { readonly kind: 'quote'; readonly blocks: readonly MarkdownBlock[] }
  | {
      readonly kind: 'list';
      /** The first number of a numbered list; null: bullets. */
      readonly start: number | null;
      readonly items: readonly {
        readonly content: MarkdownLine;
        readonly blocks: readonly MarkdownBlock[];
      }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly MarkdownLine[];
      /** Each as long as the head. */
      readonly rows: readonly (readonly MarkdownLine[])[];
    };

export type MarkdownLine = readonly MarkdownSpan[];

export type MarkdownSpan =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: MarkdownLine }
  /** `address` is https, or empty: any other is lost and the words stay. */
  | { readonly kind: 'link'; readonly label: string; readonly address: string };

export function parseMarkdown(source: string): MarkdownBlock[] {
  const lines = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, next } = readBlock(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

interface ReadBlock {
  readonly block: MarkdownBlock | null;
  readonly next: number;
}

const HEADING = /^(#{1,4})\s+(.*)$/;
const LIST_ITEM = /^(\s*)(?:([-*])|(\d{1,3})[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$/;

function readBlock(lines: readonly string[], at: number): ReadBlock {
  const line = lines[at] ?? '';
  if (line.trim() === '' || /^\s*<!--.*-->\s*$/.test(line)) return { block: null, next: at + 1 };
  const heading = HEADING.exec(line);
  if (heading) {
    const level = (heading[1] ?? '').length;
    return { block: { kind: 'heading', level, content: readLine(heading[2] ?? '') }, next: at + 1 };
  }
  if (line.startsWith('>')) return readQuote(lines, at);
  if (LIST_ITEM.test(line)) return readList(lines, at);
  if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  return readParagraph(lines, at);
}

function readParagraph(lines: readonly string[], at: number): ReadBlock {
  const kept: string[] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const isOther = HEADING.test(line) || LIST_ITEM.test(line) || line.startsWith('>');
    if (line.trim() === '' || (next > at && isOther)) break;
    kept.push(line.trim());
    next += 1;
  }
  return { block: { kind: 'paragraph', content: readLine(kept.join(' ')) }, next };
}

function readQuote(lines: readonly string[], at: number): ReadBlock {
  const kept: string[] = [];
  let next = at;
  while ((lines[next] ?? '').startsWith('>')) {
    kept.push((lines[next] ?? '').replace(/^>\s?/, ''));
    next += 1;
  }
  return { block: { kind: 'quote', blocks: parseMarkdown(kept.join('\n')) }, next };
}

interface Item {
  text: string;
  readonly children: string[];
}

function readList(lines: readonly string[], at: number): ReadBlock {
  const first = LIST_ITEM.exec(lines[at] ?? '');
  const baseIndent = first?.[1]?.length ?? 0;
  const isOrdered = first?.[3] !== undefined;
  const items: Item[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const match = LIST_ITEM.exec(line);
    const indent = line.length - line.trimStart().length;
    const last = items.at(-1);
    if (match && indent <= baseIndent) {
      if ((match[3] !== undefined) !== isOrdered) break;
      items.push({ text: match[4] ?? '', children: [] });
    } else if (line.trim() === '') {
      const following = lines[next + 1] ?? '';
      const goesOn = LIST_ITEM.test(following) || following.startsWith('  ');
      if (!goesOn) break;
    } else if (last && indent > baseIndent) {
      if (match || last.children.length > 0) last.children.push(line.slice(baseIndent + 2));
      else last.text += ` ${line.trim()}`;
    } else break;
  }
  const block: MarkdownBlock = {
    kind: 'list',
    start: isOrdered ? Number(first?.[3] ?? 1) : null,
    items: items.map(({ text, children }) => ({
      content: readLine(text),
      blocks: parseMarkdown(children.join('\n')),
    })),
  };
  return { block, next };
}

function readTable(lines: readonly string[], at: number): ReadBlock {
  const head = cells(lines[at] ?? '');
  const rows: string[][] = [];
  let next = at + 2;
  while ((lines[next] ?? '').includes('|')) {
    rows.push(cells(lines[next] ?? ''));
    next += 1;
  }
  const block: MarkdownBlock = {
    kind: 'table',
    head: head.map(readLine),
    rows: rows.map((row) => head.map((_, index) => readLine(row[index] ?? ''))),
  };
  return { block, next };
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^()\s]+)\)/;

function readLine(text: string): MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    if (match.index > 0) spans.push({ kind: 'text', text: rest.slice(0, match.index) });
    spans.push(spanOf(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') spans.push({ kind: 'text', text: rest });
  return spans;
}

function spanOf([, code, bold, italic, label, address]: RegExpExecArray): MarkdownSpan {
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'strong', content: readLine(bold) };
  if (italic !== undefined) return { kind: 'emphasis', content: readLine(italic) };
  const isSafe = /^https:\/\/[A-Za-z0-9]/.test(address ?? '');
  return { kind: 'link', label: label ?? '', address: isSafe ? (address ?? '') : '' };
}
