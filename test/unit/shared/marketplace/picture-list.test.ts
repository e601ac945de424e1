import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { matchPictureList, parsePictureList } from '../../../../shared/marketplace/picture-list.ts';
import { readTableFile } from '../../../../shared/table/read-table-file.ts';
import { UnreadableWorkbook } from '../../../../shared/table/read-xlsx.ts';

const NAMES = ['gao-nep-1.jpg', 'gao-nep-2.jpg', 'mat-ong-1.jpg'];
const CDN = 'https://cdn.example.vn/s/files';

function match(text: string, names: readonly string[] = NAMES) {
  return matchPictureList(parsePictureList({ kind: 'text', text }), names);
}

const ALL = {
  'gao-nep-1.jpg': `${CDN}/gao-nep-1.jpg`,
  'gao-nep-2.jpg': `${CDN}/gao-nep-2.jpg`,
  'mat-ong-1.jpg': `${CDN}/mat-ong-1.jpg`,
};
const addresses = Object.values(ALL);

describe('a list of addresses', () => {
  it.each([
    ['one a line', addresses.join('\n')],
    ['Windows lines, blanks', addresses.map((one) => `  ${one}  `).join('\r\n\r\n')],
    ['one line, commas', addresses.join(', ')],
    ['one line, semicolons without blanks', addresses.join(';')],
    ['one line, blanks', addresses.join(' ')],
    ['a CSV with headers', ['No,Link,Size', ...addresses.map((one) => `1,${one},9`)].join('\n')],
    ['a CSV without', addresses.map((one) => `x;"${one}"`).join('\n')],
    ['pasted cells', ['Tên\tURL', ...addresses.map((one) => `ảnh\t${one}`)].join('\n')],
    ['markup', addresses.map((one) => `<img src="${one}"/>`).join('')],
    ['a formula of a sheet', addresses.map((one) => `=IMAGE("${one}")`).join('\n')],
    ['a mark at the start', `\ufeffURL\n${addresses.join('\n')}`],
    ['twice the same', [...addresses, ...addresses].join('\n')],
  ])('is read: %s', (_, text) => {
    expect(match(text)).toMatchObject({ byName: ALL, missing: [], ambiguous: [] });
  });

  it('keeps query and letters of an address, and looks past them for the name', () => {
    const text = `${CDN}/GAO-NEP-1.JPG?v=17&x=a#z\n${CDN}/gao%2Dnep-2.jpg`;
    expect(match(text).byName).toEqual({
      'gao-nep-1.jpg': `${CDN}/GAO-NEP-1.JPG?v=17&x=a#z`,
      'gao-nep-2.jpg': `${CDN}/gao%2Dnep-2.jpg`,
    });
    const quoted = `n,u,s\n1,"${CDN}/gao-nep-1.jpg?x=a,b",9`;
    expect(match(quoted).byName).toEqual({ 'gao-nep-1.jpg': `${CDN}/gao-nep-1.jpg?x=a,b` });
    const cells = `n,u,s\n1,${CDN}/gao-nep-1.jpg?x=a,9`;
    expect(match(cells).byName).toEqual({ 'gao-nep-1.jpg': `${CDN}/gao-nep-1.jpg?x=a` });
  });

  it('does not guess whether a mark ends an address or belongs to it', () => {
    expect(match(`${CDN}/gao-nep-1.jpg?x=a,b`)).toMatchObject({
      byName: {},
      missing: NAMES,
      ambiguous: [{ name: 'gao-nep-1.jpg' }],
    });
  });

  it('does not tear an address at its commas', () => {
    const address = 'https://cdn.example.vn/w_300,h_300,c_fill/v1/gao-nep-1.jpg';
    expect(match(`${address}\n${CDN}/x.jpg`).byName).toEqual({ 'gao-nep-1.jpg': address });
  });

  it('takes the name beside an address that the store renamed', () => {
    const text = [
      'File name,URL,Uploaded',
      'gao-nep-1.jpg,https://cdn.example.vn/tos/0a1b~tplv:300.webp,2026-11-20',
      'Gao-Nep-2.JPG,https://cdn.example.vn/tos/0c2d~tplv,2026-11-20',
    ].join('\n');
    expect(match(text)).toMatchObject({
      byName: {
        'gao-nep-1.jpg': 'https://cdn.example.vn/tos/0a1b~tplv:300.webp',
        'gao-nep-2.jpg': 'https://cdn.example.vn/tos/0c2d~tplv',
      },
      missing: ['mat-ong-1.jpg'],
    });
  });

  it('takes lists put together from several', () => {
    const text = [
      'gao-nep-1.jpg,https://cdn.example.vn/h1?x=1',
      'gao-nep-2.jpg\thttps://cdn.example.vn/h2',
      'https://cdn.example.vn/h3;mat-ong-1.jpg',
    ].join('\n');
    expect(match(text).byName).toEqual({
      'gao-nep-1.jpg': 'https://cdn.example.vn/h1?x=1',
      'gao-nep-2.jpg': 'https://cdn.example.vn/h2',
    });
    const spaced = text.replace(';', ' ');
    expect(match(spaced).missing).toEqual([]);
  });

  it.each([
    'gao-nep-1-scaled.jpg',
    'gao-nep-1-1024x768.jpg',
    'gao-nep-1_1024x1024.jpg',
    'gao-nep-1_3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg',
    'gao-nep-1.webp',
    'gao-nep-1.jpeg',
  ])('knows %s for ours while it is the only one', (file) => {
    expect(match(`${CDN}/${file}`).byName).toEqual({ 'gao-nep-1.jpg': `${CDN}/${file}` });
  });

  it('never takes a variant where the name itself is there, nor one of several', () => {
    expect(match(`${CDN}/gao-nep-1-300x300.jpg\n${CDN}/gao-nep-1.jpg`).byName).toEqual({
      'gao-nep-1.jpg': `${CDN}/gao-nep-1.jpg`,
    });
    expect(match(`${CDN}/gao-nep-1-300x300.jpg\n${CDN}/gao-nep-1-scaled.jpg`)).toMatchObject({
      byName: {},
      ambiguous: [{ name: 'gao-nep-1.jpg' }],
    });
  });

  it('reports two addresses for one name, and one address for two names', () => {
    const twice = match(`${CDN}/a/gao-nep-1.jpg\n${CDN}/b/gao-nep-1.jpg`);
    expect(twice.byName).toEqual({});
    expect(twice.ambiguous).toEqual([
      {
        name: 'gao-nep-1.jpg',
        addresses: [`${CDN}/a/gao-nep-1.jpg`, `${CDN}/b/gao-nep-1.jpg`],
      },
    ]);
    const crossed = match(`gao-nep-2.jpg,${CDN}/gao-nep-1.jpg`);
    expect(crossed.byName).toEqual({});
    expect(crossed.ambiguous.map(({ name }) => name)).toEqual(['gao-nep-1.jpg', 'gao-nep-2.jpg']);
  });

  it('uses no address that is not https', () => {
    const list = parsePictureList({
      kind: 'text',
      text: 'http://x.vn/gao-nep-1.jpg\nftp://x.vn/gao-nep-2.jpg\nhttps://a:b@x.vn/mat-ong-1.jpg',
    });
    expect(list.insecure).toBe(1);
    expect(matchPictureList(list, NAMES)).toMatchObject({ byName: {}, addresses: 0 });
  });
});

