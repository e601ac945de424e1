import { describe, expect, it } from 'vitest';
import { answersFor, readAnswers } from '../../../electron/exports/answers.ts';
import { loadProfiles } from '../../../electron/marketplaces/load-profiles.ts';

const profiles = loadProfiles('resources').map(({ profile }) => profile);
const asking = profiles.filter(({ asks }) => asks.some(({ required }) => required));
const silent = profiles.filter(({ asks }) => asks.length === 0);

describe('readAnswers', () => {
  it('asks nothing where nothing is asked, and drops what nobody asked for', () => {
    expect(silent.length).toBeGreaterThan(0);
    expect(readAnswers(silent, { 'page-base': 'https://htx.vn/' }, 'vi')).toEqual({});
  });

  it('names the marketplace and the question where an answer is missing', () => {
    const [first] = asking;
    if (first === undefined) throw new Error('no profile asks');
    expect(() => readAnswers(asking, { 'page-base': '  ' }, 'en')).toThrow(
      expect.objectContaining({
        code: 'export.answer-needed',
        params: { marketplace: first.name, label: 'Address of the product pages' },
      }),
    );
  });

  it.each([
    'https://htx.vn/san-pham',
    '  https://htx.vn/san-pham/  ',
    'https://htx.vn/?s={sku}&post_type=product',
    'http://cua-hang.htx.vn/{sku}.html',
  ])('takes %s', (typed) => {
    expect(readAnswers(asking, { 'page-base': typed }, 'vi')).toEqual({
      'page-base': typed.trim(),
    });
  });

  it.each([
    'htx.vn',
    'ftp://htx.vn/',
    'https://',
    'https://localhost/',
    'javascript:alert(1)',
    'https://ai:mat@htx.vn/',
    'https://htx.vn/#a',
    'https://htx.vn/a b',
    'https://htx.vn/?s=1',
  ])('refuses %s', (typed) => {
    expect(() => readAnswers(asking, { 'page-base': typed }, 'vi')).toThrow(
      expect.objectContaining({ code: 'export.answer-invalid' }),
    );
  });

  it('gives a profile only what it asked', () => {
    const answers = { 'page-base': 'https://htx.vn/', other: 'x' };
    for (const profile of asking)
      expect(answersFor(profile, answers)).toEqual({ 'page-base': 'https://htx.vn/' });
    for (const profile of silent) expect(answersFor(profile, answers)).toEqual({});
  });
});
