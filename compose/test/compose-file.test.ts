import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT, readVersions } from "#core";
import { composeText, loadYaml, VARIABLES } from "./loaded.ts";
import { breaches } from "./rules.ts";

test("every image, port, variable, mount and health check of the stack is one that is known", () => {
  expect(breaches(loadYaml(composeText()))).toEqual([]);
});

// <NAME> stands for a variable of the file.
test.each([
  ["an image by its newest tag", "cp-server:<CP_VERSION>", "cp-server:latest", "has tag latest"],
  ["an image nobody knows", "image: flink:", "image: link:", "image link is not known"],
  ["a port for everybody", '"127.0.0.1:<KSQLDB_PORT>', '"0.0.0.0:<KSQLDB_PORT>', "is published on 0.0.0.0"],
  ["a port without an address", '"127.0.0.1:<KSQLDB_PORT>', '"<KSQLDB_PORT>', "is published on all addresses"],
  ["another port", "<REGISTRY_PORT>:8081", "18081:8081", "port 18081:8081 is not known"],
  ["a service that nobody reaches", '    ports:\n      - "127.0.0.1:<GATEWAY_PORT>:8083"\n', "", "is not published"],
  ["a variable with a slip", "KSQL_LISTENERS", "KSQL_LISTENER", "KSQL_LISTENER is no variable"],
  ["a health check through a shell", "[CMD, curl, --fail", "[CMD-SHELL, curl, --fail", "goes through a shell"],
  ["a health check that the image lacks", "[CMD, wget", "[CMD, curl", "not known to have curl"],
  ["a health check with a script", "</dev/tcp/127.0.0.1/9093", "true", "bash runs a program"],
  ["a start by order only", "condition: service_healthy", "condition: service_started", "service_started, not healthy"],
  ["a program as command", "command: [jobmanager]", 'command: [bash, -c, "jobmanager"]', "its command is a program"],
  [
    "a jar that is not built",
    "sluice-flink-format-0.1.0.jar\n      target",
    "x.jar\n      target",
    "x.jar is not there",
  ],
  ["a mount that would be made up", "create_host_path: false", "create_host_path: true", "made when it is not there"],
  ["another path for checkpoints", "target: <STATE_DIR>/flink", "target: /flink", "has another path inside: /flink"],
  ["an undeclared volume", "- kafka-data:", "- kafka-date:", "volume kafka-date is not declared"],
  ["no limit of memory", "    mem_limit: 1536m\n", "", "has no memory limit"],
  [
    "no health check",
    "      test: [CMD, kafka-broker-api-versions",
    "      disable: true\n      test: [CMD, kafka-broker-api-versions",
    "has no health check",
  ],
])("%s is told", (_, from, to, breach) => {
  const text = composeText();
  const named = (words: string): string => words.replaceAll(/<([A-Z_]+)>/g, (_all, name: string) => `\${${name}}`);
  expect(text).toContain(named(from));
  expect(breaches(loadYaml(text.replaceAll(named(from), named(to)))).join("\n")).toContain(breach);
});

test("versions.env has the variables of the compose file, and none that nothing uses", () => {
  const used = new Set([...composeText().matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => match[1] as string));
  expect([...used].filter((name) => !(name in VARIABLES))).toEqual([]);
  const readers = ["setup", "core", "stack", "compose"].flatMap((room) =>
    readdirSync(join(ROOT, room))
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => readFileSync(join(ROOT, room, name), "utf8")),
  );
  // The Maven build repeats these; test/architecture.test.ts compares the two.
  const ofMaven = ["FLINK_KAFKA_CONNECTOR_VERSION", "HADOOP_VERSION", "COMMONS_LOGGING_VERSION"];
  const unused = Object.keys(readVersions()).filter(
    (name) => !used.has(name) && !ofMaven.includes(name) && !readers.some((text) => text.includes(name)),
  );
  expect(unused).toEqual([]);
});

test("ksqlDB logs bad records to the topic behind its stream", () => {
  const logging = parse(readFileSync(join(ROOT, "compose/ksqldb/log4j2.yaml"), "utf8")) as {
    Configuration: {
      Appenders: { Kafka: KafkaAppender };
      Loggers: { Logger: { name: string; AppenderRef?: unknown }[] };
    };
  };
  const { environment = {} } = loadYaml(composeText()).services["ksqldb-server"] ?? {};
  const { Kafka } = logging.Configuration.Appenders;
  expect(Kafka.topic).toBe(environment["KSQL_KSQL_LOGGING_PROCESSING_TOPIC_NAME"]);
  expect(Kafka.Property).toEqual([{ name: "bootstrap.servers", value: environment["KSQL_BOOTSTRAP_SERVERS"] }]);
  expect(Kafka.StructuredJsonLayout).toEqual({ Property: [{ name: "schemas.enable", value: false }] });
  const processing = logging.Configuration.Loggers.Logger.find(({ name }) => name === "processing");
  expect(processing).toMatchObject({ additivity: false, AppenderRef: [{ ref: Kafka.name }] });
});

interface KafkaAppender {
  readonly name: string;
  readonly topic: string;
  readonly StructuredJsonLayout: unknown;
  readonly Property: unknown;
}
