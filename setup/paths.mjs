import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Everything that set-up makes, beside `node_modules` and the Java module's `target`. */
export const TOOLS = join(ROOT, ".sluice");

/** The table of versions. @returns {Record<string, string>} */
export function readVersions(root = ROOT) {
  const text = readFileSync(join(root, "compose", "versions.env"), "utf8");
  return Object.fromEntries([...text.matchAll(/^([A-Z0-9_]+)=(.*?)\r?$/gm)].map((m) => [m[1], m[2]]));
}

/** The folder name that npm packages use for this platform's Node. */
export function nodePackage(platform = process.platform, arch = process.arch) {
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

/** The `node` inside that package. */
export function bundledNode(root = ROOT) {
  return join(root, "node_modules", nodePackage(), "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Whether this very Node runs TypeScript as the project wants it. */
export function isNewEnough(version = process.versions.node) {
  return Number(version.split(".")[0]) >= 24;
}
