import { functionName, partsOf } from "./expression.ts";
import { type Facet, type FacetKind, facetsOf } from "./facets.ts";
import { isObject, objects, stableText } from "./json.ts";
import { normalForm } from "./normal-form.ts";
import type { ExecutionGraph, GraphNode } from "./read-graph.ts";
import { RULES, type RuleId, type VerdictWord } from "./rules.ts";

/** An operator by the id under which a savepoint keeps its state. */
export interface Operator {
  readonly id: string;
  readonly name: string;
}

/** A planned job. */
export interface PlannedJob {
  readonly graph: ExecutionGraph;
  readonly operators: readonly Operator[];
}

export interface Finding {
  readonly rule: RuleId;
  readonly text: string;
  /** What it is about as the wanted query says it; nothing for what is gone. */
  readonly about?: string;
}

/** The gravest verdict of some findings: one that is not known outweighs all, one to rebuild outweighs those in place. */
export function gravest(findings: readonly Finding[]): VerdictWord {
  const words = new Set(findings.map(({ rule }) => RULES[rule].verdict));
  // A change that must be built beside stays one whatever else is not known.
  return (["rebuild beside", "unknown", "in place"] as const).find((word) => words.has(word)) ?? "same";
}

/** What differs between two planned jobs in their meaning or in the place of their state. Empty when nothing does. */
export function compareGraphs(old: PlannedJob, wanted: PlannedJob): readonly Finding[] {
  const time = [old, wanted].some(({ graph }) => graph.nodes.some(waitsForTime));
  const equal = stableText(normalForm(old.graph, { time })) === stableText(normalForm(wanted.graph, { time }));
  if (!equal) {
    const found = facetChanges(facetsOf(old.graph, { time }), facetsOf(wanted.graph, { time }));
    if (found.length > 0) return found;
    return [{ rule: "unexplained", text: shapeText(old.graph, wanted.graph) }];
  }
  const chance = [...new Set([old, wanted].flatMap(({ graph }) => graph.nodes.flatMap(chanceIn)))];
  if (chance.length > 0) {
    return [
      {
        rule: "not-deterministic",
        text: `${chance.join(", ")} ${chance.length === 1 ? "gives" : "give"} another value each time`,
      },
    ];
  }
  const ids = ({ operators }: PlannedJob): string => operators.map(({ id }) => id).join();
  if (ids(old) === ids(wanted)) return [];
  const kept = new Set(wanted.operators.map(({ id }) => id));
  const lost = old.operators.filter(({ id }) => !kept.has(id)).map(({ name }) => name.replace(/\[\d+\]/, ""));
  return [{ rule: "operators", text: `the state of ${[...new Set(lost)].join(", ")} would not be found` }];
}

/** Whether the watermark decides about a row of this graph. */
export function usesTime({ graph }: PlannedJob): boolean {
  return graph.nodes.some(waitsForTime);
}

/** Whether a time to live bounds state of this graph. */
export function usesTtl({ graph }: PlannedJob): boolean {
  return graph.nodes.some((node) => {
    if (objects(node.attributes["state"]).length > 0) return true;
    if (node.kind === "over-aggregate") return !hasTimeFrame(node);
    return !WITHOUT_TTL.test(node.kind);
  });
}

const WITHOUT_TIME = new Set([
  "table-source-scan",
  "calc",
  "exchange",
  "union",
  "sink",
  "correlate",
  "expand",
  "values",
]);
const WITHOUT_TTL =
  /^(table-source-scan|calc|exchange|union|sink|correlate|expand|values|watermark-assigner|interval-join|(local-|global-)?window-.*)$/;

function waitsForTime(node: GraphNode): boolean {
  if (!WITHOUT_TIME.has(node.kind)) return true;
  if (stableText(node.attributes).includes("$CURRENT_WATERMARK$")) return true;
  return node.kind === "sink" && stableText(node.attributes["dynamicTableSink"] ?? {}).includes("partition-time");
}

function hasTimeFrame({ attributes }: GraphNode): boolean {
  const spec = isObject(attributes["overSpec"]) ? attributes["overSpec"] : {};
  return objects(spec["groups"]).every(
    ({ isRows, lowerBound }) => isRows === false && isObject(lowerBound) && lowerBound["kind"] === "BOUNDED_WINDOW",
  );
}

const CHANCE =
  /^(RAND|RAND_INTEGER|UUID|NOW|CURRENT_(TIMESTAMP|TIME|DATE|ROW_TIMESTAMP|WATERMARK)|LOCALTIME(STAMP)?|PROCTIME(_MATERIALIZE)?|UNIX_TIMESTAMP)$/;

