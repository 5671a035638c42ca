import { fromBinary, fromJson, type JsonValue, toJson } from "@bufbuild/protobuf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { waitFor } from "#core";
import { deploy } from "#deploy";
import {
  type Kafka,
  lookupSchema,
  openKafka,
  openProducer,
  openRegistry,
  type Registry,
  readFrame,
  readRows,
} from "#kafka";
import { type Confluent, type EsMessage, loadConfluent } from "./confluent.ts";
import { frameOf } from "./emitted.ts";
import { type InteropProject, openInteropProject } from "./project.ts";
import { openProxy, type RegistryProxy } from "./registry-proxy.ts";
import { PURCHASE, PURCHASE_JSON } from "./values.ts";

/**
 * `@confluentinc/schemaregistry` against the live registry, by way of a proxy that answers `format=serialized` as
 * Confluent's server does; see serialized.ts.
 */
let confluent: Confluent;
let project: InteropProject;
let proxy: RegistryProxy;
let registry: Registry;
let kafka: Kafka;

beforeAll(async () => {
  confluent = loadConfluent();
  project = await openInteropProject();
  const { config } = project;
  proxy = await openProxy(config.registryUrl, { serialized: true });
  registry = openRegistry(config.registryUrl);
  kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl, clientId: "sluice-interop" });
  await deploy(config, { only: project.output!.topic });
});

afterAll(async () => {
  await proxy?.close();
  await kafka?.close();
  await project?.close();
  // Imported files, those that their serializer registered too; others may refer to them on a registry that is shared.
  for (const subject of ["common/v1/money.proto", "sluice/v1/options.proto", "buf/validate/validate.proto"]) {
    await registry?.deleteSubject(subject, { permanent: true }).catch(() => undefined);
  }
});

const client = (): object => new confluent.SchemaRegistryClient({ baseURLs: [proxy.url], cacheLatestTtlSecs: 60 });
const serializer = (config: object): InstanceType<Confluent["ProtobufSerializer"]> => {
  const types = confluent.es.createRegistry(...[project.message, "interop.v1.Refund"].map(project.oracle));
  return new confluent.ProtobufSerializer(client(), confluent.SerdeType.VALUE, { registry: types, ...config });
};
const purchase = (id: string): Record<string, unknown> => ({ ...PURCHASE, purchaseId: id, placedAt: new Date() });
const theirs = (id: string): EsMessage =>
  fromJson(project.oracle(project.message), {
    ...PURCHASE_JSON,
    purchaseId: id,
    placedAt: new Date().toISOString(),
  } as JsonValue) as EsMessage;

/** Sends a finished frame as it is. */
async function sendRaw(value: Buffer): Promise<void> {
  const producer = await openProducer(kafka, project.log);
  producer.sendRaw({ value, key: "k" });
  await producer.close();
}

/** What our reader makes of the log. */
async function readLog(): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const { value } of readRows(kafka, project.log, { until: "end" })) rows.push({ ...value });
  return rows;
}

/** The row that the Flink job made of the record with this id. */
function jobRow(id: string): Promise<Record<string, unknown>> {
  const output = project.output!;
  return waitFor(
    `a row of ${id} in ${output.topic}`,
    async () => {
      for await (const { value } of readRows(kafka, output, { until: "end" })) {
        const row = { ...value } as Record<string, unknown>;
        if (row["purchaseId"] === id) return row;
      }
      return undefined;
    },
    { deadline: 30_000 },
  );
}

