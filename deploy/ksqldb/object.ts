import type { KsqlNeed } from "#codegen";

/** One stream or table that the project declares for ksqlDB, as the emitter gives it. */
export interface KsqldbObject {
  /** As written in statements, unquoted: the server has it in upper case. */
  readonly name: string;
  readonly kind: "stream" | "table";
  /** One CREATE STREAM or CREATE TABLE, with or without a final semicolon; `${schema_id}` may stand in it. */
  readonly statement: string;
  /** The Kafka topic behind it. Objects that have a query of their own write it. */
  readonly topic: string;
  readonly isWindowed: boolean;
  /** Names of the objects that it reads; each stands before it in a list. */
  readonly reads: readonly string[];
  /** Identity of the statement: what has no meaning is left out, placeholders are not filled. */
  readonly hash: string;
  /** What is read of a log, its `_ok` stream or a reference: the columns of these are the registry's as they are made. */
  readonly needs?: readonly KsqlNeed[];
  /** The output whose rows it writes; absent for sources and steps between. */
  readonly output?: string;
  /** Absent for what belongs to none. */
  readonly pipeline?: string;
}

/** One version of an object: the first has the object's own name and topic, version n of it `<name>_v<n>`, `<topic>_v<n>`. */
export interface ObjectVersion {
  readonly object: KsqldbObject;
  readonly version: number;
  readonly name: string;
  readonly topic: string;
  /** Names of the versions that it reads. */
  readonly reads: readonly string[];
  /** What is sent; placeholders not filled. */
  readonly statement: string;
}

/** True when the object has a query that writes its topic; otherwise it only declares a topic that others write. */
export function hasQuery({ statement }: Pick<KsqldbObject, "statement">): boolean {
  const bare = statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|`[^`]*`/g, " _ ");
  return /\bAS\s+SELECT\b/i.test(bare);
}

/** The name as the server lists it. */
export function serverName(name: string): string {
  return name.toUpperCase();
}

/** The name under which an object's records are kept. */
export function recordName(object: Pick<KsqldbObject, "name" | "output">): string {
  return object.output ?? object.name;
}
