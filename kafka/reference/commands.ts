import { type Config, count, didYouMean, duration, plural, problemsError, renderTable, SluiceError } from "#core";
import { references } from "../generated/index.ts";
import type { ReferenceType } from "../message-type.ts";
import { kafkaOptions, openKafka } from "../open-kafka.ts";
import { openRegistry } from "../registry.ts";
import { type Published, type PublishOptions, planReference, publishReference } from "./publish-reference.ts";
import { readReferenceFile } from "./read-reference-file.ts";
import { renderChanges } from "./render-changes.ts";

/** A reference with the rows of its file. */
export interface Checked {
  readonly type: ReferenceType<unknown>;
  readonly rows: readonly unknown[];
}

/** The named references; all without a name. */
export function chosen(names: readonly string[]): readonly ReferenceType<unknown>[] {
  if (names.length === 0) return references;
  return [...new Set(names)].map((name) => {
    const found = references.find((type) => type.reference === name);
    if (found) return found;
    const known = references.map((type) => type.reference);
    const close = didYouMean(name, known);
    const hint = close === undefined ? `declared: ${known.join(", ") || "none"}` : `did you mean "${close}"?`;
    throw new SluiceError("SLUICE_ARGUMENT", `there is no reference "${name}"`, { hint });
  });
}

/** The rows of all files, or the problems of all files. */
export async function checkFiles(root: string, types: readonly ReferenceType<unknown>[]): Promise<readonly Checked[]> {
  const read = await Promise.allSettled(types.map((type) => readReferenceFile(root, type)));
  const faults = read.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  const [first] = faults;
  if (faults.length > 1 && faults.every((fault) => fault instanceof SluiceError)) {
    const problems = faults.flatMap((fault) => (fault.problems.length > 0 ? fault.problems : [problemOf(fault)]));
    const summary = `${plural(problems.length, "problem")} in ${plural(faults.length, "file")}: nothing is published`;
    throw problemsError(problems, summary);
  }
  if (faults.length > 0) throw first;
  return read.flatMap((one, i) => (one.status === "fulfilled" ? [{ type: types[i]!, rows: one.value }] : []));
}

function problemOf({ code, message, hint }: SluiceError): SluiceError["problems"][number] {
  return { code, message, ...(hint !== undefined && { hint }) };
}

/** `list`: what is declared. */
export function runList(json: boolean): number {
  if (json) {
    const shown = references.map(({ reference, topic, partitions, file, columns }) => {
      return { reference, topic, partitions, file, columns: columns.map(({ name, type }) => ({ name, type })) };
    });
    process.stdout.write(`${JSON.stringify(shown)}\n`);
    return 0;
  }
  const rows = references.map(({ reference, topic, partitions, file, columns }) => [
    reference,
    file,
    `topic ${topic}`,
    plural(partitions, "partition"),
    columns.map(({ name }) => name).join(", "),
  ]);
  if (rows.length > 0) process.stdout.write(`${renderTable(rows)}\n`);
  process.stdout.write(`${plural(references.length, "reference")} declared\n`);
  return 0;
}

/** `check`: the files are in order, or `checkFiles` has thrown. */
export function runCheck(checked: readonly Checked[], json: boolean): number {
  if (json) {
    process.stdout.write(
      `${JSON.stringify(checked.map(({ type, rows }) => ({ file: type.file, rows: rows.length })))}\n`,
    );
    return 0;
  }
  for (const { type, rows } of checked) process.stdout.write(`${type.file}: ${plural(rows.length, "row")}\n`);
  process.stdout.write(`${plural(checked.length, "reference")} checked, in order\n`);
  return 0;
}

/** `publish`: 2 when a dry run found something to do. */
export async function runPublish(
  config: Config,
  checked: readonly Checked[],
  { dryRun, json, ...batching }: PublishOptions & { readonly dryRun: boolean; readonly json: boolean },
): Promise<number> {
  const kafka = openKafka(kafkaOptions(config, "sluice-reference"));
  const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
  const results: object[] = [];
  let changes = 0;
  try {
    for (const { type, rows } of checked) {
      const began = performance.now();
      const done = dryRun
        ? await planReference(kafka, type, rows)
        : await publishReference(kafka, registry, type, rows, batching);
      changes += done.changes.length;
      results.push(resultOf(type, done));
      if (json) continue;
      if (dryRun) process.stdout.write(renderChanges(type, done.changes));
      process.stdout.write(`${summary(type, done, dryRun)}   ${duration(performance.now() - began)}\n`);
    }
  } finally {
    await kafka.close();
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  return dryRun && changes > 0 ? 2 : 0;
}

function resultOf({ reference }: ReferenceType<unknown>, { changes, ...counts }: Published<unknown>): object {
  return { reference, ...counts, changes: changes.map(({ kind, key }) => ({ kind, key })) };
}

function summary({ reference }: ReferenceType<unknown>, done: Published<unknown>, dryRun: boolean): string {
  const { added, changed, removed, unchanged } = done;
  const rest = `${count(unchanged)} unchanged`;
  if (done.changes.length === 0) return `${reference}: nothing to publish, ${rest}`;
  const what = `${count(added)} added, ${count(changed)} changed, ${count(removed)} removed, ${rest}`;
  return dryRun ? `${reference}: would be ${what}` : `${reference}: ${what}`;
}
