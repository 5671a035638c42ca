import { fromBinary, toJson } from "@bufbuild/protobuf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { type Kafka, type LogType, openKafka, openProducer, openRegistry, readRows } from "#kafka";
import { fresh } from "../../kafka/test/live.ts";
import { type Emitted, emitInterop, frameOf } from "./emitted.ts";
import { compileJava } from "./java-program.ts";
import { PURCHASE, PURCHASE_JSON } from "./values.ts";

/** A Java team with protoc's classes, made of the texts that the registry has, on the same topic as we. */
const config = readConfig();
const topic = fresh("test_interop");
let emitted: Emitted;
let log: LogType<object>;
let kafka: Kafka;
let run: ReturnType<typeof compileJava>;

beforeAll(async () => {
  emitted = await emitInterop();
  log = { ...emitted.log, topic, subject: `${topic}-value` };
  kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl, clientId: "sluice-interop" });
  run = compileJava(log, "interop/v1/purchase.proto");
  await kafka.admin().createTopics([{ name: topic, partitions: 1 }]);
});

afterAll(async () => {
  await kafka?.admin().deleteTopics([topic]);
  await kafka?.close();
  const registry = openRegistry(config.registryUrl);
  await registry.deleteSubject(log.subject, { permanent: true });
  // Others may refer to it on a registry that is shared.
  await registry.deleteSubject("common/v1/money.proto", { permanent: true }).catch(() => undefined);
});

test("a Java consumer reads our records, and we read those of a Java producer", async () => {
  const producer = await openProducer(kafka, log, { register: true });
  const { schemaId } = producer;
  await producer.send(PURCHASE);
  const refund = frameOf(emitted.type("interop.v1.Refund"), { purchaseId: "r", amount: undefined }, schemaId);
  producer.sendRaw({ key: "refund", value: refund });
  await producer.close();

  const lines = run(config.kafka, topic, String(schemaId)).map((line) => line.split("\t"));
  const [purchase, other] = lines;
  expect(lines.length).toBe(2);
  expect(purchase?.slice(0, 4)).toEqual([
    "p-1 ü 🚲",
    String(schemaId),
    "[1]",
    "p-1 ü 🚲,18446744073709551615,1795176000.123000000,-1/-500000000,true:0,-9223372036854775808,STATE_PAID,VOUCHER,CHANNEL_WEB",
  ]);
  const bytes = Buffer.from(purchase?.[4] ?? "", "base64");
  expect(toJson(emitted.oracle(log.name), fromBinary(emitted.oracle(log.name), bytes))).toEqual(PURCHASE_JSON);
  expect(log.decode(bytes, 0, bytes.length)).toEqual(PURCHASE);
  expect(other?.slice(0, 3)).toEqual(["refund", String(schemaId), "[2]"]);

  const rows: object[] = [];
  for await (const { value } of readRows(kafka, log, { until: "end", onBad: () => undefined })) rows.push(value);
  const nothing = log.decode(Buffer.alloc(0), 0, 0);
  expect(rows).toEqual([
    PURCHASE,
    {
      ...nothing,
      purchaseId: "java",
      placedAt: expect.any(Date),
      took: { seconds: 315_576_000_000n, nanos: 1 },
      points: 0n,
      remark: "r",
      counts: { k: 9_223_372_036_854_775_807n },
      total: { currency: "EUR", minor: -1n },
      lines: [{ sku: "s", sizes: [-2_147_483_648], size: "SIZE_UNSPECIFIED" }],
      big: 18_446_744_073_709_551_615n,
      ratio: -0,
      state: "STATE_OPEN",
      payment: { case: "card", value: "visa" },
      digest: Uint8Array.of(255),
      parcel: { number: 9_223_372_036_854_775_808n },
      channel: "99",
    },
    { ...nothing, purchaseId: "empty", channel: "CHANNEL_SHOP" },
  ]);
  expect(rows[1]).toMatchObject({ placedAt: new Date(-1) });
});
