import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { didYouMean, type OutputSchema, type SqlModel } from "#codegen";
import { type Problem, type SourceLocation, sortProblems } from "#core";
import { type Declared, viewsOf } from "../flink/statements.ts";
import { caseProblems } from "./check-case.ts";
import { type RowCounter, readRecords } from "./read-records.ts";
import { type CaseInput, COVERS, type Cover, type ExpectedRow, type InputTable, type SqlCase } from "./sql-case.ts";
import { DEFAULT_DAY, isDay } from "./times.ts";
import { isUuid, readRow, uuidOf, type Value, type ValueContext } from "./values.ts";
import { type Fault, nameOf, readYaml, type YamlEntry, type YamlNode } from "./yaml-tree.ts";

const FOLDER = "sql/cases";
/** What another engine gives otherwise: no case. */
const DIFFERENCES = "ksqldb-differences.yaml";
const KEYS = ["purpose", "covers", "day", "input", "expect"];
const FORM = "docs/sql-cases.md shows the form of a case";

/** All cases of the project and every problem in them, sorted by place. */
export function readCases(
  root: string,
  declared: Declared,
): { readonly cases: readonly SqlCase[]; readonly problems: readonly Problem[] } {
  const cases: SqlCase[] = [];
  const problems: Problem[] = [];
  const outputs = declared.models.filter((model) => model.header.kind === "output");
  for (const file of caseFiles(root)) {
    const name = file.split("/").at(-2) as string;
    const model = outputs.find((candidate) => candidate.name === name);
    const output = declared.schemas.outputs.find((candidate) => candidate.name === name);
    if (!model || !output) {
      const close = didYouMean(
        name,
        outputs.map((each) => each.name),
      );
      problems.push({
        code: "SLUICE_SQL_CASE",
        message: model ? `${name} has no schema of its columns yet` : `there is no output "${name}"`,
        hint: model
          ? "npm run codegen"
          : close
            ? `did you mean "${close}"?`
            : `the folder below ${FOLDER} names an output`,
        location: { file, line: 1, column: 1 },
      });
      continue;
    }
    const { found, problems: faults } = readCase(declared, model, output, file, readFileSync(join(root, file), "utf8"));
    problems.push(...faults);
    if (found) cases.push(found);
  }
  return { cases, problems: sortProblems(problems) };
}

/** One case from its text. Without a case when anything is wrong with it. */
export function readCase(
  declared: Declared,
  model: SqlModel,
  output: OutputSchema,
  file: string,
  text: string,
): { readonly found: SqlCase | undefined; readonly problems: readonly Problem[] } {
  const { root, problems: yamlProblems } = readYaml(file, text.replaceAll("\r\n", "\n"), "SLUICE_SQL_CASE");
  const problems = new Map(yamlProblems.map((problem) => [JSON.stringify(problem), problem]));
  // Repeated rows have each fault once.
  const fault: Fault = (location, message, hint) => {
    const problem: Problem = { code: "SLUICE_SQL_CASE", message, hint, location };
    problems.set(JSON.stringify(problem), problem);
  };
  const done = (found: SqlCase | undefined): ReturnType<typeof readCase> => ({
    found: problems.size === 0 ? found : undefined,
    problems: [...problems.values()],
  });
  if (root?.kind !== "map") {
    if (yamlProblems.length === 0) fault({ file, line: 1, column: 1 }, "the case is empty", FORM);
    return done(undefined);
  }
  const entries = new Map(root.entries.map((entry) => [entry.key, entry]));
  for (const { key, keyLocation } of root.entries) {
    if (KEYS.includes(key)) continue;
    const close = didYouMean(key, KEYS);
    fault(
      keyLocation,
      `"${key}" says nothing about a case`,
      close ? `did you mean "${close}"?` : `there are ${KEYS.join(", ")}`,
    );
  }
  const top: SourceLocation = { file, line: 1, column: 1 };
  const purpose = textOf(entries.get("purpose"), top, "purpose", "say in one line what the case shows", fault);
  const day = readDay(entries.get("day"), fault);
  const context: ValueContext = { schemas: declared.schemas, day, fault };
  const covers = readCovers(entries.get("covers"), top, fault);
  const inputs = readInputs(context, declared, model, entries.get("input"), top);
  const expect = entries.get("expect");
  const expected = readExpected(context, output, inputs, expect, top);
  const found: SqlCase = {
    name: basename(file, ".yaml"),
    model,
    output,
    file,
    purpose,
    covers,
    inputs,
    expected,
    expectLocation: expect?.keyLocation ?? top,
  };
  for (const problem of problems.size === 0 ? caseProblems(found) : []) problems.set(JSON.stringify(problem), problem);
  return done(found);
}

function caseFiles(root: string): string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => /\.ya?ml$/.test(name) && name !== DIFFERENCES)
        .map((name) => `${FOLDER}/${entry.name}/${name}`),
    )
    .sort();
}

/** The tables that a model reads, its views' too. */
export function tablesRead(declared: Declared, model: SqlModel): readonly InputTable[] {
  const tables = new Map<string, InputTable>();
  for (const reference of [model, ...viewsOf(declared, model)].flatMap((each) => each.references)) {
    if (reference.kind === "log") {
      const { log } = reference;
      tables.set(log.name, { kind: "log", name: log.name, log });
    } else if (reference.kind === "reference") {
      tables.set(reference.name, { kind: "reference", name: reference.name, reference: reference.table });
    } else {
      const read = declared.models.find((candidate) => candidate.name === reference.name);
      const output = declared.schemas.outputs.find((candidate) => candidate.name === reference.name);
      if (read?.header.kind === "output" && output)
        tables.set(read.name, { kind: "output", name: read.name, output, model: read });
    }
  }
  return [...tables.values()];
}