describe("what our producer sends", () => {
  test("their deserializer reads, with an imported file, from what the registry says", async () => {
    const producer = await openProducer(kafka, project.log);
    await producer.send(purchase("ours"));
    await producer.close();
    const frame = frameOf(project.log, purchase("ours"), producer.schemaId);
    const reader = new confluent.ProtobufDeserializer(client(), confluent.SerdeType.VALUE, {});
    const read = await reader.deserialize(project.log.topic, frame);
    expect(read.$typeName).toBe(project.message);
    const desc = project.oracle(project.message);
    const bytes = frame.subarray(readFrame(frame).start);
    expect(confluent.es.toBinary(desc, read as never)).toEqual(Uint8Array.from(bytes));
    expect(toJson(desc, fromBinary(desc, bytes))).toMatchObject({
      ...PURCHASE_JSON,
      purchaseId: "ours",
      placedAt: expect.any(String),
    });
    // The imported file is a subject of its own, which the log's schema refers to.
    expect(proxy.seen).toContainEqual(expect.stringMatching(/^GET \/subjects\/common%2Fv1%2Fmoney\.proto\/versions\//));
  });

  test("their deserializer reads messages at any place of the file", async () => {
    const { id } = (await registry.version(project.log.subject, "latest"))!;
    const reader = new confluent.ProtobufDeserializer(client(), confluent.SerdeType.VALUE, {});
    for (const [name, value] of [
      ["interop.v1.Note", { text: "n" }],
      ["interop.v1.Refund", { purchaseId: "r", amount: { currency: "EUR", minor: 3n } }],
      [`${project.message}.Line`, { sku: "s", sizes: [1, -1], size: "SIZE_LARGE" }],
      [`${project.message}.Parcel.Label`, { text: "l" }],
    ] as const) {
      const read = await reader.deserialize("any", frameOf(project.type(name), value, id));
      expect(read.$typeName).toBe(name);
      expect(read).toMatchObject(name.endsWith("Line") ? { sku: "s", sizes: [1, -1], size: 1 } : value);
    }
  });
});

describe("what their serializer sends", () => {
  test("with the latest version, our reader and a Flink job read; the frame is ours, byte for byte", async () => {
    const message = theirs("latest");
    const frame = await serializer({ useLatestVersion: true, autoRegisterSchemas: false }).serialize(
      project.log.topic,
      message,
    );
    const { schemaId, start } = readFrame(frame);
    const value = project.log.decode(frame, start, frame.length);
    expect(frameOf(project.log, value, schemaId).equals(frame)).toBe(true);
    expect(schemaId).toBe((await lookupSchema(registry, project.log.subject, project.log))?.id);
    await sendRaw(frame);
    expect(await readLog()).toContainEqual(value);
    expectJobRow(await jobRow("latest"), value);
  });

  test("with its own registration of a binary descriptor, our reader and a Flink job read as well", async () => {
    const message = theirs("registered");
    const frame = await serializer({ autoRegisterSchemas: true }).serialize(project.log.topic, message);
    const { schemaId, start } = readFrame(frame);
    expect(await registry.byId(schemaId)).not.toContain("syntax");
    const value = project.log.decode(frame, start, frame.length);
    expect(frameOf(project.log, value, schemaId).equals(frame)).toBe(true);
    await sendRaw(frame);
    expect(await readLog()).toContainEqual(value);
    expectJobRow(await jobRow("registered"), value);
  });

  test("for messages at other places the frame agrees with ours", async () => {
    for (const [name, json] of [
      ["interop.v1.Refund", { purchaseId: "r", amount: { currency: "EUR", minor: "3" } }],
      [`${project.message}.Parcel.Label`, { text: "l" }],
    ] as const) {
      const types = confluent.es.createRegistry(project.oracle(name));
      const own = new confluent.ProtobufSerializer(client(), confluent.SerdeType.VALUE, {
        registry: types,
        useLatestVersion: true,
        autoRegisterSchemas: false,
      });
      const frame = await own.serialize(project.log.topic, fromJson(project.oracle(name), json) as EsMessage);
      const { schemaId, start, index } = readFrame(frame);
      expect(index).toEqual(project.type(name).index);
      expect(frameOf(project.type(name), project.type(name).decode(frame, start, frame.length), schemaId)).toEqual(
        frame,
      );
    }
  });
});

/** A job's row holds what the record held: nested, map, wrapper, Duration, uint64 above 2^63. */
function expectJobRow(row: Record<string, unknown>, value: object): void {
  const { payment, ...rest } = value as Record<string, unknown>;
  const { sourceOffset: _, sourcePartition: __, ...seen } = row;
  expect(seen).toEqual({ ...rest, voucher: (payment as { value: unknown }).value });
}
