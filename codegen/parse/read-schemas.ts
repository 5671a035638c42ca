import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Problem, SluiceError, sortProblems } from "#core";
import { isLock, lockHint, lockProblems } from "../derived-lock.ts";
import { lintModel } from "../lint/index.ts";
import type { SchemaModel } from "../model.ts";
import { buildModel } from "./build-model.ts";
import { importCycle } from "./import-cycle.ts";
import { type ParserFault, runBuf } from "./run-buf.ts";
import { tellingFaults } from "./syntax-faults.ts";

/** What reading `schemas/` gives. The model may be used only when no problem is an error. */
export interface Schemas {
  readonly model: SchemaModel;
  /** Errors and warnings, sorted by place. */
  readonly problems: readonly Problem[];
}

const EMPTY: SchemaModel = { files: [], messages: new Map(), enums: new Map(), logs: [], references: [], outputs: [] };

/** Parses and checks every `.proto` under `<root>/schemas`. Faults of the user's files are problems, never thrown. */
export async function readSchemas(root: string): Promise<Schemas> {
  const folder = join(root, "schemas");
  if (!existsSync(folder)) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `there is no folder schemas/ in ${root}`, {
      hint: "run the command in a Sluice project, or set SLUICE_ROOT",
    });
  }
  const broken = lockFiles(root).flatMap((file) => lockProblems(file, readFileSync(join(root, file), "utf8")));
  if (broken.length > 0) return { model: EMPTY, problems: sortProblems(broken) };
  const answer = await runBuf(folder);
  if (!answer.ok) {
    const problems = settled(folder, answer.faults).map((fault): Problem => {
      const file = fault.path?.startsWith("schemas/") ? fault.path : `schemas/${fault.path}`;
      const hint = isLock(file) ? lockHint(file) : hintFor(fault.message);
      return {
        code: isLock(file) ? "SLUICE_DERIVED_LOCK" : "SLUICE_PROTO_SYNTAX",
        message: fault.message,
        ...(hint === undefined ? {} : { hint }),
        ...(fault.path === undefined
          ? {}
          : {
              location: {
                file,
                line: fault.line,
                column: fault.column,
                ...(fault.length === undefined ? {} : { length: fault.length }),
              },
            }),
      };
    });
    return { model: EMPTY, problems: sortProblems(problems) };
  }
  const { model, problems } = buildModel(answer.set);
  return { model, problems: sortProblems([...problems, ...lintModel(model)]) };
}

/** Faults as they are in each run, without what only follows from another: of a circle of imports that alone. */
function settled(folder: string, faults: readonly ParserFault[]): readonly ParserFault[] {
  const cyclic = faults.find((f) => f.path !== undefined && /cyclic import/.test(f.message));
  const cycle = cyclic && importCycle(folder, (cyclic.path as string).replace(/^schemas\//, ""));
  if (cycle) return [cycle];
  return tellingFaults(faults, (path) => {
    const file = join(folder, path.replace(/^schemas\//, ""));
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  });
}

/** The derived schemas on disk: they hold the field numbers of outputs, and are looked at before they are believed. */
function lockFiles(root: string): string[] {
  const folder = join(root, "schemas", "derived");
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .map((name) => `schemas/derived/${name}`)
    .filter(isLock)
    .sort();
}

/** Where the types that fields may have are declared. */
const GOOGLE_FILES: Readonly<Record<string, string>> = {
  "google.protobuf.Timestamp": "timestamp",
  "google.protobuf.Duration": "duration",
  ...Object.fromEntries(
    ["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"].map((scalar) => [
      `google.protobuf.${scalar}Value`,
      "wrappers",
    ]),
  ),
};

function hintFor(message: string): string | undefined {
  if (/imported file does not exist/.test(message))
    return "imports are read from schemas/ only, and from google/protobuf";
  const missing = /cannot find `(google\.protobuf\.\w+)` in this scope/.exec(message)?.[1];
  if (missing !== undefined && GOOGLE_FILES[missing] !== undefined)
    return `add \`import "google/protobuf/${GOOGLE_FILES[missing]}.proto";\``;
  if (/cyclic import/.test(message)) return "move what both files need into a third one, which both import";
  if (/field .* of buf\.validate|buf\.validate\./.test(message))
    return "schemas/buf/validate/validate.proto lists the rules that are compiled";
  if (/sluice\.v1\./.test(message)) return "schemas/sluice/v1/options.proto lists the options";
  return undefined;
}
