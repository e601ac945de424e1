import * as fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFImage } from '@cantoo/pdf-lib';
import { layText, openLetters } from './sheet-letters.ts';
import { A4_MM, POINTS_PER_MM, type TextBox } from './sheet-measures.ts';
import { createPage, type SheetPage } from './sheet-page.ts';

export interface SheetDocument {
  addPage(): SheetPage;
  /** How high a text becomes in a box of this width, without writing it. */
  heightOf(text: string, box: Omit<TextBox, 'x' | 'y'>): number;
  /** @throws Error when these bytes are no JPEG. */
  embedJpeg(bytes: Uint8Array): Promise<PDFImage>;
  bytes(): Promise<Uint8Array>;
}

/** An empty document with the letters of the application, of which only those used are kept in it. */
export async function openSheetDocument(title: string, language: string): Promise<SheetDocument> {
  // Without dates: the same sheet is the same file.
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setLanguage(language);
  document.registerFontkit(fontkit);
  const letters = await openLetters(document);

  return {
    addPage: () =>
      createPage(
        document.addPage([A4_MM.width * POINTS_PER_MM, A4_MM.height * POINTS_PER_MM]),
        letters,
      ),
    heightOf: (text, box) => layText(text, box, letters).height,
    embedJpeg: (bytes) => document.embedJpg(bytes),
    bytes: () => document.save({ addDefaultPage: false }),
  };
}
