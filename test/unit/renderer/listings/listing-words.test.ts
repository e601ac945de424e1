import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateKindSchema } from '../../../../shared/domain/certificate.ts';
import { listingFieldsSchema, unitSchema } from '../../../../shared/domain/listing.ts';
import { confidenceSchema, severitySchema } from '../../../../shared/marketplace/violation.ts';

const LOCALES = join(import.meta.dirname, '../../../../renderer/i18n/locales');
const THINGS = ['listings', 'photos', 'checks', 'unit', 'ocop', 'certificate'];

function wordsOf(language: string, thing: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(LOCALES, language, `${thing}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** Keys with the plural endings of each language taken off. */
function keysOf(words: object, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${before}${key}.`)
      : [`${before}${key}`.replace(/_(?:one|other)$/u, '')],
  );
}

describe.each(THINGS)('words of %s', (thing) => {
  it('are the same in both languages', () => {
    const keys = (language: string) => [...new Set(keysOf(wordsOf(language, thing)))].toSorted();
    expect(keys('en')).toEqual(keys('vi'));
  });

  it('are written in composed letters', () => {
    const text = JSON.stringify(wordsOf('vi', thing));
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe('closed sets have a word each', () => {
  it.each([
    ['unit', unitSchema.options],
    ['certificate', certificateKindSchema.options],
    ['ocop', Array.from({ length: 26 }, (_, index) => String(index + 1))],
  ])('%s', (thing, members) => {
    for (const language of ['vi', 'en']) {
      expect(Object.keys(wordsOf(language, thing)).toSorted()).toEqual([...members].toSorted());
    }
  });

  it('checks', () => {
    const checks = wordsOf('vi', 'checks');
    expect(Object.keys(checks['severity'] as object).toSorted()).toEqual(
      [...severitySchema.options].toSorted(),
    );
    expect(Object.keys(checks['confidence'] as object).toSorted()).toEqual(
      [...confidenceSchema.options].toSorted(),
    );
    // A fix or a violation names its field; texts of one marketplace and reasons are named by the fields they are about.
    const { householdId: _, overrides: __, blanks: ___, ...shape } = listingFieldsSchema.shape;
    expect(Object.keys(checks['field'] as object).toSorted()).toEqual(
      [...Object.keys(shape), 'photos'].toSorted(),
    );
  });
});
