import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import protobuf from "protobufjs";
import { type ChangeType, judgePair, readPair } from "#codegen";
import { ROOT } from "#core";
import { FORMS, type Form } from "./lab.ts";
import type { ImpactProject } from "./project.ts";

/**
 * A required field that comes or goes. Logs are proto3, and so is all that they import: the check refuses such a side. Two
 * files or folders of proto2 are compared by `--pair`.
 */
export interface JudgedRequired {
  readonly form: Form;
  readonly name: string;
  readonly types: ReadonlySet<ChangeType>;
  readonly isTold: boolean;
  /** What protobufjs says of records of each version in the other one, when it refuses one. */
  readonly refused: string | undefined;
  /** What `--against` ends with when such a file is in a project: must be its refusal, with exit code 1. */
  readonly against: string;
}

const FIELD = "required string must = 7;";
const NEED = "need/v1/need.proto";

/** The files of one version: a message with one inside and an imported one, and the field in one of them. */
function sideOf(form: Form, field: string): ReadonlyMap<string, string> {
  const own = (name: Form): string => (form === name ? field : "");
  return new Map([
    [
      NEED,
      `syntax = "proto2";
package need.v1;
import "need/v1/shared.proto";
message Need {
  message Inner { optional string text = 1; ${own("nested")} }
  optional Inner held = 1;
  optional Shared shared = 2;
  ${own("direct")}
}
`,
    ],
    [
      "need/v1/shared.proto",
      `syntax = "proto2";\npackage need.v1;\nmessage Shared { optional string text = 1; ${own("imported")} }\n`,
    ],
  ]);
}

/** A record with every message in it, and the required field where there is one. */
function recordOf(type: protobuf.Type): Record<string, unknown> {
  return Object.fromEntries(
    type.fieldsArray.map((field) => {
      const held = field.resolve().resolvedType;
      return [field.name, held instanceof protobuf.Type ? recordOf(held) : "text"];
    }),
  );
}

const PAIRS = [
  ["a required field comes", "", FIELD],
  ["a required field goes", FIELD, ""],
] as const;

export async function judgeRequired(project: ImpactProject): Promise<readonly JudgedRequired[]> {
  const judged: JudgedRequired[] = [];
  for (const form of FORMS)
    for (const [name, before, after] of PAIRS) {
      const [old, next] = [sideOf(form, before), sideOf(form, after)];
      const folder = mkdtempSync(join(tmpdir(), "sluice-required-"));
      try {
        for (const [side, files] of Object.entries({ old, next }))
          for (const [path, text] of files) {
            mkdirSync(dirname(join(folder, side, path)), { recursive: true });
            writeFileSync(join(folder, side, path), text);
          }
        const pair = judgePair(await readPair(join(folder, "old"), join(folder, "next")), "BACKWARD");
        judged.push({
          form,
          name,
          types: new Set(pair.changes.map(({ type }) => type)),
          isTold: !pair.compatible,
          refused: await refusal(join(folder, "old"), join(folder, "next")),
          against: await againstIn(project, form),
        });
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  return judged;
}

/** Records of each version in the other one. */
async function refusal(old: string, next: string): Promise<string | undefined> {
  const [before, after] = await Promise.all([old, next].map(needIn));
  if (!before || !after) return undefined;
  for (const [writer, reader, who] of [
    [before, after, "an old record in the new version"],
    [after, before, "a new record in the old version"],
  ] as const)
    try {
      reader.decode(writer.encode(writer.fromObject(recordOf(writer))).finish());
    } catch (error) {
      return `${who}: ${(error as Error).message}`;
    }
  return undefined;
}

async function needIn(folder: string): Promise<protobuf.Type> {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (target.startsWith(folder) ? target : join(folder, target));
  await root.load(join(folder, NEED), { keepCase: true });
  root.resolveAll();
  return root.lookupType("need.v1.Need");
}

/** What the command says of a project with such a file: a log's own, or one that a log in proto3 imports. */
async function againstIn(project: ImpactProject, form: Form): Promise<string> {
  const changes = [...sideOf(form, FIELD)].map(([path, text]) => {
    const written = path === NEED ? asLog(text, form === "imported" ? "proto3" : "proto2") : text;
    return [`schemas/${path}`, "", written] as const;
  });
  return project.edited({ name: "a required field", form, changes }, async () => {
    const args = [join(ROOT, "start/schema-check/main.ts"), "--against", "main", "--buf", "none"];
    try {
      const env = { ...process.env, SLUICE_ROOT: project.root, JAVA_HOME: "/nowhere" };
      execFileSync(process.execPath, args, { env, stdio: "pipe" });
      return "exit 0";
    } catch (error) {
      const { status, stderr } = error as { status?: number; stderr?: Buffer };
      return `exit ${status}: ${String(stderr).split("\n")[0]}`;
    }
  });
}

function asLog(text: string, syntax: string): string {
  const option = `option (sluice.v1.log) = { key: "id" event_time: "at" };
  optional string id = 3;
  optional google.protobuf.Timestamp at = 4;`;
  return text
    .replace("proto2", syntax)
    .replace("import", 'import "sluice/v1/options.proto";\nimport "google/protobuf/timestamp.proto";\nimport')
    .replace("message Need {", `message Need {\n  ${option}`);
}
