import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { openFlink } from "#deploy";
import { openKafka, openRegistry } from "#kafka";
import type { Difference } from "./matrix-compare.ts";
import { matrixFiles } from "./matrix-logs.ts";
import { copyProject, type Finished } from "./project-copy.ts";

/**
 * Each construct of proto3 with its absent, default and extreme values: TypeScript -> Kafka -> Flink SQL -> Kafka ->
 * TypeScript. Schemas, models and events are made from one table, `matrix-logs.ts`.
 */
const project = copyProject();
const env = { SLUICE_ENV: "matrix", SLUICE_DATA_DIR: `${project.root}/.sluice` };

const ok = (finished: Finished): Finished => {
  expect(finished.code, `${finished.out}\n${finished.err}`).toBe(0);
  return finished;
};

afterAll(async () => {
  const config = readConfig();
  const flink = openFlink(config.flinkUrl);
  for (const job of await flink.jobs()) {
    if (/^mx_/.test(job.name) && /RUNNING|RESTARTING|CREATED/.test(job.state))
      await flink.cancel(job.id, { deadline: 20_000 });
  }
  const kafka = openKafka({ bootstrap: config.kafka });
  const registry = openRegistry(config.registryUrl);
  const topics = (await kafka.admin().topicNames()).filter((name) => name.startsWith("mx_"));
  await kafka.admin().deleteTopics(topics);
  const values = topics.map((topic) => `${topic}-value`);
  for (const name of values) await registry.deleteSubject(name, { permanent: true });
  // Of the imported files: the one that imports goes first.
  const subjects = (await registry.subjects()).filter((name) => name.startsWith("mx_")).sort();
  for (const name of subjects.reverse()) await registry.deleteSubject(name, { permanent: true });
  await kafka.close();
  project.remove();
  expect((await registry.subjects()).filter((name) => name.startsWith("mx_"))).toEqual([]);
});

test("every construct with every kind of value comes back as it went in", { timeout: 400_000 }, async () => {
  const own = ["schemas/buf", "schemas/sluice", "sql/flink/sources"];
  for (const folder of ["schemas", "sql/flink"]) {
    for (const name of readdirSync(join(project.root, folder))) {
      const path = join(folder, name);
      if (!own.includes(path)) rmSync(join(project.root, path), { recursive: true });
    }
  }
  for (const [path, content] of matrixFiles()) project.write(path, content);
  ok(await project.run("codegen/main.ts", [], env));
  // The rest of the checkout is judged elsewhere.
  const types = await project.run("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "."], env);
  expect(types.out.split("\n").filter((line) => /^(kafka\/generated|test\/matrix)/.test(line))).toEqual([]);
  const { out, err } = ok(await project.run("test/matrix-run.ts", [], env));
  const result = JSON.parse(out) as { cells: number; differences: Difference[] };
  process.stderr.write(`${err}${result.cells} cells compared, ${result.differences.length} differences\n`);
  // The first of them: a type that is lost altogether is in every log.
  expect(result.differences.slice(0, 20)).toEqual([]);
  expect(result.cells).toBeGreaterThan(200_000);
});
