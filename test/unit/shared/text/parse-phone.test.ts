import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneSchema } from '../../../../shared/domain/household.ts';
import {
  formatPhone,
  OLD_MOBILE_PREFIXES,
  parsePhone,
} from '../../../../shared/text/parse-phone.ts';

describe('parsePhone', () => {
  it.each([
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['(0912) 345-678', '0912345678'],
    ['+84912345678', '0912345678'],
    ['+84 (0) 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['912345678', '0912345678'],
    ['02153825678', '02153825678'],
    ['0215 3825 678', '02153825678'],
    ['+84 215 3825678', '02153825678'],
    ['０９１２３４５６７８', '0912345678'],
    ['0841234567', '0841234567'],
  ])('reads %s as %s', (text, phone) => {
    expect(parsePhone(text)).toEqual({ ok: true, phone, converted: false });
  });

  it.each([
    ['01688123456', '0388123456'],
    ['+841688123456', '0388123456'],
    ['0120 123 4567', '0701234567'],
    ['01991234567', '0591234567'],
  ])('converts the old number %s to %s', (text, phone) => {
    expect(parsePhone(text)).toEqual({ ok: true, phone, converted: true });
  });

  it.each([
    ['', 'empty'],
    ['không có', 'letters'],
    ['0912a45678', 'letters'],
    ['091234567', 'too-short'],
    ['09123456789', 'too-long'],
    ['0212345', 'too-short'],
    ['0412345678', 'unknown-prefix'],
    ['+1 650 253 0000', 'foreign'],
    ['016881234', 'too-short'],
    ['0168812345678', 'too-long'],
  ])('refuses %s because %s', (text, problem) => {
    expect(parsePhone(text)).toEqual({ ok: false, problem });
  });

  it('gives only what the contract takes, and reads its own result again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .()-]{6,18}$/u)), (text) => {
        const parsed = parsePhone(text);
        if (!parsed.ok) return;
        expect(phoneSchema.safeParse(parsed.phone).success).toBe(true);
        expect(parsePhone(parsed.phone)).toEqual({
          ok: true,
          phone: parsed.phone,
          converted: false,
        });
        expect(parsePhone(formatPhone(parsed.phone))).toMatchObject({
          ok: true,
          phone: parsed.phone,
        });
      }),
    );
  });

  it('knows the same prefixes as the data a person can read', () => {
    const data: unknown = JSON.parse(readFileSync('resources/domain/phone-prefixes.json', 'utf8'));
    expect(data).toMatchObject({ prefixes: OLD_MOBILE_PREFIXES });
  });
});
