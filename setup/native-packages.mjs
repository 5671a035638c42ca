import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNewEnough, nodePackage } from "./paths.mjs";

const OS = { linux: ["linux"], darwin: ["darwin"], win32: ["win32", "win", "windows"] };
const ARCH = { x64: ["x64"], arm64: ["arm64", "aarch64"] };

/**
 * The packages with native code for this platform that the installed packages name and that are not there, as
 * `name@version`. A lock file that was written where the registry lacks other platforms' packages does not hold them, and
 * npm then leaves them out without a word.
 * @param {string} root @param {{ platform: string, arch: string, musl: boolean, nodeVersion: string, running?: string }} machine
 * @returns {{ missing: string[], present: string[] }} `present` are paths under node_modules
 */
export function checkNatives(root, machine) {
  const modules = join(root, "node_modules");
  const missing = [];
  const present = [];
  for (const folder of packageFolders(modules)) {
    const optional = readJson(join(folder, "package.json"))?.optionalDependencies ?? {};
    const wanted = Object.keys(optional).filter((name) => isFor(name, machine));
    if (wanted.length === 0) continue;
    const there = wanted
      .flatMap((name) => [join(folder, "node_modules", name), join(modules, name)])
      .find((path) => existsSync(join(path, "package.json")));
    if (there) present.push(there);
    else missing.push(`${wanted[0]}@${optional[wanted[0]]}`);
  }
  const node = join(modules, nodePackage(machine.platform, machine.arch));
  if (!isNewEnough(machine.running)) {
    if (existsSync(join(node, "package.json"))) present.push(node);
    else missing.push(`${nodePackage(machine.platform, machine.arch)}@${machine.nodeVersion}`);
  }
  return { missing: [...new Set(missing)].sort(), present };
}

/** Whether a package name is that of this platform's variant: `cli-linux-x64`, `binding-linux-arm64-gnu`, `buf-darwin-arm64`. */
export function isFor(name, { platform, arch, musl }) {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const fits = (table, key) => words.some((word) => (table[key] ?? [key]).includes(word));
  if (!fits(OS, platform) || !fits(ARCH, arch)) return false;
  return platform !== "linux" || words.includes("musl") === musl;
}

/** This machine; musl is a C library for which other packages are made. */
export function thisMachine(nodeVersion) {
  const { platform, arch } = process;
  const musl = platform === "linux" && process.report?.getReport().header.glibcVersionRuntime === undefined;
  return { platform, arch, musl, nodeVersion };
}

function packageFolders(modules) {
  const names = existsSync(modules) ? readdirSync(modules).filter((name) => !name.startsWith(".")) : [];
  return names.flatMap((name) => {
    const path = join(modules, name);
    return name.startsWith("@") ? readdirSync(path).map((inner) => join(path, inner)) : [path];
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
