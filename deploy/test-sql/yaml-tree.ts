import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Problem, SourceLocation } from "#core";

/** A YAML value with the place where it stands. Integers are bigint, whatever their size. */
export type YamlNode =
  | { readonly kind: "map"; readonly entries: readonly YamlEntry[]; readonly location: SourceLocation }
  | { readonly kind: "list"; readonly items: readonly YamlNode[]; readonly location: SourceLocation }
  | { readonly kind: "scalar"; readonly value: YamlScalar; readonly location: SourceLocation };

export type YamlScalar = string | number | bigint | boolean | null;

export interface YamlEntry {
  readonly key: string;
  readonly keyLocation: SourceLocation;
  readonly value: YamlNode;
}

/** What a reader of a tree tells its faults to. */
export type Fault = (location: SourceLocation, message: string, hint: string) => void;

/** Parses one YAML 1.2 document. Without a tree when the text is no YAML; aliases stand for what they name. */
export function readYaml(
  file: string,
  text: string,
  code: Problem["code"],
): { readonly root: YamlNode | undefined; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, intAsBigInt: true, prettyErrors: false });
  const place = (start: number, end: number): SourceLocation => {
    const { line, col } = lines.linePos(start);
    const last = lines.linePos(Math.max(start, end));
    const length = last.line === line ? Math.max(1, last.col - col) : 1;
    return { file, line: Math.max(1, line), column: Math.max(1, col), length };
  };
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem => ({
      code,
      message: `no YAML: ${error.message.split("\n")[0]}`,
      hint: "see docs/sql-cases.md for the form of a case",
      location: place(error.pos[0], error.pos[1]),
    }),
  );
  if (problems.length > 0 || document.contents === null) return { root: undefined, problems };
  const tree = (node: unknown): YamlNode => {
    const target = isAlias(node) ? node.resolve(document) : (node as Node | null | undefined);
    const [start, end] = (node as Node | null)?.range ?? [0, 0];
    const location = place(start, end);
    if (isMap(target)) {
      const entries = target.items.map(({ key, value }): YamlEntry => {
        const keyNode = tree(key);
        const name = keyNode.kind === "scalar" ? String(keyNode.value) : "";
        return {
          key: name,
          keyLocation: keyNode.location,
          value: value === null ? empty(keyNode.location) : tree(value),
        };
      });
      return { kind: "map", entries, location };
    }
    if (isSeq(target)) return { kind: "list", items: target.items.map(tree), location };
    return { kind: "scalar", value: isScalar(target) ? (target.value as YamlScalar) : null, location };
  };
  return { root: tree(document.contents), problems };
}

function empty(location: SourceLocation): YamlNode {
  return { kind: "scalar", value: null, location };
}

/** How a value reads in a message: `"abc"`, `12`, `a list`. */
export function nameOf(node: YamlNode): string {
  if (node.kind !== "scalar") return node.kind === "map" ? "a mapping" : "a list";
  return typeof node.value === "string" ? `"${node.value}"` : node.value === null ? "nothing" : String(node.value);
}
