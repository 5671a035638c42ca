import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT, readConfig, waitFor } from "#core";
import { openFlink } from "#deploy";
import { openKafka, openRegistry } from "#kafka";
import { copyProject, type Finished } from "./project-copy.ts";

/** A user adds a log as the README says: one `.proto`, one `.sql`, and the commands; the files are read from there. */
const project = copyProject();
const env = { SLUICE_ENV: "addlog", SLUICE_DATA_DIR: `${project.root}/.sluice` };

const ok = (finished: Finished): Finished => {
  expect(finished.code, `${finished.out}\n${finished.err}`).toBe(0);
  return finished;
};

afterAll(async () => {
  const config = readConfig();
  const flink = openFlink(config.flinkUrl);
  for (const job of await flink.jobs()) {
    if (/^parcel/.test(job.name) && job.state === "RUNNING") await flink.cancel(job.id, { deadline: 20_000 });
  }
  const kafka = openKafka({ bootstrap: config.kafka });
  const registry = openRegistry(config.registryUrl);
  const topics = (await kafka.admin().topicNames()).filter((name) => name.startsWith("parcel"));
  await kafka.admin().deleteTopics(topics);
  for (const topic of topics) await registry.deleteSubject(`${topic}-value`, { permanent: true });
  await kafka.close();
  project.remove();
});

/** The files of the README's section, by path: each stands in a fence under its path. */
function readmeFiles(): Map<string, string> {
  const text = readFileSync(join(ROOT, "README.md"), "utf8");
  const fences = text.matchAll(/\n`([\w./]+\.(?:proto|sql|ts))`\n\n```\w+\n([\s\S]*?)```/g);
  const files = new Map([...fences].map((m) => [m[1] as string, m[2] as string]));
  expect([...files.keys()]).toEqual([
    "schemas/parcel/v1/parcel.proto",
    "sql/flink/parcel/parcels_per_depot_1m.sql",
    "parcels.ts",
  ]);
  return files;
}

test("adding a log needs one .proto and one .sql, and rows come out of a typed reader", async () => {
  for (const [path, text] of readmeFiles()) project.write(path, text);

  expect(ok(await project.run("codegen/main.ts", [], env)).out).toContain("+ kafka/generated/parcel/v1/parcel.ts");
  ok(await project.run("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "."], env));
  ok(await project.run("deploy/main.ts", ["check", "--pipeline", "parcel"], env));
  ok(await project.run("deploy/main.ts", ["apply", "--pipeline", "parcel"], env));
  ok(await project.run("generator/main.ts", ["--pipeline", "parcel", "--rate", "100", "--events", "22000"], env));

  const rows = await waitFor(
    "rows of two closed windows and all depots",
    async () => {
      const lines = ok(await project.run("parcels.ts", [], env))
        .out.trim()
        .split("\n");
      return new Set(lines.map((line) => line.slice(0, 16))).size >= 2 && lines;
    },
    { deadline: 60_000, maxInterval: 2_000 },
  );
  expect(new Set(rows.map((row) => row.split(" ")[1]))).toEqual(new Set(["BER", "HAM", "MUC"]));
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z [A-Z]{3} \d+n [\d.]+$/);
});
