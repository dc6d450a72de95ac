// The shapes of docs/api.md, in its order and under its names.

export type Page<T> = { total: number; offset: number; limit: number; items: T[] };
export type Reason = { name: string; value: string };
export type Count = { value: string | null; count: number };
export type EntityType = 'person' | 'organization' | 'place' | 'group' | 'other';
export type EntityRef = { id: string; name: string; type: EntityType };
export type ArticleRef = {
  id: string;
  key: string;
  label: string;
  outlet: string | null;
  published: string | null;
  lang: string | null;
  url: string | null;
};
export type StoryRef = { id: string; title: string };
export type Run = { text: string; mark: boolean };
export type Cited = { article: ArticleRef; sentence: number | null; runs: Run[] };
export type Day = { date: string | null; articles: number };

export type Desk = {
  version: string;
  name: string;
  current: boolean;
  linking: boolean;
  meaning: boolean;
  rulings: Verb[];
  totals: {
    articles: number;
    statements: number;
    entities: number;
    copies: number;
    origins: number;
    stories: number;
    claims: number;
    questions: number;
    languages: Count[];
    outlets: Count[];
    first_published: string | null;
    last_published: string | null;
    undated: number;
    warnings: Count[];
    last_run: { read: number; known: number; skipped: { place: string; code: string; reason: string }[] } | null;
  };
};

export type StoryLine = StoryRef & {
  first_published: string | null;
  last_published: string | null;
  languages: string[];
  articles: number;
  origins: number;
  outlets: number;
  claims: number;
  disputed: number;
  activity: Day[];
};
export type Story = StoryLine & {
  by_outlet: Count[];
  statements: number;
  questions: number;
  warnings: Count[];
  not_heard: (EntityRef & { mentions: number })[];
};
export type StoryArticle = ArticleRef & { origin: string; articles_of_origin: number };
export type Variant = {
  what: 'figure' | 'date' | 'place' | 'polarity';
  values: { value: string; articles: number; outlets: string[]; example: Cited | null }[];
};
export type ClaimLine = {
  id: string;
  story: string;
  text: string;
  articles: number;
  outlets: number;
  origins: number;
  speakers: EntityRef[];
  one_voice: boolean;
  first: string | null;
  last: string | null;
  disputed: boolean;
  variants: Variant[];
};
export type Speaker = {
  speaker: EntityRef | null;
  statements: number;
  articles: number;
  outlets: number;
  examples: Statement[];
};
export type Polarity = 'asserts' | 'denies' | 'asks' | 'orders' | 'hopes';
export type Statement = {
  id: string;
  kind: 'direct' | 'indirect' | 'mixed';
  text: string;
  cue: string | null;
  source: string | null;
  speaker: EntityRef | null;
  speaker_name: string | null;
  anonymous: boolean;
  polarity: Polarity;
  addressee: string | null;
  venue: string | null;
  reasons: Reason[];
  wrong_speaker: boolean;
  cited: Cited;
};
export type Question = {
  id: string;
  text: string;
  cited: Cited[];
  answer: { claim: string; cited: Cited; reasons: Reason[] } | null;
};
export type StoryWarning = { code: string; note: string; cited: Cited };
export type TimelineDay = { date: string; published: number; told: number; examples: Cited[] };
export type Person = EntityRef & { mentions: number; articles: number; said: number; said_of: number };
export type Tie = { from: string; to: string; statements: number };
export type People = { people: Person[]; ties: Tie[] };
export type Value = { what: string; value: string };
export type Compare = {
  total: number;
  offset: number;
  limit: number;
  outlets: Count[];
  items: { claim: ClaimLine; cells: { outlet: number; tellings: number; articles: string[]; values: Value[] }[] }[];
};

export type Telling = Cited & {
  index: number;
  statement: string | null;
  kind: string | null;
  speaker: EntityRef | null;
  values: Value[];
  reasons: Reason[];
};
export type Counted = { article: ArticleRef; with: ArticleRef | null; reason: Reason };
export type Claim = ClaimLine & {
  story_ref: StoryRef;
  reasons: Reason[];
  why: { articles: number; outlets: string[]; origins: number; copies: number };
  counted: Counted[];
  answers: { id: string; text: string; reasons: Reason[] }[];
  by_origin: { id: string; articles: ArticleRef[]; size: number; kinds: string[]; tellings: Telling[] }[];
  spread: { date: string | null; outlet: string | null; tellings: number }[];
};

