import { Fragment, useMemo } from 'react';
import {
  parseMarkdown,
  type MarkdownBlock,
  type MarkdownLine,
  type MarkdownSpan,
} from '../../shared/text/markdown.ts';
import classes from './markdown-text.module.css';

interface MarkdownTextProps {
  readonly source: string;
  /** Level of the source's first heading on this page: 3 under a panel's title. */
  readonly topLevel: 2 | 3 | 4;
}

/** A guide as elements. Links stay words with their address beside them: nothing here opens the network. */
export function MarkdownText({ source, topLevel }: MarkdownTextProps) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return (
    <div className={classes['text']}>
      <Blocks blocks={blocks} deeper={topLevel - 1} />
    </div>
  );
}

interface BlocksProps {
  readonly blocks: readonly MarkdownBlock[];
  readonly deeper: number;
}

// Blocks and spans are read anew from an unchanging text: their place is what they are known by.
/* oxlint-disable react/no-array-index-key */
function Blocks({ blocks, deeper }: BlocksProps) {
  return blocks.map((block, index) => <Block key={index} block={block} deeper={deeper} />);
}

function Block({ block, deeper }: { readonly block: MarkdownBlock; readonly deeper: number }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + deeper)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
      return (
        <Heading>
          <Line spans={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Line spans={block.content} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} deeper={deeper} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map(({ content, blocks }, index) => (
        <li key={index}>
          <Line spans={content} />
          <Blocks blocks={blocks} deeper={deeper} />
        </li>
      ));
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                <th key={index} scope="col">
                  <Line spans={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>
                    <Line spans={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function Line({ spans }: { readonly spans: MarkdownLine }) {
  return spans.map((span, index) => (
    <Fragment key={index}>
      <Span span={span} />
    </Fragment>
  ));
}
/* oxlint-enable react/no-array-index-key */

function Span({ span }: { readonly span: MarkdownSpan }) {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return <code>{span.text}</code>;
    case 'strong':
      return (
        <strong>
          <Line spans={span.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Line spans={span.content} />
        </em>
      );
    case 'link': {
      const address = span.address.replace(/^https:\/\//u, '');
      return address === '' || span.label === span.address ? (
        span.label
      ) : (
        <>
          {span.label} <span className={classes['address']}>{`(${address})`}</span>
        </>
      );
    }
  }
}
