import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from './page.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const BUNDLE_AT_MOST = 250_000;
const FIRST_PAINT_AT_MOST_MS = 1000;

/** How often each screen is opened: the slowest counts. */
const LOADS = 5;

test('the page is small', () => {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${file.parentPath}/${file.name}`)).length, 0);
  console.log(`      ${(size / 1000).toFixed(0)} kB compressed in all`);
  expect(size).toBeLessThan(BUNDLE_AT_MOST);
});

test('the page paints soon, and soon has all of its data', { tag: '@bench' }, async ({ page, desk }) => {
  const story = await desk.story();
  const screens = {
    stories: '/',
    story: `/stories/${story.id}`,
    claim: `/claims/${(await desk.claim()).id}`,
    search: '/search?q=said',
  };
  for (const [name, address] of Object.entries(screens)) {
    const [paints, ends]: [number[], number[]] = [[], []];
    for (let load = 0; load < LOADS; load += 1) {
      await page.goto(address);
      await expect(page.locator('main h1').first()).toBeAttached();
      await expect(page.locator('main .waiting')).toHaveCount(0);
      const [paint, end] = await page.evaluate(() => {
        const answers = performance
          .getEntriesByType('resource')
          .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
        return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity, Math.max(...answers)];
      });
      paints.push(paint ?? Infinity);
      ends.push(end ?? Infinity);
    }
    const most = (times: number[]) => Math.max(...times).toFixed(0);
    console.log(
      `      ${name}: first paint after ${most(paints)} ms, all data after ${most(ends)} ms (slowest of ${LOADS})`,
    );
    expect(Math.max(...paints)).toBeLessThan(FIRST_PAINT_AT_MOST_MS);
  }
});
