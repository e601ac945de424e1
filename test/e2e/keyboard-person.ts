import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has. */
const MOST_STOPS = 80;

/** Someone without a mouse. Wherever they arrive, they must see where they are. */
export class KeyboardPerson {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab (Shift+Tab) until the focus stands on it, looking at every stop on the way. */
  async goTo(target: Locator, direction: 'forward' | 'back' = 'forward'): Promise<void> {
    const key = direction === 'forward' ? 'Tab' : 'Shift+Tab';
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await isFocused(target)) return;
      await this.#page.keyboard.press(key);
      passed.push(await this.#look());
    }
    throw new Error(
      `${String(target)} cannot be reached with ${key}; passed: ${passed.join(' | ')}`,
    );
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.notLost(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Goes there and types over what it holds. */
  async fill(target: Locator, text: string, direction?: 'forward' | 'back'): Promise<void> {
    await this.goTo(target, direction);
    await this.#page.keyboard.press('Control+a');
    await this.type(text);
  }

  /** After an action the focus may stand still or go on, but never fall off the page. */
  async notLost(after: string): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(() => document.activeElement?.tagName), {
        message: `focus after ${after}`,
        timeout: 2000,
      })
      .not.toBe('BODY');
  }

  /** Where the focus is, having made sure that it shows. */
  async #look(): Promise<string> {
    const seen = await this.#page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) {
        return { name: 'body', shows: true, isSquashed: false };
      }
      const isMarked = (one: Element | null): boolean => {
        if (one === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      };
      // A hidden radio button shows its focus on the label beside it.
      const shows =
        isMarked(element) || (element.matches('input') && isMarked(element.nextElementSibling));
      const { width, height } = element.getBoundingClientRect();
      const words =
        element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent;
      return {
        name: `${element.tagName.toLowerCase()} “${(words ?? '').slice(0, 40)}” ${width}×${height}`,
        shows,
        isSquashed: element.matches('button, a') && Math.min(width, height) < 20,
      };
    });
    expect(seen, `focus shows on ${seen.name}`).toMatchObject({ shows: true, isSquashed: false });
    return seen.name;
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found.some((one) => one === document.activeElement));
}
