import { describe, expect, it } from 'vitest';
import { pageToShow } from '../../../electron/main/page-to-show.ts';

const own = {
  address: 'app://len-san/index.html',
  origin: 'app://len-san',
  developmentServer: null,
};
const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };

describe('the page to show', () => {
  it('is our own, and in a packaged application whatever the environment says', () => {
    expect(pageToShow(false, {})).toEqual(own);
    expect(pageToShow(false, { ELECTRON_RENDERER_URL: '' })).toEqual(own);
    expect(pageToShow(true, env)).toEqual(own);
  });

  it("is the development server's while developing", () => {
    expect(pageToShow(false, env)).toEqual({
      address: 'http://localhost:5173',
      origin: 'http://localhost:5173',
      developmentServer: 'http://localhost:5173',
    });
  });
});
