import type { SchemaImport } from "./message-type.ts";
import type { SchemaText } from "./register-schema.ts";
import type { Registry, SchemaReference, SubjectVersion } from "./registry.ts";

/** One version of a subject with everything that it imports. */
export interface SchemaVersion extends SchemaText {
  readonly version: number;
}

/** Every version that a subject has, the oldest first; a version that somebody deletes meanwhile is left out. */
export async function schemaHistory(
  registry: Pick<Registry, "versions" | "version">,
  subject: string,
): Promise<readonly SchemaVersion[]> {
  const numbers = (await registry.versions(subject)).sort((a, b) => a - b);
  const found = await Promise.all(
    numbers.map(async (number): Promise<SchemaVersion | undefined> => {
      const version = await registry.version(subject, number);
      return version && withImports(registry, version);
    }),
  );
  return found.flatMap((version) => version ?? []);
}

/** The newest version; undefined when the subject has none. */
export async function newestSchema(
  registry: Pick<Registry, "version">,
  subject: string,
): Promise<SchemaVersion | undefined> {
  const version = await registry.version(subject, "latest");
  return version && withImports(registry, version);
}

async function withImports(
  registry: Pick<Registry, "version">,
  { version, schema, references = [] }: SubjectVersion,
): Promise<SchemaVersion> {
  const imports = new Map<string, SchemaImport>();
  await readImports(registry, references, imports);
  return { version, schema, imports: [...imports.values()] };
}

/** Each file once, behind what it imports itself. */
async function readImports(
  registry: Pick<Registry, "version">,
  references: readonly SchemaReference[],
  into: Map<string, SchemaImport>,
): Promise<void> {
  for (const { name, subject, version } of references) {
    if (into.has(name)) continue;
    const found = await registry.version(subject, version);
    if (!found) continue;
    await readImports(registry, found.references ?? [], into);
    into.set(name, { name, schema: found.schema });
  }
}
