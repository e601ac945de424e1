import { describe, expect, it } from 'vitest';
import { listingIdSchema } from '../../../../shared/domain/ids.ts';
import { cardText, readCard } from '../../../../shared/photos/photo-cards.ts';

const ID = listingIdSchema.parse('0192f0c4-7b1e-7acd-9e21-3b5a77a1c0de');

describe('the text of a card', () => {
  it('names its listing and is read back', () => {
    expect(cardText(ID)).toBe('LENSAN:1:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE');
    expect(readCard(cardText(ID))).toBe(ID);
  });

  it('stays inside the alphabet QR writes most densely', () => {
    expect(cardText(ID)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  });

  it('is read whatever the case of the id', () => {
    expect(readCard(`LENSAN:1:${ID}`)).toBe(ID);
  });

  it.each([
    '',
    '8934563138165',
    'https://example.vn/0192f0c4-7b1e-7acd-9e21-3b5a77a1c0de',
    'LENSAN:2:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE',
    'lensan:1:0192f0c4-7b1e-7acd-9e21-3b5a77a1c0de',
    'LENSAN:1:',
    'LENSAN:1:khong-phai-ma',
    'LENSAN:1: 0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE',
    'LENSAN:1:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE\n',
    'LENSAN:1:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE0',
    ' LENSAN:1:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE',
  ])('is not found in %j', (text) => {
    expect(readCard(text)).toBeNull();
  });
});
