import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pseudoText, type Words } from '../../../../renderer/i18n/pseudo-locale.ts';
import { english as englishWords } from '../../../../renderer/i18n/english.ts';
import { vietnamese as vietnameseWords } from '../../../../renderer/i18n/vietnamese.ts';

const room = join(import.meta.dirname, '../../../../renderer');
const electron = join(import.meta.dirname, '../../../../electron');

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
  }
  return flat;
}

const withoutPlural = (key: string) => key.replace(/_(?:one|other)$/u, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1]);

const vietnamese = flatten(vietnameseWords);
const english = flatten(englishWords);
const known = (words: Map<string, string>) => new Set([...words.keys()].map(withoutPlural));

function sources(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('the words of the window', () => {
  it('exist in both languages', () => {
    const vi = known(vietnamese);
    const en = known(english);
    expect([...vi].filter((key) => !en.has(key))).toEqual([]);
    expect([...en].filter((key) => !vi.has(key))).toEqual([]);
  });

  it('name in English no fact that the Vietnamese sentence does not get', () => {
    const wrong = [...english].filter(([key, text]) => {
      const base = withoutPlural(key);
      const original = vietnamese.get(base) ?? vietnamese.get(`${base}_other`) ?? '';
      const group = base.slice(0, base.lastIndexOf('.') + 1);
      // A task's title and detail get the same facts.
      const beside = base.startsWith('home.task.')
        ? [...vietnamese].filter(([other]) => other.startsWith(group)).map(([, words]) => words)
        : [];
      // `count` chooses between one and many and is always given then.
      const given = new Set([
        ...placeholders([original, ...beside].join(' ')),
        ...(key === base ? [] : ['count']),
      ]);
      return placeholders(text).some((name) => !given.has(name));
    });
    expect(wrong).toEqual([]);
  });

  it('are in composed Unicode and never empty', () => {
    const all = [...vietnamese, ...english];
    expect(all.filter(([, text]) => text !== text.normalize('NFC') || text.trim() === '')).toEqual(
      [],
    );
  });

  it('cover every key that the window writes out', () => {
    const vi = known(vietnamese);
    const groups = [...vi];
    const asked = sources(room, /\.tsx?$/u).flatMap((source) =>
      [...source.matchAll(/\bt\(\s*(['`])([^'`]+)\1/gu)].map((match) => match[2] ?? ''),
    );
    const missing = asked.filter((key) => {
      if (!key.includes('${')) return !vi.has(key);
      const shape = key.split(/\$\{[^}]*\}/u).map((part) => part.replaceAll('.', '\\.'));
      const pattern = new RegExp(`^${shape.join('.+')}$`, 'u');
      return !groups.some((group) => pattern.test(group));
    });
    expect(asked.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('name every batch and every step that the services announce', () => {
    const code = sources(electron, /\.ts$/u).join('\n');
    const batches = [...code.matchAll(/batch\(\s*\{\s*key: '([\w-]+)'/gu)].map((match) => match[1]);
    const steps = [...code.matchAll(/progress\('([\w-]+)'/gu)].map((match) => match[1]);
    expect(batches.length).toBeGreaterThan(5);
    expect(steps.length).toBeGreaterThan(2);
    expect(
      batches.filter(
        (key) => !vietnamese.has(`batch.${key}`) && !vietnamese.has(`batch.${key}_other`),
      ),
    ).toEqual([]);
    expect(steps.filter((step) => !vietnamese.has(`jobs.step.${step}`))).toEqual([]);
  });
});

describe('the pseudo locale', () => {
  it('keeps what is filled in and what is marked up, and is longer', () => {
    const text = pseudoText('Còn {{count}} việc <b>hôm nay</b>');
    expect(text).toContain('{{count}}');
    expect(text).toContain('<b>');
    expect(text).toMatch(/^\[.*\]$/u);
    expect(text.length).toBeGreaterThan('Còn {{count}} việc <b>hôm nay</b>'.length * 1.3);
  });
});
