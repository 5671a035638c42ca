import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pascalCase, readSchemas, readSqlModels, snakeCase } from "#codegen";
import { parseArguments, problemsError, SluiceError } from "#core";
import { logFiles } from "./templates.ts";

const USAGE = "npm run schema-new -- <name>";

/** Suffixes of tables that are made of a log, or of its minutes: a log of such a name would be taken for one. */
const MADE = /_(valid|ok|late|dead|changes)$/;

/** Folders of `schemas/` that belong to no log. */
const KEPT = ["sluice", "buf", "derived"];

/** Names of folders, topics and subjects are made of it, and each of these has an end. */
const LONGEST = 100;

/**
 * Writes a log with everything that belongs to it: schema, model and case. Gives what to print. Throws when the name
 * cannot be one, is taken, or the project has errors; no file is written or changed then.
 */
export async function schemaNew(args: readonly string[], root: string): Promise<string> {
  const name = parseArguments(args, {}, USAGE, 1).positionals[0];
  if (name === undefined) throw new SluiceError("SLUICE_ARGUMENT", "the new log has no name", { hint: USAGE });
  const fault = faultOf(name);
  if (fault) throw new SluiceError("SLUICE_ARGUMENT", fault.message, { hint: fault.hint });
  await expectFree(root, name);
  const files = logFiles(name, pascalCase(name));
  for (const path of files.keys())
    if (existsSync(join(root, path)))
      throw new SluiceError("SLUICE_FILE_ACCESS", `${path} is there already`, {
        hint: "take another name, or remove what is left of the old log",
      });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: "wx" });
  }
  return [
    ...[...files.keys()].map((path) => `+ ${path}`),
    "",
    "next",
    `  put your fields into schemas/${name}/v1/${name}.proto; key, event time and topic are in its first lines`,
    "  npm run codegen      typed producer and readers, source tables",
    "  npm run check-sql    what is wrong with the models",
    "  npm run test-sql     the case, on Flink",
    `  npm run deploy-sql -- --pipeline ${name}`,
    "",
  ].join("\n");
}

/** Tables have one name in every layer, so it may be neither a log's nor an output's; and a log has a folder of its own. */
async function expectFree(root: string, name: string): Promise<void> {
  const { model, problems } = await readSchemas(root);
  const errors = problems.filter(({ severity }) => severity !== "warning");
  if (errors.length > 0) throw problemsError(errors, "the schemas have errors: nothing was written");
  const taken = [
    ...model.logs.map((log) => [log.name, log.message.file] as const),
    ...model.logs.map((log) => [log.topic, log.message.file] as const),
    ...model.references.map((table) => [table.name, table.message.file] as const),
    ...readSqlModels(root, model).models.map((each) => [each.name, each.file] as const),
  ].find(([known]) => known === name || known === `${name}_counts_1m`);
  if (taken)
    throw new SluiceError("SLUICE_ARGUMENT", `the name ${taken[0]} is taken by ${taken[1]}`, {
      hint: "take another name for the log",
    });
  const folder = `schemas/${name}`;
  if (existsSync(join(root, folder)))
    throw new SluiceError("SLUICE_ARGUMENT", `the name ${name} is taken by the folder ${folder}`, {
      hint: "take another name for the log, or remove the folder when nothing needs it",
    });
}

/** Why it cannot be the name of a log, in any project. */
function faultOf(name: string): { readonly message: string; readonly hint: string } | undefined {
  if (name.length > LONGEST)
    return {
      message: `the name of the log has ${name.length} characters`,
      hint: `use no more than ${LONGEST}, such as order_event`,
    };
  if (!isWritten(name))
    return {
      message: `"${name}" cannot be the name of a log`,
      hint: `use a-z, 0-9 and single _ between words, such as ${suggested(name)}`,
    };
  if (KEPT.includes(name))
    return {
      message: `"${name}" cannot be the name of a log: schemas/${name} is kept for other schemas`,
      hint: "take another name, such as order_event",
    };
  const made = MADE.exec(name)?.[0];
  return made === undefined
    ? undefined
    : { message: `"${name}" has the form of a table that is made of a log`, hint: `leave out ${made}` };
}

/** The name of its message must give that of the log again: `OrderEvent2` gives `order_event2`, never `order_event_2`. */
function isWritten(name: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) && snakeCase(pascalCase(name)) === name;
}

/** The name as it may be written, or one that may always be. */
function suggested(name: string): string {
  const words = snakeCase(name)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  const made = snakeCase(pascalCase(words));
  return isWritten(made) && !faultOf(made) ? made : "order_event";
}
