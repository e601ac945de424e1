import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGtin } from '../../../../shared/photos/gtin.ts';
import { labelFactsSchema, type LabelFacts } from '../../../../shared/photos/label-facts.ts';
import { addPeriod } from '../../../../shared/photos/label-dates.ts';
import { readLabel } from '../../../../shared/photos/read-label.ts';

const read = (...texts: string[]): LabelFacts =>
  readLabel(
    texts.map((text) => ({ text, confidence: 0.9 })),
    [],
  );
const net = (...texts: string[]) => read(...texts).netWeight?.text ?? null;
const dates = (...texts: string[]) => {
  const { madeOn, expiresOn, shelfLife } = read(...texts);
  return [
    madeOn?.date ?? null,
    expiresOn?.date ?? null,
    shelfLife ? `${shelfLife.count} ${shelfLife.unit}` : null,
  ];
};
const numbers = (...texts: string[]) =>
  read(...texts).certificates.map(({ number, kind }) => `${kind} ${number}`);

describe('net quantity', () => {
  it.each([
    ['Khối lượng tịnh: 500 g', '500 g'],
    ['KLT: 500g', '500 g'],
    ['K.L.T 250 gram', '250 g'],
    ['Khoi luong tinh 1,5 kg', '1,5 kg'],
    ['Trọng lượng: 1.000 g', '1000 g'],
    ['Khối lượng: 1.250 kg', '1,25 kg'],
    ['Thể tích thực: 500ml', '500 ml'],
    ['Thể tích: 1,5 lít', '1,5 l'],
    ['Dung tích 0.75L', '0,75 l'],
    ['Net weight: 200 g e', '200 g'],
    ['Khối lượng tịnh: 10 gói x 50 g', '500 g'],
    ['Khối lượng tịnh: 500 g (10 gói x 50 g)', '500 g'],
    // What a camera and a reader make of it.
    ['Khối lượng tịnh: 5OO g', '500 g'],
    ['Khôi lượng tinh: l,5 kg', '1,5 kg'],
    ['Khối lượng tịnh: 500 q', '500 g'],
    ['Thể tích thực: 500 m1', '500 ml'],
    ['KLI:250g', '250 g'],
    ['hể tích thực: 5OOml', '500 ml'],
    ['KHỐI LƯỢNG TỊNH 350 G', '350 g'],
  ])('reads %s', (line, expected) => {
    expect(net(line)).toBe(expected);
  });

  it('finds it below its name, or alone on the label', () => {
    expect(net('Khối lượng tịnh', '500 g')).toBe('500 g');
    expect(net('Mật ong rừng', '500 g', 'HTX Bạc Hà')).toBe('500 g');
    expect(read('Mật ong rừng', '500 g').netWeight?.confidence).toBeCloseTo(0.54);
    expect(net('Mật ong', '500 g', '250 g')).toBeNull();
  });

  it('takes no other amount for it', () => {
    expect(net('Giá trị dinh dưỡng trong 100 g')).toBeNull();
    expect(net('Pha 5 g trà với 200 ml nước')).toBeNull();
    expect(net('Cả bì 550 g')).toBeNull();
    expect(net('Khối lượng: xem trên bao bì')).toBeNull();
    expect(net('Gạo ST25 5kg ngon')).toBeNull();
  });
});

describe('dates', () => {
  it.each<[string[], (string | null)[]]>([
    [
      ['NSX: 14/08/2026', 'HSD: 14/08/2027'],
      ['2026-08-14', '2027-08-14', null],
    ],
    [
      ['Ngày sản xuất: 14.8.26', 'Hạn sử dụng: 14.8.27'],
      ['2026-08-14', '2027-08-14', null],
    ],
    [['NSX 01-02-2026 HSD 01-02-2027'], ['2026-02-01', '2027-02-01', null]],
    [['NSX/HSD: 01/02/2026 - 01/03/2026'], ['2026-02-01', '2026-03-01', null]],
    [['HSD: 14/08/2027 NSX: 14/08/2026'], ['2026-08-14', '2027-08-14', null]],
    [
      ['NSX', '14/08/2026', 'HSD', '14/08/2027'],
      ['2026-08-14', '2027-08-14', null],
    ],
    [['Ngày SX: ngày 4 tháng 8 năm 2026'], ['2026-08-04', null, null]],
    [
      ['NSX: 31/08/2026', 'HSD: 6 tháng kể từ ngày sản xuất'],
      ['2026-08-31', '2027-02-28', '6 month'],
    ],
    [
      ['Hạn sử dụng: 12 tháng kể từ ngày sản xuất', 'Ngày sản xuất: 14/08/2026'],
      ['2026-08-14', '2027-08-14', '12 month'],
    ],
    [['HSD: 45 ngày từ NSX'], [null, null, '45 day']],
    [['Hạn dùng 2 năm'], [null, null, '2 year']],
    [['Dùng trước 01/12/2026'], [null, '2026-12-01', null]],
    // Slips of the reader.
    [
      ['N5X: l4/O8/2O26', 'H5D: 14/08/2027'],
      ['2026-08-14', '2027-08-14', null],
    ],
    [['Han su dung 14 / 08 / 2027'], [null, '2027-08-14', null]],
    [
      ['Ngòy sỏn xuốt: O2.05.2026', 'Hơn sử dụng: 02.11.2027'],
      ['2026-05-02', '2027-11-02', null],
    ],
    [['Hợơn sử dụng: 16/10/2028'], [null, '2028-10-16', null]],
    [['HSD: 6 thóng kể từ ngày sỏn xuốt'], [null, null, '6 month']],
    // Not dates, not ours.
    [
      ['NSX: HTX Bạc Hà', 'Điện thoại 0912.345.678'],
      [null, null, null],
    ],
    [['HSD: xem trên bao bì'], [null, null, null]],
    [['NSX: 31/02/2026'], [null, null, null]],
    [['14/08/2026'], [null, null, null]],
    [['Bảo quản lạnh, dùng trong 7 ngày sau khi mở'], [null, null, null]],
    // They contradict one another.
    [
      ['NSX: 14/08/2027', 'HSD: 14/08/2026'],
      [null, null, null],
    ],
  ])('reads %j', (lines, expected) => {
    expect(dates(...lines)).toEqual(expected);
  });

  it('reads every day however it is written, and reckons no impossible one', () => {
    const day = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('/', '.', '-', ' / '),
        fc.boolean(),
        fc.boolean(),
        (date, between, pads, short) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
          const part = (text: string) => (pads ? text : String(Number(text)));
          const written = [part(dayOfMonth), part(month), short ? year.slice(2) : year].join(
            between,
          );
          expect(dates(`HSD: ${written}`)[1]).toBe(iso);
        },
      ),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (date, count) => {
        const iso = date.toISOString().slice(0, 10);
        const later = addPeriod(iso, { count, unit: 'month' });
        expect(later > iso).toBe(true);
        expect(Number(later.slice(8)) <= Number(iso.slice(8))).toBe(true);
      }),
    );
  });
});

