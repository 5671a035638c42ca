import type { SchemaModel } from "#codegen";
import { newestSchema, type Registry, type SchemaVersion } from "#kafka";
import { declaredSubjects, subjectOf } from "./flink/statements.ts";
import type { SubjectSpec } from "./plan/spec.ts";

/** A subject that the registry has, with its newest version. */
export interface RegisteredSubject {
  readonly name: string;
  readonly newest: SchemaVersion;
  /** Of the topic of this log or reference. */
  readonly table?: string;
  /** The `.proto` that it comes from, from the project root. */
  readonly file?: string;
  /** What the old side declares; absent when it knows of no such subject. */
  readonly declared?: SubjectSpec;
}

/** The newest version of each subject that either side declares: of logs, references and the files that they import. */
export async function registeredSubjects(
  registry: Registry,
  old: SchemaModel,
  next: SchemaModel,
): Promise<readonly RegisteredSubject[]> {
  const [before, after] = [old, next].map(
    (model) =>
      new Map(declaredSubjects(model, [...model.logs, ...model.references]).map((spec) => [spec.name, spec] as const)),
  );
  const tables = new Map(
    [old, next].flatMap(({ logs, references }) =>
      [...logs, ...references].map(({ topic, name }) => [subjectOf(topic, "").name, name] as const),
    ),
  );
  const names = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  const found = await Promise.all(
    names.map(async (name): Promise<RegisteredSubject | undefined> => {
      const newest = await newestSchema(registry, name);
      if (!newest) return undefined;
      const declared = before?.get(name);
      const file = (after?.get(name) ?? declared)?.source?.path;
      const table = tables.get(name);
      return {
        name,
        newest,
        ...(table !== undefined && { table }),
        ...(file !== undefined && { file }),
        ...(declared && { declared }),
      };
    }),
  );
  return found.flatMap((subject) => subject ?? []);
}
