// Made from schemas/rules/v1/rules.proto by `npm run codegen`. Do not edit.
import type { Duration } from "../../../../../../../kafka/codec/duration.ts";
import { NONE, type Reader, badNumber, broken, entryPath, enumNumber, hasBytes, hasLength, inField, isUnique, lengthBytes, longTag, openReader, pairs, putEntry, readBool, readBytes, readDouble, readDuration, readFloat, readInt32, readInt64, readKey, readSint32, readStop, readString, readTimestamp, readUint64, readWrapper, skipField, within, writeBool, writeBytes, writeDouble, writeDuration, writeFloat, writeInt32, writeInt64, writeScope, writeSint32, writeString, writeTimestamp, wrongCase, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

/** One field per rule that is compiled. */
export interface Rules {
  requiredText: string;
  requiredPresence?: string | undefined;
  requiredTime?: Date | undefined;
  requiredPart?: RulesPart | undefined;
  requiredList: number[];
  requiredMap: Record<string, number>;
  requiredNumber: number;
  requiredLevel: RulesLevel;
  below: number;
  above: bigint;
  between: number;
  wide: bigint;
  finite: number;
  oneOf: number;
  noneOf: bigint;
  exactly: number;
  agreed: boolean;
  length: string;
  bytes: string;
  pattern: string;
  prefix: string;
  contains: string;
  choice: string;
  fixed: string;
  exactLength: string;
  blob: Uint8Array;
  uuid: string;
  email: string;
  ip: string;
  ipv4: string;
  ipv6: string;
  hostname: string;
  uri: string;
  level: RulesLevel;
  someLevel: RulesLevel;
  tags: string[];
  parts: RulesPart[];
  counts: Record<string, number>;
  byNumber: Map<number, RulesPart>;
  levels: RulesLevel[];
  maybe?: number | undefined;
  either?: { case: "left"; value: number } | { case: "right"; value: string } | undefined;
  held?: bigint | undefined;
  heldText?: string | undefined;
  heldFlag?: boolean | undefined;
  heldBlob?: Uint8Array | undefined;
  took?: Duration | undefined;
  heldList: number[];
  heldMap: Record<string, string>;
}

export interface RulesPart {
  id: string;
  weight?: number | undefined;
}

/** A number without a declared name is its decimal text. */
export type RulesLevel = "LEVEL_UNSPECIFIED" | "LOW" | "HIGH" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package rules.v1;",
  "import \"google/protobuf/duration.proto\";",
  "import \"google/protobuf/timestamp.proto\";",
  "import \"google/protobuf/wrappers.proto\";",
  "message Rules {",
  "  enum Level {",
  "    LEVEL_UNSPECIFIED = 0;",
  "    LOW = 1;",
  "    HIGH = 2;",
  "  }",
  "  message Part {",
  "    string id = 1;",
  "    optional int32 weight = 2;",
  "  }",
  "  string required_text = 1;",
  "  optional string required_presence = 2;",
  "  google.protobuf.Timestamp required_time = 3;",
  "  rules.v1.Rules.Part required_part = 4;",
  "  repeated int32 required_list = 5;",
  "  map<string, int32> required_map = 6;",
  "  int32 required_number = 7;",
  "  rules.v1.Rules.Level required_level = 8;",
  "  int32 below = 10;",
  "  int64 above = 11;",
  "  double between = 12;",
  "  uint64 wide = 13;",
  "  float finite = 14;",
  "  int32 one_of = 15;",
  "  int64 none_of = 16;",
  "  sint32 exactly = 17;",
  "  bool agreed = 18;",
  "  string length = 20;",
  "  string bytes = 21;",
  "  string pattern = 22;",
  "  string prefix = 23;",
  "  string contains = 24;",
  "  string choice = 25;",
  "  string fixed = 26;",
  "  string exact_length = 27;",
  "  bytes blob = 28;",
  "  string uuid = 30;",
  "  string email = 31;",
  "  string ip = 32;",
  "  string ipv4 = 33;",
  "  string ipv6 = 34;",
  "  string hostname = 35;",
  "  string uri = 36;",
  "  rules.v1.Rules.Level level = 40;",
  "  rules.v1.Rules.Level some_level = 41;",
  "  repeated string tags = 50;",
  "  repeated rules.v1.Rules.Part parts = 51;",
  "  map<string, int32> counts = 52;",
  "  map<int32, rules.v1.Rules.Part> by_number = 53;",
  "  repeated rules.v1.Rules.Level levels = 54;",
  "  optional int32 maybe = 60;",
  "  oneof either {",
  "    int32 left = 61;",
  "    string right = 62;",
  "  }",
  "  google.protobuf.Int64Value held = 70;",
  "  google.protobuf.StringValue held_text = 71;",
  "  google.protobuf.BoolValue held_flag = 72;",
  "  google.protobuf.BytesValue held_blob = 73;",
  "  google.protobuf.Duration took = 74;",
  "  repeated google.protobuf.Int32Value held_list = 75;",
  "  map<string, google.protobuf.StringValue> held_map = 76;",
  "}",
  "",
].join("\n");
/** The codec of `rules.v1.Rules`, from `schemas/rules/v1/rules.proto`. */
export const Rules: MessageType<Rules> = {
  name: "rules.v1.Rules",
  index: [0],
  schema,
  sensitive: [],
  encode(value: Rules, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeRules(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Rules {
    return decodeRules(openReader(buf, start, end, true), start, end);
  },
  check: checkRules,
};
/** The codec of `rules.v1.Rules.Part`, from `schemas/rules/v1/rules.proto`. */
export const RulesPart: MessageType<RulesPart> = {
  name: "rules.v1.Rules.Part",
  index: [0, 0],
  schema,
  sensitive: [],
  encode(value: RulesPart, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeRulesPart(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): RulesPart {
    return decodeRulesPart(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkRulesPart,
};
let reservedForRules4 = 1;
let reservedForRules51 = 1;
let reservedForRules53 = 1;
const patternRules22 = new RegExp("^[a-z]+(-[0-9]{1,3})?$", "u");
const formatUuid = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");
const formatEmail = new RegExp("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?){0,126}$", "u");
const formatIp = new RegExp("^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%[\\d\\D]+)?)$", "u");
const formatIpv4 = new RegExp("^(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}$", "u");
const formatIpv6 = new RegExp("^(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%[\\d\\D]+)?$", "u");
const formatHostname = new RegExp("^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){0,126}[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.?$", "u");
const formatHostnameNot = new RegExp("(?:^|\\.)[0-9]+\\.?$", "u");
const formatUri = new RegExp("^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[A-Za-z0-9._~!$&'()*+,;=:%-]*@)?(?:\\[(?:(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%25(?:[A-Za-z0-9._~-]|(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]))[A-Za-z0-9._~-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~-]*){0,50})?|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]|[A-Za-z0-9._~!$&'()*+,;=-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~!$&'()*+,;=-]*){0,100})(?::[0-9]*)?(?:/[A-Za-z0-9._~!$&'()*+,;=:@/%-]*)?|/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@/%-]*)?|[A-Za-z0-9._~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@/%-]*|)(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?(?:#[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?$", "u");
const formatUriNot = new RegExp("%(?:$|[^0-9A-Fa-f]|[0-9A-Fa-f](?:$|[^0-9A-Fa-f]))", "u");

function encodeRules(value: Rules, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { requiredText, requiredPresence, requiredTime, requiredPart, requiredList, requiredMap, requiredNumber, requiredLevel, below, above, between, wide, finite, oneOf, noneOf, exactly, agreed, "length": length$, bytes, pattern, prefix, contains, choice, fixed, exactLength, blob, uuid, email, ip, ipv4, ipv6, hostname, uri, level, someLevel, tags, parts, counts, byNumber, levels, maybe, either, held, heldText, heldFlag, heldBlob, took, heldList, heldMap } = value;
  if (typeof requiredText !== "string") throw wrongType("required_text", "a string", requiredText);
  if (requiredPresence !== undefined && typeof requiredPresence !== "string") throw wrongType("required_presence", "a string", requiredPresence);
  if (!Array.isArray(requiredList)) throw wrongType("required_list", "an array", requiredList);
  if (typeof requiredMap !== "object" || requiredMap === null || requiredMap instanceof Map) throw wrongType("required_map", "an object", requiredMap);
  if (typeof length$ !== "string") throw wrongType("length", "a string", length$);
  if (typeof bytes !== "string") throw wrongType("bytes", "a string", bytes);
  if (typeof pattern !== "string") throw wrongType("pattern", "a string", pattern);
  if (typeof prefix !== "string") throw wrongType("prefix", "a string", prefix);
  if (typeof contains !== "string") throw wrongType("contains", "a string", contains);
  if (typeof choice !== "string") throw wrongType("choice", "a string", choice);
  if (typeof fixed !== "string") throw wrongType("fixed", "a string", fixed);
  if (typeof exactLength !== "string") throw wrongType("exact_length", "a string", exactLength);
  if (!(blob instanceof Uint8Array)) throw wrongType("blob", "a Uint8Array", blob);
  if (typeof uuid !== "string") throw wrongType("uuid", "a string", uuid);
  if (typeof email !== "string") throw wrongType("email", "a string", email);
  if (typeof ip !== "string") throw wrongType("ip", "a string", ip);
  if (typeof ipv4 !== "string") throw wrongType("ipv4", "a string", ipv4);
  if (typeof ipv6 !== "string") throw wrongType("ipv6", "a string", ipv6);
  if (typeof hostname !== "string") throw wrongType("hostname", "a string", hostname);
  if (typeof uri !== "string") throw wrongType("uri", "a string", uri);
  if (!Array.isArray(tags)) throw wrongType("tags", "an array", tags);
  if (!Array.isArray(parts)) throw wrongType("parts", "an array", parts);
  if (typeof counts !== "object" || counts === null || counts instanceof Map) throw wrongType("counts", "an object", counts);
  if (!(byNumber instanceof Map)) throw wrongType("by_number", "a Map", byNumber);
  if (!Array.isArray(levels)) throw wrongType("levels", "an array", levels);
  if (either !== undefined && either.case !== "left" && either.case !== "right") throw wrongCase("either", "left, right", either);
  if (heldText !== undefined && typeof heldText !== "string") throw wrongType("held_text", "a string", heldText);
  if (heldBlob !== undefined && !(heldBlob instanceof Uint8Array)) throw wrongType("held_blob", "a Uint8Array", heldBlob);
  if (!Array.isArray(heldList)) throw wrongType("held_list", "an array", heldList);
  if (typeof heldMap !== "object" || heldMap === null || heldMap instanceof Map) throw wrongType("held_map", "an object", heldMap);
  const size = 591 + (requiredText.length + (requiredPresence === undefined ? 0 : requiredPresence.length) + length$.length + bytes.length + pattern.length + prefix.length + contains.length + choice.length + fixed.length + exactLength.length + uuid.length + email.length + ip.length + ipv4.length + ipv6.length + hostname.length + uri.length + (heldText === undefined ? 0 : heldText.length)) * 3 + blob.length + (heldBlob === undefined ? 0 : heldBlob.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (requiredText.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, requiredText, "required_text");
  }
  if (requiredPresence !== undefined) {
    buf[p++] = 18;
    p = writeString(buf, p, requiredPresence, "required_presence");
  }
  if (requiredTime !== undefined) {
    buf[p++] = 26;
    p = writeTimestamp(buf, p, requiredTime, "required_time");
  }
  if (requiredPart !== undefined) {
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForRules4;
      out.pos = p + reserved;
      try {
        encodeRulesPart(requiredPart, out);
      } catch (error) {
        throw inField(error, "required_part");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForRules4 = p - start - length;
    }
  }
  if (requiredList.length !== 0) {
    if (p + requiredList.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(requiredList.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 42;
    const start = p;
    const reserved = lengthBytes(requiredList.length);
    p += reserved;
    for (let i = 0; i < requiredList.length; i++) {
      const one = requiredList[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("required_list", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (const key in requiredMap) {
    const one = requiredMap[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("required_map", key), "int32", one);
    if (p + key.length * 3 + size + 23 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 23);
      buf = out.buf;
    }
    buf[p++] = 50;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "required_map", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (typeof requiredNumber !== "number" || (requiredNumber | 0) !== requiredNumber) throw badNumber("required_number", "int32", requiredNumber);
  if (requiredNumber !== 0) {
    buf[p++] = 56;
    p = writeInt32(buf, p, requiredNumber);
  }
  {
    const number = numberOfRulesLevel(requiredLevel, "required_level");
    if (number !== 0) {
      buf[p++] = 64;
      p = writeInt32(buf, p, number);
    }
  }
  if (typeof below !== "number" || (below | 0) !== below) throw badNumber("below", "int32", below);
  if (below !== 0) {
    buf[p++] = 80;
    p = writeInt32(buf, p, below);
  }
  if (typeof above !== "bigint" || BigInt.asIntN(64, above) !== above) throw badNumber("above", "int64", above);
  if (above !== 0n) {
    buf[p++] = 88;
    p = writeInt64(buf, p, above);
  }
  if (typeof between !== "number") throw badNumber("between", "double", between);
  if (!Object.is(between, 0)) {
    buf[p++] = 97;
    p = writeDouble(buf, p, between);
  }
  if (typeof wide !== "bigint" || BigInt.asUintN(64, wide) !== wide) throw badNumber("wide", "uint64", wide);
  if (wide !== 0n) {
    buf[p++] = 104;
    p = writeInt64(buf, p, wide);
  }
  if (typeof finite !== "number") throw badNumber("finite", "float", finite);
  if (!Object.is(finite, 0)) {
    buf[p++] = 117;
    p = writeFloat(buf, p, finite, "finite");
  }
  if (typeof oneOf !== "number" || (oneOf | 0) !== oneOf) throw badNumber("one_of", "int32", oneOf);
  if (oneOf !== 0) {
    buf[p++] = 120;
    p = writeInt32(buf, p, oneOf);
  }
  if (typeof noneOf !== "bigint" || BigInt.asIntN(64, noneOf) !== noneOf) throw badNumber("none_of", "int64", noneOf);
  if (noneOf !== 0n) {
    buf[p++] = 128;
    buf[p++] = 1;
    p = writeInt64(buf, p, noneOf);
  }
  if (typeof exactly !== "number" || (exactly | 0) !== exactly) throw badNumber("exactly", "sint32", exactly);
  if (exactly !== 0) {
    buf[p++] = 136;
    buf[p++] = 1;
    p = writeSint32(buf, p, exactly);
  }
  if (typeof agreed !== "boolean") throw wrongType("agreed", "a boolean", agreed);
  if (agreed) {
    buf[p++] = 144;
    buf[p++] = 1;
    p = writeBool(buf, p, agreed);
  }
  if (length$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 1;
    p = writeString(buf, p, length$, "length");
  }
  if (bytes.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 1;
    p = writeString(buf, p, bytes, "bytes");
  }
  if (pattern.length !== 0) {
    buf[p++] = 178;
    buf[p++] = 1;
    p = writeString(buf, p, pattern, "pattern");
  }
  if (prefix.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 1;
    p = writeString(buf, p, prefix, "prefix");
  }
  if (contains.length !== 0) {
    buf[p++] = 194;
    buf[p++] = 1;
    p = writeString(buf, p, contains, "contains");
  }
  if (choice.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 1;
    p = writeString(buf, p, choice, "choice");
  }
  if (fixed.length !== 0) {
    buf[p++] = 210;
    buf[p++] = 1;
    p = writeString(buf, p, fixed, "fixed");
  }
  if (exactLength.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 1;
    p = writeString(buf, p, exactLength, "exact_length");
  }
  if (blob.length !== 0) {
    buf[p++] = 226;
    buf[p++] = 1;
    p = writeBytes(buf, p, blob);
  }
  if (uuid.length !== 0) {
    buf[p++] = 242;
    buf[p++] = 1;
    p = writeString(buf, p, uuid, "uuid");
  }
  if (email.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 1;
    p = writeString(buf, p, email, "email");
  }
  if (ip.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 2;
    p = writeString(buf, p, ip, "ip");
  }
  if (ipv4.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 2;
    p = writeString(buf, p, ipv4, "ipv4");
  }
  if (ipv6.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 2;
    p = writeString(buf, p, ipv6, "ipv6");
  }
  if (hostname.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 2;
    p = writeString(buf, p, hostname, "hostname");
  }
  if (uri.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 2;
    p = writeString(buf, p, uri, "uri");
  }
  {
    const number = numberOfRulesLevel(level, "level");
    if (number !== 0) {
      buf[p++] = 192;
      buf[p++] = 2;
      p = writeInt32(buf, p, number);
    }
  }
  {
    const number = numberOfRulesLevel(someLevel, "some_level");
    if (number !== 0) {
      buf[p++] = 200;
      buf[p++] = 2;
      p = writeInt32(buf, p, number);
    }
  }
  for (let i = 0; i < tags.length; i++) {
    const one = tags[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("tags", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 3;
    p = writeString(buf, p, one, "tags", i);
  }
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 3;
    {
      const start = p;
      const reserved = reservedForRules51;
      out.pos = p + reserved;
      try {
        encodeRulesPart(one, out);
      } catch (error) {
        throw inField(error, entryPath("parts", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForRules51 = p - start - length;
    }
  }
  for (const key in counts) {
    const one = counts[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("counts", key), "int32", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 3;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "counts", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byNumber) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_number", key), "int32", key);
    if (p + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(size + 24);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 3;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForRules53;
      out.pos = p + reserved;
      try {
        encodeRulesPart(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_number", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForRules53 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (levels.length !== 0) {
    if (p + levels.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(levels.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(levels.length);
    p += reserved;
    for (let i = 0; i < levels.length; i++) {
      const one = levels[i]!;
      p = writeInt32(buf, p, numberOfRulesLevel(one, "levels", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (maybe !== undefined) {
    if (typeof maybe !== "number" || (maybe | 0) !== maybe) throw badNumber("maybe", "int32", maybe);
    buf[p++] = 224;
    buf[p++] = 3;
    p = writeInt32(buf, p, maybe);
  }
  if (either !== undefined && either.case === "left") {
    const one = either.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("left", "int32", one);
    buf[p++] = 232;
    buf[p++] = 3;
    p = writeInt32(buf, p, one);
  }
  if (either !== undefined && either.case === "right") {
    const one = either.value;
    if (typeof one !== "string") throw wrongType("right", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 3;
    p = writeString(buf, p, one, "right");
  }
  if (held !== undefined) {
    if (typeof held !== "bigint" || BigInt.asIntN(64, held) !== held) throw badNumber("held", "int64", held);
    buf[p++] = 178;
    buf[p++] = 4;
    {
      const start = p++;
      if (held !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, held);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldText !== undefined) {
    buf[p++] = 186;
    buf[p++] = 4;
    {
      const start = p;
      const reserved = lengthBytes(heldText.length + 2);
      p += reserved;
      if (heldText.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, heldText, "held_text");
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (heldFlag !== undefined) {
    if (typeof heldFlag !== "boolean") throw wrongType("held_flag", "a boolean", heldFlag);
    buf[p++] = 194;
    buf[p++] = 4;
    {
      const start = p++;
      if (heldFlag) {
        buf[p++] = 8;
        p = writeBool(buf, p, heldFlag);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldBlob !== undefined) {
    buf[p++] = 202;
    buf[p++] = 4;
    {
      const start = p;
      const reserved = lengthBytes(heldBlob.length + 2);
      p += reserved;
      if (heldBlob.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, heldBlob);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (took !== undefined) {
    buf[p++] = 210;
    buf[p++] = 4;
    p = writeDuration(buf, p, took, "took");
  }
  for (let i = 0; i < heldList.length; i++) {
    const one = heldList[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("held_list", i), "int32", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 4;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (const key in heldMap) {
    const one = heldMap[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("held_map", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 25 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 25);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "held_map", key);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodeRules(r: Reader, p: number, end: number): Rules {
  let requiredText: string = "";
  let requiredPresence: string | undefined;
  let requiredTime: Date | undefined;
  let requiredPart: RulesPart | undefined;
  const requiredList: number[] = [];
  const requiredMap: Record<string, number> = {};
  let requiredNumber: number = 0;
  let requiredLevel: RulesLevel = "LEVEL_UNSPECIFIED";
  let below: number = 0;
  let above: bigint = 0n;
  let between: number = 0;
  let wide: bigint = 0n;
  let finite: number = 0;
  let oneOf: number = 0;
  let noneOf: bigint = 0n;
  let exactly: number = 0;
  let agreed: boolean = false;
  let length$: string = "";
  let bytes: string = "";
  let pattern: string = "";
  let prefix: string = "";
  let contains: string = "";
  let choice: string = "";
  let fixed: string = "";
  let exactLength: string = "";
  let blob: Uint8Array = new Uint8Array(0);
  let uuid: string = "";
  let email: string = "";
  let ip: string = "";
  let ipv4: string = "";
  let ipv6: string = "";
  let hostname: string = "";
  let uri: string = "";
  let level: RulesLevel = "LEVEL_UNSPECIFIED";
  let someLevel: RulesLevel = "LEVEL_UNSPECIFIED";
  const tags: string[] = [];
  const parts: RulesPart[] = [];
  const counts: Record<string, number> = {};
  const byNumber: Map<number, RulesPart> = new Map();
  const levels: RulesLevel[] = [];
  let maybe: number | undefined;
  let either: Rules["either"];
  let held: bigint | undefined;
  let heldText: string | undefined;
  let heldFlag: boolean | undefined;
  let heldBlob: Uint8Array | undefined;
  let took: Duration | undefined;
  const heldList: number[] = [];
  const heldMap: Record<string, string> = {};
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "required_text");
        requiredText = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "required_presence");
        requiredPresence = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "required_time");
        requiredTime = readTimestamp(r, p, end, requiredTime);
        p = r.pos;
        break;
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "required_part");
        const stop = readStop(r, p, end);
        p = r.pos;
        requiredPart = decodeRulesPart(r, p, stop, requiredPart);
        p = stop;
        break;
      }
      case 5: {
        if (tag === 42) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            requiredList.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 40) throw wrongWire(tag, "required_list");
          requiredList.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 6:
        if (tag !== 50) throw wrongWire(tag, "required_map");
        p = readRulesEntry6(r, p, end, requiredMap);
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "required_number");
        requiredNumber = readInt32(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "required_level");
        requiredLevel = nameOfRulesLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 10:
        if (tag !== 80) throw wrongWire(tag, "below");
        below = readInt32(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 88) throw wrongWire(tag, "above");
        above = readInt64(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "between");
        between = readDouble(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "wide");
        wide = readUint64(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 117) throw wrongWire(tag, "finite");
        finite = readFloat(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 120) throw wrongWire(tag, "one_of");
        oneOf = readInt32(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 128) throw wrongWire(tag, "none_of");
        noneOf = readInt64(r, p, end);
        p = r.pos;
        break;
      case 17:
        if (tag !== 136) throw wrongWire(tag, "exactly");
        exactly = readSint32(r, p, end);
        p = r.pos;
        break;
      case 18:
        if (tag !== 144) throw wrongWire(tag, "agreed");
        agreed = readBool(r, p, end);
        p = r.pos;
        break;
      case 20:
        if (tag !== 162) throw wrongWire(tag, "length");
        length$ = readString(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 170) throw wrongWire(tag, "bytes");
        bytes = readString(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 178) throw wrongWire(tag, "pattern");
        pattern = readString(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 186) throw wrongWire(tag, "prefix");
        prefix = readString(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 194) throw wrongWire(tag, "contains");
        contains = readString(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 202) throw wrongWire(tag, "choice");
        choice = readString(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 210) throw wrongWire(tag, "fixed");
        fixed = readString(r, p, end);
        p = r.pos;
        break;
      case 27:
        if (tag !== 218) throw wrongWire(tag, "exact_length");
        exactLength = readString(r, p, end);
        p = r.pos;
        break;
      case 28:
        if (tag !== 226) throw wrongWire(tag, "blob");
        blob = readBytes(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 242) throw wrongWire(tag, "uuid");
        uuid = readString(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 250) throw wrongWire(tag, "email");
        email = readString(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 258) throw wrongWire(tag, "ip");
        ip = readString(r, p, end);
        p = r.pos;
        break;
      case 33:
        if (tag !== 266) throw wrongWire(tag, "ipv4");
        ipv4 = readString(r, p, end);
        p = r.pos;
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "ipv6");
        ipv6 = readString(r, p, end);
        p = r.pos;
        break;
      case 35:
        if (tag !== 282) throw wrongWire(tag, "hostname");
        hostname = readString(r, p, end);
        p = r.pos;
        break;
      case 36:
        if (tag !== 290) throw wrongWire(tag, "uri");
        uri = readString(r, p, end);
        p = r.pos;
        break;
      case 40:
        if (tag !== 320) throw wrongWire(tag, "level");
        level = nameOfRulesLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 41:
        if (tag !== 328) throw wrongWire(tag, "some_level");
        someLevel = nameOfRulesLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 50:
        if (tag !== 402) throw wrongWire(tag, "tags");
        tags.push(readString(r, p, end));
        p = r.pos;
        break;
      case 51: {
        if (tag !== 410) throw wrongWire(tag, "parts");
        const stop = readStop(r, p, end);
        p = r.pos;
        parts.push(decodeRulesPart(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 52:
        if (tag !== 418) throw wrongWire(tag, "counts");
        p = readRulesEntry52(r, p, end, counts);
        break;
      case 53: {
        if (tag !== 426) throw wrongWire(tag, "by_number");
        p = readRulesEntry53(r, p, end, byNumber);
        break;
      }
      case 54: {
        if (tag === 434) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            levels.push(nameOfRulesLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 432) throw wrongWire(tag, "levels");
          levels.push(nameOfRulesLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 60:
        if (tag !== 480) throw wrongWire(tag, "maybe");
        maybe = readInt32(r, p, end);
        p = r.pos;
        break;
      case 61:
        if (tag !== 488) throw wrongWire(tag, "left");
        either = { case: "left", value: readInt32(r, p, end) };
        p = r.pos;
        break;
      case 62:
        if (tag !== 498) throw wrongWire(tag, "right");
        either = { case: "right", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 70:
        if (tag !== 562) throw wrongWire(tag, "held");
        held = readWrapper(r, p, end, 8, readInt64, held ?? 0n);
        p = r.pos;
        break;
      case 71:
        if (tag !== 570) throw wrongWire(tag, "held_text");
        heldText = readWrapper(r, p, end, 10, readString, heldText ?? "");
        p = r.pos;
        break;
      case 72:
        if (tag !== 578) throw wrongWire(tag, "held_flag");
        heldFlag = readWrapper(r, p, end, 8, readBool, heldFlag ?? false);
        p = r.pos;
        break;
      case 73:
        if (tag !== 586) throw wrongWire(tag, "held_blob");
        heldBlob = readWrapper(r, p, end, 10, readBytes, heldBlob ?? new Uint8Array(0));
        p = r.pos;
        break;
      case 74:
        if (tag !== 594) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      case 75:
        if (tag !== 602) throw wrongWire(tag, "held_list");
        heldList.push(readWrapper(r, p, end, 8, readInt32, 0));
        p = r.pos;
        break;
      case 76:
        if (tag !== 610) throw wrongWire(tag, "held_map");
        p = readRulesEntry76(r, p, end, heldMap);
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { requiredText, requiredPresence, requiredTime, requiredPart, requiredList, requiredMap, requiredNumber, requiredLevel, below, above, between, wide, finite, oneOf, noneOf, exactly, agreed, "length": length$, bytes, pattern, prefix, contains, choice, fixed, exactLength, blob, uuid, email, ip, ipv4, ipv6, hostname, uri, level, someLevel, tags, parts, counts, byNumber, levels, maybe, either, held, heldText, heldFlag, heldBlob, took, heldList, heldMap };
}

function readRulesEntry6(r: Reader, p: number, end: number, map: Record<string, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: number = 0;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "required_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "required_map.value");
        one = readInt32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readRulesEntry52(r: Reader, p: number, end: number, map: Record<string, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: number = 0;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "counts.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "counts.value");
        one = readInt32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readRulesEntry53(r: Reader, p: number, end: number, map: Map<number, RulesPart>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: RulesPart | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_number.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "by_number.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeRulesPart(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? decodeRulesPart(r, stop, stop, undefined));
  return stop;
}

function readRulesEntry76(r: Reader, p: number, end: number, map: Record<string, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: string = "";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "held_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_map.value");
        one = readWrapper(r, p, stop, 10, readString, one ?? "");
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkRules(value: Rules): readonly Violation[] {
  let found = NONE;
  {
    const one = value.requiredText;
    if (one.length === 0) found = broken(found, "required_text", "required", "is required");
  }
  {
    const one = value.requiredPresence;
    if (one === undefined) {
      found = broken(found, "required_presence", "required", "is required");
    } else {
      if (!hasLength(one, 0, 3)) found = broken(found, "required_presence", "string.max_len", "must have at most 3 characters");
    }
  }
  {
    const one = value.requiredTime;
    if (one === undefined) found = broken(found, "required_time", "required", "is required");
  }
  {
    const one = value.requiredPart;
    if (one === undefined) {
      found = broken(found, "required_part", "required", "is required");
    } else {
      const inner = checkRulesPart(one);
      if (inner.length !== 0) found = within(found, "required_part", inner);
    }
  }
  {
    const one = value.requiredList;
    if (one.length === 0) found = broken(found, "required_list", "required", "is required");
  }
  {
    const one = value.requiredMap;
    if (pairs(one) === 0) found = broken(found, "required_map", "required", "is required");
  }
  {
    const one = value.requiredNumber;
    if (one === 0) found = broken(found, "required_number", "required", "is required");
  }
  {
    const one = value.requiredLevel;
    if (numberOfRulesLevel(one, "") === 0) found = broken(found, "required_level", "required", "is required");
  }
  {
    const one = value.below;
    if (!(one < 10)) found = broken(found, "below", "int32.lt", "must be less than 10");
  }
  {
    const one = value.above;
    if (!(one > -5n)) found = broken(found, "above", "int64.gt", "must be greater than -5");
  }
  {
    const one = value.between;
    if (!(one >= -1.5) || !(one <= 1.5)) found = broken(found, "between", "double.gte_lte", "must be at least -1.5 and be at most 1.5");
  }
  {
    const one = value.wide;
    if (!(one > 0n) || !(one <= 18446744073709551614n)) found = broken(found, "wide", "uint64.gt_lte", "must be greater than 0 and be at most 18446744073709551614");
  }
  {
    const one = value.finite;
    if (!Number.isFinite(one)) found = broken(found, "finite", "float.finite", "must be finite");
  }
  {
    const one = value.oneOf;
    if (one !== 0 && one !== 1 && one !== 5) found = broken(found, "one_of", "int32.in", "must be one of 0, 1, 5");
  }
  {
    const one = value.noneOf;
    if (one === 1n || one === 2n) found = broken(found, "none_of", "int64.not_in", "must not be 1 or 2");
  }
  {
    const one = value.exactly;
    if (one !== 4) found = broken(found, "exactly", "sint32.const", "must be 4");
  }
  {
    const one = value.agreed;
    if (one !== true) found = broken(found, "agreed", "bool.const", "must be true");
  }
  {
    const one = value.length;
    if (!hasLength(one, 2, Infinity)) found = broken(found, "length", "string.min_len", "must have at least 2 characters");
    if (!hasLength(one, 0, 4)) found = broken(found, "length", "string.max_len", "must have at most 4 characters");
  }
  {
    const one = value.bytes;
    if (!hasBytes(one, 2, Infinity)) found = broken(found, "bytes", "string.min_bytes", "must have at least 2 bytes");
    if (!hasBytes(one, 0, 5)) found = broken(found, "bytes", "string.max_bytes", "must have at most 5 bytes");
  }
  {
    const one = value.pattern;
    if (!patternRules22.test(one)) found = broken(found, "pattern", "string.pattern", "must match ^[a-z]+(-[0-9]{1,3})?$");
  }
  {
    const one = value.prefix;
    if (!one.startsWith("ab")) found = broken(found, "prefix", "string.prefix", "must begin with \"ab\"");
    if (!one.endsWith("yz")) found = broken(found, "prefix", "string.suffix", "must end with \"yz\"");
  }
  {
    const one = value.contains;
    if (!one.includes("x")) found = broken(found, "contains", "string.contains", "must contain \"x\"");
    if (one.includes("!")) found = broken(found, "contains", "string.not_contains", "must not contain \"!\"");
  }
  {
    const one = value.choice;
    if (one !== "a" && one !== "b\"c" && one !== "") found = broken(found, "choice", "string.in", "must be one of \"a\", \"b\\\"c\", \"\"");
  }
  {
    const one = value.fixed;
    if (one !== "same") found = broken(found, "fixed", "string.const", "must be \"same\"");
  }
  {
    const one = value.exactLength;
    if (!hasLength(one, 3, 3)) found = broken(found, "exact_length", "string.len", "must have 3 characters");
  }
  {
    const one = value.blob;
    if (one.length < 1) found = broken(found, "blob", "bytes.min_len", "must have at least 1 byte");
    if (one.length > 3) found = broken(found, "blob", "bytes.max_len", "must have at most 3 bytes");
  }
  {
    const one = value.uuid;
    if (!formatUuid.test(one)) found = broken(found, "uuid", "string.uuid", "must be a UUID");
  }
  {
    const one = value.email;
    if (!formatEmail.test(one)) found = broken(found, "email", "string.email", "must be an e-mail address");
  }
  {
    const one = value.ip;
    if (!formatIp.test(one)) found = broken(found, "ip", "string.ip", "must be an IP address");
  }
  {
    const one = value.ipv4;
    if (!formatIpv4.test(one)) found = broken(found, "ipv4", "string.ipv4", "must be an IPv4 address");
  }
  {
    const one = value.ipv6;
    if (!formatIpv6.test(one)) found = broken(found, "ipv6", "string.ipv6", "must be an IPv6 address");
  }
  {
    const one = value.hostname;
    if (!hasLength(one, 0, 253) || !formatHostname.test(one) || formatHostnameNot.test(one)) found = broken(found, "hostname", "string.hostname", "must be a host name");
  }
  {
    const one = value.uri;
    if (!formatUri.test(one) || formatUriNot.test(one)) found = broken(found, "uri", "string.uri", "must be a URI");
  }
  {
    const one = value.level;
    if (!isDeclaredRulesLevel(one)) found = broken(found, "level", "enum.defined_only", "must be a declared value");
    if (numberOfRulesLevel(one, "") === 0) found = broken(found, "level", "enum.not_in", "must not be LEVEL_UNSPECIFIED");
  }
  {
    const one = value.someLevel;
    if (numberOfRulesLevel(one, "") !== 1 && numberOfRulesLevel(one, "") !== 2) found = broken(found, "some_level", "enum.in", "must be one of LOW, HIGH");
  }
  {
    const one = value.tags;
    if (one.length < 1) found = broken(found, "tags", "repeated.min_items", "must have at least 1 element");
    if (one.length > 3) found = broken(found, "tags", "repeated.max_items", "must have at most 3 elements");
    if (!isUnique(one)) found = broken(found, "tags", "repeated.unique", "must not have an element twice");
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      if (!hasLength(item, 2, Infinity)) found = broken(found, entryPath("tags", key), "string.min_len", "must have at least 2 characters");
    }
  }
  {
    const one = value.parts;
    if (one.length > 2) found = broken(found, "parts", "repeated.max_items", "must have at most 2 elements");
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkRulesPart(item);
      if (inner.length !== 0) found = within(found, entryPath("parts", key), inner);
    }
  }
  {
    const one = value.counts;
    if (pairs(one) > 2) found = broken(found, "counts", "map.max_pairs", "must have at most 2 pairs");
    for (const key in one) {
      const item = one[key]!;
      if (!hasLength(key, 2, Infinity)) found = broken(found, entryPath("counts", key), "string.min_len", "key must have at least 2 characters");
      if (!(item > 0)) found = broken(found, entryPath("counts", key), "int32.gt", "must be greater than 0");
    }
  }
  {
    const one = value.byNumber;
    for (const [key, item] of one) {
      if (!(key >= 0)) found = broken(found, entryPath("by_number", key), "int32.gte", "key must be at least 0");
      const inner = checkRulesPart(item);
      if (inner.length !== 0) found = within(found, entryPath("by_number", key), inner);
    }
  }
  {
    const one = value.levels;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      if (!isDeclaredRulesLevel(item)) found = broken(found, entryPath("levels", key), "enum.defined_only", "must be a declared value");
    }
  }
  {
    const one = value.maybe;
    if (one !== undefined) {
      if (!(one > 0)) found = broken(found, "maybe", "int32.gt", "must be greater than 0");
    }
  }
  {
    const one = (value.either?.case === "left" ? value.either.value : undefined);
    if (one !== undefined) {
      if (!(one > 0)) found = broken(found, "left", "int32.gt", "must be greater than 0");
    }
  }
  {
    const one = (value.either?.case === "right" ? value.either.value : undefined);
    if (one !== undefined) {
      if (!hasLength(one, 2, Infinity)) found = broken(found, "right", "string.min_len", "must have at least 2 characters");
    }
  }
  {
    const one = value.held;
    if (one !== undefined) {
      if (!(one > 0n)) found = broken(found, "held", "int64.gt", "must be greater than 0");
    }
  }
  {
    const one = value.heldText;
    if (one === undefined) {
      found = broken(found, "held_text", "required", "is required");
    } else {
      if (!hasLength(one, 2, Infinity)) found = broken(found, "held_text", "string.min_len", "must have at least 2 characters");
    }
  }
  {
    const one = value.heldFlag;
    if (one !== undefined) {
      if (one !== true) found = broken(found, "held_flag", "bool.const", "must be true");
    }
  }
  {
    const one = value.heldBlob;
    if (one !== undefined) {
      if (one.length > 2) found = broken(found, "held_blob", "bytes.max_len", "must have at most 2 bytes");
    }
  }
  {
    const one = value.took;
    if (one === undefined) found = broken(found, "took", "required", "is required");
  }
  {
    const one = value.heldList;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      if (!(item >= 0)) found = broken(found, entryPath("held_list", key), "int32.gte", "must be at least 0");
    }
  }
  {
    const one = value.heldMap;
    for (const key in one) {
      const item = one[key]!;
      if (item.length < 1) found = broken(found, entryPath("held_map", key), "string.min_len", "must have at least 1 character");
    }
  }
  return found;
}

function encodeRulesPart(value: RulesPart, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { id, weight } = value;
  if (typeof id !== "string") throw wrongType("id", "a string", id);
  const size = 35 + id.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (id.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, id, "id");
  }
  if (weight !== undefined) {
    if (typeof weight !== "number" || (weight | 0) !== weight) throw badNumber("weight", "int32", weight);
    buf[p++] = 16;
    p = writeInt32(buf, p, weight);
  }
  out.pos = p;
}

function decodeRulesPart(r: Reader, p: number, end: number, prior: RulesPart | undefined): RulesPart {
  let id: string = "";
  let weight: number | undefined;
  if (prior !== undefined) ({ id, weight } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "id");
        id = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "weight");
        weight = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { id, weight };
}

function checkRulesPart(value: RulesPart): readonly Violation[] {
  let found = NONE;
  {
    const one = value.id;
    if (!hasLength(one, 2, Infinity)) found = broken(found, "id", "string.min_len", "must have at least 2 characters");
  }
  {
    const one = value.weight;
    if (one !== undefined) {
      if (!(one >= 0)) found = broken(found, "weight", "int32.gte", "must be at least 0");
    }
  }
  return found;
}

function nameOfRulesLevel(number: number): RulesLevel {
  switch (number) {
    case 0:
      return "LEVEL_UNSPECIFIED";
    case 1:
      return "LOW";
    case 2:
      return "HIGH";
    default:
      return `${number}`;
  }
}

function numberOfRulesLevel(name: RulesLevel, field: string, key?: unknown): number {
  switch (name) {
    case "LEVEL_UNSPECIFIED":
      return 0;
    case "LOW":
      return 1;
    case "HIGH":
      return 2;
    default:
      return enumNumber(name, "Level", field, key);
  }
}

function isDeclaredRulesLevel(name: RulesLevel): boolean {
  return !/^-?\d/.test(nameOfRulesLevel(numberOfRulesLevel(name, "")));
}
