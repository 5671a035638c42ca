import type { Problem } from "#core";
import type { Message, SchemaModel } from "../model.ts";
import { type ScannedField, type ScannedMessages, scanProto } from "./scan-proto.ts";
import type { SchemaHistory, SchemaVersion } from "./schema-history.ts";
import { waiversIn } from "./waivers.ts";

/** The rule that a waiver names: `// schema-check: allow number-reused Payment.9: <reason>`. */
export const NUMBER_REUSED = "number-reused";

/**
 * Fields that have a number which another field had before: old records hold that one's bytes under it. `texts` are the
 * schemas as they are now, by path. A field that only got another name keeps its bytes, and one that came back is itself.
 */
export function reusedNumbers(
  model: SchemaModel,
  history: SchemaHistory | undefined,
  texts: ReadonlyMap<string, string>,
): readonly Problem[] {
  if (!history) return [];
  const waivers = [...texts].flatMap(([file, text]) => waiversIn(file, text));
  const isWaived = (name: string): boolean =>
    waivers.some((waiver) => waiver.rule === NUMBER_REUSED && waiver.name === name && waiver.reason !== "");
  // As the history has them, so that both are compared as written.
  const current: ScannedMessages = new Map([...texts.values()].flatMap((text) => [...scanProto(text)]));
  const problems: Problem[] = [];
  for (const message of model.messages.values()) {
    if (/^schemas\/(derived|sluice|buf)\//.test(message.file)) continue;
    for (const field of message.fields) {
      const own = current.get(message.fullName)?.find(({ number }) => number === field.number);
      const before = own && earlier(history, message.fullName, own);
      const name = `${message.name}.${field.number}`;
      if (!before || isWaived(name)) continue;
      problems.push({
        code: "SLUICE_PROTO_LINT",
        message: `${message.name}.${field.name} has number ${field.number}, which "${before.field.name}" (${before.field.type}) had: ${removal(before)}`,
        hint: `old records hold ${before.field.name} under it: take number ${freeNumber(message, history)}, and write \`reserved ${field.number};\` into the message; or say why no such record is left: \`// schema-check: allow ${NUMBER_REUSED} ${name}: <reason>\``,
        location: field.location,
      });
    }
  }
  if (history.isCut && history.versions[0]) {
    const { commit, date } = history.versions[0];
    problems.push({
      code: "SLUICE_PROTO_LINT",
      severity: "warning",
      message: `this is a shallow clone: what was removed before ${commit} (${date}) is not known, so a field number may be one that was used`,
      hint: "fetch the rest: git fetch --unshallow; in a workflow: fetch-depth: 0 for the checkout",
    });
  }
  return problems;
}

interface Earlier {
  readonly field: ScannedField;
  /** Undefined: what is not committed yet removes it. */
  readonly removedBy: SchemaVersion | undefined;
}

/** The last other field that had the number, if what has it now is not that one under another name. */
function earlier({ versions }: SchemaHistory, message: string, now: ScannedField): Earlier | undefined {
  // From the newest back: the field under the name that it had then, and whether it was there a version later.
  let self = now;
  let isThere = true;
  let later: SchemaVersion | undefined;
  for (const version of versions.toReversed()) {
    const fields = version.messages.get(message);
    // The message was not there: what another one of that name had is no evidence against it.
    if (!fields) return undefined;
    const field = fields.find(({ number }) => number === now.number);
    if (field) {
      const isRenamed = isThere && (field.name === self.name || field.type === self.type);
      const isBack = field.name === self.name && field.type === self.type;
      if (!isRenamed && !isBack) return { field, removedBy: later };
      self = field;
    }
    isThere = field !== undefined;
    later = version;
  }
  return undefined;
}

function removal({ removedBy }: Earlier): string {
  if (!removedBy) return "it is removed by what is not committed yet";
  return `commit ${removedBy.commit} of ${removedBy.date} removed it ("${removedBy.subject}")`;
}

function freeNumber(message: Message, { versions }: SchemaHistory): number {
  const used = [
    ...message.fields.map(({ number }) => number),
    ...message.reservedRanges.map(({ end }) => Math.min(end, 18_999)),
    ...versions.flatMap(({ messages }) => (messages.get(message.fullName) ?? []).map(({ number }) => number)),
  ];
  const next = Math.max(0, ...used) + 1;
  return next >= 19_000 && next <= 19_999 ? 20_000 : next;
}
