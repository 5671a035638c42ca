import { type SqlToken, tokenizeSql } from "#codegen";

/** A bracket with what stands in it; `callee` is the word before it, in upper case. */
export interface TokenGroup {
  readonly kind: "group";
  readonly bracket: "(" | "[";
  readonly callee: string;
  readonly nodes: readonly TokenNode[];
}

export type TokenNode = SqlToken | TokenGroup;

const CLOSES: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** The tokens of a SQL text as a tree of its brackets. One that is never closed goes on to the end. */
export function tokenTree(sql: string): readonly TokenNode[] {
  const tokens = tokenizeSql(sql);
  let next = 0;
  const level = (close: string | undefined): TokenNode[] => {
    const nodes: TokenNode[] = [];
    while (next < tokens.length) {
      const token = tokens[next++] as SqlToken;
      if (token.kind === "symbol" && token.value === close) return nodes;
      if (token.kind === "symbol" && (token.value === "(" || token.value === "[")) {
        const before = nodes.at(-1);
        const callee = before?.kind === "word" ? before.value.toUpperCase() : "";
        nodes.push({ kind: "group", bracket: token.value, callee, nodes: level(CLOSES[token.value]) });
      } else nodes.push(token);
    }
    return nodes;
  };
  return level(undefined);
}

/** The key word that a node is, in upper case; empty for anything else. */
export function wordOf(node: TokenNode | undefined): string {
  return node?.kind === "word" ? node.value.toUpperCase() : "";
}

export function isSymbol(node: TokenNode | undefined, value: string): boolean {
  return node?.kind === "symbol" && node.value === value;
}

/** An identifier, quoted or not. Key words count too: whoever asks knows where it stands. */
export function isName(node: TokenNode | undefined): node is SqlToken {
  return node?.kind === "word" || node?.kind === "quoted";
}

export function isGroup(node: TokenNode | undefined): node is TokenGroup {
  return node?.kind === "group";
}
