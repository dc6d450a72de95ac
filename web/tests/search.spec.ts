import { expect, settled, test } from './page.ts';
import type { Found } from '../src/api/types.ts';

test('facets are included and excluded, and the counts follow', async ({ page, desk }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('Orlitsa');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=Orlitsa/);
  const all = await desk.get<Found>('/api/search?q=Orlitsa');
  const status = page.locator('main [role=status]');
  await expect(status).toHaveText(`${all.total} found`);

  const french = all.facets.lang.find((facet) => facet.value === 'fr');
  await page.getByRole('button', { name: 'French', exact: true }).click();
  await expect(page).toHaveURL(/lang=fr/);
  await expect(status).toHaveText(`${french?.count} found`);
  await page.getByRole('button', { name: 'leave out: French' }).click();
  await expect(page).toHaveURL(/not_lang=fr/);
  await expect(status).toHaveText(`${all.total - (french?.count ?? 0)} found`);
  await page.reload();
  await expect(status).toHaveText(`${all.total - (french?.count ?? 0)} found`);
});

test('an English question finds French statements by their meaning', async ({ page, desk }) => {
  test.skip(!(await desk.is()).meaning, 'the program under test does not search by meaning');
  await page.goto('/search?q=people+saved+themselves');
  await settled(page);
  await page.getByRole('button', { name: 'statements' }).click();
  await page.getByRole('button', { name: 'meaning' }).click();
  await expect(page).toHaveURL(/by=meaning/);
  await expect(page.locator('main ol li [lang=fr]').first()).toContainText('sauvés');
});
