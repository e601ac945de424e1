import type { Locator, Page } from '@playwright/test';

/** Someone at the window, whose every click and every field is counted: fewer than sixty is the promise. */
export class Person {
  clicks = 0;
  fields = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get total(): number {
    return this.clicks + this.fields;
  }

  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }

  /** What looks like a button, whether it acts or leads somewhere. The first one on the page body, not of the rail. */
  press(name: string | RegExp): Promise<void> {
    const words = { name, exact: typeof name === 'string' };
    const place = this.#page.getByRole('main').or(this.#page.getByRole('dialog'));
    return this.click(place.getByRole('button', words).or(place.getByRole('link', words)).first());
  }

  async type(target: Locator, text: string): Promise<void> {
    await target.fill(text);
    this.fields += 1;
  }

  /** A field, with or without a list to choose from. */
  field(name: string | RegExp, text: string): Promise<void> {
    const words = { name, exact: typeof name === 'string' };
    const field = this.#page.getByRole('textbox', words);
    return this.type(field.or(this.#page.getByRole('combobox', words)), text);
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.#page.getByRole('checkbox', { name }).check();
    this.clicks += 1;
  }
}
