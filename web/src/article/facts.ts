import type { Article, ArticleStatement, At } from '../api/types.ts';

/** The layers of marks that a reader can lay over a text. */
export const LAYERS = ['statement', 'name', 'question', 'time', 'passage'] as const;
export type Layer = (typeof LAYERS)[number];

/** Something found in the text, with the words that it came from. */
export interface Fact {
  /** Names the fact within its article: `statement 3`. */
  key: string;
  layer: Layer | 'credit' | 'claim';
  at: At[];
}

export type StatementFact = Fact & { statement: ArticleStatement; claim: Article['claims'][number] | undefined };
export type NameFact = Fact & { mention: Article['mentions'][number]; entity: Article['entities'][number] | undefined };
export type ClaimFact = Fact & { claim: Article['claims'][number] };
export type PassageFact = Fact & { passage: Article['passages'][number] };
export type TimeFact = Fact & { time: Article['times'][number] };
export type CreditFact = Fact & { credit: Article['credits'][number] };

/** All that was found in an article, each fact under its key. */
export interface Facts {
  statements: StatementFact[];
  names: NameFact[];
  questions: Fact[];
  times: TimeFact[];
  passages: PassageFact[];
  credits: CreditFact[];
  /** Claims that other articles tell too, in the outlet's own voice. */
  claims: ClaimFact[];
}

/** Gives each fact of an article its key. */
export function factsOf(article: Article): Facts {
  const entities = new Map(article.entities.map((entity) => [entity.id, entity]));
  const shared = article.claims.filter((claim) => claim.articles > 1);
  return {
    statements: article.statements.map((statement, i) => ({
      key: `statement ${i}`,
      layer: 'statement',
      at: statement.parts,
      statement,
      claim: shared.find((claim) => claim.statement === statement.id),
    })),
    names: article.mentions.map((mention, i) => ({
      key: `name ${i}`,
      layer: 'name',
      at: [mention.at],
      mention,
      entity: mention.entity ? entities.get(mention.entity) : undefined,
    })),
    questions: article.questions.map((at, i) => ({ key: `question ${i}`, layer: 'question', at: [at] })),
    times: article.times.map((time, i) => ({ key: `time ${i}`, layer: 'time', at: [time.at], time })),
    passages: article.passages.map((passage, i) => ({
      key: `passage ${i}`,
      layer: 'passage',
      at: [passage.at],
      passage,
    })),
    credits: article.credits.map((credit, i) => ({ key: `credit ${i}`, layer: 'credit', at: [credit.at], credit })),
    claims: shared
      .filter((claim) => claim.statement === null)
      .map((claim, i) => ({ key: `claim ${i}`, layer: 'claim', at: [claim.at], claim })),
  };
}

/** The facts whose first words stand in `from..to`. */
export function beginningIn<F extends Fact>(facts: F[], [from, to]: At): F[] {
  return facts.filter(({ at }) => at[0] !== undefined && at[0][0] >= from && at[0][0] < to);
}

/** The facts that have words in `from..to`. */
export function touching<F extends Fact>(facts: F[], [from, to]: At): F[] {
  return facts.filter(({ at }) => at.some(([start, end]) => start < to && end > from));
}
