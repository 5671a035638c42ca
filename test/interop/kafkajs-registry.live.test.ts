import { SchemaRegistry, SchemaType } from "@kafkajs/confluent-schema-registry";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { openRegistry, readFrame } from "#kafka";
import { fresh } from "../../kafka/test/live.ts";

/**
 * What `@kafkajs/confluent-schema-registry` 4.1.0 can and cannot do, so that nobody is surprised: it knows no message
 * index, neither to write nor to read, and no file of Google's. If one of these fails, the package has got better.
 */
const { registryUrl } = readConfig();
const ours = openRegistry(registryUrl);
const theirs = new SchemaRegistry({ host: registryUrl });
const subjects: string[] = [];
afterAll(async () => {
  for (const subject of subjects) await ours.deleteSubject(subject, { permanent: true });
});

async function register(schema: string): Promise<number> {
  const subject = fresh("test_interop");
  subjects.push(subject);
  return (await ours.register(subject, `syntax = "proto3";\npackage test.v1;\n${schema}`)).id;
}
const PING = "message Ping {\n  string host = 1;\n}\n";
const frame = (id: number, index: readonly number[], message: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, id >>> 8, id & 255, ...index]), message]);
const HOST = Buffer.from([10, 1, 97]);

test("it reads our frames of a file's first message, by good luck", async () => {
  const id = await register(PING);
  expect({ ...(await theirs.decode(frame(id, [0], HOST))) }).toEqual({ host: "a" });
});

test("it cannot read our frames of an empty message, of a second one, or of one inside another", async () => {
  const id = await register(
    `${PING}message Pong {\n  string host = 1;\n  message In {\n    string host = 1;\n  }\n}\n`,
  );
  await expect(theirs.decode(frame(id, [0], Buffer.alloc(0)))).rejects.toThrow();
  for (const index of [
    [2, 2],
    [4, 2, 0],
  ]) {
    const read = await theirs.decode(frame(id, index, HOST)).then(
      (value) => ({ ...(value as object) }),
      () => "refused",
    );
    expect(read, String(index)).not.toEqual({ host: "a" });
  }
});

test("it writes frames without a message index: we take the message's first bytes for one, and refuse", async () => {
  const id = await register(PING);
  const written = await theirs.encode(id, { host: "a" });
  expect(written).toEqual(frame(id, [], HOST));
  // 0a = a list of five: the bytes that follow cannot be one.
  expect(() => readFrame(written)).toThrow(expect.objectContaining({ reason: "bad_index" }));
});

test("it can use no schema that imports Google's Timestamp: every log of ours does", async () => {
  const id = await register(
    'import "google/protobuf/timestamp.proto";\nmessage Ping {\n  google.protobuf.Timestamp at = 1;\n}\n',
  );
  await expect(theirs.encode(id, { at: { seconds: 1 } })).rejects.toThrow(/google\.protobuf\.Timestamp/);
  await expect(theirs.decode(frame(id, [0], Buffer.from([10, 2, 8, 1])))).rejects.toThrow(
    /google\.protobuf\.Timestamp/,
  );
});

test("it finds a schema of ours by subject, and its id is ours", async () => {
  const id = await register(PING);
  expect(await theirs.getLatestSchemaId(subjects.at(-1)!)).toBe(id);
  expect((await theirs.getSchema(id)) as object).toHaveProperty("message");
  expect(SchemaType.PROTOBUF).toBe("PROTOBUF");
});
