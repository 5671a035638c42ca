import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outputOf, ROOT } from "#core";
import { jarsOf } from "../../stack/engine-files.ts";
import { findJava } from "../../stack/java.ts";
import { kafkaConfig } from "../../stack/kafka.ts";
import { composeText, loadYaml, VARIABLES } from "./loaded.ts";
import { brokerProperties, flinkProperties, propertyOf } from "./variables.ts";

const { services } = loadYaml(composeText());
const broker = brokerProperties(services["kafka"]?.environment ?? {});
const flink = flinkProperties(services["jobmanager"]?.environment?.["FLINK_PROPERTIES"] ?? "");
let folder: string;
/** Two small Java programs: a second each, and much longer on a machine that is busy with other tests. */
const JAVA_WITHIN = { timeout: 120_000 };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-settings-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  "a real broker knows every setting of the broker and accepts them together; a slip and a wrong value it tells",
  JAVA_WITHIN,
  () => {
    const slip = new Map([...broker.kafka, ["transaction.max.timeout", "1"], ["inter.broker.listener.name", "NONE"]]);
    const [ours, wrong] = askBroker([broker.kafka, slip]);
    expect(ours).toEqual([`accepted ${broker.kafka.size}`]);
    expect(wrong?.[0]).toBe("unknown transaction.max.timeout");
    expect(wrong?.[1]).toMatch(/^refused .*NONE/);
  },
);

test("the broker of the containers is set as the local one where it matters to the pipelines", () => {
  const local = new Map(
    kafkaConfig({ kafka: 1, controller: 2, registry: 3, flink: 4, gateway: 5 }, "/data")
      .trim()
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
  for (const name of [
    "transaction.max.timeout.ms",
    "auto.create.topics.enable",
    "default.replication.factor",
    "min.insync.replicas",
    "offsets.topic.replication.factor",
    "transaction.state.log.replication.factor",
    "transaction.state.log.min.isr",
    "group.initial.rebalance.delay.ms",
  ]) {
    expect(broker.kafka.get(name), name).toBe(local.get(name));
    expect(local.get(name), name).toBeDefined();
  }
});

test("clients on this machine and inside are sent to addresses that they can reach", () => {
  const advertised = Object.fromEntries(
    (broker.kafka.get("advertised.listeners") ?? "").split(",").map((text) => text.split("://")),
  );
  expect(advertised).toEqual({ INSIDE: "kafka:29092", OUTSIDE: `127.0.0.1:${VARIABLES["KAFKA_PORT"]}` });
});

test("Flink knows every setting of Flink", JAVA_WITHIN, () => {
  const jars = jarsOf(join(ROOT, "flink/local/target/lib"));
  const known = new Set(java(jars, ["flink"]));
  expect(known.size).toBeGreaterThan(200);
  expect([...flink.keys()].filter((key) => !known.has(key))).toEqual([]);
});

test("an entry of Flink with white space would be changed by its image", () => {
  for (const line of (services["jobmanager"]?.environment?.["FLINK_PROPERTIES"] ?? "").trim().split("\n")) {
    expect(line).toMatch(/^[\w.-]+: \S+$/);
  }
});

test("memory of a task manager is enough for its slots, and its container for its process", () => {
  const megabytes = (text: string | undefined): number => Number(/^(\d+)m$/.exec(text ?? "")?.[1]);
  // Window operators need managed memory per slot; with less a job restarts for ever (facts of the local stack: 10 MB).
  const slots = Number(flink.get("taskmanager.numberOfTaskSlots"));
  expect(megabytes(flink.get("taskmanager.memory.managed.size"))).toBeGreaterThanOrEqual(slots * 10);
  const limit = (service: string): number => megabytes(services[service]?.mem_limit);
  expect(limit("taskmanager")).toBeGreaterThan(megabytes(flink.get("taskmanager.memory.process.size")));
  expect(limit("jobmanager")).toBeGreaterThan(megabytes(flink.get("jobmanager.memory.process.size")));
});

test("a variable becomes a property as the images make it", () => {
  expect(propertyOf("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "KAFKA_")).toBe("auto.create.topics.enable");
  expect(propertyOf("KSQL_A__B___C_D", "KSQL_")).toBe("a_b-c.d");
});

/** What a broker says of each set of properties. */
function askBroker(sets: readonly ReadonlyMap<string, string>[]): string[][] {
  const files = sets.map((properties, i) => {
    const file = join(folder, `server-${i}.properties`);
    writeFileSync(file, [...properties].map(([key, value]) => `${key}=${value}\n`).join(""));
    return file;
  });
  const jars = jarsOf(join(ROOT, ".sluice/jars", `kafka-${VARIABLES["KAFKA_VERSION"]}`));
  const lines = java(jars, ["kafka", ...files]);
  return files.map((file) => {
    const from = lines.indexOf(`file ${file}`) + 1;
    const to = lines.findIndex((line, i) => i >= from && line.startsWith("file "));
    return lines.slice(from, to < 0 ? undefined : to);
  });
}

/** Runs `KnownSettings.java` from its source. */
function java(jars: readonly string[], args: readonly string[]): string[] {
  expect(jars).not.toEqual([]);
  const source = join(ROOT, "compose/test/java/KnownSettings.java");
  return outputOf(findJava().file, ["-cp", jars.join(delimiter), source, ...args]).split("\n");
}
