import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import cliEn from '../../../resources/help/cli.en.json' with { type: 'json' };
import cliVi from '../../../resources/help/cli.vi.json' with { type: 'json' };
import consentEn from '../../../resources/help/consent.en.json' with { type: 'json' };
import consentVi from '../../../resources/help/consent.vi.json' with { type: 'json' };
import errorsEn from '../../../resources/help/errors.en.json' with { type: 'json' };
import errorsVi from '../../../resources/help/errors.vi.json' with { type: 'json' };
import problemsEn from '../../../resources/help/bundle-problems.en.json' with { type: 'json' };
import problemsVi from '../../../resources/help/bundle-problems.vi.json' with { type: 'json' };
import bundleWords from '../../../resources/help/bundle-words.vi.json' with { type: 'json' };
import { certificateKindSchema } from '../../../shared/domain/certificate.ts';
import { consentPurposeSchema } from '../../../shared/domain/household.ts';
import { unitSchema } from '../../../shared/domain/listing.ts';
import { photoRefusalSchema } from '../../../shared/domain/photo.ts';

type Tree = { readonly [key: string]: Tree | string | readonly string[] };

/** Every text with its path; lists count by their place. */
function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = `${path}/${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (Array.isArray(value)) return value.map((text: string, index) => [`${here}/${index}`, text]);
    return texts(value as Tree, here);
  });
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

/** The union of shared/errors.ts, read as text: types are gone at run time. */
function errorParams(): Map<string, string[]> {
  const source = readFileSync(join(import.meta.dirname, '../../../shared/errors.ts'), 'utf8');
  return new Map(
    [...source.matchAll(/^ {2}'([a-z]+\.[a-z-]+)': (.+);$/gm)].map(([, code = '', type = '']) => [
      code,
      [...type.matchAll(/(\w+): (?:string|number)/g)].map((match) => match[1] ?? ''),
    ]),
  );
}

describe('words of errors', () => {
  const params = errorParams();

  it('finds the codes', () => {
    expect(params.size).toBeGreaterThan(30);
  });

  it.each([
    ['vi', errorsVi],
    ['en', errorsEn],
  ] as const)('has %s words for every code and for none else', (_, words) => {
    expect(Object.keys(words).sort()).toEqual([...params.keys()].sort());
  });

  it.each([
    ['vi', errorsVi],
    ['en', errorsEn],
  ] as const)('names only facts that come with the code, in %s', (_, words) => {
    for (const [code, sentences] of Object.entries(words)) {
      expect(Object.keys(sentences)).toEqual(['what', 'safe', 'todo']);
      for (const sentence of Object.values(sentences)) {
        expect(params.get(code)).toEqual(expect.arrayContaining(placeholders(sentence)));
        expect(sentence.length).toBeGreaterThan(8);
      }
    }
  });
});

describe.each([
  ['cli', cliVi, cliEn],
  ['consent', consentVi, consentEn],
  ['bundle problems', problemsVi, problemsEn],
] as const)('%s in both languages', (_, vi, en) => {
  it('has the same texts with the same facts', () => {
    const english = new Map(texts(en));
    const vietnamese = texts(vi);
    expect(vietnamese.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of vietnamese) {
      expect([path, placeholders(text)]).toEqual([path, placeholders(english.get(path) ?? '')]);
    }
  });
});

describe('all help texts', () => {
  it('are NFC and not empty', () => {
    for (const tree of [
      errorsVi,
      errorsEn,
      cliVi,
      cliEn,
      consentVi,
      consentEn,
      problemsVi,
      problemsEn,
      bundleWords,
    ]) {
      for (const [path, text] of texts(tree))
        expect([path, text]).toEqual([path, text.normalize('NFC')]);
    }
  });

  it('know every unit, certificate, purpose and refusal', () => {
    expect(Object.keys(bundleWords.unit).sort()).toEqual([...unitSchema.options].sort());
    expect(Object.keys(bundleWords.certificate).sort()).toEqual(
      [...certificateKindSchema.options].sort(),
    );
    expect(Object.keys(consentVi.purposes).sort()).toEqual(
      [...consentPurposeSchema.options].sort(),
    );
    expect(Object.keys(cliVi.refusal).sort()).toEqual([...photoRefusalSchema.options].sort());
    expect(consentVi.version).toBe(consentEn.version);
  });
});
