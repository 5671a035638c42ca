import type { SourceLocation } from "#core";
import { placeOf } from "./select-list.ts";
import type { SqlModel } from "./sql-model.ts";
import { type SqlToken, tokenizeSql } from "./sql-tokens.ts";

/** One window function in a model's own text. */
export interface SqlWindow {
  /** `TUMBLE`, `HOP`, `CUMULATE`, `SESSION`. */
  readonly kind: string;
  /** The name behind TABLE; `undefined` for a query in its place, and in the old form `TUMBLE(column, size)`. */
  readonly table: string | undefined;
  /** Length of each window, and where it stands; `undefined` when it is no plain literal or varies. */
  readonly size: { readonly ms: number; readonly location: SourceLocation } | undefined;
}

const KINDS = new Set(["TUMBLE", "HOP", "CUMULATE", "SESSION"]);
const UNITS: Readonly<Record<string, number>> = { SECOND: 1000, MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 };

/** The window functions of a model, by its words alone; those of the views that it reads are theirs. */
export function windowsOf(model: Pick<SqlModel, "sql" | "file" | "headerLines">): readonly SqlWindow[] {
  const tokens = tokenizeSql(model.sql);
  return tokens.flatMap((token, i) => {
    const kind = wordOf(token);
    if (!KINDS.has(kind) || tokens[i + 1]?.value !== "(") return [];
    const given = argumentsFrom(tokens, i + 2);
    const size = sizeOf(kind, given);
    const place = size && placeOf(model, size.tokens[0] as SqlToken);
    return [{ kind, table: tableOf(given), size: size && place && { ms: size.ms, location: place } }];
  });
}

interface Argument {
  /** Of `SIZE => ...`. */
  readonly name: string | undefined;
  readonly tokens: readonly SqlToken[];
}

function wordOf(token: SqlToken | undefined): string {
  return token?.kind === "word" ? token.value.toUpperCase() : "";
}

/** The arguments of a call; `start` is behind its bracket. */
function argumentsFrom(tokens: readonly SqlToken[], start: number): readonly Argument[] {
  const parts: SqlToken[][] = [[]];
  for (let at = start, depth = 0; at < tokens.length; at++) {
    const token = tokens[at] as SqlToken;
    const symbol = token.kind === "symbol" ? token.value : "";
    if (symbol === ")" && depth === 0) break;
    if (symbol === "(") depth += 1;
    if (symbol === ")") depth -= 1;
    if (symbol === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.map((part) =>
    part[1]?.value === "=>" ? { name: wordOf(part[0]), tokens: part.slice(2) } : { name: undefined, tokens: part },
  );
}

function tableOf(given: readonly Argument[]): string | undefined {
  const data = given.find(({ tokens }) => wordOf(tokens[0]) === "TABLE")?.tokens[1];
  return data && data.kind !== "symbol" ? data.value : undefined;
}

function sizeOf(kind: string, given: readonly Argument[]): { ms: number; tokens: readonly SqlToken[] } | undefined {
  // Windows of CUMULATE and SESSION have no one length.
  if (kind !== "TUMBLE" && kind !== "HOP") return undefined;
  const named = given.find(({ name }) => name === "SIZE");
  // Before the lengths stand the table and the time, or in the old form the time alone; HOP has its slide first.
  const lengths = given.slice(given.some(({ tokens }) => wordOf(tokens[0]) === "TABLE") ? 2 : 1);
  const { tokens } = named ?? lengths[kind === "HOP" ? 1 : 0] ?? { tokens: [] };
  const ms = milliseconds(tokens);
  return ms === undefined ? undefined : { ms, tokens };
}

/** `INTERVAL '5' MINUTE`, also in the plural and with a precision; nothing else. */
function milliseconds(tokens: readonly SqlToken[]): number | undefined {
  const text = tokens.map((token) => token.value.toUpperCase()).join(" ");
  const match = /^INTERVAL '(\d+)' (SECOND|MINUTE|HOUR|DAY)S?( \( \d+ \))?$/.exec(text);
  return match ? Number(match[1]) * (UNITS[match[2] ?? ""] as number) : undefined;
}