/** Fast on a free machine; not every machine is. */
const SLOW_MS = 60_000;

const nameArbitrary = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9]{1,6}(?:-[a-z0-9]{1,4}){0,2}$/),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([sku, position]) => `${sku}-${position}.jpg`);
const namesArbitrary = fc.uniqueArray(nameArbitrary, { minLength: 1, maxLength: 12 });

describe('whatever the list', () => {
  it(
    'finds every name that is there once, in any order and with any separator',
    () => {
      fc.assert(
        fc.property(
          namesArbitrary.chain((names) =>
            fc.tuple(
              fc.constant(names),
              fc.shuffledSubarray(names),
              fc.constantFrom('\n', '\r\n', ', ', ';', '\t', ' '),
              fc.array(fc.stringMatching(/^[A-Za-z ]{0,8}$/), { maxLength: 3 }),
            ),
          ),
          ([names, there, separator, noise]) => {
            const lines = there.map((name) => `${CDN}/${name}?v=2`);
            const { byName, missing } = match([...noise, ...lines].join(separator), names);
            expect(byName).toEqual(
              Object.fromEntries(
                names
                  .filter((name) => there.includes(name))
                  .map((name) => [name, `${CDN}/${name}?v=2`]),
              ),
            );
            expect(missing).toEqual(names.filter((name) => !there.includes(name)));
          },
        ),
        { numRuns: 60 },
      );
    },
    SLOW_MS,
  );

  it(
    'gives no address to a name that the row does not say, in a table with renamed files',
    () => {
      fc.assert(
        fc.property(
          namesArbitrary,
          fc.constantFrom(',', ';', '\t'),
          fc.boolean(),
          (names, delimiter, isNameFirst) => {
            const rows = names.map((name, index) => {
              const cells = [name, `https://cdn.example.vn/${'k'.repeat(index + 7)}q`];
              return (isNameFirst ? cells : cells.toReversed()).join(delimiter);
            });
            expect(match(rows.join('\n'), names).byName).toEqual(
              Object.fromEntries(
                names.map((name, index) => [
                  name,
                  `https://cdn.example.vn/${'k'.repeat(index + 7)}q`,
                ]),
              ),
            );
          },
        ),
        { numRuns: 60 },
      );
    },
    SLOW_MS,
  );

  it(
    'takes no time over long runs of marks',
    () => {
      const marks = ', ;|"'.repeat(50_000);
      const started = performance.now();
      expect(match(`${marks}${CDN}/gao-nep-1.jpg${marks}`).missing).toContain('gao-nep-2.jpg');
      expect(performance.now() - started).toBeLessThan(5000);
    },
    SLOW_MS,
  );

  it(
    'answers any text without failing, and with addresses that stand in it',
    () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary', maxLength: 200 }),
          namesArbitrary,
          (text, names) => {
            const [first = ''] = names;
            const noisy = `${text}\nhttps://x.vn/${first}\n${text}`;
            for (const address of Object.values(match(noisy, names).byName))
              expect(noisy).toContain(address);
          },
        ),
        { numRuns: 100 },
      );
    },
    SLOW_MS,
  );
});

