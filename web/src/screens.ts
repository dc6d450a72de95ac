import type { Component } from 'svelte';
import Article from './screens/Article.svelte';
import Claim from './screens/Claim.svelte';
import Compare from './screens/Compare.svelte';
import Copies from './screens/Copies.svelte';
import Decisions from './screens/Decisions.svelte';
import Entities from './screens/Entities.svelte';
import Entity from './screens/Entity.svelte';
import Origin from './screens/Origin.svelte';
import Review from './screens/Review.svelte';
import Search from './screens/Search.svelte';
import Stories from './screens/Stories.svelte';
import Story from './screens/Story.svelte';

/** The screens that stand for a list. */
const LISTS: Record<string, Component<Record<string, never>>> = {
  '': Stories,
  entities: Entities,
  copies: Copies,
  search: Search,
  decisions: Decisions,
  review: Review,
};

/** The screens of one thing, whose id is the second step of the address; a third step is another view of it. */
const ONES: Record<string, Component<{ id: string }>> = {
  stories: Story,
  'stories/compare': Compare,
  claims: Claim,
  articles: Article,
  entities: Entity,
  copies: Origin,
};

/** The screen at an address: of a list, or of the one thing whose id the address holds. */
export function screenFor(path: string) {
  const [name = '', id, view, ...rest] = path.split('/').slice(1).filter(Boolean);
  if (rest.length > 0) return {};
  return id === undefined ? { list: LISTS[name] } : { one: ONES[view === undefined ? name : `${name}/${view}`], id };
}
