/** A node of the planner's logical plan, as its EXPLAIN writes it. */
export interface PlanNode {
  /** `LogicalProject`, `LogicalFilter`, ... */
  readonly kind: string;
  /** Attributes in order: of a projection its columns, of an aggregation `group` and its calls. Text literals are blank. */
  readonly attributes: readonly (readonly [name: string, text: string])[];
  readonly inputs: readonly PlanNode[];
  /** The subtree as text: equal for equal subtrees, wherever they stand. */
  readonly shape: string;
}

/** The section "Abstract Syntax Tree" of an EXPLAIN as a tree; `undefined` when it has none. */
export function readPlanTree(explain: string): PlanNode | undefined {
  const section = /== Abstract Syntax Tree ==\n([\s\S]*?)\n\n==/.exec(explain)?.[1];
  if (section === undefined) return undefined;
  const lines = linesOf(section);
  let at = 0;
  const read = (depth: number): PlanNode | undefined => {
    const line = lines[at];
    if (!line || line.depth !== depth) return undefined;
    at++;
    const inputs: PlanNode[] = [];
    for (let input = read(depth + 1); input; input = read(depth + 1)) inputs.push(input);
    return nodeOf(line.text, inputs);
  };
  return read(0);
}

interface Line {
  readonly depth: number;
  readonly text: string;
}

/** One entry for each node; what belongs to no node (a subquery, a literal with line breaks) joins the line before it. */
function linesOf(section: string): readonly Line[] {
  const lines: { depth: number; text: string }[] = [];
  let open = 0;
  for (const line of section.split("\n")) {
    const [, indent = "", text] = /^([\s:|+-]*)([A-Z]\w*\(.*)$/.exec(line) ?? [];
    const last = lines.at(-1);
    if (last && (text === undefined || open !== 0)) {
      last.text += `\n${line}`;
      open = balance(last.text);
      continue;
    }
    if (text === undefined) continue;
    lines.push({ depth: indent.length / 3, text });
    open = balance(text);
  }
  return lines;
}

/** Above zero inside a node's brackets: its text goes on in the next line. */
function balance(text: string): number {
  const plain = blank(text);
  if (/\}\)+\]?\)$/.test(plain)) return 0;
  return /\(\{\s*$/.test(plain) || (plain.includes("({\n") && !/\}\)/.test(plain)) || !plain.trimEnd().endsWith(")")
    ? 1
    : 0;
}

function nodeOf(text: string, inputs: readonly PlanNode[]): PlanNode {
  const kind = text.slice(0, text.indexOf("("));
  const inner = blank(text.slice(kind.length + 1, text.lastIndexOf(")")));
  const attributes: [string, string][] = [];
  // A name, then its value up to the next name: brackets inside need not match, as those of half-open ranges do not.
  const starts = [...inner.matchAll(/(?:^|\], )([^\s[\]]+)=\[/g)];
  starts.forEach((start, i) => {
    const from = start.index + start[0].length;
    const to = starts[i + 1]?.index ?? inner.lastIndexOf("]");
    attributes.push([start[1] ?? "", inner.slice(from, to)]);
  });
  const own = text.replaceAll(/\$cor\d+/g, "$cor").replaceAll(/requiredColumns=\[[^\]]*\]/g, "");
  return { kind, attributes, inputs, shape: [own, ...inputs.map(({ shape }) => `{${shape}}`)].join("\n") };
}

/** Text literals as blanks of the same length. */
function blank(text: string): string {
  return text.replaceAll(/'(?:[^']|'')*'/g, (literal) => `'${" ".repeat(literal.length - 2)}'`);
}

/** The value of an attribute; empty when there is none. */
export function attribute(node: PlanNode, name: string): string {
  return node.attributes.find(([each]) => each === name)?.[1] ?? "";
}
