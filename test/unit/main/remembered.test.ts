import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemory } from '../../../electron/main/remembered.ts';

const USUAL = { bounds: null, isMaximized: false, colorScheme: 'auto', language: 'vi' };
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'len-san-memory-'));
  file = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what the window remembers', () => {
  it('begins with the usual and keeps what it is told', () => {
    const memory = createMemory(file);
    expect(memory.read()).toEqual(USUAL);
    memory.keep({ bounds: { x: -8, y: 0, width: 1366, height: 728 }, colorScheme: 'dark' });
    expect(createMemory(file).read()).toEqual({
      ...USUAL,
      bounds: { x: -8, y: 0, width: 1366, height: 728 },
      colorScheme: 'dark',
    });
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it('keeps the good parts of a bad file', () => {
    writeFileSync(
      file,
      JSON.stringify({ bounds: { x: 'left' }, colorScheme: 'pink', language: 'en' }),
    );
    expect(createMemory(file).read()).toEqual({ ...USUAL, language: 'en' });
  });

  it('opens whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        writeFileSync(file, text);
        expect(() => createMemory(file).read()).not.toThrow();
      }),
    );
  });

  it('does without a folder it cannot write to', () => {
    writeFileSync(join(folder, 'file'), '');
    const memory = createMemory(join(folder, 'file', 'window.json'));
    memory.keep({ language: 'en' });
    expect(memory.read().language).toBe('en');
  });
});
