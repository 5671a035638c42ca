import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A hash over texts and the contents of files. A missing file counts as such. @param {string[]} files @param {string[]} texts */
export function hashOf(files, texts = []) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:${text};`);
  for (const file of files) {
    const content = existsSync(file) ? readFileSync(file) : Buffer.from("missing");
    hash.update(`${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

/** What a finished step wrote, `undefined` when it never finished. @param {string} file */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Written last and in one go: a stamp means that the step ended well. @param {string} file @param {object} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(value)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

/** All files under a folder, sorted, without what is built there. @param {string} folder @returns {string[]} */
export function filesUnder(folder, skip = ["target"]) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return skip.includes(entry.name) ? [] : filesUnder(path, skip);
    });
}

/** Bytes under a folder. @param {string} folder */
export function sizeOf(folder) {
  return filesUnder(folder, []).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** 44 MB. @param {number} bytes */
export function megabytes(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${Math.round(bytes / 1e6)} MB`;
}