/** A half-open span, in UTF-16 code units of the article's text. */
export type At = [number, number];
export type ArticleStatement = {
  id: string;
  kind: Statement['kind'];
  parts: At[];
  cue: At | null;
  source: At | null;
  addressee: At | null;
  venue: At | null;
  speaker: EntityRef | null;
  speaker_name: string | null;
  anonymous: boolean;
  polarity: Polarity;
  reasons: Reason[];
  wrong_speaker: boolean;
};
export type Article = {
  article: ArticleRef;
  authors: string[];
  path: string | null;
  text: string;
  story: StoryRef | null;
  origin: { id: string; articles: number } | null;
  sentences: At[];
  entities: (EntityRef & { mentions: number })[];
  mentions: { at: At; type: EntityType; form: 'name' | 'nominal' | 'pronoun'; entity: string | null }[];
  statements: ArticleStatement[];
  times: { at: At; type: 'DATE' | 'TIME' | 'DURATION' | 'SET'; value: string }[];
  credits: { at: At; outlet: string }[];
  questions: At[];
  furniture: At[];
  warnings: { code: string; at: At; note: string }[];
  claims: {
    id: string;
    text: string;
    at: At;
    statement: string | null;
    articles: number;
    outlets: number;
    origins: number;
    disputed: boolean;
  }[];
  passages: { at: At; other: ArticleRef; text: string; kind: CopyKind; score: number }[];
};

export type EntityLine = EntityRef & { mentions: number };
export type Entity = EntityRef & {
  names: { text: string; lang: string; count: number }[];
  descriptions: Count[];
  reasons: Reason[];
  articles: number;
  mentions: number;
  said: number;
  said_of: number;
  activity: Day[];
  neighbours: (EntityRef & { sentences: number })[];
  stories: (StoryRef & { articles: number })[];
  outlets: Count[];
  languages: Count[];
  silent_in: StoryRef[];
};
export type NamedAt = Cited & { form: string; words: string };

export type CopyKind = 'identical' | 'reprint' | 'excerpt' | 'rewrite' | 'translation';
export type OriginLine = {
  id: string;
  label: string;
  story: StoryRef | null;
  articles: number;
  outlets: string[];
  languages: string[];
  first_published: string | null;
  last_published: string | null;
};
export type CopyLink = {
  a: string;
  b: string;
  kind: CopyKind;
  score: number;
  reasons: Reason[];
  share_a: number;
  share_b: number;
};
export type Origin = OriginLine & { members: ArticleRef[]; copies: CopyLink[] };
export type Part = { text: string; passage: number | null; same: boolean };
export type Pair = Omit<CopyLink, 'a' | 'b'> & { a: ArticleRef; b: ArticleRef; a_runs: Part[]; b_runs: Part[] };

export const FACETS = ['outlet', 'lang', 'speaker', 'story', 'kind'] as const;
export type FacetName = (typeof FACETS)[number];
export type Facet = { value: string | null; label: string; count: number };
export type Hit = {
  article: ArticleRef;
  story: StoryRef | null;
  statement: Statement | null;
  sentence: number | null;
  runs: Run[];
  score: number | null;
};
export type Found = Page<Hit> & { order: string; facets: Record<FacetName | 'month', Facet[]> };

export type Ruling =
  | { verb: 'merge'; a: string; b: string }
  | { verb: 'split'; entity: string; name: string }
  | { verb: 'keep-apart'; a: string; b: string }
  | { verb: 'rename'; entity: string; name: string }
  | { verb: 'not-a-name'; name: string }
  | { verb: 'copy'; a: string; b: string }
  | { verb: 'not-copy'; a: string; b: string }
  | { verb: 'same-claim'; a: string; b: string }
  | { verb: 'not-the-same'; a: string; b: string }
  | { verb: 'wrong-speaker'; statement: string }
  | { verb: 'not-a-statement'; statement: string };
export type Verb = Ruling['verb'];
export type Decision = {
  number: number;
  made: string;
  ruling: Ruling | null;
  undoes: number | null;
  in_force: boolean;
};
export type Made = { decision: Decision; linked: boolean };
export type Proposed = EntityRef & { mentions: number; names: string[] };
export type Proposal = { a: Proposed; b: Proposed; reasons: Reason[] };
