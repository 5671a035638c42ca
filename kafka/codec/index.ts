export { DecodeError, type DecodeReason } from "./decode-error.ts";
export type { Duration } from "./duration.ts";
export { FieldError } from "./fault.ts";
export { type Frame, readFrame, writeFrameHeader } from "./frame.ts";
export { PreciseDate } from "./timestamp.ts";
export { createWriter } from "./writer.ts";
