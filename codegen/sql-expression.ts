import type { SqlToken } from "./sql-tokens.ts";

/** A function call that is a whole expression; `name` in capitals. */
export interface SqlCall {
  readonly name: string;
  readonly arguments: readonly (readonly SqlToken[])[];
}

/** The word of a token in capitals; empty for anything but a plain word. */
export function wordOf(token: SqlToken | undefined): string {
  return token?.kind === "word" ? token.value.toUpperCase() : "";
}

/** Index of the bracket that closes the one at `open`; behind the last token when none does. */
export function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.kind !== "symbol") continue;
    if (tokens[at]?.value === "(") depth += 1;
    if (tokens[at]?.value === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

/** The parts of an expression between symbols or words of its own level, outside of brackets and CASE. */
export function splitAt(tokens: readonly SqlToken[], isBreak: (token: SqlToken) => boolean): (readonly SqlToken[])[] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const symbol = token.kind === "symbol" ? token.value : "";
    if (symbol === ")" || wordOf(token) === "END") depth -= 1;
    if (depth === 0 && isBreak(token)) parts.push([]);
    else parts.at(-1)?.push(token);
    if (symbol === "(" || wordOf(token) === "CASE") depth += 1;
  }
  return parts;
}

/** The expression without brackets around all of it. */
export function unwrapped(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const whole = tokens[0]?.kind === "symbol" && tokens[0].value === "(" && closing(tokens, 0) === tokens.length - 1;
  return whole ? unwrapped(tokens.slice(1, -1)) : tokens;
}

/** The call that the whole expression is. */
export function callOf(tokens: readonly SqlToken[]): SqlCall | undefined {
  const name = wordOf(tokens[0]);
  if (name === "" || tokens[1]?.value !== "(" || closing(tokens, 1) !== tokens.length - 1) return undefined;
  const inside = tokens.slice(2, -1);
  return { name, arguments: inside.length === 0 ? [] : splitAt(inside, (t) => t.kind === "symbol" && t.value === ",") };
}

/** The column that the whole expression is: `a`, `t.a`. */
export function columnOf(tokens: readonly SqlToken[]): string | undefined {
  const names = tokens.filter((_, i) => i % 2 === 0);
  const dots = tokens.filter((_, i) => i % 2 === 1);
  const isName = (token: SqlToken): boolean => token.kind === "word" || token.kind === "quoted";
  if (tokens.length % 2 === 0 || !names.every(isName) || !dots.every((token) => token.value === ".")) return undefined;
  return tokens.at(-1)?.value;
}

/** What CAST and TRY_CAST are given. */
export interface SqlCast {
  readonly operand: readonly SqlToken[];
  /** In capitals, without a precision. */
  readonly type: string;
  /** With it. */
  readonly typeTokens: readonly SqlToken[];
}

export function castOf(call: SqlCall): SqlCast | undefined {
  const [only = []] = call.arguments;
  if ((call.name !== "CAST" && call.name !== "TRY_CAST") || call.arguments.length === 0) return undefined;
  // A type with a precision has a comma in brackets, never on this level.
  const [operand = [], type = []] = splitAt(only, (token) => wordOf(token) === "AS");
  return { operand, type: wordOf(type[0]), typeTokens: type };
}

/** What each name that a query gives with AS stands for; those of tables and WITH are not among them. */
export function aliasesOf(tokens: readonly SqlToken[]): ReadonlyMap<string, readonly (readonly SqlToken[])[]> {
  const found = new Map<string, (readonly SqlToken[])[]>();
  /** Per open bracket: where the expression began, `undefined` outside of a select list. */
  const open: { start: number | undefined; cast: boolean }[] = [{ start: undefined, cast: false }];
  tokens.forEach((token, i) => {
    const scope = open.at(-1) as { start: number | undefined; cast: boolean };
    const word = wordOf(token);
    const symbol = token.kind === "symbol" ? token.value : "";
    if (symbol === "(") open.push({ start: undefined, cast: ["CAST", "TRY_CAST"].includes(wordOf(tokens[i - 1])) });
    else if (symbol === ")") {
      if (open.length > 1) open.pop();
    } else if (word === "SELECT") scope.start = i + 1;
    else if (word === "FROM") scope.start = undefined;
    else if (symbol === "," && scope.start !== undefined) scope.start = i + 1;
    else if (word === "AS" && scope.start !== undefined && !scope.cast) {
      const name = tokens[i + 1]?.value;
      const expression = tokens.slice(scope.start, i);
      if (name !== undefined && expression.length > 0) found.set(name, [...(found.get(name) ?? []), expression]);
    }
  });
  return found;
}
