/** The answer to "may this change go into the running job?". */
export type VerdictWord = "same" | "in place" | "rebuild beside" | "unknown";

export interface Rule {
  readonly verdict: VerdictWord;
  /** Why, in one sentence: also the text in docs/verdicts.md. */
  readonly why: string;
}

export type RuleId =
  | "unchanged"
  | "spelling"
  | "unread"
  | "column-order"
  | "tuning"
  | "parallelism"
  | "ttl-unused"
  | "watermark-unused"
  | "lateness"
  | "filter"
  | "window"
  | "grouping"
  | "aggregate"
  | "over"
  | "rank"
  | "join"
  | "union"
  | "column"
  | "source"
  | "source-type"
  | "watermark"
  | "ttl"
  | "sink-key"
  | "output"
  | "operators"
  | "not-planned"
  | "not-deterministic"
  | "option"
  | "unexplained";

/** Every rule by its id. docs/verdicts.md has a row for each; the table of edit pairs at least two pairs. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  unchanged: { verdict: "same", why: "comments, white space and places in files change nothing" },

  spelling: { verdict: "in place", why: "another text, the same execution graph and the same operator ids" },
  unread: {
    verdict: "in place",
    why: "columns of a source or schema that no expression reads reach no row and no state",
  },
  "column-order": { verdict: "in place", why: "values of a topic are written by field number, not by position" },
  tuning: {
    verdict: "in place",
    why: "how often to checkpoint, how much to fetch, where state lies: never which rows",
  },
  parallelism: { verdict: "in place", why: "state is spread anew by key; the operators keep their ids" },
  "ttl-unused": { verdict: "in place", why: "no operator of the query keeps state by a time to live" },
  "watermark-unused": {
    verdict: "in place",
    why: "nothing in the query waits for time: each row goes through by itself",
  },

  lateness: {
    verdict: "rebuild beside",
    why: "rows that were left out as late would have been there, or the other way round",
  },
  filter: { verdict: "rebuild beside", why: "rows counted or written before would not pass, or would have been there" },
  window: {
    verdict: "rebuild beside",
    why: "open windows in the state have the old bounds: the engine takes them silently",
  },
  grouping: {
    verdict: "rebuild beside",
    why: "sums in the state belong to the old groups: the engine takes them silently",
  },
  aggregate: {
    verdict: "rebuild beside",
    why: "what the state has summed up is something else, or was never collected",
  },
  over: { verdict: "rebuild beside", why: "the rows of the old frame and its sums are in the state" },
  rank: { verdict: "rebuild beside", why: "which rows were kept was decided by the old order and key" },
  join: { verdict: "rebuild beside", why: "rows that found no partner, or another one, were written already" },
  union: {
    verdict: "rebuild beside",
    why: "the rows of an added branch are missing, those of one taken away are written",
  },
  column: { verdict: "rebuild beside", why: "rows written before have the old columns" },
  source: {
    verdict: "rebuild beside",
    why: "other records from the first one on; offsets in the state are of the old source",
  },
  "source-type": { verdict: "rebuild beside", why: "the same bytes were read as something else" },
  watermark: { verdict: "rebuild beside", why: "windows were closed by the old watermark and cannot be opened again" },
  ttl: { verdict: "rebuild beside", why: "what the old time to live has forgotten is gone" },
  "sink-key": { verdict: "rebuild beside", why: "rows written under the old key are never replaced" },
  output: { verdict: "rebuild beside", why: "rows lie elsewhere or in another form: the old ones are not there" },
  operators: { verdict: "rebuild beside", why: "the operators have other ids: the engine cannot find their state" },

  "not-planned": { verdict: "unknown", why: "the planner refuses one of the two, so there is nothing to compare" },
  "not-deterministic": { verdict: "unknown", why: "a function gives another value each time: no run equals another" },
  option: { verdict: "unknown", why: "an option that no rule speaks of is another" },
  unexplained: { verdict: "unknown", why: "the graphs differ in a way that no rule can name" },
};
