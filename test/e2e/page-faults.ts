import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const repository = resolve(import.meta.dirname, '../..');

/** What an eye would stumble over, each in words; empty when there is nothing. */
export async function pageFaults(page: Page): Promise<string[]> {
  return await page.evaluate(findFaults);
}

/** Every text a person can see or hear: text nodes, labels, placeholders, titles. */
export async function pageTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // Codes of messages are shown as such; what stands in a field was typed.
      if (node.parentElement?.closest('code, textarea, script, style, [lang]:not(html)')) continue;
      texts.add(node.textContent?.trim() ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) {
        texts.add(element.getAttribute(name)?.trim() ?? '');
      }
    }
    texts.delete('');
    return [...texts];
  });
}

/** Keys of words that have none: `households.form.nmae`. */
export function untranslatedKeys(texts: readonly string[]): string[] {
  return texts.filter(
    (text) => /^[a-z-]+(?:\.[a-z-]+)+$/.test(text) && !/\.(?:vn|csv|html|json)$/.test(text),
  );
}

/** Words of the Vietnamese locale among these texts, which should all be English. */
export function vietnameseWords(texts: readonly string[]): string[] {
  const patterns = vietnamesePatterns();
  return texts.filter((text) => patterns.some((pattern) => pattern.test(text)));
}

/** Enough Vietnamese around its placeholders to be known again. */
function saysSomething(text: string): boolean {
  const literal = text.replace(PLACEHOLDER, '').replace(/[“”…·–×\s]/gu, '');
  return /[^\p{ASCII}]/u.test(literal) && (literal.length > 7 || !PLACEHOLDER.test(text));
}

const PLACEHOLDER = /\{\{?[^}]+\}?\}/u;
let known: readonly RegExp[] | null = null;

function vietnamesePatterns(): readonly RegExp[] {
  if (known !== null) return known;
  const locales = join(repository, 'renderer', 'i18n', 'locales');
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const rules: unknown = read(join(repository, 'resources', 'rules', 'messages.json'));
  const stringsOf = (language: 'vi' | 'en') => [
    ...readdirSync(join(locales, language)).flatMap((name) =>
      leaves(read(join(locales, language, name))),
    ),
    ...leaves(rules, language),
  ];
  const english = new Set(stringsOf('en'));
  known = stringsOf('vi')
    // What is the same in both languages, and what holds no Vietnamese letter, proves nothing.
    .filter((text) => !english.has(text) && saysSomething(text))
    .map((text) => {
      const literal = text
        .split(PLACEHOLDER)
        .map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'));
      return new RegExp(`^${literal.join('.+')}$`, 'u');
    });
  return known;
}

/** All texts of a tree; of a tree of `{ vi, en }` leaves those of one language. */
function leaves(tree: unknown, language?: 'vi' | 'en', name = ''): string[] {
  if (typeof tree === 'string') return language === undefined || name === language ? [tree] : [];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, language, key));
}

/** Runs in the page. */
function findFaults(): string[] {
  const faults = new Set<string>();
  const main = document.querySelector('main');
  const describe = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
    const role = (element.getAttribute('class') ?? '').split(' ').at(-1) ?? '';
    return `<${element.tagName.toLowerCase()} ${role}> "${words.slice(0, 60)}"`;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('[aria-hidden="true"]:has(input)') === null;
  /** Made one pixel small for screen readers only. */
  const isForEarsOnly = (element: Element): boolean => {
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      const { width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if ((width <= 1 || height <= 1) && style.overflow !== 'visible') return true;
      if (style.clip !== 'auto' || style.clipPath !== 'none') return true;
    }
    return false;
  };
  const scrolls = (element: Element, axis: 'X' | 'Y'): boolean =>
    ['auto', 'scroll'].includes(getComputedStyle(element)[`overflow${axis}`]) &&
    (axis === 'X'
      ? element.scrollWidth > element.clientWidth + 1
      : element.scrollHeight > element.clientHeight + 1);

  for (const element of [document.documentElement, document.body, main]) {
    if (element !== null && element.scrollWidth > element.clientWidth) {
      faults.add(
        `scrolls sideways by ${element.scrollWidth - element.clientWidth}px: ${describe(element).slice(0, 30)}`,
      );
    }
  }

  for (const element of document.body.querySelectorAll('*')) {
    if (!isShown(element)) continue;
    // What may be wider than any window (a column per marketplace) says so, and scrolls inside itself.
    const isWide = (element as HTMLElement).dataset['wide'] !== undefined;
    if (element !== main && scrolls(element, 'X') && element.tagName !== 'INPUT' && !isWide) {
      faults.add(
        `scrolls sideways by ${element.scrollWidth - element.clientWidth}px: ${describe(element)}`,
      );
    }
    if (!scrolls(element, 'Y')) continue;
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
      if (scrolls(outer, 'Y'))
        faults.add(`scroll bar within a scroll bar: ${describe(element)} in ${describe(outer)}`);
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || (node.textContent ?? '').trim() === '' || !isShown(parent)) continue;
    if (parent.tagName === 'TEXTAREA' || isForEarsOnly(parent)) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    const right = Math.max(...rects.map((rect) => rect.right));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const left = Math.min(...rects.map((rect) => rect.left));
    for (let box: Element | null = parent; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const isToldInFull = parent.closest('[title]') !== null;
      const spillsRight = right > edge.right + 1 || left < edge.left - 1;
      // An ellipsis says that there is more, the title says what.
      if (
        spillsRight &&
        style.overflowX !== 'visible' &&
        style.textOverflow === 'ellipsis' &&
        isToldInFull
      )
        break;
      if (style.overflowX !== 'visible') {
        if (spillsRight && !['auto', 'scroll'].includes(style.overflowX)) {
          faults.add(`text cut at the side: ${describe(parent)}`);
        }
      } else if (
        spillsRight &&
        box.matches('button, a, th, td, li, p, label, [role="tab"]') &&
        style.display !== 'inline'
      ) {
        faults.add(`text spills over its box: ${describe(parent)} out of ${describe(box)}`);
      }
      if (style.overflowY === 'hidden' || style.overflowY === 'clip') {
        const isClamped = style.webkitLineClamp !== 'none';
        if (bottom > edge.bottom + 3 && !(isClamped && isToldInFull))
          faults.add(`text cut below: ${describe(parent)}`);
      }
      if (
        ['auto', 'scroll'].includes(style.overflowX) ||
        ['auto', 'scroll'].includes(style.overflowY)
      )
        break;
      if (box === document.body && (left < -1 || right > innerWidth + 1))
        faults.add(`text beyond the window: ${describe(parent)}`);
    }
  }

  const canvas = document.createElement('canvas').getContext('2d');
  for (const input of document.querySelectorAll('input')) {
    if (canvas === null || !isShown(input) || input.placeholder === '' || input.value !== '')
      continue;
    const style = getComputedStyle(input);
    canvas.font = style.font;
    const room =
      input.clientWidth -
      Number.parseFloat(style.paddingLeft) -
      Number.parseFloat(style.paddingRight);
    const wanted = canvas.measureText(input.placeholder).width;
    if (wanted > room + 1)
      faults.add(`placeholder cut by ${Math.ceil(wanted - room)}px: "${input.placeholder}"`);
  }
  return [...faults];
}
