import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Payment } from "#generated";
import { frame, type Peer } from "./peer.ts";
import { fromPlain, type PlainPayment, toPlain } from "./protobufjs-shape.ts";

interface StaticCodec {
  encode(message: PlainPayment): { finish(): Uint8Array };
  decode(bytes: Uint8Array): PlainPayment;
}

/** protobufjs with a static module, generated now into `folder`. */
export async function pbjsPeer(folder: string): Promise<Peer<PlainPayment>> {
  await mkdir(folder, { recursive: true });
  const proto = join(folder, "payment.proto");
  await writeFile(proto, Payment.schema);
  const target = join(folder, "payment-static.mjs");
  const pbjs = createRequire(import.meta.url).resolve("protobufjs-cli/bin/pbjs");
  await promisify(execFile)(process.execPath, [pbjs, "-t", "static-module", "-w", "es6", "--es6", "-o", target, proto]);
  const module = (await import(pathToFileURL(target).href)) as { payment: { v1: { Payment: StaticCodec } } };
  const codec = module.payment.v1.Payment;
  return {
    name: "protobufjs 8, static module (pbjs)",
    toMessage: toPlain,
    encode: (message) => frame(codec.encode(message).finish()),
    decode: (buf) => codec.decode(buf.subarray(6)),
    toEvent: fromPlain,
  };
}
