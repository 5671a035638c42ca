import { attribute, type PlanNode } from "./plan-tree.ts";

/** A column of a table, or a value inside it: `["customer", "address", "country"]`. */
export interface Origin {
  readonly table: string;
  readonly path: readonly string[];
}

/** What the walk needs to know of tables and views. */
export interface Known {
  /** Columns of a table in the order of its rows. */
  readonly columns: (table: string) => readonly string[];
  /** The view whose query a subtree is. */
  readonly viewAt: (node: PlanNode) => string | undefined;
}

/** The names of a node's columns. Empty where the plan does not say them. */
export function fieldsOf(node: PlanNode, known: Known): readonly string[] {
  const [input, other] = node.inputs;
  switch (node.kind) {
    case "LogicalProject":
      return node.attributes.filter(([name]) => name !== "hints").map(([name]) => name);
    case "LogicalTableScan":
      return known.columns(scannedTable(node));
    case "LogicalAggregate":
      return [
        ...groupOf(node).map((i) => (input ? (fieldsOf(input, known)[i] ?? "") : "")),
        ...callsOf(node).map(([name]) => name),
      ];
    case "LogicalTableFunctionScan":
      return rowTypeFields(attribute(node, "rowType"));
    case "LogicalJoin":
    case "LogicalCorrelate":
      return [...(input ? fieldsOf(input, known) : []), ...(other && !isHalfJoin(node) ? fieldsOf(other, known) : [])];
    default:
      return input ? fieldsOf(input, known) : [];
  }
}

/** The columns that a column of a node is made of, as far down as the next view or table. */
export function originsOf(root: PlanNode, index: number, known: Known): readonly Origin[] {
  const found = new Map<string, Origin>();
  for (const origin of new Walk(root, known).column(root, index, [], true))
    found.set(origin.path.join(".") + origin.table, origin);
  return [...found.values()];
}

/** The columns that decide which rows a node gives: conditions, keys of joins and groups, orders. */
export function decidingOrigins(root: PlanNode, known: Known): readonly Origin[] {
  const found = new Map<string, Origin>();
  for (const origin of new Walk(root, known).rows(root, true)) found.set(origin.path.join(".") + origin.table, origin);
  return [...found.values()];
}

class Walk {
  readonly #known: Known;
  /** What a correlated variable stands for, by the node that it stands in. */
  readonly #left = new Map<PlanNode, PlanNode>();

  constructor(root: PlanNode, known: Known) {
    this.#known = known;
    this.#correlate(root, undefined);
  }

