import { expect, settled, test } from './page.ts';
import type { Page as List, Proposal } from '../src/api/types.ts';

test('two names are merged, seen as a person’s ruling, and parted again', async ({ page, desk }) => {
  const [one, other] = [await desk.entity('Jakub Sorn'), await desk.entity('Hugh Larkin')];
  await page.goto(`/entities/${one.id}`);
  await settled(page);
  await page.locator('header .corrections summary').click();
  const field = page.getByLabel(`${one.name} is the same as`);
  await field.pressSequentially(other.name);
  await expect(page.getByRole('button', { name: 'Merge' })).toBeEnabled();
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'are one' })).toBeVisible();
  await expect(page.locator('header .hand')).toContainText('Ruled by a person');
  await expect(page.getByRole('button', { name: other.name, exact: true })).toBeVisible();

  await page.goto('/decisions');
  const row = page.locator('ol li').first();
  await expect(row).toContainText('are one');
  await page.reload();
  await expect(row).toContainText('are one');
  await row.getByRole('button').click();
  await expect(page.locator('.over')).toContainText('are one');

  expect((await desk.entity(one.name)).id).toBe(one.id);
  expect((await desk.entity(other.name)).id).toBe(other.id);
});

test('names that may be one are ruled on by single keys', async ({ page, desk }) => {
  const before = (await desk.get<List<Proposal>>('/api/proposals')).total;
  expect(before).toBeGreaterThan(0);
  await page.goto('/review');
  await settled(page);
  const left = page.locator('main').getByText(/\d+ to review/);
  await expect(left).toHaveText(`${before} to review`);
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect((await desk.get<List<Proposal>>('/api/proposals')).total).toBe(before - 1);
  await page.keyboard.press('u');
  await expect(left).toHaveText(`${before} to review`);
});
