import { isGroup, isName, isSymbol, type TokenNode, wordOf } from "./token-tree.ts";

/** One item of a select list (or of MEASURES). */
export interface ListItem {
  readonly nodes: readonly TokenNode[];
  readonly alias: string | undefined;
  readonly star: boolean;
}

const LIST = new Set(["SELECT", "MEASURES"]);
const ENDS_SELECT = new Set(["FROM", "UNION", "INTERSECT", "EXCEPT", "MINUS", "ORDER"]);
const ENDS_MEASURES = new Set(["ONE", "ALL", "AFTER", "PATTERN", "DEFINE"]);
const LEADING = new Set(["DISTINCT", "ALL"]);
/** A last word that is no alias. */
const NO_ALIAS = new Set(["END", "NULL", "TRUE", "FALSE", "SECOND", "MINUTE", "HOUR", "DAY", "MONTH", "YEAR"]);

/** The lists at this depth, one for each SELECT: several with UNION. */
export function selectLists(nodes: readonly TokenNode[]): readonly (readonly ListItem[])[] {
  const lists: ListItem[][] = [];
  let list: ListItem[] | undefined;
  let ends = ENDS_SELECT;
  let item: TokenNode[] = [];
  const finish = (): void => {
    if (list && item.length > 0) list.push(itemOf(item));
    item = [];
  };
  for (const [i, node] of nodes.entries()) {
    const word = wordOf(node) === "FROM" && wordOf(nodes[i - 1]) === "DISTINCT" ? "" : wordOf(node);
    if (LIST.has(word)) {
      finish();
      list = [];
      ends = word === "SELECT" ? ENDS_SELECT : ENDS_MEASURES;
      lists.push(list);
    } else if (list && item.length === 0 && LEADING.has(word)) continue;
    else if (list && ends.has(word)) {
      finish();
      list = undefined;
    } else if (list && isSymbol(node, ",")) finish();
    else if (list) item.push(node);
  }
  finish();
  return lists;
}

function itemOf(nodes: readonly TokenNode[]): ListItem {
  const last = nodes.at(-1);
  const before = nodes.at(-2);
  const star = isSymbol(last, "*") && (nodes.length === 1 || isSymbol(before, "."));
  const as = wordOf(before) === "AS";
  const bare = before !== undefined && (before.kind !== "symbol" || before.value === "*");
  if (!isName(last) || (!as && (!bare || (last.kind === "word" && NO_ALIAS.has(wordOf(last))))))
    return { nodes, alias: undefined, star };
  // Without AS it may be an operand as well: `a AND b`.
  return { nodes: as ? nodes.slice(0, -2) : nodes, alias: last.value.toLowerCase(), star };
}

/** Whether a select list at any depth takes all columns of something. */
export function hasStar(nodes: readonly TokenNode[]): boolean {
  return (
    selectLists(nodes).some((list) => list.some((item) => item.star)) ||
    nodes.some((node) => isGroup(node) && hasStar(node.nodes))
  );
}
