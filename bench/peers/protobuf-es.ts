import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { create, createFileRegistry, type DescMessage, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Payment } from "#generated";
import { frame, type Peer } from "./peer.ts";
import { fromPlain, type PlainPayment, toPlain } from "./protobufjs-shape.ts";

type EsPayment = Message &
  Omit<PlainPayment, "amountMinor" | "items" | "occurredAt"> & {
    amountMinor: bigint;
    items: { sku: string; quantity: number; unitMinor: bigint }[];
    occurredAt?: { seconds: bigint; nanos: number };
  };

/** protobuf-es with the descriptor that its generator would embed. */
export async function protobufEsPeer(folder: string): Promise<Peer<EsPayment>> {
  const desc = await describe(join(folder, "es"));
  return {
    name: "protobuf-es 2",
    toMessage(event) {
      const plain = toPlain(event);
      const { occurredAt } = plain;
      const init = {
        ...plain,
        amountMinor: event.amountMinor,
        items: event.items,
        ...(occurredAt
          ? { occurredAt: { seconds: BigInt(occurredAt.seconds as number), nanos: occurredAt.nanos } }
          : {}),
      };
      return create(desc, init as never) as EsPayment;
    },
    encode: (message) => frame(toBinary(desc, message)),
    decode: (buf) => fromBinary(desc, buf.subarray(6)) as EsPayment,
    toEvent(message) {
      const { occurredAt } = message;
      const { occurredAt: _time, items: _items, amountMinor: _amount, ...rest } = message;
      const event = fromPlain({ ...rest, amountMinor: 0, items: [] });
      event.amountMinor = message.amountMinor;
      event.items = message.items.map((item) => ({
        sku: item.sku,
        quantity: item.quantity,
        unitMinor: item.unitMinor,
      }));
      event.occurredAt = occurredAt && new Date(Number(occurredAt.seconds) * 1000 + occurredAt.nanos / 1e6);
      return event;
    },
  };
}

async function describe(folder: string): Promise<DescMessage> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "payment.proto"), Payment.schema);
  const buf = createRequire(import.meta.url).resolve("@bufbuild/buf/bin/buf");
  const args = [buf, "build", folder, "--as-file-descriptor-set", "-o", "-", "--config", '{"version":"v2"}'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: "buffer" });
  const desc = createFileRegistry(fromBinary(FileDescriptorSetSchema, stdout)).getMessage(Payment.name);
  if (desc === undefined) throw new Error(`buf built no message ${Payment.name}`);
  return desc;
}
