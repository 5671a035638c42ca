import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SluiceError } from "#core";
import type { DescriptorSet } from "./descriptor.ts";

/** One fault that the parser found, with a path relative to the folder it was given. */
export interface ParserFault {
  readonly path: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly length: number | undefined;
  readonly message: string;
}

export type ParserAnswer =
  | { readonly ok: true; readonly set: DescriptorSet }
  | { readonly ok: false; readonly faults: readonly ParserFault[] };

const BINARY: Readonly<Record<string, string>> = {
  "linux x64": "buf-linux-x64",
  "linux arm64": "buf-linux-aarch64",
  "linux arm": "buf-linux-armv7",
  "darwin x64": "buf-darwin-x64",
  "darwin arm64": "buf-darwin-arm64",
  "win32 x64": "buf-win32-x64",
  "win32 arm64": "buf-win32-arm64",
};

/**
 * Parses and links every `.proto` under `folder` with buf. The configuration is given in the call, so that neither a
 * buf.yaml of the user nor the network plays a part.
 */
export async function runBuf(folder: string): Promise<ParserAnswer> {
  const args = ["build", ".", "--as-file-descriptor-set", "-o", "-#format=json", "--error-format", "json"];
  const { code, stdout, stderr } = await run(binary(), [...args, "--config", '{"version":"v2"}'], folder);
  if (code === 0) return { ok: true, set: JSON.parse(stdout) as DescriptorSet };
  const faults = readFaults(stdout).concat(readFaults(stderr));
  if (faults.length > 0) return { ok: false, faults };
  const said = stderr.trim() || stdout.trim() || `exit code ${code}`;
  if (/no \.proto files/i.test(said)) return { ok: true, set: {} };
  throw new SluiceError("SLUICE_PROTO_SYNTAX", `the parser failed: ${said.replace(/^Failure: /, "")}`, {
    hint: "`schemas/` must hold .proto files only",
  });
}

/** buf's categories of breaking rules, the strictest first. */
export const BUF_CATEGORIES = ["FILE", "PACKAGE", "CSR", "WIRE_JSON", "WIRE"] as const;

export type BufCategory = (typeof BUF_CATEGORIES)[number];

/** One breach of a rule of buf: `FIELD_SAME_TYPE`. */
export interface BufBreach extends ParserFault {
  readonly rule: string;
}

/** What buf's breaking rules of a category say of a folder that follows another; both must parse. */
export async function runBreaking(
  folder: string,
  against: string,
  category: BufCategory,
): Promise<readonly BufBreach[]> {
  const config = JSON.stringify({ version: "v2", breaking: { use: [category] } });
  const configs = ["--config", config, "--against-config", '{"version":"v2"}'];
  const args = ["breaking", ".", "--against", against, ...configs, "--error-format", "json"];
  const { code, stdout, stderr } = await run(binary(), args, folder);
  if (code === 0) return [];
  if (code === 100) return readFaults(stdout).map(({ type, ...fault }) => ({ ...fault, rule: type }));
  throw new SluiceError("SLUICE_PROTO_SYNTAX", `buf could not compare: ${stderr.trim() || `exit code ${code}`}`);
}

function readFaults(text: string): (ParserFault & { readonly type: string })[] {
  const faults: (ParserFault & { readonly type: string })[] = [];
  for (const line of text.split("\n")) {
    if (!line.startsWith("{")) continue;
    const said = JSON.parse(line) as Record<string, unknown>;
    const start = Number(said["start_column"] ?? 1);
    const end = Number(said["end_column"] ?? start);
    const oneLine = said["start_line"] === said["end_line"];
    faults.push({
      path: typeof said["path"] === "string" ? said["path"] : undefined,
      line: Number(said["start_line"] ?? 1),
      column: start,
      length: oneLine && end > start ? end - start : undefined,
      message: String(said["message"] ?? "syntax error"),
      type: String(said["type"] ?? ""),
    });
  }
  return faults;
}

function binary(): string {
  const name = BINARY[`${process.platform} ${process.arch}`];
  const file = process.platform === "win32" ? "buf.exe" : "buf";
  try {
    if (name === undefined) throw new Error(`there is no build for ${process.platform} ${process.arch}`);
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(`@bufbuild/${name}/package.json`)), "bin", file);
  } catch (cause) {
    throw new SluiceError("SLUICE_FILE_ACCESS", "the Protobuf parser buf is not installed", {
      hint: "run `npm install`",
      cause,
    });
  }
}

function run(
  file: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") return resolve({ code, stdout, stderr });
      reject(new SluiceError("SLUICE_FILE_ACCESS", `cannot run the Protobuf parser ${file}`, { cause: error }));
    });
  });
}
