import type { Payment } from "#generated";

/** One library in the codec benchmark. All start from and end in the same app object, so that results compare. */
export interface Peer<Message = unknown, Result = Buffer> {
  readonly name: string;
  /** From the app object to what the library wants as its input. */
  toMessage(event: Payment): Message;
  /** From the library's input to a framed record. */
  encode(message: Message): Result | Promise<Result>;
  /** The record that `encode` made, when that is not its result: our codec writes into a batch. */
  frameOf?(result: Result): Buffer;
  /** From a framed record to what the library gives. */
  decode(frame: Buffer): Message | Promise<Message>;
  /** From what the library gives to the app object. */
  toEvent(message: Message): Payment;
}

export const SCHEMA_ID = 7;

/** `00 | id | [0]` before a message, in one copy. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(message.length + 6);
  framed[0] = 0;
  framed.writeInt32BE(SCHEMA_ID, 1);
  framed[5] = 0;
  framed.set(message, 6);
  return framed;
}
