import type { Problem, SourceLocation } from "#core";
import type { EnumType, Message, SchemaModel } from "../model.ts";
import { type ScannedField, type ScannedTypes, scanProto } from "./scan-proto.ts";
import type { SchemaHistory, SchemaVersion } from "./schema-history.ts";
import { waiversIn } from "./waivers.ts";

/** The rule that a waiver names: `// schema-check: allow number-reused Payment.9: <reason>`. */
export const NUMBER_REUSED = "number-reused";

/** A field or a value that has a number now. */
interface Numbered {
  readonly type: Message | EnumType;
  readonly name: string;
  readonly number: number;
  readonly location: SourceLocation;
  /** As a waiver calls it: `Payment.9` of a field, `Payment.Status.3` of a value. */
  readonly waiver: string;
}

/**
 * Fields that have a number which another field had before, and values of enums: old records hold that one's bytes, or
 * mean that one, under it. `texts` are the schemas as they are now, by path. What only got another name stays what it
 * is, and what came back is itself.
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
  const current: ScannedTypes = new Map([...texts.values()].flatMap((text) => [...scanProto(text)]));
  const problems: Problem[] = [];
  for (const numbered of numbersOf(model)) {
    const { type, name, number, location, waiver } = numbered;
    const now = current.get(type.fullName) ?? [];
    const before = earlier(history, type.fullName, now, name);
    if (!before || isWaived(waiver)) continue;
    const had = before.field.type === "" ? "" : ` (${before.field.type})`;
    problems.push({
      code: "SLUICE_PROTO_LINT",
      message: `${type.name}.${name} has number ${number}, which "${before.field.name}"${had} had: ${removal(before)}`,
      hint: `old records hold ${before.field.name} under it: take number ${freeNumber(type, history)}, and write \`reserved ${number};\` into the ${type.kind}; or say why no such record is left: \`// schema-check: allow ${NUMBER_REUSED} ${waiver}: <reason>\``,
      location,
    });
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

function numbersOf({ messages, enums, files }: SchemaModel): readonly Numbered[] {
  const isOwn = ({ file }: Message | EnumType): boolean => !/^schemas\/(derived|sluice|buf)\//.test(file);
  const scopes = new Map(files.map((file) => [file.path, file.package]));
  return [
    ...[...messages.values()].filter(isOwn).flatMap((type) =>
      type.fields.map(
        ({ name, number, location }): Numbered => ({
          type,
          name,
          number,
          location,
          waiver: `${type.name}.${number}`,
        }),
      ),
    ),
    ...[...enums.values()].filter(isOwn).flatMap((type) => {
      const scope = scopes.get(type.file) ?? "";
      const path = scope === "" ? type.fullName : type.fullName.slice(scope.length + 1);
      return type.values.map(
        ({ name, number, location }): Numbered => ({ type, name, number, location, waiver: `${path}.${number}` }),
      );
    }),
  ];
}

interface Earlier {
  readonly field: ScannedField;
  /** Undefined: what is not committed yet removes it. */
  readonly removedBy: SchemaVersion | undefined;
}

/** The last other one that had the number, if what has it now is not that one under another name. */
function earlier(
  { versions }: SchemaHistory,
  type: string,
  now: readonly ScannedField[],
  name: string,
): Earlier | undefined {
  // From the newest back: under the name that it had then, and what there was a version later.
  const found = now.find(nameIs(name));
  if (!found) return undefined;
  let self = found;
  let isThere = true;
  let after = now;
  let later: SchemaVersion | undefined;
  for (const version of versions.toReversed()) {
    const fields = version.types.get(type);
    // The type was not there: what another one of that name had is no evidence against it.
    if (!fields) return undefined;
    const { number } = self;
    const numbered = fields.filter((each) => each.number === number);
    // An enum may have aliases.
    const field = numbered.find(nameIs(self.name)) ?? numbered[0];
    if (field) {
      const isRenamed = isThere && (field.name === self.name || (field.type === self.type && !isMoved(field, after)));
      const isBack = field.name === self.name && field.type === self.type;
      if (!isRenamed && !isBack) return { field, removedBy: later };
      self = field;
    }
    isThere = field !== undefined;
    after = fields;
    later = version;
  }
  return undefined;
}

function nameIs(name: string): (field: ScannedField) => boolean {
  return (field) => field.name === name;
}

/** Whether it is there under another number: then what has its number is not that one under another name. */
function isMoved({ name, number }: ScannedField, after: readonly ScannedField[]): boolean {
  const places = after.filter(nameIs(name));
  return places.length > 0 && places.every((each) => each.number !== number);
}

function removal({ removedBy }: Earlier): string {
  if (!removedBy) return "it is removed by what is not committed yet";
  return `commit ${removedBy.commit} of ${removedBy.date} removed it ("${removedBy.subject}")`;
}

function freeNumber(type: Message | EnumType, { versions }: SchemaHistory): number {
  const reserved = (type.reservedRanges ?? []).map(({ end }) => end);
  const used = [
    ...(type.kind === "message" ? type.fields : type.values).map(({ number }) => number),
    // What is reserved to the end leaves nothing behind it.
    ...reserved
      .map((end) => (type.kind === "message" ? Math.min(end, 18_999) : end))
      .filter((end) => end < 2 ** 31 - 1),
    ...versions.flatMap(({ types }) => (types.get(type.fullName) ?? []).map(({ number }) => number)),
  ];
  const next = Math.max(0, ...used) + 1;
  return type.kind === "message" && next >= 19_000 && next <= 19_999 ? 20_000 : next;
}
