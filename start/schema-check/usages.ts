import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pascalCase } from "#codegen";

/** A place in the project's TypeScript that uses what is emitted for a log or output. */
export interface Usage {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** What `codegen` emits for rows of a table: the reader, and the producer of a log. */
export function emittedNames(table: string): readonly string[] {
  const name = pascalCase(table);
  return [`read${name}`, `open${name}Producer`];
}

const SKIPPED = new Set(["node_modules", "target", "data", "dist", "test"]);

/** Where the project's own TypeScript names any of these; what is emitted and tests are left out. */
export function usagesOf(root: string, names: readonly string[]): readonly Usage[] {
  if (names.length === 0) return [];
  const wanted = new RegExp(`\\b(${names.join("|")})\\b`);
  return sources(root, root).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    if (!wanted.test(text)) return [];
    const shown = relative(root, file).replaceAll("\\", "/");
    const seen = new Set<string>();
    return text.split("\n").flatMap((line, i): Usage[] => {
      const name = /^\s*import\b/.test(line) ? undefined : wanted.exec(line)?.[1];
      if (name === undefined || seen.has(name)) return [];
      seen.add(name);
      return [{ name, file: shown, line: i + 1 }];
    });
  });
}

function sources(root: string, folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const isEmitted = relative(root, path).replaceAll("\\", "/") === "kafka/generated";
        return entry.name.startsWith(".") || SKIPPED.has(entry.name) || isEmitted ? [] : sources(root, path);
      }
      return entry.isFile() && /\.m?ts$/.test(entry.name) ? [path] : [];
    })
    .sort();
}
