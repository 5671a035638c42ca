import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { flinkArguments } from "../flink.ts";
import { s3Arguments } from "../flink-s3.ts";
import { majorOf, parseJavaVersion } from "../java.ts";
import { kafkaConfig, kafkaCorruption, rollingLog } from "../kafka.ts";
import { metadataRequest } from "../kafka-probe.ts";
import { faultLines, lastLines, rotate, tellingLines } from "../log-file.ts";
import { registryCorruption, registrySettings } from "../registry.ts";
import { renderEvent } from "../render-event.ts";

const PORTS = { kafka: 19092, controller: 19093, registry: 18081, flink: 18082, gateway: 18083 };

test("Kafka listens on loopback only, makes no topic by accident and allows a transaction of one hour", () => {
  const settings = Object.fromEntries(
    kafkaConfig(PORTS, "C:\\data\\kafka")
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  expect(settings["listeners"]).toBe("PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093");
  expect(settings["auto.create.topics.enable"]).toBe("false");
  expect(settings["transaction.max.timeout.ms"]).toBe("3600000");
  expect(settings["group.initial.rebalance.delay.ms"]).toBe("0");
  expect(settings["log.dirs"]).toBe("C:/data/kafka");
  for (const topic of ["offsets.topic", "transaction.state.log", "share.coordinator.state.topic"]) {
    expect(settings[`${topic}.replication.factor`]).toBe("1");
  }
});

test("the registry and Flink listen on loopback only", () => {
  expect(registrySettings(PORTS.registry, "/d/registry", "/l")["quarkus.http.host"]).toBe("127.0.0.1");
  const flink = flinkArguments(PORTS, "/d e/flink", 8);
  expect(flink).toContain("rest.bind-address=127.0.0.1");
  expect(flink).toContain("sql-gateway.endpoint.rest.bind-address=127.0.0.1");
  expect(flink).toContain("taskmanager.numberOfTaskSlots=8");
  expect(flink).toContain("execution.checkpointing.dir=file:///d%20e/flink/checkpoints");
});

test("Flink learns where S3 is, and its keys are none of its arguments", () => {
  const env = { AWS_ACCESS_KEY_ID: "the-key", AWS_SECRET_ACCESS_KEY: "geheim" };
  const own = s3Arguments({ endpoint: "http://127.0.0.1:5000", region: "eu-central-1" }, env);
  expect(own).toContain("s3.endpoint=http://127.0.0.1:5000");
  expect(own).toContain("s3.path.style.access=true");
  expect(own).toContain("s3.endpoint.region=eu-central-1");
  expect(own.join(" ")).not.toMatch(/the-key|geheim/);
  // AWS names the bucket in the host, and a machine of its own may have a role in place of keys.
  const aws = s3Arguments({ region: "us-east-1" }, {}).join(" ");
  expect(aws).not.toMatch(/s3\.endpoint=|path\.style|credentials/);
  expect(s3Arguments(undefined, env)).toEqual([]);
});

test("engine logs roll by size and keep three old files", () => {
  const text = rollingLog("/x/kafka.log", "a.b", "WARN");
  expect(text).toContain("appender.file.fileName = /x/kafka.log\n");
  expect(text).toContain("appender.file.strategy.max = 3\n");
});

test("damaged data is told from another fault", () => {
  const missing = "java.lang.RuntimeException: No readable meta.properties files found.";
  expect(kafkaCorruption(["INFO starting", missing])).toBe(missing);
  expect(kafkaCorruption(["java.net.BindException: Address already in use"])).toBeUndefined();
  expect(registryCorruption(["org.h2.mvstore.MVStoreException: File corrupted in chunk 3"])).toBeDefined();
  expect(registryCorruption(["Port 8081 already in use"])).toBeUndefined();
});

test("the probe asks Kafka for metadata of no topic", () => {
  const request = metadataRequest();
  expect(request.readInt32BE(0)).toBe(request.length - 4);
  expect(request.subarray(4).toString("hex")).toBe("0003000400000001ffff0000000000");
});

test("Java versions old and new are read", () => {
  expect(parseJavaVersion('openjdk version "17.0.15" 2025-04-15')).toBe("17.0.15");
  expect(["17.0.15", "1.8.0_392", "21-ea"].map(majorOf)).toEqual([17, 8, 21]);
});

test("the end of a log is read without half lines, and a log is rotated when it has grown", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-log-"));
  const file = join(folder, "x.log");
  try {
    expect(lastLines(file, 3)).toEqual([]);
    writeFileSync(file, `${"y".repeat(5000)}\n`);
    appendFileSync(file, "one\n\ntwo\nthree\n");
    expect(lastLines(file, 2)).toEqual(["two", "three"]);
    expect(lastLines(file, 9)).toEqual(["one", "two", "three"]);
    // What an earlier run wrote is left out.
    expect(lastLines(file, 9, 5010)).toEqual(["three"]);
    rotate(file, 10_000);
    expect(existsSync(`${file}.1`)).toBe(false);
    for (let i = 0; i < 5; i++) {
      rotate(file, 3);
      writeFileSync(file, `generation ${i}`);
    }
    expect(existsSync(`${file}.3`)).toBe(true);
    expect(existsSync(`${file}.4`)).toBe(false);
    expect(lastLines(`${file}.1`, 1)).toEqual(["generation 3"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("of a failed start the faults are shown, not the clean-up after them", () => {
  const log = ["INFO up", "ERROR Address already in use", "\tat a.b.C(D.java:1)", "INFO closed after SomeException"];
  expect(tellingLines(log, 8)).toEqual(["ERROR Address already in use"]);
  expect(tellingLines(["INFO one", "INFO two", "INFO three"], 2)).toEqual(["INFO two", "INFO three"]);
});

test("of an engine that ended only warnings, errors and exceptions are shown", () => {
  expect(faultLines(["INFO one", "[1] INFO ERROR handled", "two", "\tat a.b.C(D.java:1)"], 5)).toEqual([]);
  const log = ["a WARN b", "INFO c", "d ERROR e", "x.YException", "\tat a.b.C(D.java:1)", "Caused by: z.WError: q"];
  expect(faultLines(log, 5)).toEqual(["a WARN b", "d ERROR e", "x.YException", "Caused by: z.WError: q"]);
  expect(faultLines(log, 2)).toEqual(["x.YException", "Caused by: z.WError: q"]);
});

test("an engine that ended is shown with how, its log and its last faults", () => {
  const exited = { kind: "exited", name: "kafka", how: "killed by SIGKILL", log: "/l/kafka.log" } as const;
  expect(renderEvent({ ...exited, lastLines: ["ERROR one"] })).toBe(
    "kafka ended by itself: killed by SIGKILL; its log: /l/kafka.log\n    ERROR one",
  );
  expect(renderEvent({ ...exited, lastLines: [] })).toBe(
    "kafka ended by itself: killed by SIGKILL; its log: /l/kafka.log",
  );
  expect(renderEvent({ kind: "orphan-stopped", name: "helper", pid: 5 })).toBeUndefined();
});
