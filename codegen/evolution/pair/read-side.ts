import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { messageOf, ROOT, SluiceError, type SourceLocation } from "#core";
import { importNames } from "./import-names.ts";

/** One side of a comparison: a file, or a folder with files, and all that they import. */
export interface PairSide {
  readonly kind: "file" | "folder";
  /** What is compared: by name inside of what was given. */
  readonly compared: ReadonlyMap<string, string>;
  /** Every text that is needed, by the name under which it is imported. */
  readonly texts: ReadonlyMap<string, string>;
  /** The path to show for the name under which a text is imported. */
  readonly shown: (name: string) => string;
}

/** Options that every project has; they stand in for a file that neither side brings along. */
const VOCABULARY = join(ROOT, "schemas");
const VOCABULARY_NAME = /^(sluice\/v1|buf\/validate)\//;

/**
 * Reads a `.proto`, or every `.proto` under a folder. Imports are looked up from the nearest folder above from which all
 * of them are found. `shownAs` stands for the given folder in every path that is shown. Throws when there is nothing to
 * read, or when a file is no text.
 */
export function readSide(given: string, cwd: string, shownAs?: string): PairSide {
  const path = resolve(cwd, given);
  const stat = statOf(given, path);
  const from = shownAs === undefined ? cwd : path;
  const shownPath = (file: string): string => `${shownAs ?? ""}${relative(from, file).replaceAll("\\", "/")}`;
  const isFolder = stat.isDirectory();
  const files = isFolder ? protoFiles(path) : [path];
  if (files.length === 0)
    throw new SluiceError("SLUICE_FILE_ACCESS", `there is no .proto file in ${given}`, {
      hint: "name the folder with the schemas, or one file",
    });
  const base = isFolder ? path : dirname(path);
  const imports = files.flatMap((file) => importNames(readText(file, shownPath(file))));
  const root = rootFor(imports, base);
  const shown = (name: string): string => shownPath(join(root, name));
  const texts = new Map<string, string>();
  const add = (name: string, file: string): void => {
    if (texts.has(name)) return;
    const text = readText(file, shownPath(file));
    texts.set(name, text);
    for (const each of importNames(text)) {
      const folder = [root, VOCABULARY].find((candidate) => existsSync(join(candidate, each)));
      if (folder === root || (folder && VOCABULARY_NAME.test(each))) add(each, join(folder, each));
    }
  };
  const nameOf = (file: string): string => relative(root, file).replaceAll("\\", "/");
  for (const file of files) add(nameOf(file), file);
  const compared = new Map(files.map((file) => [relative(base, file).replaceAll("\\", "/"), nameOf(file)]));
  return { kind: isFolder ? "folder" : "file", compared, texts, shown };
}

function statOf(given: string, path: string): ReturnType<typeof statSync> & object {
  try {
    const stat = statSync(path);
    if (stat.isDirectory() || stat.isFile()) return stat;
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const message = missing ? `there is no ${given}` : `${given} cannot be read: ${messageOf(cause)}`;
    throw new SluiceError("SLUICE_FILE_ACCESS", message, {
      hint: "give two .proto files, or two folders with .proto files: --pair <old> <new>",
    });
  }
  throw new SluiceError("SLUICE_FILE_ACCESS", `${given} is neither a file nor a folder`);
}

function protoFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /^\.|^node_modules$/.test(entry.name) ? [] : protoFiles(path);
      return entry.isFile() && entry.name.endsWith(".proto") ? [path] : [];
    })
    .sort();
}

/**
 * The nearest folder from which all imports are found; when there is none, the nearest from which all but the vocabulary
 * are; else the given one.
 */
function rootFor(imports: readonly string[], base: string): string {
  const own = imports.filter((name) => !name.startsWith("google/protobuf/"));
  for (const wanted of [own, own.filter((name) => !VOCABULARY_NAME.test(name))]) {
    for (let folder = base; ; folder = dirname(folder)) {
      if (wanted.every((name) => existsSync(join(folder, name)))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return base;
}

function readText(file: string, shown: string): string {
  const bytes = readFileSync(file);
  const text = new TextDecoder("utf-8").decode(bytes);
  const at = text.search(isUtf8(bytes) ? /\0/ : /[\0\uFFFD]/);
  if (at < 0) return text;
  const before = text.slice(0, at).split("\n");
  const location: SourceLocation = {
    file: shown,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    hidden: true,
  };
  throw new SluiceError("SLUICE_PROTO_SYNTAX", `${shown} is no text: it holds bytes that are no UTF-8`, {
    hint: "give the .proto itself, not what a compiler made of it",
    location,
  });
}
