import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  canonicalProto,
  derivedFile,
  deriveSchema,
  type Planner,
  readSchemas,
  readSqlModels,
  type SchemaModel,
  type SqlModel,
} from "#codegen";
import { ROOT, renderProblem } from "#core";
import { changelogOf, readPlan } from "../../check/explain.ts";
import { fillPlaceholders, type JobSpec } from "../../flink/job-spec.ts";
import { jobSpec, preludeOf } from "../../flink/statements.ts";
import { type EditPair, LOG, OUTPUT, PROTO, type Variant, WINDOWED } from "./edit-pairs.ts";

const NOWHERE = {
  kafka: "127.0.0.1:1",
  registry: "http://127.0.0.1:1",
  schema_id: "1",
  transactional_id: "plan",
  files: "file:///nowhere",
};

/** Makes the jobs of edits, as a deployment makes them from a project. */
export interface PairJobs {
  /** The log as it is before an edit. */
  schemas(variant: Variant): Promise<SchemaModel>;
  /** The second one's columns keep the numbers that they had in the first. */
  jobs(pair: Pick<EditPair, "before" | "after">): Promise<{ readonly before: JobSpec; readonly after: JobSpec }>;
  close(): void;
}

interface Project {
  readonly root: string;
  readonly schemas: Promise<SchemaModel>;
}

/** `log` is the name of the log's topic: one of the run's own where the jobs really run. */
export function openPairJobs(planner: Pick<Planner, "plan">, log: string = LOG): PairJobs {
  const folder = mkdtempSync(join(tmpdir(), "sluice-verdicts-"));
  const known = new Map<string, Project>();
  // One project for each .proto and lock: reading schemas costs more than all the rest.
  const projectOf = (variant: Variant, lock: string | undefined): Project => {
    const proto = replaced(PROTO, variant.proto ?? []).replaceAll(`"${LOG}`, `"${log}`);
    const key = `${proto}${lock ?? ""}`;
    const found = known.get(key);
    if (found) return found;
    const root = join(folder, String(known.size));
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write("schemas/ping/v1/ping.proto", proto);
    if (lock !== undefined) write(derivedFile(OUTPUT), lock);
    const made = { root, schemas: readSchemas(root).then(({ model, problems }) => problemFree(model, problems)) };
    known.set(key, made);
    return made;
  };
  const jobOf = async (variant: Variant, lock?: string): Promise<{ readonly job: JobSpec; readonly lock: string }> => {
    const { root, schemas } = projectOf(variant, lock);
    const model = await schemas;
    const { models, output } = modelsOf(root, model, variant);
    const statements = preludeOf({ schemas: model, models }, output).map((each) => fillPlaceholders(each, NOWHERE));
    const answer = await planner.plan({ statements, query: output.sql });
    if (answer.error) throw new Error(`${variant.sql}: ${answer.error.message}`);
    const message = model.outputs.find(({ name }) => name === OUTPUT)?.message;
    const derived = deriveSchema(OUTPUT, "a test", answer.columns ?? [], { model, message });
    if (derived.faults.length > 0) throw new Error(derived.faults.map((fault) => fault.message).join("\n"));
    const locked = await projectOf(variant, derived.text).schemas;
    const written = locked.outputs.find(({ name }) => name === OUTPUT);
    if (!written) throw new Error(`no schema of ${OUTPUT}`);
    const made = jobSpec({ schemas: locked, models }, output, {
      columns: derived.columns,
      changelog: changelogOf(readPlan(answer.plan ?? "")),
      message: written.message.fullName,
      schema: canonicalProto(locked, written.message),
    });
    return { job: edited(made, variant), lock: derived.text };
  };
  return {
    schemas: (variant) => projectOf(variant, undefined).schemas,
    async jobs({ before, after }) {
      const { job, lock } = await jobOf(before);
      return { before: job, after: (await jobOf(after, lock)).job };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** The models of a variant, read as a project's are; `root` gets its files. */
function modelsOf(
  root: string,
  schemas: SchemaModel,
  variant: Variant,
): { readonly models: readonly SqlModel[]; readonly output: SqlModel } {
  const folder = join(root, "sql", "flink", "ping");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, header: readonly string[], sql: string): void =>
    writeFileSync(join(folder, `${name}.sql`), `${header.map((line) => `--! ${line}\n`).join("")}${sql}\n`);
  write(OUTPUT, ["Purpose: a test", "Kind: output", ...(variant.header ?? WINDOWED)], variant.sql);
  for (const [name, sql] of Object.entries(variant.views ?? {})) write(name, ["Purpose: a test", "Kind: view"], sql);
  const read = readSqlModels(root, schemas);
  const models = problemFree(read.models, read.problems);
  const output = models.find(({ name }) => name === OUTPUT);
  if (!output) throw new Error(`no model in ${root}`);
  return { models, output };
}

function edited(job: JobSpec, { options, statements = [] }: Variant): JobSpec {
  return {
    ...job,
    options: { ...job.options, ...options },
    statements: job.statements.map((each) => ({ ...each, sql: replaced(each.sql, statements, false) })),
  };
}

function replaced(text: string, edits: readonly (readonly [string, string])[], must = true): string {
  let out = text;
  for (const [from, to] of edits) {
    if (must && !out.includes(from)) throw new Error(`nothing to replace: ${from}`);
    out = out.replaceAll(from, to);
  }
  return out;
}

function problemFree<T>(value: T, problems: Awaited<ReturnType<typeof readSchemas>>["problems"]): T {
  const errors = problems.filter(({ severity }) => severity !== "warning");
  if (errors.length > 0) throw new Error(errors.map((problem) => renderProblem(problem)).join("\n"));
  return value;
}
