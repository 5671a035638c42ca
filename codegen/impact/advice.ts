import { type ChangeRule, changeRule } from "./change-rule.ts";
import type { ColumnChange } from "./column-change.ts";

/** Who must go first, so that no record is read by somebody who cannot: consumers are the jobs and readers. */
export type DeployOrder = "any" | "consumers first" | "producers first" | "together" | "none is safe";

/** What a person does about a change. */
export interface Advice {
  readonly order: DeployOrder;
  /** Why this order, in half a sentence. */
  readonly why: string;
  /** What to do instead, or with it; absent when there is nothing to do. */
  readonly fix?: string;
}

/** Facts about the new version that an advice depends on. */
export interface AdviceFacts {
  /** A model reads it. */
  readonly isRead: boolean;
  /** The CSV file of a reference. */
  readonly file?: string;
}

/** The order of deployment of one change, and the way out of it. */
export function adviceOn(change: ColumnChange, facts: AdviceFacts): Advice {
  const advice = ADVICE[changeRule(change)](change, facts);
  const { kind, path } = change;
  const follows = facts.file !== undefined && path.length === 1 && ["added", "removed", "renamed"].includes(kind);
  if (!follows) return advice;
  const csv = `change the header of ${facts.file} with it`;
  return { ...advice, fix: advice.fix === undefined ? csv : `${advice.fix}; ${csv}` };
}

const name = ({ path, table }: ColumnChange): string => path.at(-1) ?? table;

