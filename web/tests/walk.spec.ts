import { expect, settled, test } from './page.ts';

test('from the stories to the words and back', async ({ page, desk }) => {
  const story = await desk.story();
  const { totals } = await desk.is();
  await page.goto('/');
  await expect(page.locator('h1')).toContainText(`${totals.articles} articles`);
  await expect(page.locator('h1')).toContainText(`${totals.origins} origins`);

  await page.getByRole('link', { name: story.title, exact: true }).first().click();
  await expect(page).toHaveURL(`/stories/${story.id}`);
  await expect(page.locator('h1')).toHaveText(story.title);
  const claim = await desk.claim();
  await page.locator('#claims').getByRole('link', { name: claim.text, exact: true }).first().click();
  await expect(page).toHaveURL(`/claims/${claim.id}`);
  await expect(page.locator('h1')).toHaveText(claim.text);

  await page.locator('blockquote footer a').first().click();
  await expect(page).toHaveURL(/\/articles\/[^?]+\?sentence=\d+/);
  await expect(page.locator('.brought').first()).toBeInViewport();
  const address = page.url();
  await page.reload();
  await expect(page.locator('.brought').first()).toBeInViewport();
  expect(page.url()).toBe(address);

  await page.goBack();
  await expect(page.locator('h1')).toHaveText(claim.text);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText(story.title);
});

test('single keys lead to every list, and can be turned off', async ({ page, desk }) => {
  void desk;
  await page.goto('/');
  await settled(page);
  for (const [key, address] of [
    ['p', '/entities'],
    ['c', '/copies'],
    ['d', '/decisions'],
    ['r', '/review'],
    ['s', '/'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('psdr');
  await expect(page.locator('#search')).toHaveValue('psdr');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('p');
  await expect(page).toHaveURL('/');
});

test('an unknown address says so', async ({ page }) => {
  await page.goto('/stories/t000');
  await expect(page.locator('[role=alert]')).toContainText('not on the desk');
});

test('the interface speaks French, and remembers it', async ({ page, desk }) => {
  void desk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('link', { name: 'Affaires' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('link', { name: 'Affaires' })).toBeVisible();
});
