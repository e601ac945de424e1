import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, page, trusted } from '../../../electron/exports/html.ts';

describe('html', () => {
  it('escapes every value that is not markup itself', () => {
    const inner = page`<b>${'<script>'}</b>`;
    const made = page`<p title="${'"&\''}">${inner}${['a<', trusted('<br>')]}${null}${false}${0}</p>`;
    expect(made.markup).toBe('<p title="&quot;&amp;&#39;"><b>&lt;script&gt;</b>a&lt;<br>0</p>');
  });

  it('lets no typed text open a tag, end an attribute or hide a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
  });

  it('gives the text back when a browser would decode it', () => {
    const decode = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => decode(escapeHtml(text)) === text),
    );
  });
});
