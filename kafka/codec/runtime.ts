/** What emitted modules import. Nothing else should: its shape follows the emitter. */

export { readDuration, writeDuration } from "./duration.ts";
export { putEntry } from "./entry.ts";
export { badNumber, entryPath, enumNumber, inField, wrongCase, wrongType } from "./fault.ts";
export {
  readBool,
  readBytes,
  readDouble,
  readFixed32,
  readFixed64,
  readFloat,
  readInt32,
  readInt64,
  readKey,
  readSfixed32,
  readSfixed64,
  readSint32,
  readSint64,
  readString,
  readUint32,
  readUint64,
} from "./read.ts";
export type { Reader } from "./reader.ts";
export { longTag, openReader, readStop, skipField, wrongWire } from "./reader.ts";
export {
  broken,
  hasBytes,
  hasLength,
  isUnique,
  NONE,
  pairs,
  within,
} from "./rules.ts";
export { readTimestamp, writeTimestamp } from "./timestamp.ts";
export { readWrapper } from "./wrapper.ts";
export {
  lengthBytes,
  writeBool,
  writeBytes,
  writeDouble,
  writeFixed32,
  writeFixed64,
  writeFloat,
  writeInt32,
  writeInt64,
  writeScope,
  writeSint32,
  writeSint64,
  writeString,
  writeVarint32,
} from "./write.ts";
