import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, type TextRoom } from '../../../electron/sheets/fit-text.ts';

/** Every letter half as wide as it is high. */
const ROOM: TextRoom = {
  width: 100,
  mostLines: 2,
  largestSize: 20,
  smallestSize: 8,
  widthOf: (text) => [...text].length * 0.5,
};

describe('setting a text into a room', () => {
  it('leaves a short one as large as it may be', () => {
    expect(fitText('Gạo nếp', ROOM)).toEqual({ lines: ['Gạo nếp'], size: 20 });
  });

  it('breaks between syllables before it shrinks', () => {
    expect(fitText('Chè Shan tuyết', ROOM)).toEqual({ lines: ['Chè Shan', 'tuyết'], size: 20 });
  });

  it('shrinks as far as needed', () => {
    const { lines, size } = fitText('Chè Shan tuyết cổ thụ Tủa Chùa', ROOM);
    expect(lines).toHaveLength(2);
    expect(size).toBeLessThan(20);
    expect(size).toBeGreaterThan(8);
  });

  it('drops whole syllables at the end of what never fits, and shows it', () => {
    const { lines, size } = fitText('mật ong rừng '.repeat(20), ROOM);
    expect(size).toBe(8);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/(mật|ong|rừng)…$/);
  });

  it('goes below the smallest size for one syllable that is too wide', () => {
    const { lines, size } = fitText('x'.repeat(50), ROOM);
    expect(lines).toEqual(['x'.repeat(50)]);
    expect(size).toBeCloseTo(4, 5);
  });

  it('says nothing for nothing', () => {
    expect(fitText('  ', ROOM).lines).toEqual([]);
  });

  it('never leaves the room and never cuts a syllable, whatever comes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (typed, mostLines) => {
        const { lines, size } = fitText(typed, { ...ROOM, mostLines });
        expect(lines.length).toBeLessThanOrEqual(mostLines);
        const syllables = new Set(typed.split(/\s+/));
        for (const line of lines) {
          // An ellipsis may stand out by its own width where a single syllable fills the line.
          expect(ROOM.widthOf(line.replace(/…$/, '')) * size).toBeLessThanOrEqual(100.001);
          for (const part of line.split(' '))
            expect(syllables.has(part) || syllables.has(part.replace(/…$/, ''))).toBe(true);
        }
      }),
    );
  });
});