describe('a picked file', () => {
  const sheet = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);

  it('may be a workbook, with shared and inline texts, prefixes and entities', () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/sharedStrings.xml': strToU8(
        `<sst><si><t>gao-nep-1.jpg</t></si><si><r><t>https://x.vn/</t></r><r><t xml:space="preserve">a&amp;b</t></r></si><si/></sst>`,
      ),
      'xl/worksheets/sheet1.xml': sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1"/></row><row r="2"/>',
      ),
      'xl/worksheets/sheet2.xml': strToU8(
        '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>https://x.vn/mat-ong-1.jpg</x:t></x:is></x:c><x:c><x:v>12</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    });
    const source = readTableFile(bytes);
    expect(source).toEqual({
      kind: 'rows',
      rows: [
        ['gao-nep-1.jpg', 'https://x.vn/a&b'],
        ['https://x.vn/mat-ong-1.jpg', '12'],
      ],
    });
    expect(matchPictureList(parsePictureList(source), NAMES).byName).toEqual({
      'gao-nep-1.jpg': 'https://x.vn/a&b',
      'mat-ong-1.jpg': 'https://x.vn/mat-ong-1.jpg',
    });
  });

  it('may be text in UTF-8 or UTF-16', () => {
    const text = `Tên\t${CDN}/gao-nep-1.jpg`;
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(readTableFile(wide)).toEqual({ kind: 'text', text });
    expect(readTableFile(Buffer.from(`\ufeff${text}`))).toEqual({ kind: 'text', text });
  });

  it('is refused as a workbook that is none, or one that unpacks to more than fits', () => {
    expect(() => readTableFile(strToU8('PK\u0003\u0004 and then nothing'))).toThrow(
      UnreadableWorkbook,
    );
    expect(() => readTableFile(zipSync({ 'a.txt': strToU8('x') }))).toThrow(UnreadableWorkbook);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(41_000_000) });
    expect(() => readTableFile(bomb)).toThrow(UnreadableWorkbook);
  });
});
