import { createHash } from "node:crypto";
import type { Statement } from "./statement.ts";

/** Length of the hash that a job carries in its name. */
const SHORT_HASH = 8;

/** Job id of one submit: the same for every apply that races for the same step. 32 hex digits, as Flink wants. */
export function jobIdOf(env: string, output: string, version: number, step: number): string {
  return createHash("sha256").update(`${env}/${output}/v${version}/${step}`).digest("hex").slice(0, 32);
}

/** Name of the job in Flink's UI. Its last word is the short hash of its statements. */
export function jobNameOf(output: string, version: number, hash: string): string {
  return `${output} v${version} ${hash.slice(0, SHORT_HASH)}`;
}

/** The short hash in a job's name; `undefined` for a job that was not named by `jobNameOf`. */
export function hashInName(name: string): string | undefined {
  return new RegExp(` v\\d+ ([0-9a-f]{${SHORT_HASH}})$`).exec(name)?.[1];
}

/** The output in a job's name; `undefined` for a job that was not named by `jobNameOf`. */
export function outputInName(name: string): string | undefined {
  return new RegExp(`^(\\w+) v\\d+ [0-9a-f]{${SHORT_HASH}}$`).exec(name)?.[1];
}

/**
 * Identity of a job: its statements, normalised, and its options. Placeholders are not filled, so an address or an id
 * changes nothing; nor do comments, white space or the place in a file.
 */
export function jobHash(statements: readonly Statement[], options: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const { kind, name, sql } of statements) hash.update(`${kind} ${name}\u0000${normalizeSql(sql)}\u0000`);
  for (const key of Object.keys(options).sort()) hash.update(`${key}=${options[key]}\u0000`);
  return hash.digest("hex");
}

/**
 * The statement without what has no meaning: comments go, runs of white space become one blank, but literals and
 * quoted names stay as they are.
 */
export function normalizeSql(sql: string): string {
  const token = /'(?:[^']|'')*'|`(?:[^`]|``)*`|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\s+|[^\s'`"]/g;
  let out = "";
  for (const [text] of sql.matchAll(token)) {
    const blank = /^\s/.test(text) || text.startsWith("--") || text.startsWith("/*");
    if (!blank) out += text;
    else if (out !== "" && !out.endsWith(" ")) out += " ";
  }
  return out.trim().replace(/;$/, "").trim();
}
