import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSchemas } from "#codegen";
import { ROOT } from "#core";
import { type LogType, type OutputType, openKafka, openProducer, openRegistry, readRows } from "#kafka";
import { emitTypeScript } from "../../codegen/emit-typescript/index.ts";
import { deploy, planDeployment } from "../deploy.ts";
import { pending } from "../plan/make-plan.ts";
import { openProject, type TestProject } from "./project.ts";

type Row = Record<string, unknown>;

/** A log whose types stand in other files, from the `.proto` to the rows of an output that reads it. */
describe("a log that imports types", () => {
  let project: TestProject;
  let common: string;
  let emitted: string;
  const kafka = () => openKafka({ bootstrap: project.config.kafka, registryUrl: project.config.registryUrl });
  const money = (): string => `schemas/${common}/v1/money.proto`;
  const output = (): string => `${project.log}_prices`;

  beforeAll(async () => {
    project = openProject();
    common = project.log.replace("ping", "common");
    const message = `Ping${project.log.slice(5, 6).toUpperCase()}${project.log.slice(6)}`;
    project.write(`schemas/${common}/v1/unit.proto`, unitText(common));
    project.write(money(), moneyText(common));
    project.write("schemas/ping/v1/ping.proto", logText(message, project.log, common));
    project.remove(`sql/flink/ping/${project.output}.sql`);
    project.write(`sql/flink/ping/${output()}.sql`, modelText(`${project.log}_valid`));
    await project.codegen();
    mkdirSync(join(ROOT, ".sluice"), { recursive: true });
    emitted = mkdtempSync(join(ROOT, ".sluice", "imports-"));
  });

  afterAll(async () => {
    const { registryUrl } = project.config;
    await project.close();
    const registry = openRegistry(registryUrl);
    for (const file of ["money", "unit"])
      await registry.deleteSubject(`${common}/v1/${file}.proto`, { permanent: true });
    rmSync(emitted, { recursive: true });
  });

  /** Codecs of the project as it is now. */
  async function codecs(): Promise<{ log: LogType<Row>; rows: OutputType<Row>; dead: OutputType<Row> }> {
    const { model } = await readSchemas(project.config.root);
    const folder = mkdtempSync(join(emitted, "codecs-"));
    const places = { folder: relative(ROOT, folder).replaceAll("\\", "/"), kafka: "kafka" };
    for (const [path, text] of emitTypeScript(model, places)) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), text);
    }
    const door = (await import(pathToFileURL(join(folder, "index.ts")).href)) as {
      logs: readonly LogType<Row>[];
      outputs: readonly OutputType<Row>[];
    };
    const log = door.logs.find((type) => type.log === project.log);
    const rows = door.outputs.find((type) => type.output === output());
    const dead = door.outputs.find((type) => type.output === `${project.log}_dead`);
    if (!log || !rows || !dead) throw new Error("the log or its outputs were not emitted");
    return { log, rows, dead };
  }

  async function send(log: LogType<Row>, events: readonly Row[], check: "reject" | "off" = "reject"): Promise<void> {
    const handle = kafka();
    const producer = await openProducer(handle, log, { check });
    for (const event of events) await producer.send(event);
    await producer.close();
    await handle.close();
  }

  async function read(rows: OutputType<Row>, count: number): Promise<Row[]> {
    const handle = kafka();
    const found: Row[] = [];
    for await (const { value } of readRows(handle, rows, { from: "earliest" })) if (found.push(value) === count) break;
    await handle.close();
    return found.sort((a, b) => String(a["host"]).localeCompare(String(b["host"])));
  }

  const full = (host: string): Row => ({
    host,
    price: { minor: 1999n, currency: "EUR", unit: { name: "piece", size: 2n ** 64n - 1n } },
    took: { seconds: -1n, nanos: -500_000_000 },
    retries: 0n,
    done: { case: "marked", value: {} },
    sentAt: new Date(),
  });

  it("registers each file under its own name, and events come back as rows", async () => {
    const { steps } = await deploy(project.config);
    expect(steps.filter(({ what }) => what === "schema").map(({ name }) => name)).toEqual([
      `${common}/v1/unit.proto`,
      `${common}/v1/money.proto`,
      `${project.log}-value`,
      `${project.log}_dead-value`,
      `${project.log}_late-value`,
      `${output()}-value`,
    ]);
    expect(pending(await planDeployment(project.config))).toEqual([]);

    const { log, rows } = await codecs();
    await send(log, [full("a"), { host: "b", sentAt: new Date() }]);
    expect(await read(rows, 2)).toEqual([
      {
        host: "a",
        price: { minor: 1999n, currency: "EUR", unit: { name: "piece", size: 2n ** 64n - 1n } },
        took: { seconds: -1n, nanos: -500_000_000 },
        retries: 0n,
        marked: true,
        marker: {},
      },
      { host: "b", marked: false },
    ]);
  });

  it("holds foreign producers to the rules of imported messages and of wrappers, where they are present", async () => {
    const { log, dead } = await codecs();
    const bad = [
      { ...full("x"), price: { minor: -1n, currency: "EUR" } },
      { ...full("y"), retries: -1n },
    ];
    for (const event of bad) expect(log.check(event).map(({ field }) => field)).toHaveLength(1);
    await send(log, bad, "off");
    const told = (await read(dead, 2)).map(({ reason, detail }) => `${reason}: ${detail}`);
    expect(told.sort()).toEqual(["rule: price.minor int64.gte", "rule: retries int64.gte"]);
  });

  it("takes a new message in an imported file without touching the job, which reads old and new writers", async () => {
    const before = await codecs();
    project.write(money(), `${moneyText(common)}message Added {\n  int32 x = 1;\n}\n`);
    expect(
      pending(await planDeployment(project.config)).map(({ mark, name, why }) => `${mark} ${name}: ${why}`),
    ).toEqual([
      `~ ${common}/v1/money.proto: new version: the canonical text changed`,
      `~ ${project.log}-value: new version: ${common}/v1/money.proto changed`,
    ]);
    await deploy(project.config);
    const after = await codecs();
    await send(before.log, [full("c")]);
    await send(after.log, [full("d")]);
    expect((await read(after.rows, 4)).map((row) => row["host"])).toEqual(["a", "b", "c", "d"]);
  });
});

