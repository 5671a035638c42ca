import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as ProtobufEs from "@bufbuild/protobuf";
import { ROOT } from "#core";

/** A message as protobuf-es makes it. */
export type EsMessage = ProtobufEs.Message & Record<string, unknown>;

/** What the tests use of `@confluentinc/schemaregistry`; its own types are not installed where types are checked. */
export interface Confluent {
  readonly SchemaRegistryClient: new (config: { baseURLs: string[]; cacheLatestTtlSecs?: number }) => object;
  readonly ProtobufSerializer: new (
    client: object,
    serde: number,
    config: object,
  ) => { serialize(topic: string, message: EsMessage): Promise<Buffer> };
  readonly ProtobufDeserializer: new (
    client: object,
    serde: number,
    config: object,
  ) => { deserialize(topic: string, frame: Buffer): Promise<EsMessage> };
  readonly SerdeType: { readonly KEY: number; readonly VALUE: number };
  /** The protobuf-es that this client uses. */
  readonly es: typeof ProtobufEs;
}

const FOLDER = join(ROOT, ".sluice", "interop");
const STAMP = join(FOLDER, "installed-lock.json");
const LISTED = join(import.meta.dirname, "packages");

/**
 * The client, installed at first use: its 170 MB (clients of four clouds' key stores) are too much for a dependency of
 * the project. It lives under `.sluice/`, where neither the type checker nor the linter looks.
 */
export function loadConfluent(): Confluent {
  if (!isInstalled()) install();
  const require = createRequire(join(FOLDER, "package.json"));
  return { ...(require("@confluentinc/schemaregistry") as Confluent), es: require("@bufbuild/protobuf") as never };
}

/** The stamp is the lock that was installed, written when npm has ended well. */
function isInstalled(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === readFileSync(listed("package-lock.json"), "utf8");
}

function install(): void {
  mkdirSync(FOLDER, { recursive: true });
  cpSync(join(ROOT, ".npmrc"), join(FOLDER, ".npmrc"));
  for (const name of ["package.json", "package-lock.json"]) cpSync(listed(name), join(FOLDER, name));
  const quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  const [node, ...npm] = process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
  execFileSync(node as string, [...npm, "install", ...quiet, "--prefix", FOLDER], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  cpSync(listed("package-lock.json"), STAMP);
}

function listed(name: string): string {
  return join(LISTED, name);
}
