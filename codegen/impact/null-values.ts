import { wordOf } from "../sql-expression.ts";
import type { SqlToken } from "../sql-tokens.ts";

/** Calls that give a value whatever they are given. */
export const FILLS: ReadonlySet<string> = new Set([
  "COALESCE",
  "IFNULL",
  "NVL",
  "COUNT",
  "COUNT_DISTINCT",
  "APPROX_COUNT_DISTINCT",
  "ROW_NUMBER",
  "RANK",
  "DENSE_RANK",
  "EXISTS",
]);

/** Where the CASE that begins there ends. */
export function caseEnd(tokens: readonly SqlToken[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    if (wordOf(tokens[at]) === "CASE") depth += 1;
    if (wordOf(tokens[at]) === "END") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

/** What stands behind THEN and ELSE of a CASE, which is given without its first and last word. */
export function branchesOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const branches: SqlToken[][] = [];
  let open: SqlToken[] | undefined;
  let depth = 0;
  for (const token of tokens) {
    const word = wordOf(token);
    if (word === "END") depth -= 1;
    if (depth === 0 && (word === "THEN" || word === "ELSE")) {
      open = [];
      branches.push(open);
    } else if (depth === 0 && word === "WHEN") open = undefined;
    else open?.push(token);
    if (word === "CASE") depth += 1;
  }
  return branches;
}
