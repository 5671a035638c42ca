import type { Log, Message, SchemaModel } from "#codegen";
import { hasStar, selectLists } from "./select-lists.ts";
import { isGroup, isName, isSymbol, type TokenNode, tokenTree, wordOf } from "./token-tree.ts";

/** Names, in lower case, whose values are not shown. */
export interface SensitiveNames {
  /** Columns and fields that are sensitive themselves, and names that queries give to expressions of them. */
  readonly leaves: ReadonlySet<string>;
  /** Columns and fields that hold sensitive fields: a path through them to another field may be shown. */
  readonly holders: ReadonlySet<string>;
}

/** The sensitive names of logs as their schemas say it; the bytes of a whole record hold all of them. */
export function sensitiveNames(model: SchemaModel, logs: Iterable<Log>): SensitiveNames {
  const leaves = new Set<string>();
  const holders = new Set<string>();
  for (const log of logs) if (collect(model, log.message, leaves, holders, [])) leaves.add("__raw");
  return { leaves, holders };
}

/** Whether a column of this name is not shown. `name0` is what the planner makes of a second `name`. */
export function isHidden(column: string, { leaves, holders }: SensitiveNames): boolean {
  const name = column.toLowerCase();
  const base = name.replace(/\d+$/, "");
  return [name, base].some((candidate) => leaves.has(candidate) || holders.has(candidate));
}

function collect(
  model: SchemaModel,
  message: Message,
  leaves: Set<string>,
  holders: Set<string>,
  open: readonly string[],
): boolean {
  let found = false;
  if (open.includes(message.fullName)) return false;
  for (const field of message.fields) {
    const name = field.name.toLowerCase();
    const inner = field.type.kind === "message" ? model.messages.get(field.type.name) : undefined;
    if (field.sensitive) leaves.add(name);
    else if (inner && collect(model, inner, leaves, holders, [...open, message.fullName])) holders.add(name);
    else continue;
    found = true;
  }
  return found;
}

/**
 * The names together with those that these queries give to what they make of them: aliases in select lists at any depth,
 * column lists of tables and WITH. By name and strict: a name that is sensitive somewhere is so everywhere.
 */
export function withAliases(names: SensitiveNames, queries: readonly string[]): SensitiveNames {
  const grown = { leaves: new Set(names.leaves), holders: new Set(names.holders) };
  if (grown.leaves.size === 0) return grown;
  const trees = queries.map(tokenTree);
  for (let size = -1; size !== grown.leaves.size + grown.holders.size; ) {
    size = grown.leaves.size + grown.holders.size;
    for (const tree of trees) learn(tree, grown);
  }
  return grown;
}

function learn(nodes: readonly TokenNode[], names: { leaves: Set<string>; holders: Set<string> }): void {
  const lists = selectLists(nodes);
  const guess = lists.length > 1 && lists.some((list) => list.some((item) => item.star));
  for (const list of lists) {
    for (const [i, { alias }] of list.entries()) {
      if (alias === undefined) continue;
      const same = lists.map((other) => other[i]).filter((item) => item !== undefined);
      if (same.length === 1 && isHolder(same[0]?.nodes ?? [], names)) names.holders.add(alias);
      else if (guess || same.some((item) => mentions(item.nodes, names))) names.leaves.add(alias);
    }
  }
  for (const { list, sensitive } of columnLists(nodes, names))
    if (sensitive) for (const name of list) names.leaves.add(name);
  for (const node of nodes) if (isGroup(node)) learn(node.nodes, names);
}

/** `t (a, b)` behind a table, UNNEST or WITH: new names for columns that are known by place only. */
function columnLists(
  nodes: readonly TokenNode[],
  names: SensitiveNames,
): { readonly list: readonly string[]; readonly sensitive: boolean }[] {
  return nodes.flatMap((node, i) => {
    const name = nodes[i - 1];
    if (!isGroup(node) || node.bracket !== "(" || !isName(name)) return [];
    const list = node.nodes.filter(isName).map(({ value }) => value.toLowerCase());
    if (list.length === 0 || node.nodes.length !== list.length * 2 - 1) return [];
    const before = nodes[i - 2];
    const body = nodes[i + 2];
    // WITH t (a, b) AS ( ... )
    if (wordOf(nodes[i + 1]) === "AS" && isGroup(body)) return [{ list, sensitive: isOpen(body.nodes, names) }];
    const source = wordOf(before) === "AS" ? nodes[i - 3] : before;
    if (isGroup(source) && (source.callee === "UNNEST" || source.callee !== "TABLE"))
      return [{ list, sensitive: isOpen(source.nodes, names) }];
    if (isGroup(source) || (isName(source) && wordOf(before) === "AS")) return [{ list, sensitive: true }];
    return isName(source) && !NOT_TABLE.has(wordOf(source)) ? [{ list, sensitive: true }] : [];
  });
}

const NOT_TABLE = new Set(
  "SELECT DISTINCT ALL FROM JOIN TABLE LATERAL ON AND OR NOT WHERE BY IN CASE WHEN THEN ELSE HAVING USING BETWEEN LIKE OVER AS IS".split(
    " ",
  ),
);

/** Whether sensitive values may come out of it: one is named, or a star lets all columns through. */
function isOpen(nodes: readonly TokenNode[], names: SensitiveNames): boolean {
  return mentions(nodes, names) || hasStar(nodes);
}

/** Whether an expression makes use of a sensitive value, other than counting it. */
export function mentions(nodes: readonly TokenNode[], names: SensitiveNames): boolean {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as TokenNode;
    if (isGroup(node)) {
      if (node.callee !== "COUNT" && mentions(node.nodes, names)) return true;
      continue;
    }
    if (!isName(node)) continue;
    const { parts, end } = chainAt(nodes, i);
    i = end;
    // A function's name is no column; what is in its brackets comes next.
    if (parts.length === 1 && node.kind === "word" && isGroup(nodes[i + 1])) continue;
    if (parts.some((part) => names.leaves.has(part))) return true;
    const last = parts.at(-1) as string;
    if (names.holders.has(last) || (last === "*" && names.holders.has(parts.at(-2) ?? ""))) return true;
  }
  return false;
}

/** `a.b[1].c` from its first name on: the names, and where the last of it stands. */
function chainAt(
  nodes: readonly TokenNode[],
  start: number,
): { readonly parts: readonly string[]; readonly end: number } {
  const parts = [(nodes[start] as { readonly value: string }).value.toLowerCase()];
  let end = start;
  for (;;) {
    let at = end + 1;
    while (isGroup(nodes[at]) && (nodes[at] as { bracket?: string }).bracket === "[") at++;
    const next = nodes[at + 1];
    if (!isSymbol(nodes[at], ".") || !(isName(next) || isSymbol(next, "*"))) return { parts, end };
    parts.push((next as { readonly value: string }).value.toLowerCase());
    end = at + 1;
  }
}

/** A plain path to something that holds sensitive fields. */
function isHolder(nodes: readonly TokenNode[], names: SensitiveNames): boolean {
  if (!isName(nodes[0])) return false;
  const { parts, end } = chainAt(nodes, 0);
  return end === nodes.length - 1 && names.holders.has(parts.at(-1) ?? "") && !parts.some((p) => names.leaves.has(p));
}
