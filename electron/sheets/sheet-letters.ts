import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { fitText } from './fit-text.ts';
import { POINTS_PER_MM, type TextBox } from './sheet-measures.ts';

export interface Lettering {
  readonly font: PDFFont;
  readonly known: ReadonlySet<number>;
  /** Width of a line at size 1. */
  readonly widthOf: (line: string) => number;
}

export interface Letters {
  readonly regular: Lettering;
  readonly bold: Lettering;
}

/** The letters of the application, of which a document keeps only those it uses. */
export async function openLetters(document: PDFDocument): Promise<Letters> {
  return {
    regular: await embedLetters(document, '400Regular/BeVietnamPro_400Regular.ttf'),
    bold: await embedLetters(document, '700Bold/BeVietnamPro_700Bold.ttf'),
  };
}

async function embedLetters(document: PDFDocument, name: string): Promise<Lettering> {
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/be-vietnam-pro/${name}`);
  const font = await document.embedFont(await readFile(file), {
    subset: true,
    customName: basename(name, '.ttf'),
  });
  return { font, known: new Set(font.getCharacterSet()), widthOf: createMeasure(font) };
}

/** Setting a line tries many sizes and breaks; Vietnamese has few syllables, so each is measured once. */
function createMeasure(font: PDFFont): (line: string) => number {
  const widths = new Map<string, number>();
  const space = font.widthOfTextAtSize(' ', 1);
  const measured = (syllable: string) => {
    const width = widths.get(syllable) ?? font.widthOfTextAtSize(syllable, 1);
    widths.set(syllable, width);
    return width;
  };
  return (line) => {
    const syllables = line.split(' ');
    return syllables.reduce((sum, each) => sum + measured(each), space * (syllables.length - 1));
  };
}

export const LINE_HEIGHT = 1.25;
/** Of the size: where letters stand in their line; ascenders with two marks (Ậ, Ẫ) stay inside. */
export const BASELINE = 0.98;

/** Sets a text into a box; `height` in millimetres. */
export function layText(text: string, box: Omit<TextBox, 'x' | 'y'>, letters: Letters) {
  const lettering = box.bold === true ? letters.bold : letters.regular;
  const fitted = fitText(drawable(text, lettering), {
    ...box,
    width: box.width * POINTS_PER_MM,
    widthOf: lettering.widthOf,
  });
  const height = (fitted.lines.length * fitted.size * LINE_HEIGHT) / POINTS_PER_MM;
  return { ...fitted, lettering, height };
}

/** Without what these letters cannot show (emoji, other scripts): an empty box on paper tells nobody anything. */
function drawable(text: string, { known }: Lettering): string {
  return [...text.normalize('NFC').replaceAll(/\s+/g, ' ')]
    .filter((letter) => known.has(letter.codePointAt(0) ?? 0))
    .join('');
}
