import type { SchemaImport } from "./message-type.ts";
import type { Registry, SchemaReference, SubjectVersion } from "./registry.ts";

/** What is registered for a subject: a text, and the user's files that it imports. */
export interface SchemaText {
  /** Canonical `.proto` text, one statement per line. */
  readonly schema: string;
  /** Every file behind it, directly or not, each behind what it imports itself. */
  readonly imports?: readonly SchemaImport[];
}

/**
 * Makes sure that the text is a version of the subject, with references to the files that it imports. Each of these is
 * first made a version of its own subject, called as it is imported. Safe to repeat: what is there registers nothing.
 */
export async function registerSchema(
  registry: Pick<Registry, "register">,
  subject: string,
  text: SchemaText,
): Promise<SubjectVersion> {
  const versions = new Map<string, number>();
  for (const { name, schema } of text.imports ?? []) {
    versions.set(name, (await registry.register(name, schema, referencesOf(schema, versions))).version);
  }
  return registry.register(subject, text.schema, referencesOf(text.schema, versions));
}

/** The version of the subject with exactly this text and these imports; undefined also when an import is not there. */
export async function lookupSchema(
  registry: Pick<Registry, "lookup">,
  subject: string,
  text: SchemaText,
): Promise<SubjectVersion | undefined> {
  const versions = new Map<string, number>();
  for (const { name, schema } of text.imports ?? []) {
    const found = await registry.lookup(name, schema, referencesOf(schema, versions));
    if (found === undefined) return undefined;
    versions.set(name, found.version);
  }
  return registry.lookup(subject, text.schema, referencesOf(text.schema, versions));
}

/** References of a text: its own imports, never those of google/protobuf, which every registry knows. */
function referencesOf(schema: string, versions: ReadonlyMap<string, number>): readonly SchemaReference[] {
  return [...schema.matchAll(/^import "([^"]+)";$/gm)].flatMap(([, name = ""]) => {
    const version = versions.get(name);
    return version === undefined ? [] : [{ name, subject: name, version }];
  });
}
