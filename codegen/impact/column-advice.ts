import type { Advice, AdviceOf } from "./advice-type.ts";
import type { ColumnRule } from "./change-rule.ts";
import type { ColumnChange } from "./column-change.ts";

const name = ({ path, table }: ColumnChange): string => path.at(-1) ?? table;

/** What to do about changes of columns, their values and their rules. */
export const COLUMN_ADVICE: Readonly<Record<ColumnRule, AdviceOf>> = {
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
  "column-renamed": ({ before, after }, { isRead, onKsqldb }) => {
    if (onKsqldb)
      return {
        order: "none is safe",
        why: "ksqlDB finds columns by the name that a record was written with: under the other name it is null",
        fix: `keep the name; or add ${after} under a new number, write both, move the models over, then remove ${before}`,
      };
    return {
      order: "any",
      why: isRead ? "the bytes stay what they are; models that name it change with it" : "the bytes stay what they are",
      fix: isRead
        ? `keep the name, or write ${after} AS ${before} in the models in the same pull request: then their columns stay`
        : `if it means something else than ${before}, give it a number of its own`,
    };
  },
  "column-renumbered": ({ path, before, after, takenFrom }) => ({
    order: "none is safe",
    why: "old records have it under the old number, and nobody reads both",
    fix:
      takenFrom === undefined
        ? `give it back its ${before}; ${after} is for a new field`
        : `give it back its ${before}: ${after} has the values of ${takenFrom} in all old records, and ${path.at(-1)} would show them`,
  }),
  "column-retyped": (change, { isRead }) => {
    const { wider, before, path } = change;
    if (wider)
      return {
        order: "consumers first",
        why: "they read every old value; whoever has the narrower type cuts off what does not fit into it",
        ...(isRead && {
          fix: `write CAST(${path.at(-1)} AS ${before}) where a model's columns are to stay; else what reads it is built beside, and its readers get the new type`,
        }),
      };
    return {
      order: "none is safe",
      why: "whoever has the other type reads something else, or nothing",
      fix: `keep ${name(change)}, add a field with the new type under a new number, write both, move the models over, then remove the old one; or declare a new version of the log`,
    };
  },
  "column-presence": ({ nullable, path, before, after = "" }) => {
    const column = path.at(-1) ?? "";
    if (after.startsWith("absent when"))
      return {
        order: "none is safe",
        why: "of a record that has both, whoever has the new schema keeps the last one alone",
        fix: "leave the field outside of the oneof, and declare a new one in it under a new number",
      };
    if (nullable === "from now on")
      return {
        order: "consumers first",
        why: "they must know what to do without it before producers leave it out; where old ones left out a 0 or an empty text, it is null",
        fix: `write COALESCE(${column}, ...) where a model needs a value, or keep it without \`optional\``,
      };
    if (after === "one of several")
      return {
        order: "consumers first",
        why: "of what is in a oneof a record has one: who writes another one leaves it out",
      };
    if (before === "one of several")
      return { order: "consumers first", why: "who still has it in the oneof keeps one alone of what comes together" };
    return {
      order: "consumers first",
      why: "producers leave out 0 and empty texts from now on: whoever still has it optional reads null",
    };
  },
  "values-removed": ({ gone = [], come = [], recalled = [] }, { onKsqldb }) => {
    const lost = gone.filter((name) => !recalled.some(({ from }) => from === name));
    const added = come.filter((name) => !recalled.some(({ to }) => to === name));
    const fixes = [
      ...(lost.length > 0 && added.length > 0 ? ["add and remove in two pull requests"] : []),
      ...(lost.length > 0
        ? [
            `keep ${lost.join(", ")} under its number with [deprecated = true] while records or models have it; then reserve number and name`,
          ]
        : []),
      ...(recalled.length > 0
        ? [
            `keep ${recalled.map(({ from }) => from).join(", ")}, or write the new name where models and readers compare with it, in the same pull request`,
          ]
        : []),
    ];
    const fix = fixes.join("; ");
    const unknown = `whoever does not know ${added.join(", ")} reads a number without a name`;
    if (onKsqldb && recalled.length > 0)
      return {
        order: "none is safe",
        why: "ksqlDB has the name that a record was written with: old records keep theirs",
        fix: `keep ${recalled.map(({ from }) => from).join(", ")}; a new name wants a number of its own`,
      };
    if (lost.length === 0)
      return added.length === 0
        ? { order: "any", why: "the number stays: whoever reads has its own name for it", fix }
        : { order: "consumers first", why: unknown, fix };
    if (added.length > 0)
      return {
        order: "none is safe",
        why: `producers must first stop writing ${lost.join(", ")}, but ${unknown}`,
        fix,
      };
    return { order: "producers first", why: "they must stop writing what nobody knows any more", fix };
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
  "rules-changed": ({ setting, direction, before = "" }, { file }) => {
    if (file !== undefined)
      return { order: "any", why: `deploy-sql checks the rows of ${file} by it`, fix: `see that ${file} keeps it` };
    if (setting === "producer rules") return { order: "any", why: "only producers check it, before they send" };
    if (setting === "unparsed") return before.endsWith(" none") ? RULES.tighter : RULES.looser;
    return RULES[direction === "all" ? "tighter" : (direction ?? "other")];
  },
  "old-records-dead": (change) => ({
    order: "none is safe",
    why: "every record that is on the topic lacks it, and so do those of old producers: they are dead to who reads the log anew",
    fix: `add ${name(change)} without the rule, or as \`optional\`; set the rule when all producers write it and no record without it counts any more`,
  }),
  "line-name-changed": ({ before = "", after = "", table }) => ({
    order: "none is safe",
    why: "only the tail reads the files: where lines have the other name, the field is empty, and nobody is told",
    fix: before.startsWith('"')
      ? `write [(sluice.v1.field).from = ${before.split(" in ")[0]}] at the field while those who write the files keep that name; when they write ${after.split(" in ")[0]}, start the tail of ${table} anew with it`
      : `when those who write the files write it, start the tail of ${table} anew`,
  }),
  "sensitive-changed": ({ after }) => ({
    order: "any",
    why: after === "shown" ? "whoever may look at rows sees it from now on" : "it is redacted where rows are shown",
  }),
};

/** Jobs hold back what breaks a rule, and producers refuse to send it. */
const RULES: Readonly<Record<"same" | "looser" | "tighter" | "other", Advice>> = {
  same: { order: "any", why: "the same records are valid: its names in SQL are others" },
  looser: { order: "consumers first", why: "what producers send without the rule would be dead to old jobs" },
  tighter: { order: "producers first", why: "what they send before they keep the rule would be dead" },
  other: {
    order: "none is safe",
    why: "neither takes in the other, as far as can be seen: old jobs may hold back what new producers send, and new jobs what old ones send",
    fix: "make two pull requests: first rules that let both through (consumers first), then the new ones (producers first)",
  },
};
