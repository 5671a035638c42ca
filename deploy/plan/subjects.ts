import { isBreaking, locateChange, remedyOf, type SchemaFile, type VersionChange } from "#codegen";
import type { SourceLocation } from "#core";
import type { SubjectSpec } from "./spec.ts";
import type { ActualState, ActualSubject, Step } from "./step.ts";

/**
 * The step for one subject. Without `keepsRows` its topic is made anew, and there are no earlier rows to read.
 */
export function planSubject(
  subject: SubjectSpec,
  actual: ActualSubject | undefined,
  { subjects }: Pick<ActualState, "subjects">,
  keepsRows = true,
): Step {
  const base = { what: "schema", name: subject.name } as const;
  if (actual?.id !== undefined) return { ...base, mark: "=", why: `id ${actual.id}`, action: { kind: "none" } };
  const breaking = actual?.verdict?.changes.filter(isBreaking) ?? [];
  // A schema that is emitted from SQL follows its statement; whoever set a level has the registry hold it too.
  const held = subject.source !== undefined || actual?.verdict?.given === true;
  if (breaking.length > 0 && held) return { ...base, mark: "!", ...refusal(subject, actual, breaking) };
  if (actual?.refused) {
    const message = `the registry does not take the new schema of ${subject.name}`;
    const hint = `${actual.refused.join("\n") || "it is not compatible"}\nmake the change compatible, or set the subject's level`;
    return {
      ...base,
      mark: "!",
      why: "the registry does not take it",
      detail: actual.refused,
      action: { kind: "refuse", message, hint },
    };
  }
  const changed = (subject.imports ?? []).filter(({ name }) => subjects.get(name)?.id === undefined);
  // A reference names a version: a text that stayed the same is registered again when what it imports did not.
  const cause = changed.length > 0 ? changed.map(({ name }) => name).join(", ") : "the canonical text";
  const unread = (actual?.verdict?.unread ?? []).map((each) => `not judged against ${each}`);
  const warned = keepsRows ? breaking : [];
  const note = warned.length > 0 ? "; it does not read every earlier row" : "";
  const why = actual?.exists ? `new version: ${cause} changed${note}` : "first version";
  const detail = [...warned.map(told), ...unread];
  return {
    ...base,
    mark: actual?.exists ? "~" : "+",
    why,
    ...(detail.length > 0 && { detail }),
    action: { kind: "register", subject },
  };
}

/** What stands in the way, where in the `.proto`, and what to do instead. */
function refusal(
  { name, source }: SubjectSpec,
  actual: ActualSubject | undefined,
  breaking: readonly VersionChange[],
): Pick<Step, "why" | "detail" | "action"> {
  const level = actual?.verdict?.level ?? "";
  const types = [...new Set(breaking.map(({ type }) => type))];
  const remedies = [...new Set(types.flatMap((type) => remedyOf(type) ?? []))];
  const hint = [...remedies, wayOut(name, actual)].join("\n");
  return {
    why: `${level} does not allow it: ${types.join(", ")}`,
    detail: breaking.map(told),
    action: {
      kind: "refuse",
      code: "SLUICE_REGISTRY_INCOMPATIBLE",
      message: `the new schema of ${name} breaks ${level}: ${types.join(", ")}`,
      hint,
      ...(source && { location: placeOf(source, breaking) }),
    },
  };
}

/** For whoever knows better. */
function wayOut(name: string, actual: ActualSubject | undefined): string {
  if (actual?.verdict?.given) return `or set another level for ${name} in the registry`;
  return "or, when no old record must be read again: SLUICE_COMPATIBILITY=NONE for this once";
}

function placeOf(source: SchemaFile, changes: readonly VersionChange[]): SourceLocation {
  const [place] = changes.flatMap((change) => locateChange(source, change) ?? []);
  return place ?? { file: source.path, line: 1, column: 1 };
}

function told({ type, path, version }: VersionChange): string {
  return version === undefined ? `${type} ${path}` : `${type} ${path}, against version ${version}`;
}

/** The wanted subjects and those of the files that they import, in the given order. */
export function withImports(
  subjects: readonly SubjectSpec[],
  wanted: (subject: SubjectSpec) => boolean,
): SubjectSpec[] {
  const imported = new Set(
    subjects
      .filter(wanted)
      .flatMap(({ imports }) => imports ?? [])
      .map(({ name }) => name),
  );
  return subjects.filter((subject) => wanted(subject) || imported.has(subject.name));
}
