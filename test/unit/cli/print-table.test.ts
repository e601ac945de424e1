import { describe, expect, it } from 'vitest';
import { printTable } from '../../../electron/cli/print-table.ts';

describe('printTable', () => {
  it('aligns words left, numbers right, whatever form the marks have', () => {
    expect(
      printTable(
        ['Tên', 'Số'],
        [
          ['Nếp', 5],
          ['Nếp cẩm'.normalize('NFD'), 1200],
        ],
      ),
    ).toEqual([
      'Tên         Số',
      '───────  ─────',
      'Nếp          5',
      `${'Nếp cẩm'.normalize('NFD')}  1.200`,
    ]);
  });

  it('lets no cell repaint the terminal or start a line', () => {
    expect(printTable(['A'], [['x\u001b[2J\ny']]).at(-1)).toBe('x [2J y');
  });
});
