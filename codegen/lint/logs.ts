import type { Problem } from "#core";
import type { Log, SchemaModel } from "../model.ts";
import { logRules } from "../source-sql.ts";

/** Logs: names and topics that clash, and rules that only a producer can check. */
export function lintLogs(model: SchemaModel): Problem[] {
  return [...clashes(model.logs), ...model.logs.flatMap((log) => producerRules(model, log))];
}

function clashes(logs: readonly Log[]): Problem[] {
  const problems: Problem[] = [];
  const holders = new Map<string, Log>();
  const take = (log: Log, key: string, what: string): void => {
    const holder = holders.get(key);
    holders.set(key, holder ?? log);
    if (holder === undefined || holder === log) return;
    problems.push({
      code: "SLUICE_PROTO_LINT",
      message: `${what} is taken by ${holder.message.fullName}`,
      hint: "one name stands for one log in every layer: rename the message, or give it a topic of its own",
      location: log.message.location,
      related: { ...holder.message.location, note: holder.message.fullName },
    });
  };
  for (const log of logs) {
    take(log, `name ${log.name}`, `the log name "${log.name}"`);
    if (holders.get(`name ${log.name}`) === log) take(log, `topic ${log.topic}`, `the topic "${log.topic}"`);
    // `a_ok` beside `a` would be both a log and a view.
    for (const suffix of ["valid", "ok", "late", "dead"]) {
      const base = logs.find((other) => `${other.name}_${suffix}` === log.name);
      if (base) {
        problems.push({
          code: "SLUICE_PROTO_LINT",
          message: `the name "${log.name}" is made from the log ${base.name}`,
          hint: "rename the message",
          location: log.message.location,
          related: { ...base.message.location, note: base.message.fullName },
        });
      }
    }
  }
  return problems;
}

/** One warning per rule: one that the engine cannot check must not look as if it did. */
function producerRules(model: SchemaModel, log: Log): Problem[] {
  const { producerOnly } = logRules(model, log);
  return producerOnly.map((rule) => ({
    code: "SLUICE_PROTO_LINT",
    message: `${rule.field} ${rule.rule} is checked by producers only`,
    hint: "Flink SQL has no function for it: a record of a foreign producer may break it and still be valid",
    location: rule.location,
    severity: "warning",
  }));
}
