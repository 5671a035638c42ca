import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { parseDuration } from "./command.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Problem, SourceLocation } from "./error.ts";
import type { ErrorCode } from "./error-codes.ts";

/** A YAML file that is read key by key; every fault is noted with its place, and reading goes on. */
export interface YamlReader {
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  /** Where a node stands. */
  place(node: Node | undefined): SourceLocation;
  fault(node: Node | undefined, message: string, hint?: string): void;
  /** The keys of a map; unknown ones are faults. `undefined` when the node is no map. */
  map(node: Node | undefined, what: string, keys: readonly string[]): YamlFields | undefined;
  list(node: Node | undefined, what: string): readonly Node[];
  /** A number within bounds; `undefined`, and a fault, for anything else. */
  number(node: Node, what: string, bounds: Bounds): number | undefined;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** The least one is not allowed itself. */
  readonly above?: boolean;
  readonly whole?: boolean;
}

/** The keys of one map. All answer `undefined` where the key is missing or its value is a fault. */
export interface YamlFields {
  readonly node: Node;
  /** The value of a key as it stands. */
  get(key: string): Node | undefined;
  /** A missing key is a fault. */
  need(...keys: readonly string[]): void;
  number(key: string, bounds: Bounds): number | undefined;
  /** Milliseconds from a text such as "90s"; from `min` on. */
  duration(key: string, min?: number): number | undefined;
  /** One of the known words. */
  word(key: string, known: readonly string[]): string | undefined;
}

/** With `secrets` no fault shows a value or its line: what was meant for a reference may be a password. */
export function openYaml(
  text: string,
  file: string,
  code: ErrorCode,
  { secrets = false }: { readonly secrets?: boolean } = {},
): YamlReader {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];

  const place = (from: number, to: number): SourceLocation => {
    const { line, col } = lines.linePos(from);
    const firstLine = text.slice(from, Math.max(from + 1, to)).split("\n")[0] ?? "";
    const length = Math.max(1, firstLine.trimEnd().length);
    return { file, line, column: col, length, ...(secrets && { hidden: true }) };
  };
  const note = (location: SourceLocation, message: string, hint: string | undefined): void => {
    problems.push({ code, message, location, ...(hint !== undefined && { hint }) });
  };
  const placeOf = (node: Node | undefined): SourceLocation => {
    const [from, to] = node?.range ?? [0, 1];
    return place(from, to);
  };
  const fault: YamlReader["fault"] = (node, message, hint) => note(placeOf(node), message, hint);
  const not = (node: Node | undefined): string => (secrets ? "" : `, not ${shown(node)}`);
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    note(place(...pos), secrets ? message.replace(/:? ".*/s, "") : message, undefined);
  }

  const follow = (node: unknown): Node | undefined => {
    if (isAlias(node)) return node.resolve(document);
    return isScalar(node) || isMap(node) || isSeq(node) ? node : undefined;
  };
  const number: YamlReader["number"] = (node, what, { min, max, above = false, whole = false }) => {
    const value = isScalar(node) ? node.value : undefined;
    const fits = typeof value === "number" && (above ? value > min : value >= min) && value <= max;
    if (fits && (!whole || Number.isInteger(value))) return value;
    const range = `${above ? "above" : "from"} ${min} ${above ? "up " : ""}to ${max}`;
    fault(node, `${what} must be a ${whole ? "whole " : ""}number ${range}${not(node)}`);
    return undefined;
  };

  const fieldsOf = (map: YAMLMap, what: string): YamlFields => {
    const get = (key: string): Node | undefined => follow(map.get(key, true));
    return {
      node: map,
      get,
      need(...keys) {
        for (const key of keys) if (!map.has(key)) fault(map, `${what} lacks "${key}"`);
      },
      number(key, bounds) {
        const node = get(key);
        return node && number(node, `"${key}" of ${what}`, bounds);
      },
      duration(key, min = 1) {
        const node = get(key);
        if (!node) return undefined;
        const value = isScalar(node) ? parseDuration(String(node.value)) : undefined;
        if (value !== undefined && value >= min) return value;
        fault(node, `"${key}" of ${what} must be a duration such as 90s or 10m${not(node)}`);
        return undefined;
      },
      word(key, known) {
        const node = get(key);
        if (!node) return undefined;
        const value = isScalar(node) ? String(node.value) : undefined;
        if (value !== undefined && known.includes(value)) return value;
        fault(node, `"${key}" of ${what} cannot be ${secrets ? "this" : shown(node)}`, closeOr(value, known));
        return undefined;
      },
    };
  };

  return {
    root: follow(document.contents),
    problems,
    place: placeOf,
    fault,
    number,
    map(node, what, keys) {
      if (!isMap(node)) {
        fault(node, `${what} must be a map of keys and values${node ? not(node) : ""}`);
        return undefined;
      }
      for (const { key } of node.items) {
        const name = isScalar(key) ? String(key.value) : "";
        if (!keys.includes(name)) fault(follow(key), `${what} has no key "${name}"`, closeOr(name, keys));
      }
      return fieldsOf(node, what);
    },
    list(node, what) {
      if (isSeq(node)) return node.items.flatMap((item) => follow(item) ?? []);
      fault(node, `${what} must be a list${not(node)}`);
      return [];
    },
  };
}

function shown(node: Node | undefined): string {
  if (isScalar(node)) return node.value === null ? "empty" : JSON.stringify(node.value);
  return isSeq(node) ? "a list" : isMap(node) ? "a map" : "nothing";
}

function closeOr(name: string | undefined, known: readonly string[]): string {
  const close = name === undefined ? undefined : didYouMean(name, known);
  return close === undefined ? `known: ${known.join(", ") || "none"}` : `did you mean "${close}"?`;
}
