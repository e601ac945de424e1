import { escapeHtml, page, trusted, type HtmlValue, type SafeHtml } from './html.ts';

/**
 * A small, safe part of Markdown, enough for our guides: headings, paragraphs, lists (one level inside another),
 * quotes, tables, **bold**, *italic*, `code`, and https links whose address is printed beside them, since the page
 * is read on paper too. Everything else is text: no HTML, no pictures, no scripts.
 */
export function renderMarkdown(
  source: string,
  options: { readonly headingOffset?: number } = {},
): SafeHtml {
  const lines = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const blocks: SafeHtml[] = [];
  for (let at = 0; at < lines.length;) {
    const block = readBlock(lines, at, options.headingOffset ?? 0);
    if (block.content !== null) blocks.push(block.content);
    at = block.next;
  }
  return page`${blocks}`;
}

interface Block {
  readonly content: SafeHtml | null;
  readonly next: number;
}

const HEADING = /^(#{1,4})\s+(.*)$/;
const LIST_ITEM = /^(\s*)(?:([-*])|(\d{1,3})[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$/;

function readBlock(lines: readonly string[], at: number, headingOffset: number): Block {
  const line = lines[at] ?? '';
  if (line.trim() === '' || /^\s*<!--.*-->\s*$/.test(line)) return { content: null, next: at + 1 };
  const heading = HEADING.exec(line);
  if (heading) {
    const level = Math.min(6, (heading[1] ?? '').length + headingOffset);
    const text = inline(heading[2] ?? '');
    return {
      content: page`${trusted(`<h${level}>`)}${text}${trusted(`</h${level}>`)}`,
      next: at + 1,
    };
  }
  if (line.startsWith('>')) return readQuote(lines, at, headingOffset);
  if (LIST_ITEM.test(line)) return readList(lines, at);
  if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  return readParagraph(lines, at);
}

function readParagraph(lines: readonly string[], at: number): Block {
  const kept: string[] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const isOther = HEADING.test(line) || LIST_ITEM.test(line) || line.startsWith('>');
    if (line.trim() === '' || (next > at && isOther)) break;
    kept.push(line.trim());
    next += 1;
  }
  return { content: page`<p>${inline(kept.join(' '))}</p>`, next };
}

function readQuote(lines: readonly string[], at: number, headingOffset: number): Block {
  const kept: string[] = [];
  let next = at;
  while ((lines[next] ?? '').startsWith('>')) {
    kept.push((lines[next] ?? '').replace(/^>\s?/, ''));
    next += 1;
  }
  return {
    content: page`<blockquote>${renderMarkdown(kept.join('\n'), { headingOffset })}</blockquote>`,
    next,
  };
}

interface Item {
  text: string;
  readonly children: string[];
}

function readList(lines: readonly string[], at: number): Block {
  const first = LIST_ITEM.exec(lines[at] ?? '');
  const baseIndent = first?.[1]?.length ?? 0;
  const isOrdered = first?.[3] !== undefined;
  const start = Number(first?.[3] ?? 1);
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
  const rendered = items.map(
    (item) =>
      page`<li>${inline(item.text)}${item.children.length > 0 && renderMarkdown(item.children.join('\n'))}</li>`,
  );
  const content = isOrdered
    ? page`<ol start="${start}" style="counter-reset: step ${start - 1}">${rendered}</ol>`
    : page`<ul>${rendered}</ul>`;
  return { content, next };
}

function readTable(lines: readonly string[], at: number): Block {
  const head = cells(lines[at] ?? '');
  const rows: string[][] = [];
  let next = at + 2;
  while ((lines[next] ?? '').includes('|')) {
    rows.push(cells(lines[next] ?? ''));
    next += 1;
  }
  const content = page`<table><thead><tr>${head.map((cell) => page`<th>${inline(cell)}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => page`<tr>${head.map((_, index) => page`<td>${inline(row[index] ?? '')}</td>`)}</tr>`,
  )}</tbody></table>`;
  return { content, next };
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

/** Inline marks. A link that is not https keeps its words and loses its address. */
function inline(text: string): SafeHtml {
  const parts: HtmlValue[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    const [whole, code, bold, italic, label, address] = match;
    parts.push(rest.slice(0, match.index));
    if (code !== undefined) parts.push(page`<code>${code}</code>`);
    else if (bold !== undefined) parts.push(page`<strong>${inline(bold)}</strong>`);
    else if (italic !== undefined) parts.push(page`<em>${inline(italic)}</em>`);
    else if (label !== undefined) parts.push(link(label, address ?? ''));
    rest = rest.slice(match.index + whole.length);
  }
  parts.push(rest);
  return page`${parts}`;
}

function link(label: string, address: string): SafeHtml {
  if (!/^https:\/\/[A-Za-z0-9]/.test(address)) return page`${label}`;
  if (label === address) return page`<a href="${address}" rel="noreferrer">${label}</a>`;
  const shown = trusted(escapeHtml(address.replace(/^https:\/\//, '')));
  return page`<a href="${address}" rel="noreferrer">${label}</a> <span class="address">(${shown})</span>`;
}
