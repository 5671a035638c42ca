import { afterAll, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { openFlink } from "#deploy";
import { openKafka, openRegistry } from "#kafka";
import { copyProject, type Finished } from "./project-copy.ts";

/** A user adds a log: one `.proto` and one `.sql`, no TypeScript. Everything else is commands of the README. */
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

test("adding a log needs one .proto and one .sql, and rows come out of a typed reader", async () => {
  project.write(
    "schemas/parcel/v1/parcel.proto",
    `syntax = "proto3";
package parcel.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";

// A parcel was scanned at a depot.
message ParcelScan {
  option (sluice.v1.log) = { key: "parcel_id" event_time: "scanned_at" lateness: "5s" partitions: 2 retention: "1d" pipeline: "parcel" };
  string parcel_id = 1 [(buf.validate.field).string.uuid = true];
  string depot = 2 [(buf.validate.field).string = { in: ["BER", "HAM", "MUC"] }];
  double weight_kg = 3 [(buf.validate.field).double = { gt: 0, lte: 40 }];
  google.protobuf.Timestamp scanned_at = 4 [(buf.validate.field).required = true];
}
`,
  );
  project.write(
    "sql/flink/parcel/parcels_per_depot_1m.sql",
    `--! Purpose: parcels and their weight per depot, each minute
--! Kind: output
--! Grain: depot; 1 minute
--! Time: scanned_at
--! Output: topic, upsert, retention 1d
SELECT
  window_start,
  window_end,
  depot,
  COUNT(*) AS parcels,
  SUM(weight_kg) AS weight_kg
FROM TABLE(TUMBLE(TABLE parcel_scan_ok, DESCRIPTOR(scanned_at), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end, depot
`,
  );

  expect(ok(await project.run("codegen/main.ts", [], env)).out).toContain("+ kafka/generated/parcel/v1/parcel.ts");
  ok(await project.run("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "."], env));
  ok(await project.run("deploy/main.ts", ["check", "--pipeline", "parcel"], env));
  ok(await project.run("deploy/main.ts", ["apply", "--pipeline", "parcel"], env));
  ok(await project.run("generator/main.ts", ["--pipeline", "parcel", "--rate", "100", "--events", "22000"], env));

  project.write(
    "read-parcels.ts",
    `import { readParcelsPerDepot1m } from "#generated";
import { openKafka } from "#kafka";

const kafka = openKafka({ bootstrap: process.env["SLUICE_KAFKA"] ?? "" });
for await (const { value } of readParcelsPerDepot1m(kafka, { from: "earliest", until: "end" })) {
  console.log(value.windowStart?.toISOString(), value.depot, value.parcels, value.weightKg.toFixed(1));
}
await kafka.close();
`,
  );
  const rows = await waitFor(
    "rows of two closed windows and all depots",
    async () => {
      const lines = ok(await project.run("read-parcels.ts", [], env))
        .out.trim()
        .split("\n");
      return new Set(lines.map((line) => line.slice(0, 16))).size >= 2 && lines;
    },
    { deadline: 60_000, maxInterval: 2_000 },
  );
  expect(new Set(rows.map((row) => row.split(" ")[1]))).toEqual(new Set(["BER", "HAM", "MUC"]));
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z [A-Z]{3} \d+n? \d+\.\d$/);
});
