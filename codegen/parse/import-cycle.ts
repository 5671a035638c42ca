import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ParserFault } from "./run-buf.ts";

interface Import {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/**
 * One fault for the circle of imports through `from`, told at its first file by name. The parser reads files side by
 * side: where it notices a circle, and what it then cannot find, differs from run to run.
 */
export function importCycle(folder: string, from: string): ParserFault | undefined {
  const found = circle(folder, from);
  if (found === undefined) return undefined;
  const first = [...found.keys()].sort()[0] as string;
  const next = found.get(first) as Import;
  return { ...next, path: first, message: `detected cyclic import while importing "${next.path}"` };
}

/** The files of a shortest circle through `from`, each with its import of the next. */
function circle(folder: string, from: string): ReadonlyMap<string, Import> | undefined {
  const ways: ReadonlyMap<string, Import>[] = [new Map()];
  const at = [from];
  const seen = new Set<string>();
  for (let i = 0; i < at.length; i++) {
    const file = at[i] as string;
    for (const next of importsOf(join(folder, file))) {
      const way = new Map(ways[i]).set(file, next);
      if (next.path === from) return way;
      if (seen.has(next.path)) continue;
      seen.add(next.path);
      ways.push(way);
      at.push(next.path);
    }
  }
  return undefined;
}

function importsOf(file: string): Import[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, i) => {
      const match = /^(\s*)(import\s+(?:public\s+|weak\s+)?"([^"]+)"\s*;)/.exec(text);
      if (match === null) return [];
      const [, indent = "", statement = "", path = ""] = match;
      return [{ path, line: i + 1, column: indent.length + 1, length: statement.length }];
    });
}
