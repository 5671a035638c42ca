import type { ActualState, ActualSubject, Step, SubjectSpec } from "./step.ts";

/** The step for one subject. */
export function planSubject(
  subject: SubjectSpec,
  actual: ActualSubject | undefined,
  { subjects }: Pick<ActualState, "subjects">,
): Step {
  const base = { what: "schema", name: subject.name } as const;
  if (actual?.id !== undefined) return { ...base, mark: "=", why: `id ${actual.id}`, action: { kind: "none" } };
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
  const why = actual?.exists ? `new version: ${cause} changed` : "first version";
  return { ...base, mark: actual?.exists ? "~" : "+", why, action: { kind: "register", subject } };
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
