import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../../renderer/app/tokens.css'), 'utf8');

/** The colours of one scheme, by token name. */
function tokensOf(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block = new RegExp(`data-mantine-color-scheme='${scheme}'\\] \\{([^}]*)\\}`, 'u').exec(css);
  const found = [...(block?.[1] ?? '').matchAll(/--ls-([\w-]+): (#[0-9a-f]{6});/gu)];
  return new Map(found.map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['background', 'panel', 'raised', 'sunken'];
const TEXT_PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...SURFACES, 'accent-soft', 'warning-soft', 'danger-soft']],
  ['muted', [...SURFACES, 'danger-soft']],
  ['accent', SURFACES],
  ['accent-ink', [...SURFACES, 'accent-soft']],
  ['warning', [...SURFACES, 'warning-soft']],
  ['danger', [...SURFACES, 'danger-soft']],
  ['on-fill', ['fill', 'fill-strong', 'danger-fill', 'danger-fill-strong']],
];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  const tokens = tokensOf(scheme);
  const color = (name: string) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`no token ${name}`);
    return value;
  };

  it.each(TEXT_PAIRS)('let %s be read on every surface it stands on', (text, surfaces) => {
    const ratios = surfaces.map((surface) => [surface, contrast(color(text), color(surface))]);
    expect(ratios.filter(([, ratio]) => Number(ratio) < 4.5)).toEqual([]);
  });

  it('outline controls and the focus clearly', () => {
    const ratios = ['outline', 'focus'].flatMap((line) =>
      SURFACES.map((surface) => [line, surface, contrast(color(line), color(surface))]),
    );
    expect(ratios.filter(([, , ratio]) => Number(ratio) < 3)).toEqual([]);
  });
});
