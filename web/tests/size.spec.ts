import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from './page.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const BUNDLE_AT_MOST = 250_000;
const FIRST_PAINT_AT_MOST_MS = 1000;

test('the page is small and paints soon', async ({ page, desk }) => {
  void desk;
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${file.parentPath}/${file.name}`)).length, 0);
  await page.goto('/');
  await expect(page.locator('.stories')).toBeVisible();
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  );
  console.log(`      ${(size / 1000).toFixed(0)} kB compressed in all, first paint after ${paint.toFixed(0)} ms`);
  expect(size).toBeLessThan(BUNDLE_AT_MOST);
  expect(paint).toBeLessThan(FIRST_PAINT_AT_MOST_MS);
});
