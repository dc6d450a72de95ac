import { expect, settled, test } from './page.ts';
import type { Article } from '../src/api/types.ts';

test('words lead to facts and facts to words', async ({ page, desk }) => {
  const { id } = await desk.article('Meridian');
  const article = await desk.get<Article>(`/api/articles/${id}`);
  await page.goto(`/articles/${id}`);
  await settled(page);

  const statement = article.statements.find(({ speaker }) => speaker?.name === 'Irina Volkanova');
  const [start, end] = statement?.parts[0] ?? [0, 0];
  const words = article.text.slice(start, end);
  await page
    .locator('.text span.statement')
    .filter({ hasText: words.slice(0, 12) })
    .first()
    .click();
  const open = page.locator('.note.said.open');
  await expect(open.first()).toContainText('Irina Volkanova');
  await expect(open.first().getByRole('link', { name: /all of/ })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.locator('.text .selected').first()).toBeInViewport();
  const first = await page.locator('.text .selected').allInnerTexts();
  await page.keyboard.press('j');
  expect(await page.locator('.text .selected').allInnerTexts()).not.toEqual(first);
});

test('the text is shown as it is, markup as text', async ({ page, desk }) => {
  const { id } = await desk.article('The Harrow Courier');
  const article = await desk.get<Article>(`/api/articles/${id}`);
  await page.goto(`/articles/${id}`);
  await settled(page);
  const shown = await page.locator('.text > p').allTextContents();
  expect(shown.join('\n')).toBe(
    article.text
      .split('\n')
      .filter((line) => line.trim())
      .join('\n'),
  );
});

test('shared passages show the other articles’ words', async ({ page, desk }) => {
  const { id } = await desk.article('Meridian');
  await page.goto(`/articles/${id}`);
  await settled(page);
  await page.locator('details summary').filter({ hasText: 'other articles' }).first().click();
  await expect(page.locator('.text .selected.passage').first()).toBeVisible();
  await expect(page.locator('.margin details[open] a').first()).toHaveAttribute('href', /\/articles\//);
});
