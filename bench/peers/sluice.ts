import { Payment } from "#generated";
import { createWriter, readFrame, writeFrameHeader } from "#kafka";
import { type Peer, SCHEMA_ID } from "./peer.ts";

/** Our codec as the producer uses it: one record after the other into a batch. The result is where the record begins. */
export function sluicePeer(): Peer<Payment, number> {
  const out = createWriter(1 << 20);
  return {
    name: "Sluice, into a batch",
    toMessage: (event) => event,
    encode(event) {
      if (out.pos > 512 * 1024) out.pos = 0;
      const start = out.pos;
      writeFrameHeader(out, SCHEMA_ID, Payment.index);
      Payment.encode(event, out);
      return start;
    },
    frameOf: (start) => Buffer.from(out.buf.subarray(start, out.pos)),
    decode(buf) {
      const { start } = readFrame(buf);
      return Payment.decode(buf, start, buf.length);
    },
    toEvent: (event) => event,
  };
}

/** The same with a copy of its own per event, as the libraries give it. */
export function sluiceCopyPeer(): Peer<Payment> {
  const out = createWriter(1 << 16);
  const { toMessage, decode, toEvent } = sluicePeer();
  return {
    toMessage,
    decode,
    toEvent,
    name: "Sluice, a copy per event",
    encode(event) {
      out.pos = 0;
      writeFrameHeader(out, SCHEMA_ID, Payment.index);
      Payment.encode(event, out);
      const copy = Buffer.allocUnsafe(out.pos);
      out.buf.copy(copy, 0, 0, out.pos);
      return copy;
    },
  };
}
