import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseArguments, parseDuration, readConfig, readVersions } from "#core";
import { makeCertificate } from "../../test/interop/certificate.ts";

// No stack runs here, whatever runs in the checkout.
const dataDir = mkdtempSync(join(tmpdir(), "sluice-config-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Start time of this process as the stack records it. */
function startOfThis(): string {
  if (process.platform !== "linux") return "not looked at";
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ");
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields?.[19]}`;
}

test("defaults come from the table of versions and ports", () => {
  const ports = readVersions();
  const config = readConfig({ dataDir }, {});
  expect(config.kafka).toBe(`127.0.0.1:${ports["KAFKA_PORT"]}`);
  expect(config.registryUrl).toBe(`http://127.0.0.1:${ports["REGISTRY_PORT"]}/apis/ccompat/v7`);
  expect(config.env).toBe("local");
});

test("a given address beats a port, an override beats both", () => {
  const env = { SLUICE_KAFKA: "kafka.example:9092", SLUICE_KAFKA_PORT: "1234" };
  expect(readConfig({}, env).kafka).toBe("kafka.example:9092");
  expect(readConfig({ kafka: "127.0.0.1:5" }, env).kafka).toBe("127.0.0.1:5");
});

test("a stack that runs on moved ports beats the table; a port setting and an address beat it", () => {
  const ports = { kafka: 19092, controller: 19093, registry: 18081, flink: 18082, gateway: 18083 };
  const owner = { pid: process.pid, start: startOfThis() };
  const moved = { SLUICE_DATA_DIR: join(dataDir, "moved") };
  mkdirSync(join(dataDir, "moved", "stack"), { recursive: true });
  const record = { version: 1, owner, ports, processes: [] };
  writeFileSync(join(dataDir, "moved", "stack", "processes.json"), JSON.stringify(record));

  expect(readConfig({}, moved)).toMatchObject({
    kafka: "127.0.0.1:19092",
    registryUrl: "http://127.0.0.1:18081/apis/ccompat/v7",
    flinkUrl: "http://127.0.0.1:18082",
    gatewayUrl: "http://127.0.0.1:18083",
  });
  expect(readConfig({ dataDir: moved.SLUICE_DATA_DIR }, {}).kafka).toBe("127.0.0.1:19092");
  const given = readConfig({}, { ...moved, SLUICE_KAFKA_PORT: "1234", SLUICE_FLINK_URL: "http://flink.example:1" });
  expect([given.kafka, given.flinkUrl, given.gatewayUrl]).toEqual([
    "127.0.0.1:1234",
    "http://flink.example:1",
    "http://127.0.0.1:18083",
  ]);
});

test("a root that is not there, or is no folder, is refused", () => {
  const none = join(dataDir, "none");
  expect(() => readConfig({ dataDir }, { SLUICE_ROOT: none })).toThrow(
    expect.objectContaining({
      code: "SLUICE_CONFIG",
      message: `SLUICE_ROOT must be the folder of a project, and there is no folder ${none}`,
    }),
  );
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  expect(() => readConfig({ dataDir }, { SLUICE_ROOT: file })).toThrow(`there is no folder ${file}`);
  expect(readConfig({ dataDir }, { SLUICE_ROOT: dataDir }).root).toBe(dataDir);
});

test("the Kafka client is one of two words", () => {
  expect(readConfig({ dataDir }, {}).kafkaClient).toBe("platformatic");
  expect(readConfig({ dataDir }, { SLUICE_KAFKA_CLIENT: "kafkajs" }).kafkaClient).toBe("kafkajs");
  expect(() => readConfig({ dataDir }, { SLUICE_KAFKA_CLIENT: "librdkafka" })).toThrow(
    'SLUICE_KAFKA_CLIENT must be platformatic or kafkajs, not "librdkafka"',
  );
});

test("all faults come in one message, unknown names too", () => {
  const env = { SLUICE_KAFKA_PORT: "x", SLUICE_KAFAK: "y", SLUICE_REGISTRY_URL: "no address" };
  expect(() => readConfig({}, env)).toThrow(
    'SLUICE_KAFAK is no setting of Sluice; SLUICE_KAFKA_PORT must be a port between 1 and 65535, not "x"; SLUICE_REGISTRY_URL must be an http address, not "no address"',
  );
});

test("a registry's address keeps its credentials and no slash at its end; no fault shows them", () => {
  const url = "https://user:geheim@registry.example/apis/ccompat/v7//";
  expect(readConfig({ dataDir }, { SLUICE_REGISTRY_URL: url }).registryUrl).toBe(url.slice(0, -2));
  for (const wrong of ["https://user:geheim@host:port/x", "ftp://user:geheim@host/x"]) {
    expect(() => readConfig({ dataDir }, { SLUICE_REGISTRY_URL: wrong })).toThrow(
      expect.objectContaining({ code: "SLUICE_CONFIG", message: expect.not.stringContaining("geheim") }),
    );
  }
});

test("of the registry's CA file the certificates are read, and nothing else", () => {
  const { cert, key, file } = makeCertificate(join(dataDir, "ca"));
  expect(readConfig({ dataDir }, { SLUICE_REGISTRY_CA: file }).registryCa).toBe(cert);
  const mixed = join(dataDir, "mixed.pem");
  const old = makeCertificate(join(dataDir, "old"), "outdated");
  writeFileSync(mixed, `a comment\n${key}${old.cert}${cert.replaceAll("\n", "\r\n")}`);
  expect(readConfig({ dataDir }, { SLUICE_REGISTRY_CA: mixed }).registryCa).toBe(`${old.cert}${cert}`);
});