function readInputs(
  context: ValueContext,
  declared: Declared,
  model: SqlModel,
  entry: YamlEntry | undefined,
  top: SourceLocation,
): readonly CaseInput[] {
  const tables = tablesRead(declared, model);
  const names = tables.map((table) => table.name);
  if (entry?.value.kind !== "map") {
    context.fault(
      entry?.value.location ?? top,
      "the case has no input",
      `write \`input:\` with ${names.join(", ")} below it`,
    );
    return [];
  }
  const counter: RowCounter = { next: 1 };
  const given = new Map<string, CaseInput>();
  for (const { key, keyLocation, value } of entry.value.entries) {
    const table = tables.find((candidate) => candidate.name === key);
    if (table) {
      given.set(key, { table, records: readRecords(context, table, value, counter) });
      continue;
    }
    const close = didYouMean(key, names);
    context.fault(
      keyLocation,
      `${model.name} does not read "${key}"`,
      close ? `did you mean "${close}"?` : `it reads ${names.join(", ")}`,
    );
  }
  return tables.map((table) => given.get(table.name) ?? { table, records: [] });
}

function readExpected(
  context: ValueContext,
  output: OutputSchema,
  inputs: readonly CaseInput[],
  entry: YamlEntry | undefined,
  top: SourceLocation,
): readonly ExpectedRow[] {
  const { fault } = context;
  const form = "write `expect:` with `rows:` below it; `rows: []` when there are none";
  if (entry?.value.kind !== "map") {
    fault(entry?.value.location ?? top, "the case expects nothing", form);
    return [];
  }
  for (const { key, keyLocation } of entry.value.entries) {
    if (key !== "each" && key !== "rows") fault(keyLocation, `"${key}" says nothing about expected rows`, form);
  }
  const parts = new Map(entry.value.entries.map(({ key, value }) => [key, value]));
  const rows = parts.get("rows");
  if (rows?.kind !== "list") {
    fault(rows?.location ?? entry.keyLocation, "there is no list of expected rows", form);
    return [];
  }
  const uuids = new Set(
    inputs
      .flatMap(({ table }) => (table.kind === "log" ? table.log.message.fields : []))
      .filter(isUuid)
      .map((f) => f.name),
  );
  const columns = output.message.fields;
  const read = (node: YamlNode): ReadonlyMap<string, Value> =>
    readRow(context, output.message, withUuids(node, uuids), output.name);
  const each = parts.get("each");
  const shared = each ? read(each) : new Map<string, Value>();
  return rows.items.map((node): ExpectedRow => {
    const own =
      node.kind === "map" ? new Map(node.entries.map(({ key, value }) => [key, value])) : new Map<string, YamlNode>();
    const row = new Map([...shared, ...read(node)]);
    for (const { name, cardinality } of columns) {
      if (!row.has(name) && !own.has(name))
        fault(node.location, `the row does not say what ${name} is`, "every column is compared: write it, or `null`");
      if (row.get(name) === null && cardinality !== "optional")
        fault(own.get(name)?.location ?? node.location, `${name} is never null`, "write its value");
    }
    return { row, location: node.location };
  });
}

/** In a column that is called like a log's UUID a number stands for one, as in the input. */
function withUuids(node: YamlNode, uuids: ReadonlySet<string>): YamlNode {
  if (node.kind !== "map") return node;
  const entries = node.entries.map((entry): YamlEntry => {
    const { value } = entry;
    if (!uuids.has(entry.key) || value.kind !== "scalar" || typeof value.value !== "bigint") return entry;
    return { ...entry, value: { ...value, value: uuidOf(value.value) } };
  });
  return { ...node, entries };
}

function readCovers(entry: YamlEntry | undefined, top: SourceLocation, fault: Fault): readonly Cover[] {
  if (entry?.value.kind !== "list") {
    fault(
      entry?.value.location ?? top,
      "covers is no list",
      `write \`covers: [${COVERS.slice(0, 2).join(", ")}]\`, or \`[]\``,
    );
    return [];
  }
  return entry.value.items.flatMap((node) => {
    const cover = COVERS.find((each) => node.kind === "scalar" && node.value === each);
    if (cover) return [cover];
    const close = node.kind === "scalar" ? didYouMean(String(node.value), COVERS) : undefined;
    fault(
      node.location,
      `a case cannot cover ${nameOf(node)}`,
      close ? `did you mean "${close}"?` : `there are ${COVERS.join(", ")}`,
    );
    return [];
  });
}

function readDay(entry: YamlEntry | undefined, fault: Fault): string {
  if (!entry) return DEFAULT_DAY;
  const day = entry.value.kind === "scalar" ? String(entry.value.value) : "";
  if (isDay(day)) return day;
  fault(entry.value.location, `day is ${nameOf(entry.value)}`, `write it as ${DEFAULT_DAY}`);
  return DEFAULT_DAY;
}

function textOf(entry: YamlEntry | undefined, top: SourceLocation, key: string, hint: string, fault: Fault): string {
  const value = entry?.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof value === "string" && value.trim() !== "") return value;
  fault(entry?.value.location ?? top, `the case has no ${key}`, hint);
  return "";
}