const ADVICE: Readonly<Record<ChangeRule, (change: ColumnChange, facts: AdviceFacts) => Advice>> = {
  "log-added": () => ({ order: "consumers first", why: "deploy-sql makes its topic and registers its schema" }),
  "log-removed": (_, { isRead }) => ({
    order: "producers first",
    why: "what they still write would be read by nobody",
    fix: isRead
      ? "take the models that read it out first, in a pull request of their own; then stop its producers; then remove it"
      : "stop its producers, then `npm run deploy-sql -- destroy` or `npm run reset -- --pipeline <name>` drops what is left",
  }),
  "column-added": () => ({
    order: "consumers first",
    why: "old records and old producers leave it empty; its schema must be registered before it is written",
  }),
  "column-removed": (change, { isRead }) => {
    const { reserved, number } = change;
    const lacks = [
      ...(reserved?.number === false && number !== undefined ? [`reserved ${number};`] : []),
      ...(reserved?.name === false ? [`reserved "${name(change)}";`] : []),
    ];
    const reserve = lacks.length > 0 ? `write \`${lacks.join(" ")}\` into its message` : undefined;
    const first = isRead ? "take it out of the models first and deploy that" : undefined;
    const fix = [first, reserve].filter((part) => part !== undefined).join("; ");
    return {
      order: "consumers first",
      why: "they must not miss it when producers stop writing it",
      ...(fix !== "" && { fix }),
    };
  },
  "column-renamed": ({ before, after }, { isRead }) => ({
    order: "any",
    why: "the bytes stay what they are",
    ...(isRead && {
      fix: `keep the name, or write ${after} AS ${before} in the models in the same pull request: then their columns stay`,
    }),
  }),
  "column-renumbered": ({ before, after }) => ({
    order: "none is safe",
    why: "old records have it under the old number, and nobody reads both",
    fix: `give it back its ${before}; ${after} is for a new field`,
  }),
  "column-retyped": (change) => ({
    order: "none is safe",
    why: "whoever has the other type reads something else, or nothing",
    fix: `keep ${name(change)}, add a field with the new type under a new number, write both, move the models over, then remove the old one; or declare a new version of the log`,
  }),
  "column-presence": ({ nullable, path }) => {
    const column = path.at(-1) ?? "";
    if (nullable === "from now on")
      return {
        order: "consumers first",
        why: "they must know what to do without it before producers leave it out",
        fix: `write COALESCE(${column}, ...) where a model needs a value, or keep it without \`optional\``,
      };
    return { order: "producers first", why: "what is left out reads as 0 or an empty text from now on" };
  },
  "values-removed": ({ gone = [], recalled = [] }) => {
    const lost = gone.filter((name) => !recalled.includes(name));
    const keep = `keep ${recalled.join(", ")}, or write the new name where models and readers compare with it, in the same pull request`;
    if (lost.length === 0)
      return { order: "any", why: "the number stays: whoever reads has its own name for it", fix: keep };
    const reserve = `keep ${lost.join(", ")} under its number with [deprecated = true] while records or models have it; then reserve number and name`;
    return {
      order: "producers first",
      why: "they must stop writing what nobody knows any more",
      fix: recalled.length > 0 ? `${reserve}; ${keep}` : reserve,
    };
  },
  "values-renumbered": ({ moved = [] }) => ({
    order: "none is safe",
    why: "the same number means two things",
    fix: `give ${moved.join(", ")} back the old number`,
  }),
  "values-added": ({ come = [] }) => ({
    order: "consumers first",
    why: `whoever does not know ${come.join(", ")} reads a number without a name`,
  }),
  "rules-changed": ({ before = "", after = "" }) => {
    if (before.endsWith(" none"))
      return { order: "producers first", why: "what they send before they keep the rule would be dead" };
    if (after.endsWith(" none"))
      return { order: "consumers first", why: "what producers send without the rule would be dead to old jobs" };
    return {
      order: "together",
      why: "producers check before they send and jobs hold back what breaks a rule: where they differ, records are refused or dead",
    };
  },
  "message-changed": () => ({
    order: "none is safe",
    why: "records say the name of their message, and those of the other name are dead to whoever reads",
    fix: "keep package and name of the message; another name is another log, with a topic of its own",
  }),
  "key-changed": () => ({
    order: "none is safe",
    why: "records of one key would lie in two partitions, in no order to each other",
    fix: "declare a new log with a topic of its own, write both, move the models over",
  }),
  "topic-changed": ({ before = "", after = "" }) => {
    const [was, is] = [before, after].map((topics) => topics.split(" ").slice(1));
    const lost = was?.filter((topic) => !is?.includes(topic)) ?? [];
    if (lost.length === 0)
      return { order: "consumers first", why: "deploy-sql makes new topics, and jobs read them from their start" };
    const topics = lost.filter((topic) => !topic.startsWith("/")).map((topic) => `"${topic}"`);
    const keep = [
      ...(topics.length > 0 ? [`more_topics: [${topics.join(", ")}]`] : []),
      ...(topics.length < lost.length ? ["the topic_pattern"] : []),
    ].join(" and ");
    return {
      order: "none is safe",
      why: "what lies in the old topic, and what producers still write there, is read by nobody",
      fix: `have ${keep} until no producer writes there and its records are of no use: then consumers first`,
    };
  },
  "event-time-changed": ({ isNewField }) =>
    isNewField
      ? {
          order: "producers first",
          why: "records without the new time are dead",
          fix: "add the field in a pull request of its own; when all producers write it, and the topic keeps no record without it that still counts, make it the event time",
        }
      : { order: "consumers first", why: "every window and every lateness is of another time" },
  "lateness-changed": () => ({ order: "consumers first", why: "only jobs look at it" }),
  "partitions-changed": () => ({
    order: "consumers first",
    why: "deploy-sql adds partitions: keys move, so for a while records of one key are in two of them; Kafka takes none away",
  }),
  "retention-changed": () => ({ order: "any", why: "deploy-sql tells the broker" }),
  "pipeline-changed": () => ({ order: "consumers first", why: "another deployment looks after it" }),
  "file-changed": () => ({ order: "any", why: "deploy-sql publishes the rows of the other file" }),
  "origin-changed": () => ({ order: "any", why: "only the topics of late and dead records have it" }),
  "index-changed": () => ({
    order: "any",
    why: "every frame says the index, and readers look it up in the writer's schema",
    fix: "put new messages behind the old ones: then readers that know only index 0 go on",
  }),
};

const STRICTEST: readonly DeployOrder[] = ["none is safe", "together", "producers first", "consumers first", "any"];

/** The order of all changes together; those that ask for opposite orders ask for two pull requests. */
export function orderOf(all: readonly DeployOrder[]): DeployOrder | "two pull requests" {
  const asked = new Set(all);
  if (asked.has("none is safe")) return "none is safe";
  if (asked.has("producers first") && asked.has("consumers first")) return "two pull requests";
  return STRICTEST.find((order) => asked.has(order)) ?? "any";
}