function unitText(common: string): string {
  return `syntax = "proto3";
package ${common}.v1;
message Unit {
  string name = 1;
  uint64 size = 2;
}
`;
}

function moneyText(common: string): string {
  return `syntax = "proto3";
package ${common}.v1;
import "buf/validate/validate.proto";
import "${common}/v1/unit.proto";
enum Currency {
  CURRENCY_UNSPECIFIED = 0;
  EUR = 1;
}
message Money {
  int64 minor = 1 [(buf.validate.field).int64.gte = 0];
  Currency currency = 2;
  Unit unit = 3;
}
`;
}

function logText(message: string, topic: string, common: string): string {
  return `syntax = "proto3";
package ping.v1;
import "buf/validate/validate.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
import "sluice/v1/options.proto";
import "${common}/v1/money.proto";
message ${message} {
  option (sluice.v1.log) = { topic: "${topic}" key: "host" event_time: "sent_at" partitions: 2 retention: "1d" pipeline: "ping" };
  message Marker {}
  string host = 1;
  ${common}.v1.Money price = 2;
  google.protobuf.Duration took = 3;
  google.protobuf.Int64Value retries = 4 [(buf.validate.field).int64.gte = 0];
  oneof done {
    Marker marked = 5;
    google.protobuf.StringValue failed = 6;
  }
  google.protobuf.Timestamp sent_at = 7;
}
`;
}

function modelText(from: string): string {
  return `--! Purpose: prices as they came
--! Kind: output
--! Grain: host
--! Output: topic, append, retention 1d
SELECT
  host,
  price,
  took,
  retries,
  marked IS NOT NULL AS marked,
  marked AS marker
FROM ${from}
`;
}
