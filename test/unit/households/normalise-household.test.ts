import { describe, expect, it } from 'vitest';
import { normaliseHousehold } from '../../../electron/households/normalise-household.ts';

const FIELDS = {
  name: '  Lò   Văn Bun '.normalize('NFD'),
  phone: '+84 912 345 678',
  communeCode: '03325',
  hamlet: 'Bản\u00a0Phăng',
  oldAddress: '',
  kind: 'household' as const,
  cooperativeName: '',
  note: ' dòng một\ndòng hai ',
};

describe('normaliseHousehold', () => {
  it('keeps text in NFC with single spaces, notes with their lines, and the phone in national form', () => {
    expect(normaliseHousehold(FIELDS)).toMatchObject({
      name: 'Lò Văn Bun',
      phone: '0912345678',
      hamlet: 'Bản Phăng',
      note: 'dòng một\ndòng hai',
    });
  });

  it('converts a mobile number of before 2018, and leaves what is no number to the schema', () => {
    expect(normaliseHousehold({ ...FIELDS, phone: '01662345678' }).phone).toBe('0362345678');
    expect(normaliseHousehold({ ...FIELDS, phone: 'không có' }).phone).toBe('không có');
  });
});
