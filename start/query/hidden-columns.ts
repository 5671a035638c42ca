import type { PlannerColumn, PlannerType } from "#codegen";
import { SluiceError } from "#core";
import { type ListItem, selectLists } from "../tables/select-lists.ts";
import { isHidden, mentions, type SensitiveNames } from "../tables/sensitive.ts";
import { isGroup, type TokenNode, tokenTree, wordOf } from "../tables/token-tree.ts";

/**
 * Which columns of a query's result are not shown. `names` know the query's own aliases. A query whose columns cannot be
 * told apart is refused with SLUICE_ARGUMENT: nothing sensitive is shown by mistake.
 */
export function hiddenColumns(
  sql: string,
  columns: readonly PlannerColumn[],
  names: SensitiveNames,
): readonly boolean[] {
  if (names.leaves.size === 0) return columns.map(() => false);
  const lists = topLists(tokenTree(sql));
  const plain = lists.length > 0 && lists.every((list) => list.length === columns.length && list.every((i) => !i.star));
  if (plain)
    return columns.map(
      ({ type }, i) => lists.some((list) => mentions((list[i] as ListItem).nodes, names)) || holds(type, names),
    );
  const [only] = lists;
  const unclear = only?.find((item) => !item.star && item.alias === undefined && mentions(item.nodes, names));
  if (lists.length !== 1 || unclear !== undefined || !only?.some((item) => item.star))
    throw new SluiceError(
      "SLUICE_ARGUMENT",
      "this query reads sensitive fields, and which columns show them is not clear",
      {
        hint: "write the columns out instead of `*`, and give each expression a name with AS",
      },
    );
  return columns.map(({ name, type }) => isHidden(name, names) || holds(type, names));
}

function holds(type: PlannerType, names: SensitiveNames): boolean {
  if (type.fields?.some((field) => names.leaves.has(field.name.toLowerCase()) || holds(field.type, names))) return true;
  return [type.element, type.key, type.value].some((inner) => inner !== undefined && holds(inner, names));
}

/** The lists of the outermost SELECTs; none when some of these stand in brackets and some do not. */
function topLists(nodes: readonly TokenNode[]): readonly (readonly ListItem[])[] {
  const lists = selectLists(nodes);
  const operands = nodes.filter(
    (node, i) =>
      isGroup(node) && (i === 0 || /^(UNION|ALL|DISTINCT|EXCEPT|INTERSECT|MINUS)$/.test(wordOf(nodes[i - 1]))),
  );
  if (operands.length === 0) return lists;
  return lists.length > 0 ? [] : operands.flatMap((group) => (isGroup(group) ? topLists(group.nodes) : []));
}