/** Functions whose value is not made of their arguments alone, and those of which nothing is known. */
function chanceIn({ attributes }: GraphNode): readonly string[] {
  return [...partsOf(attributes)].flatMap((part) => {
    if (part["kind"] !== "CALL") return part["kind"] === "PROCTIME" ? ["PROCTIME()"] : [];
    const name = functionName(part);
    if (name === undefined) return [String(part["catalogName"] ?? part["class"] ?? "a function of somebody else's")];
    if (name === "UNIX_TIMESTAMP" && objects(part["operands"]).length > 0) return [];
    return CHANCE.test(name) ? [`${name.replace("PROCTIME_MATERIALIZE", "PROCTIME")}()`] : [];
  });
}

/** In this order they are told: first what a query reads, last what follows from the rest. */
const ORDER: readonly FacetKind[] = [
  "source",
  "source-type",
  "lateness",
  "watermark",
  "window",
  "grouping",
  "aggregate",
  "over",
  "rank",
  "join",
  "union",
  "filter",
  "ttl",
  "sink-key",
  "output",
  "option",
  "column",
];

interface Change {
  readonly kind: FacetKind;
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function facetChanges(old: readonly Facet[], wanted: readonly Facet[]): readonly Finding[] {
  const changes = ORDER.flatMap((kind) => changesOf(kind, old, wanted));
  const told = new Set<string>();
  return changes.flatMap((change) => {
    if (follows(change, changes)) return [];
    const text = changeText(change);
    if (told.has(text)) return [];
    told.add(text);
    const about = change.kind === "column" ? `${change.subject.split(" ").at(-1)} ${change.after}` : change.after;
    return [{ rule: change.kind, text, ...(change.after === undefined || about === undefined ? {} : { about }) }];
  });
}

/** What is there no more beside what is there instead, subject by subject. */
function changesOf(kind: FacetKind, old: readonly Facet[], wanted: readonly Facet[]): readonly Change[] {
  const subjects = new Set([...old, ...wanted].filter((facet) => facet.kind === kind).map(({ subject }) => subject));
  return [...subjects].flatMap((subject) => {
    const texts = (facets: readonly Facet[]): string[] =>
      facets.filter((facet) => facet.kind === kind && facet.subject === subject).map(({ text }) => text);
    const [before, after] = [texts(old), texts(wanted)];
    const gone = without(before, after);
    const come = without(after, before);
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
      kind,
      subject,
      before: gone[i],
      after: come[i],
    }));
  });
}

function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return all.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Whether a change says again what another one says: a column whose aggregate is another, a list of what changed. */
function follows({ kind, subject, before, after }: Change, all: readonly Change[]): boolean {
  if (subject === "the order of aggregates")
    return all.some((each) => each.kind === "aggregate" && each.subject === "");
  if (kind === "source-type") return before === undefined || after === undefined;
  if (subject.startsWith("the type of")) return before === undefined || after === undefined;
  if (kind !== "column" || before === undefined || after === undefined) return false;
  let text = before;
  for (const each of all) {
    if (each.kind === "column" || each.before === undefined || each.after === undefined) continue;
    text = text.replaceAll(each.before, each.after);
  }
  return text === after;
}

const NOUN: Readonly<Partial<Record<FacetKind, string>>> = {
  filter: "the condition ",
  window: "the window ",
  source: "the source ",
  aggregate: "the aggregate ",
};

/** Of texts longer than this only what differs is told. */
const LONG = 160;

function changeText({ kind, subject, ...change }: Change): string {
  const noun = subject === "" ? (NOUN[kind] ?? "") : `${subject} `;
  const [before, after] = shortened(change.before, change.after);
  if (before === undefined) return subject === "" ? `${noun}${after} is new` : `${noun}is new: ${after}`;
  if (after === undefined) return subject === "" ? `${noun}${before} is gone` : `${noun}is gone: ${before}`;
  return `${noun}${subject === "" ? "" : "was "}${before}${subject === "" ? " becomes " : ", now "}${after}`;
}

function shortened(
  before: string | undefined,
  after: string | undefined,
): readonly [string | undefined, string | undefined] {
  const cut = (text: string | undefined, from: number, to: number): string | undefined =>
    text === undefined || text.length <= LONG
      ? text
      : `${from > 0 ? "... " : ""}${text.slice(from, Math.min(to, from + LONG))}${Math.min(to, from + LONG) < text.length ? " ..." : ""}`;
  if (before === undefined || after === undefined) return [cut(before, 0, LONG), cut(after, 0, LONG)];
  const [old, next] = [before.split(" "), after.split(" ")];
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  // Three words of what both share tell where it is.
  const from = old.slice(0, Math.max(0, head - 3)).join(" ").length;
  const to = (words: readonly string[]): number =>
    words.slice(0, words.length - Math.max(0, tail - 3)).join(" ").length;
  return [cut(before, from, to(old)), cut(after, from, to(next))];
}

function shapeText(old: ExecutionGraph, wanted: ExecutionGraph): string {
  const kinds = ({ nodes }: ExecutionGraph): string => nodes.map(({ kind }) => kind).join(" > ");
  if (kinds(old) === kinds(wanted)) return "the two plans differ in a way that is not understood";
  return `the plan was ${kinds(old)}, now ${kinds(wanted)}`;
}
