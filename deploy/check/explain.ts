/** How rows of a query's result change. `append`: inserts only; `upsert`: updates by key; `retract`: rows vanish too. */
export type Changelog = "append" | "upsert" | "retract";

/** One operator of the planner's physical plan. */
export interface PlanOperator {
  readonly name: string;
  readonly depth: number;
  /** `["I"]`, `["I", "UA"]`, ...; empty for a sink. */
  readonly changes: readonly string[];
  readonly text: string;
}

/** The operators of the section "Optimized Physical Plan" of an EXPLAIN with CHANGELOG_MODE, root first. */
export function readPlan(explain: string): readonly PlanOperator[] {
  const section = /== Optimized Physical Plan ==\n([\s\S]*?)(?:\n== |$)/.exec(explain)?.[1] ?? "";
  const operators: PlanOperator[] = [];
  for (const line of section.split("\n")) {
    const match = /^([\s:|+-]*)([A-Z]\w*)\(/.exec(line);
    if (!match) continue;
    const mode = /changelogMode=\[([^\]]*)\]\)\s*$/.exec(line)?.[1] ?? "";
    operators.push({
      name: match[2] ?? "",
      depth: (match[1]?.length ?? 0) / 3,
      changes: mode === "NONE" || mode === "" ? [] : mode.split(","),
      text: line.slice(match[1]?.length ?? 0),
    });
  }
  return operators;
}

/** The changelog of the query itself: of the plan's root, or of what feeds the sink. */
export function changelogOf(plan: readonly PlanOperator[]): Changelog {
  const changes = plan.find((operator) => operator.name !== "Sink")?.changes ?? [];
  if (changes.includes("D")) return "retract";
  return changes.some((change) => change === "UA" || change === "UB") ? "upsert" : "append";
}

/** What each operator without a bound keeps, in words of a user. */
const UNBOUNDED: Readonly<Record<string, string>> = {
  GroupAggregate: "a GROUP BY without a window keeps every group for ever",
  GlobalGroupAggregate: "a GROUP BY without a window keeps every group for ever",
  IncrementalGroupAggregate: "a GROUP BY without a window keeps every group for ever",
  GroupTableAggregate: "a GROUP BY without a window keeps every group for ever",
  Join: "a join without a window or a time interval keeps both sides for ever",
  MultiJoin: "a join without a window or a time interval keeps all sides for ever",
  Rank: "ROW_NUMBER without a window keeps every key for ever",
  Deduplicate: "ROW_NUMBER without a window keeps every key for ever",
  SortLimit: "ORDER BY ... LIMIT over a stream keeps its candidates for ever",
  ChangelogNormalize: "reading an upsert table as a stream keeps every key for ever",
};

/** Why the plan's state grows without bound; each reason once, in plan order. Empty when windows or intervals bound it. */
export function unboundedState(plan: readonly PlanOperator[]): readonly string[] {
  const reasons = plan
    .filter((operator) => !isReference(operator))
    .map((operator) => UNBOUNDED[operator.name] ?? unboundedFrame(operator));
  return [...new Set(reasons.filter((text) => text !== undefined))];
}

/** The newest row of each key of a reference, by the key column of its emitted table: as many as its file has. */
function isReference({ name, text }: PlanOperator): boolean {
  return (name === "Rank" || name === "Deduplicate") && /(?:partitionBy|key)=\[__key_\w+\]/.test(text);
}

/** Only a frame of time is forgotten as time goes on; one of rows waits for the next row of its key. */
function unboundedFrame({ name, text }: PlanOperator): string | undefined {
  if (name !== "OverAggregate") return undefined;
  const [, unit, from] = /window=\[ *(ROWS|RANGE) BETWEEN (\w+)/.exec(text) ?? [];
  if (unit === "RANGE" && from !== "UNBOUNDED") return undefined;
  return "OVER with a frame of rows keeps the last rows of every key for ever";
}
