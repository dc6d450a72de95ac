import { read } from '../api/client.ts';
import type { Article, At, Cited, Claim } from '../api/types.ts';
import { go } from '../router.svelte.ts';

/** Where something is told, as rulings name it: article and sentence. */
export function placeOf(cited: Cited): string | null {
  return cited.sentence === null ? null : `${cited.article.id}:${cited.sentence}`;
}

/** The places at which a claim is told. */
export function tellingsOf(claim: Claim): string[] {
  return claim.by_origin.flatMap((origin) => origin.tellings.flatMap((telling) => placeOf(telling) ?? []));
}

/** Goes to the claim that is told at a place: its id comes from its tellings, so a ruling gives it another. */
export async function goToClaimAt(place: string, story: string): Promise<void> {
  const [id, number] = place.split(':');
  const article = await read<Article>(`/api/articles/${id}`);
  const sentence = article.sentences[Number(number) - 1];
  const meets = ([start, end]: At) => sentence !== undefined && start < sentence[1] && end > sentence[0];
  const claim = article.claims.find(({ at }) => meets(at));
  go(claim ? `/claims/${claim.id}` : `/stories/${story}`, true);
}

/** Goes to the origin of an article: its id comes from its articles. */
export async function goToOriginOf(id: string): Promise<void> {
  const { origin } = await read<Article>(`/api/articles/${id}`);
  go(origin ? `/copies/${origin.id}` : `/articles/${id}`, true);
}
