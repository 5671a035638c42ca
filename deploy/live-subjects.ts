import type { SchemaModel, VersionChange } from "#codegen";
import { type Config, SluiceError } from "#core";
import type { Registry } from "#kafka";
import { declaredSubjects } from "./flink/statements.ts";
import { globalLevel, judgeSubject } from "./plan/judge-subject.ts";

/** A subject of a log, a reference or a file that they import, as the registry has it. */
export interface LiveSubject {
  readonly name: string;
  /** The `.proto` that it comes from, from the project root. */
  readonly file?: string;
  /** Empty: nothing is registered yet. */
  readonly versions: readonly number[];
  /** The declared text is one of them. */
  readonly isRegistered: boolean;
  readonly level: string;
  readonly compatible: boolean;
  readonly changes: readonly VersionChange[];
  /** Versions that could not be read. */
  readonly unread: readonly string[];
}

/** Holds what is declared against what is registered now, without registering anything. */
export async function liveSubjects(
  { compatibility }: Pick<Config, "compatibility">,
  registry: Registry,
  schemas: SchemaModel,
): Promise<readonly LiveSubject[]> {
  const global = await globalLevel(registry);
  const subjects = declaredSubjects(schemas, [...schemas.logs, ...schemas.references]);
  return Promise.all(
    subjects.map(async (subject): Promise<LiveSubject> => {
      const [versions, verdict] = await Promise.all([
        registry.versions(subject.name),
        judgeSubject(registry, subject, global, compatibility),
      ]);
      const isRegistered = versions.length > 0 && (await isThere(registry, subject.name, subject.schema));
      return {
        name: subject.name,
        ...(subject.source && { file: subject.source.path }),
        versions,
        isRegistered,
        level: verdict.level,
        compatible: verdict.compatible,
        changes: verdict.changes,
        unread: verdict.unread ?? [],
      };
    }),
  );
}

/** A text that imports others is looked for with them; without, the registry may say that it cannot be read. */
async function isThere(registry: Registry, subject: string, schema: string): Promise<boolean> {
  try {
    return (await registry.lookup(subject, schema)) !== undefined;
  } catch (error) {
    if (error instanceof SluiceError && error.code === "SLUICE_REGISTRY") return false;
    throw error;
  }
}
