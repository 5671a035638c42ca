import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";
import { Payment } from "#generated";
import { type Peer, SCHEMA_ID } from "./peer.ts";
import { fromPlain, type PlainPayment, toPlain } from "./protobufjs-shape.ts";

/**
 * `@kafkajs/confluent-schema-registry` with a registry of one schema on loopback, asked once. The package cannot import
 * google/protobuf/timestamp.proto: its schema has a Timestamp of its own with the same fields, so the same bytes. It
 * writes no message index: one byte less per record.
 */
export async function registryPackagePeer(): Promise<{ peer: Peer<PlainPayment>; close: () => void }> {
  const schema = Payment.schema
    .replace(/import "google\/protobuf\/timestamp.proto";\n/, "")
    .replaceAll("google.protobuf.Timestamp", "Timestamp")
    .concat("message Timestamp {\n  int64 seconds = 1;\n  int32 nanos = 2;\n}\n");
  const server = await serve(JSON.stringify({ schema, schemaType: "PROTOBUF" }));
  const { port } = server.address() as AddressInfo;
  const registry = new SchemaRegistry({ host: `http://127.0.0.1:${port}` });
  const peer: Peer<PlainPayment> = {
    name: "@kafkajs/confluent-schema-registry",
    toMessage: toPlain,
    encode: (message) => registry.encode(SCHEMA_ID, message),
    decode: (buf) => registry.decode(buf) as Promise<PlainPayment>,
    toEvent: fromPlain,
  };
  return { peer, close: () => server.close() };
}

function serve(body: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/vnd.schemaregistry.v1+json");
    response.setHeader("Connection", "close");
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