test("a CA file that is missing, outdated, damaged or something else is a fault that says which", () => {
  const { cert, key } = makeCertificate(join(dataDir, "ca"));
  const throws = (name: string, content: string, message: RegExp): void => {
    const file = join(dataDir, name);
    writeFileSync(file, content);
    expect(() => readConfig({ dataDir }, { SLUICE_REGISTRY_CA: file })).toThrow(message);
  };
  throws("key.pem", key, /SLUICE_REGISTRY_CA names .*key.pem, which holds a PRIVATE KEY: no certificate/);
  throws("text.pem", "hello", /holds no PEM text: no certificate/);
  throws("broken.pem", cert.replace(/\n(.{20})/, "\nAAAA$1"), /whose certificate 1 is damaged/);
  throws("old.pem", makeCertificate(join(dataDir, "old"), "outdated").cert, /of CN=sluice test expired on \d{4}-/);
  expect(() => readConfig({ dataDir }, { SLUICE_REGISTRY_CA: join(dataDir, "none.pem") })).toThrow(
    /none.pem, which cannot be read: ENOENT/,
  );
});

test("file outputs go to data/ under the root, to a given folder, or to S3", () => {
  const root = join(dataDir, "project");
  expect(readConfig({ dataDir, root }, {})).toMatchObject({ files: join(root, "data") });
  expect(readConfig({ dataDir }, {}).s3).toBeUndefined();
  expect(readConfig({ dataDir }, { SLUICE_FILES: `${root}/out//` }).files).toBe(join(root, "out"));
  expect(readConfig({ dataDir }, { SLUICE_FILES: "out" }).files).toBe(resolve("out"));

  const onAws = readConfig({ dataDir }, { SLUICE_FILES: "s3://logs/sluice/v1/" });
  expect([onAws.files, onAws.s3]).toEqual(["s3://logs/sluice/v1", { region: "us-east-1" }]);
  expect(readConfig({ dataDir }, { SLUICE_FILES: "s3://logs/" }).files).toBe("s3://logs");
  const env = { SLUICE_S3_ENDPOINT: "http://127.0.0.1:5000/", SLUICE_S3_REGION: "eu-central-1" };
  expect(readConfig({ dataDir }, env).s3).toEqual({ endpoint: "http://127.0.0.1:5000", region: "eu-central-1" });
});

test("an empty setting of file outputs is one that is not given", () => {
  const empty = { SLUICE_FILES: "", SLUICE_S3_ENDPOINT: "", SLUICE_S3_REGION: "" };
  expect(readConfig({ dataDir }, empty)).toEqual(readConfig({ dataDir }, {}));
});

test.each([
  ["s3a://logs/x", '"s3a://" is not supported'],
  ["s3://Logs/x", '"Logs" is no name of a bucket'],
  ["s3:///x", '"" is no name of a bucket'],
  ["s3://key:geheim@logs/x", "it must hold no credentials"],
  ["s3://logs/a/../b", '".." cannot be a part of the prefix'],
  ["s3://logs/a//b", '"" cannot be a part of the prefix'],
  ["s3://logs/a b", '"a b" cannot be a part of the prefix'],
])("SLUICE_FILES=%s is refused", (files, why) => {
  expect(() => readConfig({ dataDir }, { SLUICE_FILES: files })).toThrow(
    expect.objectContaining({ code: "SLUICE_CONFIG", message: expect.stringContaining(why) }),
  );
});

test("all faults of S3 settings come together, and none shows a key", () => {
  const env = {
    SLUICE_FILES: "s3://k:geheim@b/x",
    SLUICE_S3_ENDPOINT: "http://k:geheim@host",
    SLUICE_S3_REGION: "eu 1",
  };
  expect(() => readConfig({ dataDir }, env)).toThrow(
    "SLUICE_FILES must be a folder or an address such as s3://bucket/prefix: it must hold no credentials, AWS_ACCESS_KEY_ID gives them; " +
      "SLUICE_S3_ENDPOINT must hold no credentials, AWS_ACCESS_KEY_ID gives them; " +
      'SLUICE_S3_REGION must be a region such as us-east-1, not "eu 1"',
  );
  for (const wrong of ["ftp://host", "no address", "http://host/?x=1"]) {
    expect(() => readConfig({ dataDir }, { SLUICE_S3_ENDPOINT: wrong })).toThrow(
      `SLUICE_S3_ENDPOINT must be an http address without query, not "${wrong}"`,
    );
  }
});

test("durations are read with their unit and refused without", () => {
  expect(parseDuration("500ms")).toBe(500);
  expect(parseDuration("10s")).toBe(10_000);
  expect(parseDuration("1.5h")).toBe(5_400_000);
  expect(parseDuration("7d")).toBe(604_800_000);
  expect(parseDuration("10")).toBeUndefined();
  expect(parseDuration("ten seconds")).toBeUndefined();
});

test("an unknown flag is refused with the usage as hint", () => {
  expect(() => parseArguments(["--raet", "5"], { rate: { type: "string" } }, "usage: x [--rate N]")).toThrowError(
    expect.objectContaining({
      code: "SLUICE_ARGUMENT",
      hint: "usage: x [--rate N]",
      message: "Unknown option '--raet'",
    }),
  );
});

test("a word that is no flag is refused where none is expected, with the way to pass flags through npm", () => {
  expect(() => parseArguments(["60s"], { for: { type: "string" } }, "usage", 0)).toThrowError(
    expect.objectContaining({
      code: "SLUICE_ARGUMENT",
      message: 'unexpected "60s"',
      hint: expect.stringContaining("`--`"),
    }),
  );
  expect(parseArguments(["up"], {}, "usage", 1).positionals).toEqual(["up"]);
});