describe('certificates', () => {
  it.each([
    ['Quyết định công nhận OCOP số 128/QĐ-UBND', 'ocop 128/QĐ-UBND'],
    ['OCOP 4 sao: 1234 / QD-UBND', 'ocop 1234/QĐ-UBND'],
    ['Giấy chứng nhận ATTP số: 01/2025/NNPTNT-0123', 'food-safety 01/2025/NNPTNT-0123'],
    ['OCOP 4 sơo: Quyết định số 489/GQĐ-UBND', 'ocop 489/QĐ-UBND'],
    ['Giấy chứng nhộn ATTP số: O1/2O25/NNPTNT-O461', 'food-safety 01/2025/NNPTNT-0461'],
    ['OCOP: số 205/QÐ-UBND', 'ocop 205/QĐ-UBND'],
    ['OCOP: số 40/GQGÐ-UBND', 'ocop 40/QĐ-UBND'],
    ['OCOP: số 769/GĐ-UBND', 'ocop 769/QĐ-UBND'],
    ['VietGAP: 112/CN-TDC-TT-20-0012', 'vietgap 112/CN-TDC-TT-20-0012'],
    ['Số TCB: 01/HTXBH/2024', 'self-declaration 01/HTXBH/2024'],
    ['Số: 456/2024/ATTP-CNĐK', 'food-safety 456/2024/ATTP-CNDK'],
  ])('reads %s', (line, expected) => {
    expect(numbers(line)).toEqual([expected]);
  });

  it('takes its kind from the line above, and no law for a certificate', () => {
    expect(numbers('Sản phẩm OCOP 3 sao', 'Số 77/QĐ-UBND')).toEqual(['ocop 77/QĐ-UBND']);
    expect(
      numbers('Theo Nghị định 37/2026/NĐ-CP', 'QCVN 8-2:2011/BYT', 'Quyết định 26/2026/QĐ-TTg'),
    ).toEqual([]);
    expect(numbers('14/08/2027', '2/3 thìa', 'Thôn 3/XB')).toEqual([]);
    expect(numbers('Số 9/QĐ-UBND')).toEqual(['other 9/QĐ-UBND']);
  });
});

describe('GTIN', () => {
  it('checks the digit, whichever way the code came', () => {
    const found = (format: string, text: string) =>
      readLabel([], [{ format, text }]).gtin?.digits ?? null;
    expect(found('EAN13', '8938505974194')).toBe('8938505974194');
    expect(found('EAN13', '8938505974195')).toBeNull();
    expect(found('QRCode', '8938505974194')).toBeNull();
    expect(found('QRCode', 'https://id.example.vn/01/08938505974194/10/L1')).toBe('08938505974194');
    expect(found('DataMatrix', '(01)08938505974194(10)L1')).toBe('08938505974194');
    expect(read('8 938505 974194').gtin).toMatchObject({ digits: '8938505974194' });
    expect(read('8 938505 974195').gtin).toBeNull();
  });

  it('knows 400638133393 → 1, and any one wrong digit', () => {
    expect(isGtin('4006381333931')).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'4006381333931'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(isGtin(digits.join(''))).toBe(false);
      }),
    );
  });
});

it('never throws and always keeps its shape, whatever was read', () => {
  const word = fc.constantFrom(
    'NSX',
    'HSD',
    '12 tháng',
    '14/08/2027',
    'khối lượng',
    '5OO g',
    '1/QĐ-',
    '/',
    '×',
    '999999',
    '893',
  );
  const line = fc.array(fc.oneof(word, fc.string({ maxLength: 12, unit: 'grapheme' })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const facts = read(...lines.map((words) => words.join(' ').slice(0, 400)));
      expect(labelFactsSchema.safeParse(facts).success).toBe(true);
    }),
    { numRuns: 150 },
  );
});
