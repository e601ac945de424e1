import { z } from 'zod';
import { readRowField } from './read-row-field.ts';
import { rowFieldSchema } from './row-field.ts';
import { listOf, type RowContext, textOf } from './transform-kind.ts';

/** A piece of a longer text: a list of facts, free text, or lines such as "Bảo quản: nơi khô". */
export const textBlockSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('list'), field: rowFieldSchema }),
  z.strictObject({ as: z.literal('paragraphs'), field: rowFieldSchema }),
  z.strictObject({
    as: z.literal('labelled'),
    lines: z
      .array(z.strictObject({ label: z.string().min(1), field: rowFieldSchema, after: z.string() }))
      .min(1),
  }),
]);
export type TextBlock = z.infer<typeof textBlockSchema>;

type Piece =
  | { readonly as: 'list'; readonly lines: readonly string[] }
  | { readonly as: 'text'; readonly text: string };

/** HTML on one line. Backslashes become entities because WordPress strips them from imported text. */
export function htmlOf(blocks: readonly TextBlock[], row: RowContext): string {
  return piecesOf(blocks, row)
    .map((piece) =>
      piece.as === 'list'
        ? `<ul>${piece.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
        : `<p>${escapeHtml(piece.text).replaceAll('\n', '<br>')}</p>`,
    )
    .join('');
}

export function plainTextOf(blocks: readonly TextBlock[], bullet: string, row: RowContext): string {
  return piecesOf(blocks, row)
    .map((piece) =>
      piece.as === 'list' ? piece.lines.map((line) => `${bullet}${line}`).join('\n') : piece.text,
    )
    .join('\n\n');
}

function piecesOf(blocks: readonly TextBlock[], row: RowContext): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    switch (block.as) {
      case 'list':
        return listPiece(listOf(readRowField(block.field, row)));
      case 'paragraphs':
        return paragraphsOf(textOf(readRowField(block.field, row)));
      case 'labelled':
        return listPiece(
          block.lines.flatMap(({ label, field, after }) => {
            const text = textOf(readRowField(field, row));
            return text === '' ? [] : [`${label}: ${text}${after}`];
          }),
        );
    }
  });
}

function listPiece(lines: readonly string[]): Piece[] {
  return lines.length === 0 ? [] : [{ as: 'list', lines }];
}

function paragraphsOf(text: string): Piece[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ as: 'text', text: part.replace(/[ \t]*\n[ \t]*/gu, '\n') }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\\': '&#92;',
};

/** For text and attribute values alike. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\\]/gu, (character) => ENTITIES[character] ?? character);
}
