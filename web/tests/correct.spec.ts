import { expect, settled, test } from './page.ts';
import type { Article, Claim, ClaimLine, Origin, Page as List, Proposal, Statement } from '../src/api/types.ts';
import type { Locator, Page } from '@playwright/test';

/** Opens the corrections within a place and chooses one. */
async function correct(within: Locator, name: string): Promise<void> {
  const corrections = within.locator('.corrections').first();
  if ((await corrections.getAttribute('open')) === null) await corrections.locator('summary').click();
  await within.getByRole('button', { name }).first().click();
}

/** What was ruled last, as the page shows it. */
const said = (page: Page) => page.locator('.note').filter({ has: page.getByRole('button', { name: 'Close' }) });

async function takeBack(page: Page): Promise<void> {
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(said(page)).toContainText(/Took decision \d+ back/);
  await settled(page);
  await expect(page.locator('[role=alert]')).toHaveCount(0);
}

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
  const pair = page.locator('.pair');
  const first = await pair.innerText();
  await page.keyboard.press('y');
  await expect(page.locator('.note').filter({ hasText: 'are one' })).toBeVisible();
  expect((await desk.get<List<Proposal>>('/api/proposals')).total).toBeLessThan(before);
  await page.keyboard.press('u');
  await expect(left).toHaveText(`${before} to review`);
  await expect(pair).toHaveText(first, { useInnerText: true });
  await page.keyboard.press('l');
  if (before > 1) await expect(pair).not.toHaveText(first, { useInnerText: true });
  else await expect(page.getByText('Nothing is left to review')).toBeVisible();
});

test('a statement loses its speaker, is no statement, and both are taken back', async ({ page, desk }) => {
  const { id } = await desk.article('Meridian');
  const { statements } = await desk.get<Article>(`/api/articles/${id}`);
  const [statement] = statements;
  if (!statement) throw new Error('the article has no statement');
  const now = () => desk.get<Statement>(`/api/statements/${statement.id}`);
  await page.goto(`/articles/${id}`);
  await settled(page);
  const notes = page.locator('.note.said');
  await expect(notes).toHaveCount(statements.length);
  await notes.first().getByRole('button').first().click();
  await correct(notes.first(), 'Somebody else said this');
  await expect(said(page)).toContainText('was said by somebody else');
  await expect(notes.first()).toContainText('A person ruled: somebody else said this');
  expect(await now()).toMatchObject({ speaker: null, wrong_speaker: true });
  await takeBack(page);
  expect((await now()).speaker?.name).toBe(statement.speaker?.name);

  await correct(notes.first(), 'This is not a statement');
  await expect(said(page)).toContainText('is not a statement');
  await expect(notes).toHaveCount(statements.length - 1);
  await takeBack(page);
  await expect(notes).toHaveCount(statements.length);
});

test('a telling leaves its claim and comes back', async ({ page, desk }) => {
  const { items } = await desk.get<List<ClaimLine>>(`/api/stories/${(await desk.story()).id}/claims?limit=100`);
  const line = items.find(({ articles, disputed }) => articles > 2 && !disputed);
  const claim = await desk.get<Claim>(`/api/claims/${line?.id}`);
  const told = claim.by_origin.reduce((sum, origin) => sum + origin.tellings.length, 0);
  await page.goto(`/claims/${claim.id}`);
  await settled(page);
  const tellings = page.locator('main ol ul > li');
  await expect(tellings).toHaveCount(told);
  await correct(tellings.last(), 'This telling does not say the same');
  await expect(said(page)).toContainText('do not say the same');
  await settled(page);
  await expect(page.locator('[role=alert]')).toHaveCount(0);
  expect(await tellings.count()).toBeLessThan(told);
  await takeBack(page);
  await expect(tellings).toHaveCount(told);
  await expect(page).toHaveURL(`/claims/${claim.id}`);
});

test('two claims are said to be one, and two again', async ({ page, desk }) => {
  const { id } = await desk.claim();
  await page.goto(`/claims/${id}`);
  await settled(page);
  const tellings = page.locator('main ol ul > li');
  const told = await tellings.count();
  await page.locator('header .corrections summary').click();
  await page.getByLabel('Another claim of this story').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Says the same' }).click();
  await expect(said(page)).toContainText('say the same');
  await settled(page);
  expect(await tellings.count()).toBeGreaterThan(told);
  await expect(page.locator('main')).toContainText('Ruled by a person: decision');
  await takeBack(page);
  await expect(tellings).toHaveCount(told);
});

test('two articles are no copies, and one telling again', async ({ page, desk }) => {
  const origin = await desk.get<Origin>(`/api/origins/${(await desk.origin()).id}`);
  await page.goto(`/copies/${origin.id}`);
  await settled(page);
  await correct(page.locator('#side-by-side'), 'These two do not share their text');
  await expect(said(page)).toContainText('are two tellings');
  await settled(page);
  await expect(page.locator('[role=alert]')).toHaveCount(0);
  await expect(page).not.toHaveURL(`/copies/${origin.id}`);
  await takeBack(page);
  await expect(page).toHaveURL(`/copies/${origin.id}`);
});

test('an article is said to share its text with another', async ({ page, desk }) => {
  const [alone] = (
    await desk.get<List<Article['article'] & { articles_of_origin: number }>>(
      `/api/stories/${(await desk.story()).id}/articles`,
    )
  ).items.filter((article) => article.articles_of_origin === 1);
  if (!alone) throw new Error('every article has copies');
  await page.goto(`/articles/${alone.id}`);
  await settled(page);
  await page.locator('header .corrections summary').click();
  const field = page.getByLabel('This article shares its text with');
  await field.fill('dam');
  const offered = page.locator('datalist option');
  await expect(offered.first()).toBeAttached();
  await field.fill((await offered.first().getAttribute('value')) ?? '');
  await page.getByRole('button', { name: 'One telling' }).click();
  await expect(said(page)).toContainText('are one telling');
  await expect(page.locator('header .copies')).toContainText('articles that share their text');
  await page.locator('header .copies a').click();
  await settled(page);
  await expect(page.locator('main')).toContainText(alone.outlet ?? alone.label);
  await page.goBack();
  await settled(page);
  await takeBack(page);
  await expect(page.locator('header .copies')).toHaveCount(0);
});
