import {
  parseMarkdown,
  type MarkdownBlock,
  type MarkdownLine,
  type MarkdownSpan,
} from '../../shared/text/markdown.ts';
import { escapeHtml, page, trusted, type SafeHtml } from './html.ts';

interface MarkdownOptions {
  /** Added to the level of every heading, for a page that has headings of its own. */
  readonly headingOffset?: number;
}

/** Our guides as markup. The address of a link is printed beside it, since the page is read on paper too. */
export function renderMarkdown(source: string, options: MarkdownOptions = {}): SafeHtml {
  return renderBlocks(parseMarkdown(source), options.headingOffset ?? 0);
}

function renderBlocks(blocks: readonly MarkdownBlock[], headingOffset: number): SafeHtml {
  return page`${blocks.map((block) => renderBlock(block, headingOffset))}`;
}

function renderBlock(block: MarkdownBlock, headingOffset: number): SafeHtml {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, block.level + headingOffset);
      return page`${trusted(`<h${level}>`)}${line(block.content)}${trusted(`</h${level}>`)}`;
    }
    case 'paragraph':
      return page`<p>${line(block.content)}</p>`;
    case 'quote':
      return page`<blockquote>${renderBlocks(block.blocks, headingOffset)}</blockquote>`;
    case 'list': {
      const items = block.items.map(
        ({ content, blocks }) => page`<li>${line(content)}${renderBlocks(blocks, 0)}</li>`,
      );
      return block.start === null
        ? page`<ul>${items}</ul>`
        : page`<ol start="${block.start}" style="counter-reset: step ${block.start - 1}">${items}</ol>`;
    }
    case 'table':
      return page`<table><thead><tr>${block.head.map((cell) => page`<th>${line(cell)}</th>`)}</tr></thead><tbody>${block.rows.map(
        (row) => page`<tr>${row.map((cell) => page`<td>${line(cell)}</td>`)}</tr>`,
      )}</tbody></table>`;
  }
}

function line(spans: MarkdownLine): SafeHtml {
  return page`${spans.map(renderSpan)}`;
}

function renderSpan(span: MarkdownSpan): SafeHtml {
  switch (span.kind) {
    case 'text':
      return page`${span.text}`;
    case 'code':
      return page`<code>${span.text}</code>`;
    case 'strong':
      return page`<strong>${line(span.content)}</strong>`;
    case 'emphasis':
      return page`<em>${line(span.content)}</em>`;
    case 'link':
      return link(span.label, span.address);
  }
}

function link(label: string, address: string): SafeHtml {
  if (address === '') return page`${label}`;
  if (label === address) return page`<a href="${address}" rel="noreferrer">${label}</a>`;
  const shown = trusted(escapeHtml(address.replace(/^https:\/\//, '')));
  return page`<a href="${address}" rel="noreferrer">${label}</a> <span class="address">(${shown})</span>`;
}
