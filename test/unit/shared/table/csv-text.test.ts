import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../electron/exports/csv-reader.ts';
import {
  type CsvDialect,
  csvText,
  guardCell,
  isFormula,
  unguardCell,
} from '../../../../shared/table/csv-text.ts';

/** The bytes a file gets. */
function writeCsv(...args: Parameters<typeof csvText>): Buffer {
  return Buffer.from(csvText(...args), 'utf8');
}

const PLAIN: CsvDialect = { bom: false, delimiter: ',', lineEnd: 'crlf', formulaGuard: 'none' };

/** Cells that break writers: quotes, line ends, delimiters, blanks, signs, invisible marks, emoji, both normal forms. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '=',
      '+',
      '-',
      '@',
      '＝',
      '\ufeff',
      '\u0000',
      '\u2028',
      '1',
      'ế',
      'e\u0302',
      '🌾',
      '\\',
    ),
    maxLength: 12,
  }),
  fc.constantFrom('', '+84912345678', '-5', "'=1+1", '0912345678', '=1+1\nnote', '1,5', 'NULL'),
);

const dialect: fc.Arbitrary<CsvDialect> = fc.record({
  bom: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('crlf', 'lf'),
  formulaGuard: fc.constantFrom('none', 'apostrophe'),
});

const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    headers: fc.array(cell, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
    above: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 2 }),
    below: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 2 }),
  }),
);

describe('writeCsv and readCsv', () => {
  it('give back every cell, in every dialect, through two different libraries', () => {
    fc.assert(
      fc.property(table, dialect, ({ headers, rows, above, below }, format) => {
        const form = { ...format, above, below };
        const read = readCsv(writeCsv(headers, rows, form), form);
        const kept = [...above, ...below];
        expect(read).toEqual({ headers, rows, kept, hadByteOrderMark: format.bom });
      }),
      { numRuns: 2000 },
    );
  });

  it('write what RFC 4180 asks for', () => {
    const bytes = writeCsv(
      ['a', 'b'],
      [
        ['x "y"', 'một,\nhai'],
        ['', '0'],
      ],
      PLAIN,
    );
    expect(bytes.toString('utf8')).toBe('a,b\r\n"x ""y""","một,\nhai"\r\n,0\r\n');
  });

  it('write the byte-order mark, delimiter and line end of the dialect', () => {
    const bytes = writeCsv(['a', 'b'], [['1;2', '3']], {
      bom: true,
      delimiter: ';',
      lineEnd: 'lf',
      formulaGuard: 'none',
    });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString('utf8')).toBe('a;b\n"1;2";3\n');
  });
});

describe('readCsv', () => {
  it.each([
    ['a short row', 'a,b\r\n1\r\n', 'Invalid Record Length'],
    ['a stray quote', 'a,b\r\n1,x"y"\r\n', 'Invalid Opening Quote'],
    ['an open quote', 'a,b\r\n1,"x\r\n', 'Quote Not Closed'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => readCsv(Buffer.from(text), PLAIN)).toThrow(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readCsv(Buffer.from([0x61, 0x0d, 0x0a, 0xff, 0xfe, 0x0d, 0x0a]), PLAIN)).toThrow(
      'not valid',
    );
  });
});

describe('formula guard', () => {
  it.each([
    '=1+1',
    '+84912345678',
    '-5',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\ufeff=1',
    '\u0000=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=1+1\nnote',
    '\n=1',
  ])('stands before %o', (text) => {
    expect(isFormula(text)).toBe(true);
    expect(guardCell(text)).toBe(`'${text}`);
    expect(isFormula(guardCell(text))).toBe(false);
    expect(unguardCell(guardCell(text))).toBe(text);
  });

  it.each(['0912345678', 'Gạo nếp', "Xã Ea H'Leo", "'cò'", '5-10 ngày', '1.250.000', ''])(
    'leaves %o alone',
    (text) => {
      expect(guardCell(text)).toBe(text);
      expect(unguardCell(text)).toBe(text);
    },
  );

  it('leaves no formula in a guarded file, and none of its own when asked for none', () => {
    fc.assert(
      fc.property(table, ({ headers, rows }) => {
        const guarded = readCsv(
          writeCsv(headers, rows, { ...PLAIN, formulaGuard: 'apostrophe' }),
          PLAIN,
        );
        for (const text of [...guarded.headers, ...guarded.rows.flat()])
          expect(isFormula(text)).toBe(false);
        const plain = readCsv(writeCsv(headers, rows, PLAIN), PLAIN);
        expect(plain.rows).toEqual(rows);
      }),
    );
  });
});
