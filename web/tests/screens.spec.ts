import { expect, seriousBarriers, settled, test } from './page.ts';

const SHOTS = '../build/page';
const LOOKS = [
  { name: 'wide-light', colorScheme: 'light', viewport: { width: 1360, height: 900 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: look.viewport });

    test('every screen shows, hinders nobody and is no wider than the window', async ({ page, desk }) => {
      test.setTimeout(120_000);
      for (const [name, address] of Object.entries(await desk.screens())) {
        await test.step(name, async () => {
          await page.goto(address);
          await settled(page);
          await expect(page.locator('[role=alert]')).toHaveCount(0);
          await page.screenshot({ path: `${SHOTS}/${name}-${look.name}.png`, fullPage: true });
          expect.soft(await seriousBarriers(page)).toEqual([]);
          const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect.soft(overhang).toBeLessThanOrEqual(0);
        });
      }
    });
  });
}

test('a story can be printed', async ({ page, desk }) => {
  await page.goto(`/stories/${(await desk.story()).id}`);
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('header.top')).toBeHidden();
  const claims = await page.locator('#claims').boundingBox();
  expect(claims?.width).toBeGreaterThan(600);
  await page.screenshot({ path: `${SHOTS}/story-print.png`, fullPage: true });
});
