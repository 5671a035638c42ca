import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";

/** Which rooms a room may import: the table of docs/architecture.md. `start`, `bench` and `test` may import all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  codegen: ["core"],
  kafka: ["core"],
  generator: ["codegen", "kafka", "core"],
  files: ["core", "kafka"],
  tail: ["kafka", "core"],
  deploy: ["codegen", "kafka", "files", "core"],
  alerts: ["kafka", "core"],
  stack: ["core"],
  compose: ["core"],
  start: ["core", "codegen", "kafka", "generator", "tail", "files", "deploy", "alerts", "stack"],
};
const ALL = [...Object.keys(ALLOWED), "bench", "test", "setup"];

interface Import {
  readonly from: string;
  readonly specifier: string;
}

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.parentPath.includes("/cases/"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function imports(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const pattern = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g;
  return [...text.matchAll(pattern)].map((m) => ({ from: file, specifier: (m[1] ?? m[2]) as string }));
}

const isTest = (file: string): boolean => /(^|\/)test\//.test(file);
const roomOf = (file: string): string => file.split("/")[0] as string;

const sources: string[] = ALL.filter((room) => room !== "setup").flatMap((room) => {
  try {
    return files(room);
  } catch {
    return [];
  }
});

test("rooms import only the rooms they may, and only through their door", () => {
  const breaches: string[] = [];
  for (const { from, specifier } of sources.flatMap(imports)) {
    const room = roomOf(from);
    if (specifier.startsWith("#")) {
      const target = specifier === "#generated" ? "kafka" : specifier.slice(1);
      const allowed = isTest(from) || room === "bench" || room === "test" || ALLOWED[room]?.includes(target);
      if (!allowed && target !== room) breaches.push(`${from} -> ${specifier}: ${room}/ may not import ${target}/`);
    } else if (specifier.startsWith(".")) {
      const target = relative(ROOT, resolve(ROOT, dirname(from), specifier)).replaceAll("\\", "/");
      if (roomOf(target) !== room && !isTest(from) && room !== "bench") {
        breaches.push(`${from} -> ${target}: import the door of ${roomOf(target)}/ instead`);
      }
    }
  }
  expect(breaches).toEqual([]);
});

test("no import chain leads back to where it began, between rooms", () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, specifier } of sources.filter((f) => !isTest(f)).flatMap(imports)) {
    if (!specifier.startsWith("#") || specifier === "#generated") continue;
    const room = roomOf(from);
    edges.set(room, (edges.get(room) ?? new Set()).add(specifier.slice(1)));
  }
  const walk = (room: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(room)) return [...path, room];
    for (const next of edges.get(room) ?? []) {
      if (next === room) continue;
      const found = walk(next, [...path, room]);
      if (found) return found;
    }
    return undefined;
  };
  for (const room of edges.keys()) expect(walk(room, [])?.join(" -> ")).toBeUndefined();
});

test("no import chain leads back to where it began, between files", () => {
  const known = new Set(sources);
  const edges = new Map<string, readonly string[]>();
  for (const file of sources.filter((f) => !isTest(f) && !f.includes("/generated/"))) {
    const targets = imports(file).flatMap(({ specifier }) => {
      const target = specifier.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : "";
      return known.has(target.replaceAll("\\", "/")) ? [target.replaceAll("\\", "/")] : [];
    });
    edges.set(file, targets);
  }
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) expect(walk(file, [])?.join(" -> ")).toBeUndefined();
});

test("there is no src, lib or utils folder", () => {
  const names = readdirSync(ROOT, { withFileTypes: true }).map((entry) => entry.name);
  expect(names.filter((name) => ["src", "lib", "utils"].includes(name))).toEqual([]);
});

test("the Maven build uses the versions of compose/versions.env", () => {
  const pom = readFileSync(join(ROOT, "flink/pom.xml"), "utf8");
  const versions = readFileSync(join(ROOT, "compose/versions.env"), "utf8");
  for (const name of ["FLINK_VERSION", "FLINK_KAFKA_CONNECTOR_VERSION", "HADOOP_VERSION", "COMMONS_LOGGING_VERSION"]) {
    const version = new RegExp(`^${name}=(.*)$`, "m").exec(versions)?.[1];
    expect(version, name).toBeTruthy();
    expect(pom, name).toContain(`>${version}<`);
  }
});
