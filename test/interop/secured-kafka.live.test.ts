import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type KafkaSecurity, ROOT, readVersions, SluiceError, waitFor } from "#core";
import { openKafka } from "#kafka";
import { freePorts } from "#stack";
import { kafkaAccess } from "../../deploy/flink/kafka-access.ts";
import { all, CLIENTS, record, texts, write } from "../../kafka/test/live.ts";
import { makeCertificate } from "./certificate.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-secured-"));
const PASSWORD = "geheim";
const JARS = join(ROOT, ".sluice", "jars", `kafka-${readVersions()["KAFKA_VERSION"]}`, "*");
const JVM = ["-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", JARS];
let broker: ChildProcess | undefined;
let bootstrap = "";
let ca = "";

/** One broker that asks for TLS, and for user and password over it, in the two ways that clients know. */
beforeAll(async () => {
  const { kafka, controller } = await freePorts();
  const { cert, key } = makeCertificate(folder);
  ca = cert;
  bootstrap = `127.0.0.1:${kafka}`;
  writeFileSync(join(folder, "key-and-cert.pem"), `${key}${cert}`);
  const data = join(folder, "data");
  const module = "org.apache.kafka.common.security";
  const settings = {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${controller}`,
    listeners: `SASL_SSL://127.0.0.1:${kafka},CONTROLLER://127.0.0.1:${controller}`,
    "listener.security.protocol.map": "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "SASL_SSL",
    "sasl.mechanism.inter.broker.protocol": "PLAIN",
    "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
    "listener.name.sasl_ssl.plain.sasl.jaas.config": `${module}.plain.PlainLoginModule required username="sluice" password="${PASSWORD}" user_sluice="${PASSWORD}";`,
    "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": `${module}.scram.ScramLoginModule required;`,
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": join(folder, "key-and-cert.pem"),
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": join(folder, "cert.pem"),
    "log.dirs": data,
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": 1,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "transaction.state.log.num.partitions": 1,
  };
  const config = join(folder, "server.properties");
  writeFileSync(
    config,
    `${Object.entries(settings)
      .map(([k, v]) => `${k}=${v}`)
      .join("\n")}\n`,
  );
  mkdirSync(join(folder, "logs"));
  const scram = `SCRAM-SHA-512=[name=sluice,password=${PASSWORD}]`;
  const format = ["kafka.tools.StorageTool", "format", "-t", "Sq3Zb0p9RQK5l3d0Yk5pYw", "-c", config, "-S", scram];
  execFileSync(java(), [...JVM, ...format], { stdio: "pipe" });
  broker = spawn(java(), [...JVM, "kafka.Kafka", config], { stdio: "ignore" });
  const ready = openKafka({ bootstrap, security: security("PLAIN") });
  try {
    await waitFor(
      "the secured broker",
      () =>
        ready
          .admin()
          .cluster()
          .catch(() => undefined),
      { deadline: 60_000 },
    );
  } finally {
    await ready.close();
  }
});

afterAll(async () => {
  const ended = new Promise((resolve) => broker?.once("exit", resolve));
  broker?.kill("SIGKILL");
  if (broker) await ended;
  rmSync(folder, { recursive: true, force: true });
});

function java(): string {
  const home = process.env["JAVA_HOME"];
  return home ? join(home, "bin", "java") : "java";
}

function security(mechanism: "PLAIN" | "SCRAM-SHA-512", password = PASSWORD): KafkaSecurity {
  return { tls: true, ca, sasl: { mechanism, user: "sluice", password } };
}

test.each(CLIENTS)("%s writes, in a transaction too, and reads over TLS with SCRAM", async (client) => {
  const kafka = openKafka({ bootstrap, client, security: security("SCRAM-SHA-512") });
  try {
    const topic = `secured_${client}`;
    const group = `${topic}_group`;
    await kafka.admin().createTopics([{ name: topic, partitions: 1 }]);
    await write(kafka, topic, 0, [record("plain")]);
    const producer = await kafka.transactional({ id: topic });
    const transaction = await producer.begin();
    await transaction.send(topic, 0, [record("transaction")]);
    await transaction.commitOffsets(group, [{ topic, partition: 0, offset: 1n }]);
    await transaction.commit();
    await producer.close();
    // Readers see a commit a moment later.
    const visible = async (): Promise<boolean> => (await kafka.admin().offsets(topic))[0]?.latest === 3n;
    await waitFor("the transaction to be seen", visible, { deadline: 20_000 });
    const reader = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
    expect(texts(await all(reader))).toEqual(["plain", "transaction"]);
    const member = await kafka.consumer({ topics: [topic], group, from: "earliest", until: "end" });
    expect(texts(await all(member))).toEqual(["transaction"]);
  } finally {
    await kafka.close();
  }
});

test.each(CLIENTS)("%s speaks PLAIN too", async (client) => {
  const kafka = openKafka({ bootstrap, client, security: security("PLAIN") });
  try {
    expect((await kafka.admin().cluster()).brokers).toBe(1);
  } finally {
    await kafka.close();
  }
});

test("Java's client is let in with the options that a table of Flink gets", () => {
  const program = join(folder, "Check.java");
  writeFileSync(
    program,
    `import java.util.*;
import org.apache.kafka.clients.admin.Admin;
class Check {
  public static void main(String[] args) throws Exception {
    var options = new HashMap<String, Object>(Map.of("bootstrap.servers", args[0], "request.timeout.ms", "10000", "default.api.timeout.ms", "20000"));
    for (int i = 1; i < args.length; i += 2) options.put(args[i], args[i + 1]);
    try (var admin = Admin.create(options)) { System.out.println(admin.describeCluster().nodes().get().size()); }
  }
}
`,
  );
  for (const mechanism of ["SCRAM-SHA-512", "PLAIN"] as const) {
    const options = kafkaAccess(security(mechanism)).flatMap(([key, value]) => [key.replace("properties.", ""), value]);
    const out = execFileSync(java(), [...JVM, program, bootstrap, ...options], { encoding: "utf8", stdio: "pipe" });
    expect(out.trim()).toBe("1");
  }
});

test.each(CLIENTS)("%s says that user or password are wrong, and shows neither", async (client) => {
  const kafka = openKafka({ bootstrap, client, security: security("SCRAM-SHA-512", "falsch") });
  try {
    const error = await kafka
      .admin()
      .topicNames()
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(error).toBeInstanceOf(SluiceError);
    expect(error).toMatchObject({
      code: "SLUICE_KAFKA",
      retryable: false,
      hint: expect.stringContaining("user or password are wrong"),
      message: expect.not.stringMatching(/falsch|geheim/),
    });
  } finally {
    await kafka.close();
  }
});

test.each(CLIENTS)("%s refuses a broker whose certificate nobody has vouched for", async (client) => {
  const { ca: _, ...unknown } = security("PLAIN");
  const kafka = openKafka({ bootstrap, client, security: unknown });
  try {
    await expect(kafka.admin().topicNames()).rejects.toThrow(/self.signed certificate/);
  } finally {
    await kafka.close();
  }
});

test.each(CLIENTS)("%s: more copies than brokers are refused, with the setting to change", async (client) => {
  const kafka = openKafka({ bootstrap, client, security: security("PLAIN"), replication: 3 });
  try {
    await expect(kafka.admin().createTopics([{ name: `copies_${client}`, partitions: 1 }])).rejects.toMatchObject({
      code: "SLUICE_KAFKA",
      hint: expect.stringContaining("`replication`"),
    });
  } finally {
    await kafka.close();
  }
});
