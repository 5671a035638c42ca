/** Why bytes are not a record of the expected message. The words are shared with the Flink format and never change. */
export type DecodeReason =
  | "tombstone"
  | "too_short"
  | "bad_magic"
  | "unknown_schema"
  | "bad_index"
  | "wrong_message"
  | "truncated"
  | "malformed"
  | "bad_utf8";

/** Bytes that are no good record. `message` is `<reason>: <detail>`, as in the column `__error` of the Flink format. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  readonly reason: DecodeReason;
  readonly detail: string;

  constructor(reason: DecodeReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}