  #correlate(node: PlanNode, left: PlanNode | undefined): void {
    if (left) this.#left.set(node, left);
    node.inputs.forEach((input, i) => {
      this.#correlate(input, node.kind === "LogicalCorrelate" && i === 1 ? node.inputs[0] : left);
    });
  }

  /** `top`: the walk began here, so a view does not stop it. */
  column(node: PlanNode, index: number, path: readonly string[], top = false): readonly Origin[] {
    const view = top ? undefined : this.#known.viewAt(node);
    if (view !== undefined) return [{ table: view, path: [fieldsOf(node, this.#known)[index] ?? "", ...path] }];
    const [input, other] = node.inputs;
    switch (node.kind) {
      case "LogicalTableScan":
        return [{ table: scannedTable(node), path: [this.#known.columns(scannedTable(node))[index] ?? "", ...path] }];
      case "LogicalProject":
        return this.#expression(node, node.attributes[index]?.[1] ?? "", path);
      case "LogicalAggregate":
        return this.#aggregated(node, index);
      case "LogicalTableFunctionScan":
        return this.#called(node, index, path);
      case "LogicalJoin":
      case "LogicalCorrelate": {
        const width = input ? fieldsOf(input, this.#known).length : 0;
        if (index < width || !other) return input ? this.column(input, index, path) : [];
        return this.column(other, index - width, path);
      }
      case "LogicalUnion":
      case "LogicalMinus":
      case "LogicalIntersect":
        return node.inputs.flatMap((each) => this.column(each, index, path));
      case "LogicalFilter":
      case "LogicalWatermarkAssigner":
      case "LogicalSnapshot":
      case "LogicalSort":
        return input ? this.column(input, index, path) : [];
      case "LogicalValues":
        return [];
      default:
        // Of a node that is not known every column may come from every column.
        return node.inputs.flatMap((each) => fieldsOf(each, this.#known).flatMap((_, i) => this.column(each, i, [])));
    }
  }

  rows(node: PlanNode, top = false): readonly Origin[] {
    if (!top && this.#known.viewAt(node) !== undefined) return [];
    const [input] = node.inputs;
    const own =
      node.kind === "LogicalFilter" || node.kind === "LogicalJoin"
        ? this.#expression(node, attribute(node, "condition"), [])
        : node.kind === "LogicalAggregate" && input
          ? groupOf(node).flatMap((index) => this.column(input, index, []))
          : node.kind === "LogicalSort" && input
            ? node.attributes
                .filter(([name]) => name.startsWith("sort"))
                .flatMap(([, text]) => this.#expression(node, text, []))
            : [];
    return [...own, ...node.inputs.flatMap((each) => this.rows(each))];
  }

  /** References of an expression: `$3`, `$3.country`, `$cor0.viewed_at`. A path leads on only where nothing is computed. */
  #expression(node: PlanNode, text: string, path: readonly string[]): readonly Origin[] {
    const bare = /^(?:CAST\()?\$(\d+)((?:\.[A-Za-z_]\w*)*)\)?(?::[^()]*(?:\(\d+\))?[^()]*)?$/.test(text.trim());
    return [...text.matchAll(/\$(\d+|cor\d+)((?:\.[A-Za-z_]\w*)*)/g)].flatMap(([, what = "", access = ""]) => {
      const names = access.split(".").slice(1);
      if (what.startsWith("cor")) return this.#outer(node, names, bare ? path : []);
      return this.#input(node, Number(what), [...names, ...(bare ? path : [])]);
    });
  }

  #outer(node: PlanNode, [name = "", ...names]: readonly string[], path: readonly string[]): readonly Origin[] {
    const left = this.#left.get(node);
    if (!left) return [];
    const index = fieldsOf(left, this.#known).indexOf(name);
    return index < 0 ? [] : this.column(left, index, [...names, ...path]);
  }

  /** A column among those of all inputs, one behind the other. */
  #input(node: PlanNode, index: number, path: readonly string[]): readonly Origin[] {
    let left = index;
    for (const input of node.inputs) {
      const width = fieldsOf(input, this.#known).length;
      if (left < width) return this.column(input, left, path);
      left -= width;
    }
    return [];
  }

  #aggregated(node: PlanNode, index: number): readonly Origin[] {
    const group = groupOf(node);
    const [input] = node.inputs;
    const grouped = group[index];
    if (grouped !== undefined) return input ? this.column(input, grouped, []) : [];
    return this.#expression(node, callsOf(node)[index - group.length]?.[1] ?? "", []);
  }

  /** A window's bounds come from the time that it is cut by; what another function gives, from its arguments. */
  #called(node: PlanNode, index: number, path: readonly string[]): readonly Origin[] {
    const [input] = node.inputs;
    if (!input) return this.#expression(node, attribute(node, "invocation"), []);
    const fields = fieldsOf(input, this.#known);
    if (index < fields.length) return this.column(input, index, path);
    const time = /DESCRIPTOR\([^']*'([^']*)'/.exec(node.shape)?.[1] ?? "";
    return fields.includes(time) ? this.column(input, fields.indexOf(time), []) : [];
  }
}

/** The table that a scan reads. */
export function scannedTable(node: PlanNode): string {
  return attribute(node, "table").replaceAll(/[[\]]/g, "").split(", ")[2] ?? "";
}

function groupOf(node: PlanNode): readonly number[] {
  return (/^\{([\d, ]*)\}/.exec(attribute(node, "group"))?.[1] ?? "")
    .split(", ")
    .filter((text) => text !== "")
    .map(Number);
}

function callsOf(node: PlanNode): PlanNode["attributes"] {
  return node.attributes.filter(([name]) => name !== "group" && name !== "groups" && name !== "hints");
}

function isHalfJoin(node: PlanNode): boolean {
  return /^(semi|anti)$/.test(attribute(node, "joinType"));
}

/** The names in `RecordType(BIGINT a, ROW(...) b)`. */
function rowTypeFields(text: string): readonly string[] {
  const inner = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= inner.length; i++) {
    const char = inner[i] ?? ",";
    if (char === "(" || char === "<") depth++;
    else if (char === ")" || char === ">") depth--;
    else if (char === "," && depth === 0) {
      names.push(inner.slice(start, i).trim().split(" ").at(-1) ?? "");
      start = i + 1;
    }
  }
  return names;
}
