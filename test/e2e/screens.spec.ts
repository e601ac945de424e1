import { expect, test } from '@playwright/test';
import { copyDemoLibrary, type DemoLibrary } from './demo-library.ts';
import { launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { pageFaults, pageTexts, untranslatedKeys, vietnameseWords } from './page-faults.ts';
import { LOOKS, SCREENS, setContentSize, visit, wear } from './visit-screens.ts';

/** The folder for bundles is shown on screen: nobody's real name stands in the pictures. */
const env = { HOME: '/home/canbo' };
let demo: DemoLibrary;
let apps: Record<'demo' | 'empty', LaunchedApp>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  demo = copyDemoLibrary();
  apps = {
    demo: await launchApp({ libraryFolder: demo.folder, env }),
    empty: await launchApp({ env }),
  };
  await setContentSize(apps.demo.application);
  await setContentSize(apps.empty.application);
});

test.afterAll(async () => {
  await apps.demo.close();
  await apps.empty.close();
  demo.remove();
});

for (const look of LOOKS) {
  test(`every screen is whole: ${look.name}`, async () => {
    test.setTimeout(180_000);
    await wear(apps.demo.page, look);
    await wear(apps.empty.page, look);
    const found: Record<string, readonly string[]> = {};
    for (const screen of SCREENS) {
      const { page, complaints } = apps[screen.library];
      await visit(page, screen);
      await screenshot(page, `${screen.name}-${look.name}`);
      const texts = await pageTexts(page);
      const faults = [
        ...(await pageFaults(page)),
        ...untranslatedKeys(texts).map((text) => `key without words: ${text}`),
        ...(look.settings.language === 'en' ? vietnameseWords(texts) : []).map(
          (text) => `Vietnamese on an English screen: ${text}`,
        ),
        ...complaints.splice(0).map((text) => `complaint: ${text}`),
      ];
      if (faults.length > 0) found[screen.name] = faults;
      await screen.close?.(page);
    }
    expect(found).toEqual({});
  });
}
