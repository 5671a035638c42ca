import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.ts";

/** The table `compose/versions.env`: versions of the engines and the default ports. */
export function readVersions(file: string = join(ROOT, "compose", "versions.env")): Readonly<Record<string, string>> {
  const table: Record<string, string> = {};
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) {
    const match = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim());
    if (match) table[match[1] as string] = match[2] as string;
  }
  return table;
}
