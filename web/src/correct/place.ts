import type { Cited, Claim } from '../api/types.ts';

/** Where something is told, as rulings name it: article and sentence. */
export function placeOf(cited: Cited): string | null {
  return cited.sentence === null ? null : `${cited.article.id}:${cited.sentence}`;
}

/** The places at which a claim is told. */
export function tellingsOf(claim: Claim): string[] {
  return claim.by_origin.flatMap((origin) => origin.tellings.flatMap((telling) => placeOf(telling) ?? []));
}
