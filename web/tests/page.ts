import { test as base, expect, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { ArticleRef, ClaimLine, Desk, EntityLine, OriginLine, Page as List, StoryLine } from '../src/api/types.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the desk; a test fails when the page writes an error to the console, as it does when the policy forbids something. */
export const test = base.extend<{ desk: DeskUnderTest }>({
  baseURL: async ({}, use) => use(address()),
  desk: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(new DeskUnderTest());
    expect(errors).toEqual([]);
  },
});
export { expect };

function address(): string {
  return process.env.RELATA_ADDRESS ?? '';
}

/** What the desk holds, asked past the page. */
export class DeskUnderTest {
  async get<T>(path: string): Promise<T> {
    const response = await fetch(address() + path);
    expect(response.status, path).toBe(200);
    return response.json() as Promise<T>;
  }

  async first<T>(path: string): Promise<T> {
    const [first] = (await this.get<List<T>>(path)).items;
    if (!first) throw new Error(`${path} is empty`);
    return first;
  }

  is = () => this.get<Desk>('/api/desk');
  story = () => this.first<StoryLine>('/api/stories?order=articles');
  entity = (name: string) => this.first<EntityLine>(`/api/entities?q=${encodeURIComponent(name)}`);
  origin = () => this.first<OriginLine>('/api/origins');
  claim = async () => this.first<ClaimLine>(`/api/stories/${(await this.story()).id}/claims`);

  async article(outlet: string): Promise<ArticleRef> {
    const { items } = await this.get<List<ArticleRef>>(`/api/stories/${(await this.story()).id}/articles`);
    const found = items.find((article) => article.outlet === outlet);
    if (!found) throw new Error(`no article of ${outlet}`);
    return found;
  }

  /** The address of every screen, by the screen's name. */
  async screens(): Promise<Record<string, string>> {
    const story = await this.story();
    return {
      stories: '/',
      story: `/stories/${story.id}`,
      compare: `/stories/${story.id}/compare`,
      claim: `/claims/${(await this.claim()).id}`,
      article: `/articles/${(await this.article('The Harrow Courier')).id}`,
      entities: '/entities',
      entity: `/entities/${(await this.entity('Milena Dragan')).id}`,
      copies: '/copies',
      origin: `/copies/${(await this.origin()).id}`,
      search: '/search?q=dam',
      decisions: '/decisions',
      review: '/review',
    };
  }
}

/** What axe finds that is serious or critical, one line each. */
export async function seriousBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Axe = { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' | ')}`,
      );
  });
}

/** Waits until nothing on the screen is awaited any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('main .waiting')).toHaveCount(0);
}
