import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../electron/exports/markdown.ts';

const render = (source: string) => renderMarkdown(source).markup;

describe('renderMarkdown', () => {
  it('knows headings, moved down under a page of its own', () => {
    expect(renderMarkdown('# Một\n## Hai', { headingOffset: 1 }).markup).toBe(
      '<h2>Một</h2><h3>Hai</h3>',
    );
  });

  it('joins the lines of a paragraph', () => {
    expect(render('một\nhai\n\nba')).toBe('<p>một hai</p><p>ba</p>');
  });

  it('counts on where a list begins anew', () => {
    expect(render('3. ba\n4. bốn')).toBe(
      '<ol start="3" style="counter-reset: step 2"><li>ba</li><li>bốn</li></ol>',
    );
  });

  it('keeps a list inside a list and the lines that belong to an item', () => {
    expect(render('- a\n  tiếp\n  - b\n- c')).toBe(
      '<ul><li>a tiếp<ul><li>b</li></ul></li><li>c</li></ul>',
    );
  });

  it('reads tables, quotes and inline marks', () => {
    expect(render('| A | B |\n|---|---|\n| **x** | `y` |')).toBe(
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><strong>x</strong></td><td><code>y</code></td></tr></tbody></table>',
    );
    expect(render('> *nhớ*')).toBe('<blockquote><p><em>nhớ</em></p></blockquote>');
  });

  it('prints the address beside a link, since the page is read on paper', () => {
    expect(render('[Sàn](https://vi.du/a)')).toBe(
      '<p><a href="https://vi.du/a" rel="noreferrer">Sàn</a> <span class="address">(vi.du/a)</span></p>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//vi.du',
    'http://vi.du',
    '\\\\may\\thu-muc',
  ])('makes no link to %s', (address) => {
    expect(render(`[bấm](${address})`)).not.toContain('href');
  });

  it('passes no HTML through', () => {
    expect(render('<img src=x onerror=alert(1)>')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    );
  });

  it('makes only its own tags from any text, and always ends', () => {
    const marks = fc.string({
      unit: fc.constantFrom(
        '#',
        '-',
        '*',
        '`',
        '|',
        '>',
        '[',
        ']',
        '(',
        ')',
        '1.',
        ' ',
        '\n',
        '\r\n',
        '<',
        '"',
        'a',
        'ế',
        'https://x',
        ':---',
      ),
      maxLength: 80,
    });
    const own =
      /<\/?(?:h[1-6]|p|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|strong|em|code|a|span)(?: (?:start="\d+" style="counter-reset: step \d+"|href="https:\/\/[^"<>]*" rel="noreferrer"|class="address"))?>/g;
    fc.assert(
      fc.property(marks, (source) => {
        expect(render(source).replaceAll(own, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 2000 },
    );
  });
});
