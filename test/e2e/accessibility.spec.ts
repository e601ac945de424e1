import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { copyDemoLibrary, type DemoLibrary } from './demo-library.ts';
import { launchApp, type LaunchedApp } from './launch.ts';
import { LOOKS, SCREENS, setContentSize, visit, wear } from './visit-screens.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let demo: DemoLibrary;
let apps: Record<'demo' | 'empty', LaunchedApp>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  demo = copyDemoLibrary();
  apps = { demo: await launchApp({ libraryFolder: demo.folder }), empty: await launchApp() };
  await setContentSize(apps.demo.application);
  await setContentSize(apps.empty.application);
});

test.afterAll(async () => {
  await apps.demo.close();
  await apps.empty.close();
  demo.remove();
});

for (const look of LOOKS.filter(({ name }) => name === 'light' || name === 'dark')) {
  test(`axe finds nothing on any screen: ${look.name}`, async () => {
    test.setTimeout(180_000);
    await wear(apps.demo.page, look);
    await wear(apps.empty.page, look);
    const found: Record<string, readonly string[]> = {};
    for (const screen of SCREENS) {
      const { page } = apps[screen.library];
      await visit(page, screen);
      // Without legacy mode axe wants a second window for its report, which the application refuses to open.
      const { violations, passes } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(WCAG)
        .analyze();
      expect(passes.length, 'rules that axe applied').toBeGreaterThan(15);
      const said = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, any, all, none }) => {
          const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
          return `${id}: ${help} – ${html.slice(0, 160)} – ${why.slice(0, 200)}`;
        }),
      );
      if (said.length > 0) found[screen.name] = said;
      await screen.close?.(page);
    }
    expect(found).toEqual({});
  });
}
