import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { DescMessage } from "@bufbuild/protobuf";
import { ROOT } from "#core";
import { createWriter, type LogType, type MessageType, type OutputType, writeFrameHeader } from "#kafka";
import { emitTypeScript } from "../../codegen/emit-typescript/index.ts";
import { readCase } from "../../codegen/test/emit-support.ts";

const SCHEMAS = join(ROOT, "test", "interop", "schemas");

/** The schemas of the interop tests with what `npm run codegen` makes of them. */
export interface Emitted {
  /** Type of a message by its full name. */
  type(name: string): MessageType<object>;
  /** The log's type. */
  readonly log: LogType<object>;
  /** The output's type, when the schemas have one. */
  readonly output: OutputType<object> | undefined;
  /** The same messages as protobuf-es knows them from the compiled files. */
  readonly oracle: (name: string) => DescMessage;
}

/** The `.proto` texts by path under `schemas/`; `message` takes the place of Purchase, and the log is named after it. */
export function interopSchemas(message = "Purchase"): ReadonlyMap<string, string> {
  const topic = message.replace(/(?<!^)[A-Z]/g, (c) => `_${c}`).toLowerCase();
  const files = readdirSync(SCHEMAS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, "utf8")
        .replaceAll("Purchase ", `${message} `)
        .replace('"purchase"', `"${topic}"`);
      return [relative(SCHEMAS, path).replaceAll("\\", "/"), text];
    }),
  );
}

/** Emits the TypeScript of the interop schemas and loads it. */
export async function emitInterop(): Promise<Emitted> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-interop-"));
  try {
    for (const [path, text] of interopSchemas()) write(join(folder, path), text);
    return await emitFolder(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Emits the TypeScript of a folder `schemas/` and loads it. */
export async function emitFolder(schemas: string): Promise<Emitted> {
  const base = join(ROOT, ".sluice", "interop");
  mkdirSync(base, { recursive: true });
  // Under the root, because emitted files name the run time by a relative path.
  const folder = mkdtempSync(join(base, "emitted-"));
  try {
    const { model, oracle } = await readCase(relative(ROOT, schemas));
    const places = { folder: relative(ROOT, folder).replaceAll("\\", "/"), kafka: "kafka" };
    for (const [path, text] of emitTypeScript(model, places)) write(join(ROOT, path), text);
    const door = (await import(pathToFileURL(join(folder, "index.ts")).href)) as Record<string, unknown>;
    const types = Object.values(door).filter(isType);
    const type = (name: string): MessageType<object> => {
      const found = types.find((each) => each.name === name);
      if (found === undefined) throw new Error(`${name} is not among ${types.map((each) => each.name).join(", ")}`);
      return found;
    };
    const log = types.find((each): each is LogType<object> => "log" in each);
    const output = types.find(
      (each): each is OutputType<object> => "output" in each && !/_(dead|late)$/.test(each.topic),
    );
    if (log === undefined) throw new Error(`no log in ${schemas}`);
    return { type, log, output, oracle };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isType(value: unknown): value is MessageType<object> & { readonly topic: string } {
  return typeof value === "object" && value !== null && "encode" in value && "schema" in value;
}

/** A whole frame: header and message. */
export function frameOf(type: MessageType<object>, value: object, schemaId: number): Buffer {
  const out = createWriter(64);
  writeFrameHeader(out, schemaId, type.index);
  type.encode(value, out);
  return Buffer.from(out.buf.subarray(0, out.pos));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
