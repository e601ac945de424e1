import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';
import { makeCardsPdf, type PhotoCard } from '../../../electron/sheets/cards-pdf.ts';
import { QUIET_FIELDS, qrMatrix } from '../../../electron/sheets/qr-matrix.ts';
import { listingIdSchema } from '../../../shared/domain/ids.ts';
import { cardText, readCard } from '../../../shared/photos/photo-cards.ts';
import {
  addHousehold,
  closeTestLibrary,
  listingFields,
  openTestLibrary,
  RESOURCES,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { codesIn, photographed, printedPages, printedText } from './read-codes.ts';

const WORDS = { title: 'Thẻ ảnh', hint: 'Chụp thẻ này trước.', language: 'vi' };

function idOf(number: number) {
  return listingIdSchema.parse(`0192f0c4-7b1e-7acd-9e21-${`${number}`.padStart(12, '0')}`);
}

function card(number: number, listing = `Gạo nếp nương ${number}`): PhotoCard {
  const code = cardText(idOf(number));
  return { code, listing, household: 'Lò Văn Bun', hamlet: 'Bản Phăng 2', sku: `LVB-${number}` };
}

describe('QR cards', () => {
  it('have a code of 29 fields that is read from a bad picture of it', async () => {
    const rows = qrMatrix(cardText(idOf(7)));
    expect(rows).toHaveLength(29);
    const side = rows.length + 2 * QUIET_FIELDS;
    const pixels = Buffer.alloc(side * side, 255);
    for (const [y, row] of rows.entries())
      for (const [x, isDark] of row.entries())
        if (isDark) pixels[(y + QUIET_FIELDS) * side + x + QUIET_FIELDS] = 0;
    // Three pixels a field: a card some two metres away.
    const far = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
      .resize(side * 3, side * 3, { kernel: 'nearest' })
      .rotate(17, { background: '#fff' })
      .blur(0.8)
      .linear(0.4, 30)
      .jpeg({ quality: 60 })
      .toBuffer();
    expect((await codesIn(sharp(far))).map(readCard)).toEqual([idOf(7)]);
  });

  it('stand six on an A4 page, in the order given', async () => {
    const pdf = await makeCardsPdf(
      Array.from({ length: 7 }, (_, index) => card(index)),
      WORDS,
    );
    const pages = (await PDFDocument.load(pdf)).getPages();
    expect(pages).toHaveLength(2);
    const { width = 0, height = 0 } = pages[0]?.getSize() ?? {};
    expect([width, height].map(Math.round)).toEqual([595, 842]);
  });

  it('are read from a photo of the printed page', async () => {
    const cards = Array.from({ length: 6 }, (_, index) => card(index));
    const pages = printedPages(await makeCardsPdf(cards, WORDS), 200);
    if (pages === null) return;
    const found = await codesIn(await photographed(pages[0] ?? ''));
    expect(found.toSorted()).toEqual(cards.map(({ code }) => code).toSorted());
  });

  it('say the listing with all its marks, whole syllables only, and without letters paper cannot show', async () => {
    const long = 'Chè Shan tuyết cổ thụ Tủa Chùa '.repeat(12).trim();
    const pdf = await makeCardsPdf([card(1, 'Ruốc cá Lăng ẨM THỰC 🍯蜂蜜'), card(2, long)], WORDS);
    const text = printedText(pdf);
    if (text === null) return;
    expect(text).toContain('Ruốc cá Lăng ẨM THỰC\n');
    expect(text).toContain('Lò Văn Bun · Bản Phăng 2');
    expect(text).toContain('LVB-1');
    expect(text).toContain('Chụp thẻ này trước.');
    expect(text).toMatch(/(Chè|Shan|tuyết|cổ|thụ|Tủa|Chùa)…/);
  });

  it('are the same file for the same listings', async () => {
    const [one, other] = [
      await makeCardsPdf([card(1)], WORDS),
      await makeCardsPdf([card(1)], WORDS),
    ];
    expect(Buffer.from(one).equals(other)).toBe(true);
  });
});

describe('photo-cards', () => {
  async function world() {
    const folder = temporaryFolder();
    const library = await openTestLibrary({ folder });
    const { listings } = library.services;
    const bun = addHousehold(library);
    const an = addHousehold(library, { name: 'Cà Thị An', phone: '0912345679' });
    const rice = listings.create(listingFields(bun, { name: 'Gạo nếp nương' }));
    const honey = listings.create(listingFields(an, { name: 'Mật ong rừng' }));
    const tea = listings.create(listingFields(an, { name: 'Chè Shan' }));
    await closeTestLibrary(library);
    const out = join(temporaryFolder(), 'in');
    mkdirSync(out);
    const run = async (...args: string[]) => {
      let stdout = '';
      const code = await runCli(
        ['photo-cards', ...args, '--library', folder, '--json'],
        {
          stdout: (text) => (stdout += text),
          stderr: () => undefined,
          readStdin: () => Promise.resolve(''),
          currentFolder: out,
          env: {},
          signal: new AbortController().signal,
        },
        RESOURCES,
      );
      return { code, json: JSON.parse(stdout) as Record<string, unknown> };
    };
    return { run, out, rice, honey, tea };
  }

  it('prints every listing, household after household', async () => {
    const { run, out, rice, honey, tea } = await world();
    const { code, json } = await run('--out', 'the.pdf');
    expect(code).toBe(0);
    expect(json).toMatchObject({
      savedAs: join(out, 'the.pdf'),
      cards: [{ listingId: tea.id }, { listingId: honey.id }, { listingId: rice.id }],
    });
    const pages = printedPages(readFileSync(join(out, 'the.pdf')), 120);
    if (pages === null) return;
    const found = (await codesIn(sharp(pages[0] ?? ''))).map(readCard);
    expect(new Set(found)).toEqual(new Set([rice.id, honey.id, tea.id]));
  });

  it('prints one household, or the listings named', async () => {
    const { run, rice, tea, honey } = await world();
    const ofAn = await run('--out', 'an.pdf', '--household', 'ca thi an');
    expect(ofAn.json['cards']).toMatchObject([{ listingId: tea.id }, { listingId: honey.id }]);
    const named = await run('--out', 'hai.pdf', '--listing', rice.sku, '--listing', tea.id);
    expect(named.json['cards']).toMatchObject([{ listingId: tea.id }, { listingId: rice.id }]);
  });

  it('says what is missing or not there', async () => {
    const { run, out } = await world();
    expect((await run()).code).toBe(2);
    expect((await run('--out', 'x.pdf', '--listing', 'KHONG-CO')).json).toMatchObject({
      ok: false,
      error: { code: 'listing.not-found' },
    });
    expect((await run('--out', 'x.pdf', '--listing', idOf(9))).json).toMatchObject({
      error: { code: 'listing.not-found' },
    });
    expect((await run('--out', 'khong-co/x.pdf')).json).toMatchObject({
      error: { code: 'export.destination-gone' },
    });
    expect(existsSync(join(out, 'x.pdf'))).toBe(false);
  });
});
