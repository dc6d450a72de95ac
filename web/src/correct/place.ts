import { read } from '../api/client.ts';
import type { Article, At, Claim, Telling } from '../api/types.ts';
import { go } from '../router.svelte.ts';

/** A telling as rulings name it: a sentence may tell several claims, so by its claim and its place in it. */
export function placeOf(claim: Claim, telling: Telling): string {
  return `${claim.id}:${telling.index}`;
}

/** All tellings of a claim. */
export function tellingsOf(claim: Claim): Telling[] {
  return claim.by_origin.flatMap((origin) => origin.tellings);
}

/** Goes to the claim that has a telling now: its id comes from its tellings, so a ruling gives it another. */
export async function goToClaimOf(telling: Telling, story: string): Promise<void> {
  const article = await read<Article>(`/api/articles/${telling.article.id}`);
  const sentence = article.sentences[(telling.sentence ?? 0) - 1];
  const marked = telling.runs.filter((run) => run.mark).map((run) => run.text);
  const isIt = ([start, end]: At) => {
    const words = article.text.slice(start, end);
    return words.startsWith(marked[0] ?? '') && words.endsWith(marked.at(-1) ?? '');
  };
  const meets = ([start, end]: At) => sentence !== undefined && start < sentence[1] && end > sentence[0];
  const claim = article.claims.find(({ at }) => meets(at) && isIt(at));
  go(claim ? `/claims/${claim.id}` : `/stories/${story}`, true);
}

/** Goes to the origin of an article: its id comes from its articles. */
export async function goToOriginOf(id: string): Promise<void> {
  const { origin } = await read<Article>(`/api/articles/${id}`);
  go(origin ? `/copies/${origin.id}` : `/articles/${id}`, true);
}
