import { isName, type TokenNode, tokenTree, wordOf } from "../tables/token-tree.ts";

type Values = readonly unknown[];

/**
 * The order that a query's own ORDER BY asks for, for rows whose changes came in another one. Undefined when there is
 * none, or when it goes by something that is no column of the result.
 */
export function orderOf(sql: string, columns: readonly string[]): ((a: Values, b: Values) => number) | undefined {
  const nodes = tokenTree(sql);
  const start = nodes.findLastIndex((node, i) => wordOf(node) === "ORDER" && wordOf(nodes[i + 1]) === "BY");
  if (start < 0) return undefined;
  const items: TokenNode[][] = [[]];
  for (const node of nodes.slice(start + 2)) {
    if (["LIMIT", "OFFSET", "FETCH"].includes(wordOf(node))) break;
    if (node.kind === "symbol" && node.value === ",") items.push([]);
    else if (node.kind !== "symbol" || node.value !== ";") items.at(-1)?.push(node);
  }
  const keys = items.map((item) => keyOf(item, columns));
  if (keys.some((key) => key === undefined)) return undefined;
  return (a, b) => {
    for (const key of keys) {
      const { index, sign } = key as { index: number; sign: number };
      const order = compare(a[index], b[index]) * sign;
      if (order !== 0) return order;
    }
    return 0;
  };
}

function keyOf(item: readonly TokenNode[], columns: readonly string[]): { index: number; sign: number } | undefined {
  const words = item.map(wordOf);
  const end = words.findIndex((word) => word === "ASC" || word === "DESC" || word === "NULLS");
  const expression = end < 0 ? item : item.slice(0, end);
  const name = expression.at(-1);
  const plain = expression.every((node, i) =>
    i % 2 === 0 ? isName(node) : node.kind === "symbol" && node.value === ".",
  );
  const index = plain && isName(name) ? columns.indexOf(name.value) : ordinal(expression);
  if (index < 0 || index >= columns.length || words.includes("NULLS")) return undefined;
  return { index, sign: words.includes("DESC") ? -1 : 1 };
}

function ordinal(expression: readonly TokenNode[]): number {
  const [only] = expression;
  return expression.length === 1 && only?.kind === "number" ? Number(only.value) - 1 : -1;
}

/** As Flink has it: NULL is less than everything. */
function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}
