// Made from schemas/matrix/v1/matrix.proto by `npm run codegen`. Do not edit.
import type { Duration } from "../../../../../../../kafka/codec/duration.ts";
import { NONE, type Reader, badNumber, entryPath, enumNumber, inField, lengthBytes, longTag, openReader, pairs, putEntry, readBool, readBytes, readDouble, readDuration, readFixed32, readFixed64, readFloat, readInt32, readInt64, readKey, readSfixed32, readSfixed64, readSint32, readSint64, readStop, readString, readTimestamp, readUint32, readUint64, readWrapper, skipField, within, writeBool, writeBytes, writeDouble, writeDuration, writeFixed32, writeFixed64, writeFloat, writeInt32, writeInt64, writeScope, writeSint32, writeSint64, writeString, writeTimestamp, writeVarint32, wrongCase, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, SchemaImport, Violation } from "../../../../../../../kafka/message-type.ts";
import { type Money, checkMoney, decodeMoney, encodeMoney, schema as schema2 } from "../../common/v1/money.ts";
import { type Unit, nameOfUnit, numberOfUnit, schema as schema1 } from "../../common/v1/unit.ts";
import { type CommonV2Money, decodeCommonV2Money, encodeCommonV2Money, schema as schema3 } from "../../common/v2/money.ts";

export interface Matrix {
  /** Implicit. */
  aDouble: number;
  aFloat: number;
  aInt32: number;
  aInt64: bigint;
  aUint32: number;
  aUint64: bigint;
  aSint32: number;
  aSint64: bigint;
  aFixed32: number;
  aFixed64: bigint;
  aSfixed32: number;
  aSfixed64: bigint;
  aBool: boolean;
  aString: string;
  aBytes: Uint8Array;
  aLevel: MatrixLevel;
  /** Optional. */
  maybeDouble?: number | undefined;
  maybeFloat?: number | undefined;
  maybeInt32?: number | undefined;
  maybeInt64?: bigint | undefined;
  maybeUint32?: number | undefined;
  maybeUint64?: bigint | undefined;
  maybeSint32?: number | undefined;
  maybeSint64?: bigint | undefined;
  maybeFixed32?: number | undefined;
  maybeFixed64?: bigint | undefined;
  maybeSfixed32?: number | undefined;
  maybeSfixed64?: bigint | undefined;
  maybeBool?: boolean | undefined;
  maybeString?: string | undefined;
  maybeBytes?: Uint8Array | undefined;
  maybeLevel?: MatrixLevel | undefined;
  /** Lists: packed where proto3 packs. */
  doubleList: number[];
  floatList: number[];
  int32List: number[];
  int64List: bigint[];
  uint32List: number[];
  uint64List: bigint[];
  sint32List: number[];
  sint64List: bigint[];
  fixed32List: number[];
  fixed64List: bigint[];
  sfixed32List: number[];
  sfixed64List: bigint[];
  boolList: boolean[];
  stringList: string[];
  bytesList: Uint8Array[];
  levelList: MatrixLevel[];
  /** The same, not packed. */
  looseDouble: number[];
  looseFloat: number[];
  looseInt32: number[];
  looseInt64: bigint[];
  looseUint32: number[];
  looseUint64: bigint[];
  looseSint32: number[];
  looseSint64: bigint[];
  looseFixed32: number[];
  looseFixed64: bigint[];
  looseSfixed32: number[];
  looseSfixed64: bigint[];
  looseBool: boolean[];
  looseLevel: MatrixLevel[];
  /** Maps: each type of key. */
  byInt32: Map<number, string>;
  byInt64: Map<bigint, MatrixLevel>;
  byUint32: Map<number, MatrixOuterMiddleInner>;
  byUint64: Map<bigint, Date>;
  bySint32: Map<number, Duration>;
  bySint64: Map<bigint, Money>;
  byFixed32: Map<number, Uint8Array>;
  byFixed64: Map<bigint, number>;
  bySfixed32: Map<number, boolean>;
  bySfixed64: Map<bigint, bigint>;
  byBool: Map<boolean, string>;
  byString: Record<string, bigint>;
  /** Maps with text keys: each type of value. */
  doubleMap: Record<string, number>;
  floatMap: Record<string, number>;
  int32Map: Record<string, number>;
  int64Map: Record<string, bigint>;
  uint32Map: Record<string, number>;
  uint64Map: Record<string, bigint>;
  sint32Map: Record<string, number>;
  sint64Map: Record<string, bigint>;
  fixed32Map: Record<string, number>;
  fixed64Map: Record<string, bigint>;
  sfixed32Map: Record<string, number>;
  sfixed64Map: Record<string, bigint>;
  boolMap: Record<string, boolean>;
  stringMap: Record<string, string>;
  bytesMap: Record<string, Uint8Array>;
  levelMap: Record<string, MatrixLevel>;
  unitMap: Record<string, Unit>;
  outerMap: Record<string, MatrixOuter>;
  moneyMap: Record<string, CommonV2Money>;
  timestampMap: Record<string, Date>;
  durationMap: Record<string, Duration>;
  heldDoubleMap: Record<string, number>;
  heldFloatMap: Record<string, number>;
  heldInt64Map: Record<string, bigint>;
  heldUint64Map: Record<string, bigint>;
  heldInt32Map: Record<string, number>;
  heldUint32Map: Record<string, number>;
  heldBoolMap: Record<string, boolean>;
  heldStringMap: Record<string, string>;
  heldBytesMap: Record<string, Uint8Array>;
  /** Messages of google.protobuf. */
  at?: Date | undefined;
  took?: Duration | undefined;
  heldDouble?: number | undefined;
  heldFloat?: number | undefined;
  heldInt64?: bigint | undefined;
  heldUint64?: bigint | undefined;
  heldInt32?: number | undefined;
  heldUint32?: number | undefined;
  heldBool?: boolean | undefined;
  heldString?: string | undefined;
  heldBytes?: Uint8Array | undefined;
  timestamps: Date[];
  durations: Duration[];
  heldDoubleList: number[];
  heldFloatList: number[];
  heldInt64List: bigint[];
  heldUint64List: bigint[];
  heldInt32List: number[];
  heldUint32List: number[];
  heldBoolList: boolean[];
  heldStringList: string[];
  heldBytesList: Uint8Array[];
  /** Messages and enums, of this file and of others. */
  outer?: MatrixOuter | undefined;
  outers: MatrixOuter[];
  money?: Money | undefined;
  moneys: Money[];
  otherMoney?: CommonV2Money | undefined;
  unit: Unit;
  maybeUnit?: Unit | undefined;
  units: Unit[];
  choice?: { case: "oneDouble"; value: number } | { case: "oneFloat"; value: number } | { case: "oneInt32"; value: number } | { case: "oneInt64"; value: bigint } | { case: "oneUint32"; value: number } | { case: "oneUint64"; value: bigint } | { case: "oneSint32"; value: number } | { case: "oneSint64"; value: bigint } | { case: "oneFixed32"; value: number } | { case: "oneFixed64"; value: bigint } | { case: "oneSfixed32"; value: number } | { case: "oneSfixed64"; value: bigint } | { case: "oneBool"; value: boolean } | { case: "oneString"; value: string } | { case: "oneBytes"; value: Uint8Array } | { case: "oneLevel"; value: MatrixLevel } | { case: "oneUnit"; value: Unit } | { case: "oneOuter"; value: MatrixOuter } | { case: "oneMoney"; value: Money } | { case: "oneTimestamp"; value: Date } | { case: "oneDuration"; value: Duration } | { case: "oneHeldDouble"; value: number } | { case: "oneHeldFloat"; value: number } | { case: "oneHeldInt64"; value: bigint } | { case: "oneHeldUint64"; value: bigint } | { case: "oneHeldInt32"; value: number } | { case: "oneHeldUint32"; value: number } | { case: "oneHeldBool"; value: boolean } | { case: "oneHeldString"; value: string } | { case: "oneHeldBytes"; value: Uint8Array } | undefined;
  second?: { case: "near"; value: string } | { case: "far"; value: string } | undefined;
  tag2: string;
  tag3: number;
  tag4: boolean;
  tag5: number;
  last: MatrixLevel[];
}

export interface MatrixOuter {
  middle?: MatrixOuterMiddle | undefined;
  level: MatrixLevel;
  flag: boolean;
}

export interface MatrixOuterMiddle {
  inner?: MatrixOuterMiddleInner | undefined;
  inners: MatrixOuterMiddleInner[];
  byNumber: Map<number, MatrixOuterMiddleInner>;
}

export interface MatrixOuterMiddleInner {
  name: string;
  depth?: bigint | undefined;
  steps: number[];
  blobs: Record<string, Uint8Array>;
  at?: Date | undefined;
  took?: Duration | undefined;
  note?: string | undefined;
  choice?: { case: "text"; value: string } | { case: "level"; value: MatrixLevel } | { case: "price"; value: Money } | undefined;
}

/** 200 fields, the types in turn. */
export interface Wide {
  field1: number;
  field2: number;
  field3: bigint;
  field4: number;
  field5: bigint;
  field6: number;
  field7: bigint;
  field8: number;
  field9: bigint;
  field10: number;
  field11: bigint;
  field12: boolean;
  field13: string;
  field14: Uint8Array;
  field15?: Date | undefined;
  field16?: Duration | undefined;
  field17?: bigint | undefined;
  field18?: Money | undefined;
  field19: MatrixLevel;
  field20?: number | undefined;
  field21?: number | undefined;
  field22?: number | undefined;
  field23?: bigint | undefined;
  field24?: number | undefined;
  field25?: bigint | undefined;
  field26?: number | undefined;
  field27?: bigint | undefined;
  field28?: number | undefined;
  field29?: bigint | undefined;
  field30?: number | undefined;
  field31?: bigint | undefined;
  field32?: boolean | undefined;
  field33?: string | undefined;
  field34?: Uint8Array | undefined;
  field35?: Date | undefined;
  field36?: Duration | undefined;
  field37?: bigint | undefined;
  field38?: Money | undefined;
  field39: MatrixLevel;
  field40: number[];
  field41: number[];
  field42: number[];
  field43: bigint[];
  field44: number[];
  field45: bigint[];
  field46: number[];
  field47: bigint[];
  field48: number[];
  field49: bigint[];
  field50: number[];
  field51: bigint[];
  field52: boolean[];
  field53: string[];
  field54: Uint8Array[];
  field55: Date[];
  field56: Duration[];
  field57: bigint[];
  field58: Money[];
  field59: MatrixLevel[];
  field60: number;
  field61: number;
  field62: number;
  field63: bigint;
  field64: number;
  field65: bigint;
  field66: number;
  field67: bigint;
  field68: number;
  field69: bigint;
  field70: number;
  field71: bigint;
  field72: boolean;
  field73: string;
  field74: Uint8Array;
  field75?: Date | undefined;
  field76?: Duration | undefined;
  field77?: bigint | undefined;
  field78?: Money | undefined;
  field79: MatrixLevel;
  field80?: number | undefined;
  field81?: number | undefined;
  field82?: number | undefined;
  field83?: bigint | undefined;
  field84?: number | undefined;
  field85?: bigint | undefined;
  field86?: number | undefined;
  field87?: bigint | undefined;
  field88?: number | undefined;
  field89?: bigint | undefined;
  field90?: number | undefined;
  field91?: bigint | undefined;
  field92?: boolean | undefined;
  field93?: string | undefined;
  field94?: Uint8Array | undefined;
  field95?: Date | undefined;
  field96?: Duration | undefined;
  field97?: bigint | undefined;
  field98?: Money | undefined;
  field99: MatrixLevel;
  field100: number[];
  field101: number[];
  field102: number[];
  field103: bigint[];
  field104: number[];
  field105: bigint[];
  field106: number[];
  field107: bigint[];
  field108: number[];
  field109: bigint[];
  field110: number[];
  field111: bigint[];
  field112: boolean[];
  field113: string[];
  field114: Uint8Array[];
  field115: Date[];
  field116: Duration[];
  field117: bigint[];
  field118: Money[];
  field119: MatrixLevel[];
  field120: number;
  field121: number;
  field122: number;
  field123: bigint;
  field124: number;
  field125: bigint;
  field126: number;
  field127: bigint;
  field128: number;
  field129: bigint;
  field130: number;
  field131: bigint;
  field132: boolean;
  field133: string;
  field134: Uint8Array;
  field135?: Date | undefined;
  field136?: Duration | undefined;
  field137?: bigint | undefined;
  field138?: Money | undefined;
  field139: MatrixLevel;
  field140?: number | undefined;
  field141?: number | undefined;
  field142?: number | undefined;
  field143?: bigint | undefined;
  field144?: number | undefined;
  field145?: bigint | undefined;
  field146?: number | undefined;
  field147?: bigint | undefined;
  field148?: number | undefined;
  field149?: bigint | undefined;
  field150?: number | undefined;
  field151?: bigint | undefined;
  field152?: boolean | undefined;
  field153?: string | undefined;
  field154?: Uint8Array | undefined;
  field155?: Date | undefined;
  field156?: Duration | undefined;
  field157?: bigint | undefined;
  field158?: Money | undefined;
  field159: MatrixLevel;
  field160: number[];
  field161: number[];
  field162: number[];
  field163: bigint[];
  field164: number[];
  field165: bigint[];
  field166: number[];
  field167: bigint[];
  field168: number[];
  field169: bigint[];
  field170: number[];
  field171: bigint[];
  field172: boolean[];
  field173: string[];
  field174: Uint8Array[];
  field175: Date[];
  field176: Duration[];
  field177: bigint[];
  field178: Money[];
  field179: MatrixLevel[];
  field180: number;
  field181: number;
  field182: number;
  field183: bigint;
  field184: number;
  field185: bigint;
  field186: number;
  field187: bigint;
  field188: number;
  field189: bigint;
  field190: number;
  field191: bigint;
  field192: boolean;
  field193: string;
  field194: Uint8Array;
  field195?: Date | undefined;
  field196?: Duration | undefined;
  field197?: bigint | undefined;
  field198?: Money | undefined;
  field199: MatrixLevel;
  field200?: number | undefined;
}

/** Words that mean something to TypeScript, to SQL, to JavaScript's objects or to the emitted code. */
export interface Words {
  abstract?: number | undefined;
  any: boolean[];
  arguments: Uint8Array;
  as?: Duration | undefined;
  async: string;
  await?: number | undefined;
  bigint: boolean[];
  boolean: Uint8Array;
  break?: Duration | undefined;
  case: string;
  catch?: number | undefined;
  class: boolean[];
  const: Uint8Array;
  constructor$?: Duration | undefined;
  continue: string;
  debugger?: number | undefined;
  declare: boolean[];
  default: Uint8Array;
  delete?: Duration | undefined;
  do: string;
  else?: number | undefined;
  enum: boolean[];
  eval: Uint8Array;
  export?: Duration | undefined;
  extends: string;
  false?: number | undefined;
  finally: boolean[];
  for: Uint8Array;
  from?: Duration | undefined;
  function: string;
  get?: number | undefined;
  if: boolean[];
  implements: Uint8Array;
  import?: Duration | undefined;
  in: string;
  infer?: number | undefined;
  instanceof: boolean[];
  interface: Uint8Array;
  is?: Duration | undefined;
  keyof: string;
  let?: number | undefined;
  module: boolean[];
  namespace: Uint8Array;
  never?: Duration | undefined;
  new: string;
  null?: number | undefined;
  number: boolean[];
  object: Uint8Array;
  of?: Duration | undefined;
  package: string;
  private?: number | undefined;
  protected: boolean[];
  public: Uint8Array;
  readonly?: Duration | undefined;
  require: string;
  return?: number | undefined;
  satisfies: boolean[];
  set: Uint8Array;
  static?: Duration | undefined;
  string: string;
  super?: number | undefined;
  switch: boolean[];
  symbol: Uint8Array;
  this?: Duration | undefined;
  throw: string;
  true?: number | undefined;
  try: boolean[];
  type: Uint8Array;
  typeof?: Duration | undefined;
  undefined: string;
  unique?: number | undefined;
  unknown: boolean[];
  using: Uint8Array;
  var?: Duration | undefined;
  void: string;
  while?: number | undefined;
  with: boolean[];
  yield: Uint8Array;
  select?: Duration | undefined;
  table: string;
  where?: number | undefined;
  order: boolean[];
  group: Uint8Array;
  by?: Duration | undefined;
  having: string;
  join?: number | undefined;
  values: boolean[];
  timestamp: Uint8Array;
  date?: Duration | undefined;
  time: string;
  interval?: number | undefined;
  row: boolean[];
  map: Uint8Array;
  array?: Duration | undefined;
  multiset: string;
  user?: number | undefined;
  currentDate: boolean[];
  end: Uint8Array;
  begin?: Duration | undefined;
  start: string;
  over?: number | undefined;
  partition: boolean[];
  primary: Uint8Array;
  key?: Duration | undefined;
  watermark: string;
  buf?: number | undefined;
  p: boolean[];
  r: Uint8Array;
  out?: Duration | undefined;
  tag: string;
  stop?: number | undefined;
  value: boolean[];
  size: Uint8Array;
  readString?: Duration | undefined;
  writeString: string;
  encodeWords?: number | undefined;
  prior: boolean[];
  schema: Uint8Array;
  imports?: Duration | undefined;
  seconds: string;
  nanos?: number | undefined;
  length: boolean[];
  toString$: Uint8Array;
  valueOf$?: Duration | undefined;
  hasOwnProperty$: string;
  prototype?: number | undefined;
  proto: boolean[];
  then$: Uint8Array;
  toJson?: Duration | undefined;
  nameOfX: string;
  isNan?: number | undefined;
  moreWords: Record<string, Words2>;
}

export interface Words2 {
  function?: { case: "class"; value: string } | { case: "new"; value: bigint } | undefined;
}

/** Names that emitted modules import. */
export interface MatrixV1Duration {
  took?: Duration | undefined;
}

export interface Empty {
}

/** A number without a declared name is its decimal text. */
export type MatrixLevel = "LEVEL_UNSPECIFIED" | "LOW" | "LOWEST" | "HIGH" | "MIDDLE" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package matrix.v1;",
  "import \"common/v1/money.proto\";",
  "import \"common/v1/unit.proto\";",
  "import \"common/v2/money.proto\";",
  "import \"google/protobuf/duration.proto\";",
  "import \"google/protobuf/timestamp.proto\";",
  "import \"google/protobuf/wrappers.proto\";",
  "message Matrix {",
  "  enum Level {",
  "    LEVEL_UNSPECIFIED = 0;",
  "    LOW = -1;",
  "    LOWEST = -2147483648;",
  "    HIGH = 2147483647;",
  "    MIDDLE = 300;",
  "  }",
  "  message Outer {",
  "    message Middle {",
  "      message Inner {",
  "        string name = 1;",
  "        optional sint64 depth = 2;",
  "        repeated int32 steps = 3;",
  "        map<string, bytes> blobs = 4;",
  "        google.protobuf.Timestamp at = 5;",
  "        google.protobuf.Duration took = 6;",
  "        google.protobuf.StringValue note = 7;",
  "        oneof choice {",
  "          string text = 8;",
  "          matrix.v1.Matrix.Level level = 9;",
  "          common.v1.Money price = 10;",
  "        }",
  "      }",
  "      matrix.v1.Matrix.Outer.Middle.Inner inner = 1;",
  "      repeated matrix.v1.Matrix.Outer.Middle.Inner inners = 2;",
  "      map<int32, matrix.v1.Matrix.Outer.Middle.Inner> by_number = 3;",
  "    }",
  "    matrix.v1.Matrix.Outer.Middle middle = 1;",
  "    matrix.v1.Matrix.Level level = 2;",
  "    bool flag = 3;",
  "  }",
  "  double a_double = 1;",
  "  float a_float = 2;",
  "  int32 a_int32 = 3;",
  "  int64 a_int64 = 4;",
  "  uint32 a_uint32 = 5;",
  "  uint64 a_uint64 = 6;",
  "  sint32 a_sint32 = 7;",
  "  sint64 a_sint64 = 8;",
  "  fixed32 a_fixed32 = 9;",
  "  fixed64 a_fixed64 = 10;",
  "  sfixed32 a_sfixed32 = 11;",
  "  sfixed64 a_sfixed64 = 12;",
  "  bool a_bool = 13;",
  "  string a_string = 14;",
  "  bytes a_bytes = 15;",
  "  matrix.v1.Matrix.Level a_level = 16;",
  "  optional double maybe_double = 20;",
  "  optional float maybe_float = 21;",
  "  optional int32 maybe_int32 = 22;",
  "  optional int64 maybe_int64 = 23;",
  "  optional uint32 maybe_uint32 = 24;",
  "  optional uint64 maybe_uint64 = 25;",
  "  optional sint32 maybe_sint32 = 26;",
  "  optional sint64 maybe_sint64 = 27;",
  "  optional fixed32 maybe_fixed32 = 28;",
  "  optional fixed64 maybe_fixed64 = 29;",
  "  optional sfixed32 maybe_sfixed32 = 30;",
  "  optional sfixed64 maybe_sfixed64 = 31;",
  "  optional bool maybe_bool = 32;",
  "  optional string maybe_string = 33;",
  "  optional bytes maybe_bytes = 34;",
  "  optional matrix.v1.Matrix.Level maybe_level = 35;",
  "  repeated double double_list = 40;",
  "  repeated float float_list = 41;",
  "  repeated int32 int32_list = 42;",
  "  repeated int64 int64_list = 43;",
  "  repeated uint32 uint32_list = 44;",
  "  repeated uint64 uint64_list = 45;",
  "  repeated sint32 sint32_list = 46;",
  "  repeated sint64 sint64_list = 47;",
  "  repeated fixed32 fixed32_list = 48;",
  "  repeated fixed64 fixed64_list = 49;",
  "  repeated sfixed32 sfixed32_list = 50;",
  "  repeated sfixed64 sfixed64_list = 51;",
  "  repeated bool bool_list = 52;",
  "  repeated string string_list = 53;",
  "  repeated bytes bytes_list = 54;",
  "  repeated matrix.v1.Matrix.Level level_list = 55;",
  "  repeated double loose_double = 60;",
  "  repeated float loose_float = 61;",
  "  repeated int32 loose_int32 = 62;",
  "  repeated int64 loose_int64 = 63;",
  "  repeated uint32 loose_uint32 = 64;",
  "  repeated uint64 loose_uint64 = 65;",
  "  repeated sint32 loose_sint32 = 66;",
  "  repeated sint64 loose_sint64 = 67;",
  "  repeated fixed32 loose_fixed32 = 68;",
  "  repeated fixed64 loose_fixed64 = 69;",
  "  repeated sfixed32 loose_sfixed32 = 70;",
  "  repeated sfixed64 loose_sfixed64 = 71;",
  "  repeated bool loose_bool = 72;",
  "  repeated matrix.v1.Matrix.Level loose_level = 73;",
  "  map<int32, string> by_int32 = 80;",
  "  map<int64, matrix.v1.Matrix.Level> by_int64 = 81;",
  "  map<uint32, matrix.v1.Matrix.Outer.Middle.Inner> by_uint32 = 82;",
  "  map<uint64, google.protobuf.Timestamp> by_uint64 = 83;",
  "  map<sint32, google.protobuf.Duration> by_sint32 = 84;",
  "  map<sint64, common.v1.Money> by_sint64 = 85;",
  "  map<fixed32, bytes> by_fixed32 = 86;",
  "  map<fixed64, double> by_fixed64 = 87;",
  "  map<sfixed32, bool> by_sfixed32 = 88;",
  "  map<sfixed64, uint64> by_sfixed64 = 89;",
  "  map<bool, google.protobuf.StringValue> by_bool = 90;",
  "  map<string, google.protobuf.Int64Value> by_string = 91;",
  "  map<string, double> double_map = 100;",
  "  map<string, float> float_map = 101;",
  "  map<string, int32> int32_map = 102;",
  "  map<string, int64> int64_map = 103;",
  "  map<string, uint32> uint32_map = 104;",
  "  map<string, uint64> uint64_map = 105;",
  "  map<string, sint32> sint32_map = 106;",
  "  map<string, sint64> sint64_map = 107;",
  "  map<string, fixed32> fixed32_map = 108;",
  "  map<string, fixed64> fixed64_map = 109;",
  "  map<string, sfixed32> sfixed32_map = 110;",
  "  map<string, sfixed64> sfixed64_map = 111;",
  "  map<string, bool> bool_map = 112;",
  "  map<string, string> string_map = 113;",
  "  map<string, bytes> bytes_map = 114;",
  "  map<string, matrix.v1.Matrix.Level> level_map = 115;",
  "  map<string, common.v1.Unit> unit_map = 116;",
  "  map<string, matrix.v1.Matrix.Outer> outer_map = 117;",
  "  map<string, common.v2.Money> money_map = 118;",
  "  map<string, google.protobuf.Timestamp> timestamp_map = 119;",
  "  map<string, google.protobuf.Duration> duration_map = 120;",
  "  map<string, google.protobuf.DoubleValue> held_double_map = 121;",
  "  map<string, google.protobuf.FloatValue> held_float_map = 122;",
  "  map<string, google.protobuf.Int64Value> held_int64_map = 123;",
  "  map<string, google.protobuf.UInt64Value> held_uint64_map = 124;",
  "  map<string, google.protobuf.Int32Value> held_int32_map = 125;",
  "  map<string, google.protobuf.UInt32Value> held_uint32_map = 126;",
  "  map<string, google.protobuf.BoolValue> held_bool_map = 127;",
  "  map<string, google.protobuf.StringValue> held_string_map = 128;",
  "  map<string, google.protobuf.BytesValue> held_bytes_map = 129;",
  "  google.protobuf.Timestamp at = 140;",
  "  google.protobuf.Duration took = 141;",
  "  google.protobuf.DoubleValue held_double = 142;",
  "  google.protobuf.FloatValue held_float = 143;",
  "  google.protobuf.Int64Value held_int64 = 144;",
  "  google.protobuf.UInt64Value held_uint64 = 145;",
  "  google.protobuf.Int32Value held_int32 = 146;",
  "  google.protobuf.UInt32Value held_uint32 = 147;",
  "  google.protobuf.BoolValue held_bool = 148;",
  "  google.protobuf.StringValue held_string = 149;",
  "  google.protobuf.BytesValue held_bytes = 150;",
  "  repeated google.protobuf.Timestamp timestamps = 151;",
  "  repeated google.protobuf.Duration durations = 152;",
  "  repeated google.protobuf.DoubleValue held_double_list = 153;",
  "  repeated google.protobuf.FloatValue held_float_list = 154;",
  "  repeated google.protobuf.Int64Value held_int64_list = 155;",
  "  repeated google.protobuf.UInt64Value held_uint64_list = 156;",
  "  repeated google.protobuf.Int32Value held_int32_list = 157;",
  "  repeated google.protobuf.UInt32Value held_uint32_list = 158;",
  "  repeated google.protobuf.BoolValue held_bool_list = 159;",
  "  repeated google.protobuf.StringValue held_string_list = 160;",
  "  repeated google.protobuf.BytesValue held_bytes_list = 161;",
  "  matrix.v1.Matrix.Outer outer = 170;",
  "  repeated matrix.v1.Matrix.Outer outers = 171;",
  "  common.v1.Money money = 172;",
  "  repeated common.v1.Money moneys = 173;",
  "  common.v2.Money other_money = 174;",
  "  common.v1.Unit unit = 175;",
  "  optional common.v1.Unit maybe_unit = 176;",
  "  repeated common.v1.Unit units = 177;",
  "  oneof choice {",
  "    double one_double = 180;",
  "    float one_float = 181;",
  "    int32 one_int32 = 182;",
  "    int64 one_int64 = 183;",
  "    uint32 one_uint32 = 184;",
  "    uint64 one_uint64 = 185;",
  "    sint32 one_sint32 = 186;",
  "    sint64 one_sint64 = 187;",
  "    fixed32 one_fixed32 = 188;",
  "    fixed64 one_fixed64 = 189;",
  "    sfixed32 one_sfixed32 = 190;",
  "    sfixed64 one_sfixed64 = 191;",
  "    bool one_bool = 192;",
  "    string one_string = 193;",
  "    bytes one_bytes = 194;",
  "    matrix.v1.Matrix.Level one_level = 195;",
  "    common.v1.Unit one_unit = 196;",
  "    matrix.v1.Matrix.Outer one_outer = 197;",
  "    common.v1.Money one_money = 198;",
  "    google.protobuf.Timestamp one_timestamp = 199;",
  "    google.protobuf.Duration one_duration = 200;",
  "    google.protobuf.DoubleValue one_held_double = 201;",
  "    google.protobuf.FloatValue one_held_float = 202;",
  "    google.protobuf.Int64Value one_held_int64 = 203;",
  "    google.protobuf.UInt64Value one_held_uint64 = 204;",
  "    google.protobuf.Int32Value one_held_int32 = 205;",
  "    google.protobuf.UInt32Value one_held_uint32 = 206;",
  "    google.protobuf.BoolValue one_held_bool = 207;",
  "    google.protobuf.StringValue one_held_string = 208;",
  "    google.protobuf.BytesValue one_held_bytes = 209;",
  "  }",
  "  oneof second {",
  "    string near = 300;",
  "    string far = 536870910;",
  "  }",
  "  string tag2 = 2047;",
  "  sint32 tag3 = 2048;",
  "  bool tag4 = 262143;",
  "  float tag5 = 262144;",
  "  repeated matrix.v1.Matrix.Level last = 536870911;",
  "  reserved 17 to 19, 1000 to 1999, 536870900 to 536870909;",
  "  reserved \"gone\", \"select\";",
  "}",
  "message Wide {",
  "  float field_1 = 1;",
  "  int32 field_2 = 2;",
  "  int64 field_3 = 3;",
  "  uint32 field_4 = 4;",
  "  uint64 field_5 = 5;",
  "  sint32 field_6 = 6;",
  "  sint64 field_7 = 7;",
  "  fixed32 field_8 = 8;",
  "  fixed64 field_9 = 9;",
  "  sfixed32 field_10 = 10;",
  "  sfixed64 field_11 = 11;",
  "  bool field_12 = 12;",
  "  string field_13 = 13;",
  "  bytes field_14 = 14;",
  "  google.protobuf.Timestamp field_15 = 15;",
  "  google.protobuf.Duration field_16 = 16;",
  "  google.protobuf.Int64Value field_17 = 17;",
  "  common.v1.Money field_18 = 18;",
  "  matrix.v1.Matrix.Level field_19 = 19;",
  "  optional double field_20 = 20;",
  "  optional float field_21 = 21;",
  "  optional int32 field_22 = 22;",
  "  optional int64 field_23 = 23;",
  "  optional uint32 field_24 = 24;",
  "  optional uint64 field_25 = 25;",
  "  optional sint32 field_26 = 26;",
  "  optional sint64 field_27 = 27;",
  "  optional fixed32 field_28 = 28;",
  "  optional fixed64 field_29 = 29;",
  "  optional sfixed32 field_30 = 30;",
  "  optional sfixed64 field_31 = 31;",
  "  optional bool field_32 = 32;",
  "  optional string field_33 = 33;",
  "  optional bytes field_34 = 34;",
  "  google.protobuf.Timestamp field_35 = 35;",
  "  google.protobuf.Duration field_36 = 36;",
  "  google.protobuf.Int64Value field_37 = 37;",
  "  common.v1.Money field_38 = 38;",
  "  matrix.v1.Matrix.Level field_39 = 39;",
  "  repeated double field_40 = 40;",
  "  repeated float field_41 = 41;",
  "  repeated int32 field_42 = 42;",
  "  repeated int64 field_43 = 43;",
  "  repeated uint32 field_44 = 44;",
  "  repeated uint64 field_45 = 45;",
  "  repeated sint32 field_46 = 46;",
  "  repeated sint64 field_47 = 47;",
  "  repeated fixed32 field_48 = 48;",
  "  repeated fixed64 field_49 = 49;",
  "  repeated sfixed32 field_50 = 50;",
  "  repeated sfixed64 field_51 = 51;",
  "  repeated bool field_52 = 52;",
  "  repeated string field_53 = 53;",
  "  repeated bytes field_54 = 54;",
  "  repeated google.protobuf.Timestamp field_55 = 55;",
  "  repeated google.protobuf.Duration field_56 = 56;",
  "  repeated google.protobuf.Int64Value field_57 = 57;",
  "  repeated common.v1.Money field_58 = 58;",
  "  repeated matrix.v1.Matrix.Level field_59 = 59;",
  "  double field_60 = 60;",
  "  float field_61 = 61;",
  "  int32 field_62 = 62;",
  "  int64 field_63 = 63;",
  "  uint32 field_64 = 64;",
  "  uint64 field_65 = 65;",
  "  sint32 field_66 = 66;",
  "  sint64 field_67 = 67;",
  "  fixed32 field_68 = 68;",
  "  fixed64 field_69 = 69;",
  "  sfixed32 field_70 = 70;",
  "  sfixed64 field_71 = 71;",
  "  bool field_72 = 72;",
  "  string field_73 = 73;",
  "  bytes field_74 = 74;",
  "  google.protobuf.Timestamp field_75 = 75;",
  "  google.protobuf.Duration field_76 = 76;",
  "  google.protobuf.Int64Value field_77 = 77;",
  "  common.v1.Money field_78 = 78;",
  "  matrix.v1.Matrix.Level field_79 = 79;",
  "  optional double field_80 = 80;",
  "  optional float field_81 = 81;",
  "  optional int32 field_82 = 82;",
  "  optional int64 field_83 = 83;",
  "  optional uint32 field_84 = 84;",
  "  optional uint64 field_85 = 85;",
  "  optional sint32 field_86 = 86;",
  "  optional sint64 field_87 = 87;",
  "  optional fixed32 field_88 = 88;",
  "  optional fixed64 field_89 = 89;",
  "  optional sfixed32 field_90 = 90;",
  "  optional sfixed64 field_91 = 91;",
  "  optional bool field_92 = 92;",
  "  optional string field_93 = 93;",
  "  optional bytes field_94 = 94;",
  "  google.protobuf.Timestamp field_95 = 95;",
  "  google.protobuf.Duration field_96 = 96;",
  "  google.protobuf.Int64Value field_97 = 97;",
  "  common.v1.Money field_98 = 98;",
  "  matrix.v1.Matrix.Level field_99 = 99;",
  "  repeated double field_100 = 100;",
  "  repeated float field_101 = 101;",
  "  repeated int32 field_102 = 102;",
  "  repeated int64 field_103 = 103;",
  "  repeated uint32 field_104 = 104;",
  "  repeated uint64 field_105 = 105;",
  "  repeated sint32 field_106 = 106;",
  "  repeated sint64 field_107 = 107;",
  "  repeated fixed32 field_108 = 108;",
  "  repeated fixed64 field_109 = 109;",
  "  repeated sfixed32 field_110 = 110;",
  "  repeated sfixed64 field_111 = 111;",
  "  repeated bool field_112 = 112;",
  "  repeated string field_113 = 113;",
  "  repeated bytes field_114 = 114;",
  "  repeated google.protobuf.Timestamp field_115 = 115;",
  "  repeated google.protobuf.Duration field_116 = 116;",
  "  repeated google.protobuf.Int64Value field_117 = 117;",
  "  repeated common.v1.Money field_118 = 118;",
  "  repeated matrix.v1.Matrix.Level field_119 = 119;",
  "  double field_120 = 120;",
  "  float field_121 = 121;",
  "  int32 field_122 = 122;",
  "  int64 field_123 = 123;",
  "  uint32 field_124 = 124;",
  "  uint64 field_125 = 125;",
  "  sint32 field_126 = 126;",
  "  sint64 field_127 = 127;",
  "  fixed32 field_128 = 128;",
  "  fixed64 field_129 = 129;",
  "  sfixed32 field_130 = 130;",
  "  sfixed64 field_131 = 131;",
  "  bool field_132 = 132;",
  "  string field_133 = 133;",
  "  bytes field_134 = 134;",
  "  google.protobuf.Timestamp field_135 = 135;",
  "  google.protobuf.Duration field_136 = 136;",
  "  google.protobuf.Int64Value field_137 = 137;",
  "  common.v1.Money field_138 = 138;",
  "  matrix.v1.Matrix.Level field_139 = 139;",
  "  optional double field_140 = 140;",
  "  optional float field_141 = 141;",
  "  optional int32 field_142 = 142;",
  "  optional int64 field_143 = 143;",
  "  optional uint32 field_144 = 144;",
  "  optional uint64 field_145 = 145;",
  "  optional sint32 field_146 = 146;",
  "  optional sint64 field_147 = 147;",
  "  optional fixed32 field_148 = 148;",
  "  optional fixed64 field_149 = 149;",
  "  optional sfixed32 field_150 = 150;",
  "  optional sfixed64 field_151 = 151;",
  "  optional bool field_152 = 152;",
  "  optional string field_153 = 153;",
  "  optional bytes field_154 = 154;",
  "  google.protobuf.Timestamp field_155 = 155;",
  "  google.protobuf.Duration field_156 = 156;",
  "  google.protobuf.Int64Value field_157 = 157;",
  "  common.v1.Money field_158 = 158;",
  "  matrix.v1.Matrix.Level field_159 = 159;",
  "  repeated double field_160 = 160;",
  "  repeated float field_161 = 161;",
  "  repeated int32 field_162 = 162;",
  "  repeated int64 field_163 = 163;",
  "  repeated uint32 field_164 = 164;",
  "  repeated uint64 field_165 = 165;",
  "  repeated sint32 field_166 = 166;",
  "  repeated sint64 field_167 = 167;",
  "  repeated fixed32 field_168 = 168;",
  "  repeated fixed64 field_169 = 169;",
  "  repeated sfixed32 field_170 = 170;",
  "  repeated sfixed64 field_171 = 171;",
  "  repeated bool field_172 = 172;",
  "  repeated string field_173 = 173;",
  "  repeated bytes field_174 = 174;",
  "  repeated google.protobuf.Timestamp field_175 = 175;",
  "  repeated google.protobuf.Duration field_176 = 176;",
  "  repeated google.protobuf.Int64Value field_177 = 177;",
  "  repeated common.v1.Money field_178 = 178;",
  "  repeated matrix.v1.Matrix.Level field_179 = 179;",
  "  double field_180 = 180;",
  "  float field_181 = 181;",
  "  int32 field_182 = 182;",
  "  int64 field_183 = 183;",
  "  uint32 field_184 = 184;",
  "  uint64 field_185 = 185;",
  "  sint32 field_186 = 186;",
  "  sint64 field_187 = 187;",
  "  fixed32 field_188 = 188;",
  "  fixed64 field_189 = 189;",
  "  sfixed32 field_190 = 190;",
  "  sfixed64 field_191 = 191;",
  "  bool field_192 = 192;",
  "  string field_193 = 193;",
  "  bytes field_194 = 194;",
  "  google.protobuf.Timestamp field_195 = 195;",
  "  google.protobuf.Duration field_196 = 196;",
  "  google.protobuf.Int64Value field_197 = 197;",
  "  common.v1.Money field_198 = 198;",
  "  matrix.v1.Matrix.Level field_199 = 199;",
  "  optional double field_200 = 200;",
  "}",
  "message Words {",
  "  optional int32 abstract = 1;",
  "  repeated bool any = 2;",
  "  bytes arguments = 3;",
  "  google.protobuf.Duration as = 4;",
  "  string async = 5;",
  "  optional int32 await = 6;",
  "  repeated bool bigint = 7;",
  "  bytes boolean = 8;",
  "  google.protobuf.Duration break = 9;",
  "  string case = 10;",
  "  optional int32 catch = 11;",
  "  repeated bool class = 12;",
  "  bytes const = 13;",
  "  google.protobuf.Duration constructor = 14;",
  "  string continue = 15;",
  "  optional int32 debugger = 16;",
  "  repeated bool declare = 17;",
  "  bytes default = 18;",
  "  google.protobuf.Duration delete = 19;",
  "  string do = 20;",
  "  optional int32 else = 21;",
  "  repeated bool enum = 22;",
  "  bytes eval = 23;",
  "  google.protobuf.Duration export = 24;",
  "  string extends = 25;",
  "  optional int32 false = 26;",
  "  repeated bool finally = 27;",
  "  bytes for = 28;",
  "  google.protobuf.Duration from = 29;",
  "  string function = 30;",
  "  optional int32 get = 31;",
  "  repeated bool if = 32;",
  "  bytes implements = 33;",
  "  google.protobuf.Duration import = 34;",
  "  string in = 35;",
  "  optional int32 infer = 36;",
  "  repeated bool instanceof = 37;",
  "  bytes interface = 38;",
  "  google.protobuf.Duration is = 39;",
  "  string keyof = 40;",
  "  optional int32 let = 41;",
  "  repeated bool module = 42;",
  "  bytes namespace = 43;",
  "  google.protobuf.Duration never = 44;",
  "  string new = 45;",
  "  optional int32 null = 46;",
  "  repeated bool number = 47;",
  "  bytes object = 48;",
  "  google.protobuf.Duration of = 49;",
  "  string package = 50;",
  "  optional int32 private = 51;",
  "  repeated bool protected = 52;",
  "  bytes public = 53;",
  "  google.protobuf.Duration readonly = 54;",
  "  string require = 55;",
  "  optional int32 return = 56;",
  "  repeated bool satisfies = 57;",
  "  bytes set = 58;",
  "  google.protobuf.Duration static = 59;",
  "  string string = 60;",
  "  optional int32 super = 61;",
  "  repeated bool switch = 62;",
  "  bytes symbol = 63;",
  "  google.protobuf.Duration this = 64;",
  "  string throw = 65;",
  "  optional int32 true = 66;",
  "  repeated bool try = 67;",
  "  bytes type = 68;",
  "  google.protobuf.Duration typeof = 69;",
  "  string undefined = 70;",
  "  optional int32 unique = 71;",
  "  repeated bool unknown = 72;",
  "  bytes using = 73;",
  "  google.protobuf.Duration var = 74;",
  "  string void = 75;",
  "  optional int32 while = 76;",
  "  repeated bool with = 77;",
  "  bytes yield = 78;",
  "  google.protobuf.Duration select = 79;",
  "  string table = 80;",
  "  optional int32 where = 81;",
  "  repeated bool order = 82;",
  "  bytes group = 83;",
  "  google.protobuf.Duration by = 84;",
  "  string having = 85;",
  "  optional int32 join = 86;",
  "  repeated bool values = 87;",
  "  bytes timestamp = 88;",
  "  google.protobuf.Duration date = 89;",
  "  string time = 90;",
  "  optional int32 interval = 91;",
  "  repeated bool row = 92;",
  "  bytes map = 93;",
  "  google.protobuf.Duration array = 94;",
  "  string multiset = 95;",
  "  optional int32 user = 96;",
  "  repeated bool current_date = 97;",
  "  bytes end = 98;",
  "  google.protobuf.Duration begin = 99;",
  "  string start = 100;",
  "  optional int32 over = 101;",
  "  repeated bool partition = 102;",
  "  bytes primary = 103;",
  "  google.protobuf.Duration key = 104;",
  "  string watermark = 105;",
  "  optional int32 buf = 106;",
  "  repeated bool p = 107;",
  "  bytes r = 108;",
  "  google.protobuf.Duration out = 109;",
  "  string tag = 110;",
  "  optional int32 stop = 111;",
  "  repeated bool value = 112;",
  "  bytes size = 113;",
  "  google.protobuf.Duration read_string = 114;",
  "  string write_string = 115;",
  "  optional int32 encode_words = 116;",
  "  repeated bool prior = 117;",
  "  bytes schema = 118;",
  "  google.protobuf.Duration imports = 119;",
  "  string seconds = 120;",
  "  optional int32 nanos = 121;",
  "  repeated bool length = 122;",
  "  bytes to_string = 123;",
  "  google.protobuf.Duration value_of = 124;",
  "  string has_own_property = 125;",
  "  optional int32 prototype = 126;",
  "  repeated bool proto = 127;",
  "  bytes then = 128;",
  "  google.protobuf.Duration to_json = 129;",
  "  string name_of_x = 130;",
  "  optional int32 is_nan = 131;",
  "  map<string, matrix.v1.Words2> more_words = 900;",
  "}",
  "message Words2 {",
  "  oneof function {",
  "    string class = 1;",
  "    int64 new = 2;",
  "  }",
  "}",
  "message Duration {",
  "  google.protobuf.Duration took = 1;",
  "}",
  "message Empty {",
  "}",
  "",
].join("\n");
const imports: readonly SchemaImport[] = [
  { name: "common/v1/unit.proto", schema: schema1 },
  { name: "common/v1/money.proto", schema: schema2 },
  { name: "common/v2/money.proto", schema: schema3 },
];
/** The codec of `matrix.v1.Matrix`, from `schemas/matrix/v1/matrix.proto`. */
export const Matrix: MessageType<Matrix> = {
  name: "matrix.v1.Matrix",
  index: [0],
  schema,
  imports,
  sensitive: ["by_uint32.*.price.holder", "by_sint64.*.holder", "outer_map.*.middle.inner.price.holder", "outer_map.*.middle.inners.*.price.holder", "outer_map.*.middle.by_number.*.price.holder", "outer.middle.inner.price.holder", "outer.middle.inners.*.price.holder", "outer.middle.by_number.*.price.holder", "outers.*.middle.inner.price.holder", "outers.*.middle.inners.*.price.holder", "outers.*.middle.by_number.*.price.holder", "money.holder", "moneys.*.holder", "one_outer.middle.inner.price.holder", "one_outer.middle.inners.*.price.holder", "one_outer.middle.by_number.*.price.holder", "one_money.holder"],
  encode(value: Matrix, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMatrix(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Matrix {
    return decodeMatrix(openReader(buf, start, end, true), start, end);
  },
  check: checkMatrix,
};
/** The codec of `matrix.v1.Matrix.Outer`, from `schemas/matrix/v1/matrix.proto`. */
export const MatrixOuter: MessageType<MatrixOuter> = {
  name: "matrix.v1.Matrix.Outer",
  index: [0, 0],
  schema,
  imports,
  sensitive: ["middle.inner.price.holder", "middle.inners.*.price.holder", "middle.by_number.*.price.holder"],
  encode(value: MatrixOuter, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMatrixOuter(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MatrixOuter {
    return decodeMatrixOuter(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkMatrixOuter,
};
/** The codec of `matrix.v1.Matrix.Outer.Middle`, from `schemas/matrix/v1/matrix.proto`. */
export const MatrixOuterMiddle: MessageType<MatrixOuterMiddle> = {
  name: "matrix.v1.Matrix.Outer.Middle",
  index: [0, 0, 0],
  schema,
  imports,
  sensitive: ["inner.price.holder", "inners.*.price.holder", "by_number.*.price.holder"],
  encode(value: MatrixOuterMiddle, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMatrixOuterMiddle(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MatrixOuterMiddle {
    return decodeMatrixOuterMiddle(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkMatrixOuterMiddle,
};
/** The codec of `matrix.v1.Matrix.Outer.Middle.Inner`, from `schemas/matrix/v1/matrix.proto`. */
export const MatrixOuterMiddleInner: MessageType<MatrixOuterMiddleInner> = {
  name: "matrix.v1.Matrix.Outer.Middle.Inner",
  index: [0, 0, 0, 0],
  schema,
  imports,
  sensitive: ["price.holder"],
  encode(value: MatrixOuterMiddleInner, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMatrixOuterMiddleInner(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MatrixOuterMiddleInner {
    return decodeMatrixOuterMiddleInner(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkMatrixOuterMiddleInner,
};
/** The codec of `matrix.v1.Wide`, from `schemas/matrix/v1/matrix.proto`. */
export const Wide: MessageType<Wide> = {
  name: "matrix.v1.Wide",
  index: [1],
  schema,
  imports,
  sensitive: ["field_18.holder", "field_38.holder", "field_58.*.holder", "field_78.holder", "field_98.holder", "field_118.*.holder", "field_138.holder", "field_158.holder", "field_178.*.holder", "field_198.holder"],
  encode(value: Wide, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeWide(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Wide {
    return decodeWide(openReader(buf, start, end, true), start, end);
  },
  check: checkWide,
};
/** The codec of `matrix.v1.Words`, from `schemas/matrix/v1/matrix.proto`. */
export const Words: MessageType<Words> = {
  name: "matrix.v1.Words",
  index: [2],
  schema,
  imports,
  sensitive: [],
  encode(value: Words, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeWords(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Words {
    return decodeWords(openReader(buf, start, end, true), start, end);
  },
  check: checkWords,
};
/** The codec of `matrix.v1.Words2`, from `schemas/matrix/v1/matrix.proto`. */
export const Words2: MessageType<Words2> = {
  name: "matrix.v1.Words2",
  index: [3],
  schema,
  imports,
  sensitive: [],
  encode(value: Words2, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeWords2(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Words2 {
    return decodeWords2(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkWords2,
};
/** The codec of `matrix.v1.Duration`, from `schemas/matrix/v1/matrix.proto`. */
export const MatrixV1Duration: MessageType<MatrixV1Duration> = {
  name: "matrix.v1.Duration",
  index: [4],
  schema,
  imports,
  sensitive: [],
  encode(value: MatrixV1Duration, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMatrixV1Duration(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MatrixV1Duration {
    return decodeMatrixV1Duration(openReader(buf, start, end, false), start, end);
  },
  check: checkMatrixV1Duration,
};
/** The codec of `matrix.v1.Empty`, from `schemas/matrix/v1/matrix.proto`. */
export const Empty: MessageType<Empty> = {
  name: "matrix.v1.Empty",
  index: [5],
  schema,
  imports,
  sensitive: [],
  encode(value: Empty, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeEmpty(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Empty {
    return decodeEmpty(openReader(buf, start, end, false), start, end);
  },
  check: checkEmpty,
};
let reservedForMatrix82 = 1;
let reservedForMatrix85 = 1;
let reservedForMatrix117 = 1;
let reservedForMatrix118 = 1;
let reservedForMatrix170 = 1;
let reservedForMatrix171 = 1;
let reservedForMatrix172 = 1;
let reservedForMatrix173 = 1;
let reservedForMatrix174 = 1;
let reservedForMatrix197 = 1;
let reservedForMatrix198 = 1;
let reservedForMatrixOuter1 = 1;
let reservedForMatrixOuterMiddle1 = 1;
let reservedForMatrixOuterMiddle2 = 1;
let reservedForMatrixOuterMiddle3 = 1;
let reservedForMatrixOuterMiddleInner10 = 1;
let reservedForWide18 = 1;
let reservedForWide38 = 1;
let reservedForWide58 = 1;
let reservedForWide78 = 1;
let reservedForWide98 = 1;
let reservedForWide118 = 1;
let reservedForWide138 = 1;
let reservedForWide158 = 1;
let reservedForWide178 = 1;
let reservedForWide198 = 1;
let reservedForWords900 = 1;

function encodeMatrix(value: Matrix, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { aDouble, aFloat, aInt32, aInt64, aUint32, aUint64, aSint32, aSint64, aFixed32, aFixed64, aSfixed32, aSfixed64, aBool, aString, aBytes, aLevel, maybeDouble, maybeFloat, maybeInt32, maybeInt64, maybeUint32, maybeUint64, maybeSint32, maybeSint64, maybeFixed32, maybeFixed64, maybeSfixed32, maybeSfixed64, maybeBool, maybeString, maybeBytes, maybeLevel, doubleList, floatList, int32List, int64List, uint32List, uint64List, sint32List, sint64List, fixed32List, fixed64List, sfixed32List, sfixed64List, boolList, stringList, bytesList, levelList, looseDouble, looseFloat, looseInt32, looseInt64, looseUint32, looseUint64, looseSint32, looseSint64, looseFixed32, looseFixed64, looseSfixed32, looseSfixed64, looseBool, looseLevel, byInt32, byInt64, byUint32, byUint64, bySint32, bySint64, byFixed32, byFixed64, bySfixed32, bySfixed64, byBool, byString, doubleMap, floatMap, int32Map, int64Map, uint32Map, uint64Map, sint32Map, sint64Map, fixed32Map, fixed64Map, sfixed32Map, sfixed64Map, boolMap, stringMap, bytesMap, levelMap, unitMap, outerMap, moneyMap, timestampMap, durationMap, heldDoubleMap, heldFloatMap, heldInt64Map, heldUint64Map, heldInt32Map, heldUint32Map, heldBoolMap, heldStringMap, heldBytesMap, at, took, heldDouble, heldFloat, heldInt64, heldUint64, heldInt32, heldUint32, heldBool, heldString, heldBytes, timestamps, durations, heldDoubleList, heldFloatList, heldInt64List, heldUint64List, heldInt32List, heldUint32List, heldBoolList, heldStringList, heldBytesList, outer, outers, money, moneys, otherMoney, unit, maybeUnit, units, choice, second, tag2, tag3, tag4, tag5, "last": last$ } = value;
  if (typeof aString !== "string") throw wrongType("a_string", "a string", aString);
  if (!(aBytes instanceof Uint8Array)) throw wrongType("a_bytes", "a Uint8Array", aBytes);
  if (maybeString !== undefined && typeof maybeString !== "string") throw wrongType("maybe_string", "a string", maybeString);
  if (maybeBytes !== undefined && !(maybeBytes instanceof Uint8Array)) throw wrongType("maybe_bytes", "a Uint8Array", maybeBytes);
  if (!Array.isArray(doubleList)) throw wrongType("double_list", "an array", doubleList);
  if (!Array.isArray(floatList)) throw wrongType("float_list", "an array", floatList);
  if (!Array.isArray(int32List)) throw wrongType("int32_list", "an array", int32List);
  if (!Array.isArray(int64List)) throw wrongType("int64_list", "an array", int64List);
  if (!Array.isArray(uint32List)) throw wrongType("uint32_list", "an array", uint32List);
  if (!Array.isArray(uint64List)) throw wrongType("uint64_list", "an array", uint64List);
  if (!Array.isArray(sint32List)) throw wrongType("sint32_list", "an array", sint32List);
  if (!Array.isArray(sint64List)) throw wrongType("sint64_list", "an array", sint64List);
  if (!Array.isArray(fixed32List)) throw wrongType("fixed32_list", "an array", fixed32List);
  if (!Array.isArray(fixed64List)) throw wrongType("fixed64_list", "an array", fixed64List);
  if (!Array.isArray(sfixed32List)) throw wrongType("sfixed32_list", "an array", sfixed32List);
  if (!Array.isArray(sfixed64List)) throw wrongType("sfixed64_list", "an array", sfixed64List);
  if (!Array.isArray(boolList)) throw wrongType("bool_list", "an array", boolList);
  if (!Array.isArray(stringList)) throw wrongType("string_list", "an array", stringList);
  if (!Array.isArray(bytesList)) throw wrongType("bytes_list", "an array", bytesList);
  if (!Array.isArray(levelList)) throw wrongType("level_list", "an array", levelList);
  if (!Array.isArray(looseDouble)) throw wrongType("loose_double", "an array", looseDouble);
  if (!Array.isArray(looseFloat)) throw wrongType("loose_float", "an array", looseFloat);
  if (!Array.isArray(looseInt32)) throw wrongType("loose_int32", "an array", looseInt32);
  if (!Array.isArray(looseInt64)) throw wrongType("loose_int64", "an array", looseInt64);
  if (!Array.isArray(looseUint32)) throw wrongType("loose_uint32", "an array", looseUint32);
  if (!Array.isArray(looseUint64)) throw wrongType("loose_uint64", "an array", looseUint64);
  if (!Array.isArray(looseSint32)) throw wrongType("loose_sint32", "an array", looseSint32);
  if (!Array.isArray(looseSint64)) throw wrongType("loose_sint64", "an array", looseSint64);
  if (!Array.isArray(looseFixed32)) throw wrongType("loose_fixed32", "an array", looseFixed32);
  if (!Array.isArray(looseFixed64)) throw wrongType("loose_fixed64", "an array", looseFixed64);
  if (!Array.isArray(looseSfixed32)) throw wrongType("loose_sfixed32", "an array", looseSfixed32);
  if (!Array.isArray(looseSfixed64)) throw wrongType("loose_sfixed64", "an array", looseSfixed64);
  if (!Array.isArray(looseBool)) throw wrongType("loose_bool", "an array", looseBool);
  if (!Array.isArray(looseLevel)) throw wrongType("loose_level", "an array", looseLevel);
  if (!(byInt32 instanceof Map)) throw wrongType("by_int32", "a Map", byInt32);
  if (!(byInt64 instanceof Map)) throw wrongType("by_int64", "a Map", byInt64);
  if (!(byUint32 instanceof Map)) throw wrongType("by_uint32", "a Map", byUint32);
  if (!(byUint64 instanceof Map)) throw wrongType("by_uint64", "a Map", byUint64);
  if (!(bySint32 instanceof Map)) throw wrongType("by_sint32", "a Map", bySint32);
  if (!(bySint64 instanceof Map)) throw wrongType("by_sint64", "a Map", bySint64);
  if (!(byFixed32 instanceof Map)) throw wrongType("by_fixed32", "a Map", byFixed32);
  if (!(byFixed64 instanceof Map)) throw wrongType("by_fixed64", "a Map", byFixed64);
  if (!(bySfixed32 instanceof Map)) throw wrongType("by_sfixed32", "a Map", bySfixed32);
  if (!(bySfixed64 instanceof Map)) throw wrongType("by_sfixed64", "a Map", bySfixed64);
  if (!(byBool instanceof Map)) throw wrongType("by_bool", "a Map", byBool);
  if (typeof byString !== "object" || byString === null || byString instanceof Map) throw wrongType("by_string", "an object", byString);
  if (typeof doubleMap !== "object" || doubleMap === null || doubleMap instanceof Map) throw wrongType("double_map", "an object", doubleMap);
  if (typeof floatMap !== "object" || floatMap === null || floatMap instanceof Map) throw wrongType("float_map", "an object", floatMap);
  if (typeof int32Map !== "object" || int32Map === null || int32Map instanceof Map) throw wrongType("int32_map", "an object", int32Map);
  if (typeof int64Map !== "object" || int64Map === null || int64Map instanceof Map) throw wrongType("int64_map", "an object", int64Map);
  if (typeof uint32Map !== "object" || uint32Map === null || uint32Map instanceof Map) throw wrongType("uint32_map", "an object", uint32Map);
  if (typeof uint64Map !== "object" || uint64Map === null || uint64Map instanceof Map) throw wrongType("uint64_map", "an object", uint64Map);
  if (typeof sint32Map !== "object" || sint32Map === null || sint32Map instanceof Map) throw wrongType("sint32_map", "an object", sint32Map);
  if (typeof sint64Map !== "object" || sint64Map === null || sint64Map instanceof Map) throw wrongType("sint64_map", "an object", sint64Map);
  if (typeof fixed32Map !== "object" || fixed32Map === null || fixed32Map instanceof Map) throw wrongType("fixed32_map", "an object", fixed32Map);
  if (typeof fixed64Map !== "object" || fixed64Map === null || fixed64Map instanceof Map) throw wrongType("fixed64_map", "an object", fixed64Map);
  if (typeof sfixed32Map !== "object" || sfixed32Map === null || sfixed32Map instanceof Map) throw wrongType("sfixed32_map", "an object", sfixed32Map);
  if (typeof sfixed64Map !== "object" || sfixed64Map === null || sfixed64Map instanceof Map) throw wrongType("sfixed64_map", "an object", sfixed64Map);
  if (typeof boolMap !== "object" || boolMap === null || boolMap instanceof Map) throw wrongType("bool_map", "an object", boolMap);
  if (typeof stringMap !== "object" || stringMap === null || stringMap instanceof Map) throw wrongType("string_map", "an object", stringMap);
  if (typeof bytesMap !== "object" || bytesMap === null || bytesMap instanceof Map) throw wrongType("bytes_map", "an object", bytesMap);
  if (typeof levelMap !== "object" || levelMap === null || levelMap instanceof Map) throw wrongType("level_map", "an object", levelMap);
  if (typeof unitMap !== "object" || unitMap === null || unitMap instanceof Map) throw wrongType("unit_map", "an object", unitMap);
  if (typeof outerMap !== "object" || outerMap === null || outerMap instanceof Map) throw wrongType("outer_map", "an object", outerMap);
  if (typeof moneyMap !== "object" || moneyMap === null || moneyMap instanceof Map) throw wrongType("money_map", "an object", moneyMap);
  if (typeof timestampMap !== "object" || timestampMap === null || timestampMap instanceof Map) throw wrongType("timestamp_map", "an object", timestampMap);
  if (typeof durationMap !== "object" || durationMap === null || durationMap instanceof Map) throw wrongType("duration_map", "an object", durationMap);
  if (typeof heldDoubleMap !== "object" || heldDoubleMap === null || heldDoubleMap instanceof Map) throw wrongType("held_double_map", "an object", heldDoubleMap);
  if (typeof heldFloatMap !== "object" || heldFloatMap === null || heldFloatMap instanceof Map) throw wrongType("held_float_map", "an object", heldFloatMap);
  if (typeof heldInt64Map !== "object" || heldInt64Map === null || heldInt64Map instanceof Map) throw wrongType("held_int64_map", "an object", heldInt64Map);
  if (typeof heldUint64Map !== "object" || heldUint64Map === null || heldUint64Map instanceof Map) throw wrongType("held_uint64_map", "an object", heldUint64Map);
  if (typeof heldInt32Map !== "object" || heldInt32Map === null || heldInt32Map instanceof Map) throw wrongType("held_int32_map", "an object", heldInt32Map);
  if (typeof heldUint32Map !== "object" || heldUint32Map === null || heldUint32Map instanceof Map) throw wrongType("held_uint32_map", "an object", heldUint32Map);
  if (typeof heldBoolMap !== "object" || heldBoolMap === null || heldBoolMap instanceof Map) throw wrongType("held_bool_map", "an object", heldBoolMap);
  if (typeof heldStringMap !== "object" || heldStringMap === null || heldStringMap instanceof Map) throw wrongType("held_string_map", "an object", heldStringMap);
  if (typeof heldBytesMap !== "object" || heldBytesMap === null || heldBytesMap instanceof Map) throw wrongType("held_bytes_map", "an object", heldBytesMap);
  if (heldString !== undefined && typeof heldString !== "string") throw wrongType("held_string", "a string", heldString);
  if (heldBytes !== undefined && !(heldBytes instanceof Uint8Array)) throw wrongType("held_bytes", "a Uint8Array", heldBytes);
  if (!Array.isArray(timestamps)) throw wrongType("timestamps", "an array", timestamps);
  if (!Array.isArray(durations)) throw wrongType("durations", "an array", durations);
  if (!Array.isArray(heldDoubleList)) throw wrongType("held_double_list", "an array", heldDoubleList);
  if (!Array.isArray(heldFloatList)) throw wrongType("held_float_list", "an array", heldFloatList);
  if (!Array.isArray(heldInt64List)) throw wrongType("held_int64_list", "an array", heldInt64List);
  if (!Array.isArray(heldUint64List)) throw wrongType("held_uint64_list", "an array", heldUint64List);
  if (!Array.isArray(heldInt32List)) throw wrongType("held_int32_list", "an array", heldInt32List);
  if (!Array.isArray(heldUint32List)) throw wrongType("held_uint32_list", "an array", heldUint32List);
  if (!Array.isArray(heldBoolList)) throw wrongType("held_bool_list", "an array", heldBoolList);
  if (!Array.isArray(heldStringList)) throw wrongType("held_string_list", "an array", heldStringList);
  if (!Array.isArray(heldBytesList)) throw wrongType("held_bytes_list", "an array", heldBytesList);
  if (!Array.isArray(outers)) throw wrongType("outers", "an array", outers);
  if (!Array.isArray(moneys)) throw wrongType("moneys", "an array", moneys);
  if (!Array.isArray(units)) throw wrongType("units", "an array", units);
  if (choice !== undefined && choice.case !== "oneDouble" && choice.case !== "oneFloat" && choice.case !== "oneInt32" && choice.case !== "oneInt64" && choice.case !== "oneUint32" && choice.case !== "oneUint64" && choice.case !== "oneSint32" && choice.case !== "oneSint64" && choice.case !== "oneFixed32" && choice.case !== "oneFixed64" && choice.case !== "oneSfixed32" && choice.case !== "oneSfixed64" && choice.case !== "oneBool" && choice.case !== "oneString" && choice.case !== "oneBytes" && choice.case !== "oneLevel" && choice.case !== "oneUnit" && choice.case !== "oneOuter" && choice.case !== "oneMoney" && choice.case !== "oneTimestamp" && choice.case !== "oneDuration" && choice.case !== "oneHeldDouble" && choice.case !== "oneHeldFloat" && choice.case !== "oneHeldInt64" && choice.case !== "oneHeldUint64" && choice.case !== "oneHeldInt32" && choice.case !== "oneHeldUint32" && choice.case !== "oneHeldBool" && choice.case !== "oneHeldString" && choice.case !== "oneHeldBytes") throw wrongCase("choice", "oneDouble, oneFloat, oneInt32, oneInt64, oneUint32, oneUint64, oneSint32, oneSint64, oneFixed32, oneFixed64, oneSfixed32, oneSfixed64, oneBool, oneString, oneBytes, oneLevel, oneUnit, oneOuter, oneMoney, oneTimestamp, oneDuration, oneHeldDouble, oneHeldFloat, oneHeldInt64, oneHeldUint64, oneHeldInt32, oneHeldUint32, oneHeldBool, oneHeldString, oneHeldBytes", choice);
  if (second !== undefined && second.case !== "near" && second.case !== "far") throw wrongCase("second", "near, far", second);
  if (typeof tag2 !== "string") throw wrongType("tag2", "a string", tag2);
  if (!Array.isArray(last$)) throw wrongType("last", "an array", last$);
  const size = 2216 + (aString.length + (maybeString === undefined ? 0 : maybeString.length) + (heldString === undefined ? 0 : heldString.length) + tag2.length) * 3 + aBytes.length + (maybeBytes === undefined ? 0 : maybeBytes.length) + (heldBytes === undefined ? 0 : heldBytes.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof aDouble !== "number") throw badNumber("a_double", "double", aDouble);
  if (!Object.is(aDouble, 0)) {
    buf[p++] = 9;
    p = writeDouble(buf, p, aDouble);
  }
  if (typeof aFloat !== "number") throw badNumber("a_float", "float", aFloat);
  if (!Object.is(aFloat, 0)) {
    buf[p++] = 21;
    p = writeFloat(buf, p, aFloat, "a_float");
  }
  if (typeof aInt32 !== "number" || (aInt32 | 0) !== aInt32) throw badNumber("a_int32", "int32", aInt32);
  if (aInt32 !== 0) {
    buf[p++] = 24;
    p = writeInt32(buf, p, aInt32);
  }
  if (typeof aInt64 !== "bigint" || BigInt.asIntN(64, aInt64) !== aInt64) throw badNumber("a_int64", "int64", aInt64);
  if (aInt64 !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, aInt64);
  }
  if (typeof aUint32 !== "number" || (aUint32 >>> 0) !== aUint32) throw badNumber("a_uint32", "uint32", aUint32);
  if (aUint32 !== 0) {
    buf[p++] = 40;
    p = writeVarint32(buf, p, aUint32);
  }
  if (typeof aUint64 !== "bigint" || BigInt.asUintN(64, aUint64) !== aUint64) throw badNumber("a_uint64", "uint64", aUint64);
  if (aUint64 !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, aUint64);
  }
  if (typeof aSint32 !== "number" || (aSint32 | 0) !== aSint32) throw badNumber("a_sint32", "sint32", aSint32);
  if (aSint32 !== 0) {
    buf[p++] = 56;
    p = writeSint32(buf, p, aSint32);
  }
  if (typeof aSint64 !== "bigint" || BigInt.asIntN(64, aSint64) !== aSint64) throw badNumber("a_sint64", "sint64", aSint64);
  if (aSint64 !== 0n) {
    buf[p++] = 64;
    p = writeSint64(buf, p, aSint64);
  }
  if (typeof aFixed32 !== "number" || (aFixed32 >>> 0) !== aFixed32) throw badNumber("a_fixed32", "fixed32", aFixed32);
  if (aFixed32 !== 0) {
    buf[p++] = 77;
    p = writeFixed32(buf, p, aFixed32);
  }
  if (typeof aFixed64 !== "bigint" || BigInt.asUintN(64, aFixed64) !== aFixed64) throw badNumber("a_fixed64", "fixed64", aFixed64);
  if (aFixed64 !== 0n) {
    buf[p++] = 81;
    p = writeFixed64(buf, p, aFixed64);
  }
  if (typeof aSfixed32 !== "number" || (aSfixed32 | 0) !== aSfixed32) throw badNumber("a_sfixed32", "sfixed32", aSfixed32);
  if (aSfixed32 !== 0) {
    buf[p++] = 93;
    p = writeFixed32(buf, p, aSfixed32);
  }
  if (typeof aSfixed64 !== "bigint" || BigInt.asIntN(64, aSfixed64) !== aSfixed64) throw badNumber("a_sfixed64", "sfixed64", aSfixed64);
  if (aSfixed64 !== 0n) {
    buf[p++] = 97;
    p = writeFixed64(buf, p, aSfixed64);
  }
  if (typeof aBool !== "boolean") throw wrongType("a_bool", "a boolean", aBool);
  if (aBool) {
    buf[p++] = 104;
    p = writeBool(buf, p, aBool);
  }
  if (aString.length !== 0) {
    buf[p++] = 114;
    p = writeString(buf, p, aString, "a_string");
  }
  if (aBytes.length !== 0) {
    buf[p++] = 122;
    p = writeBytes(buf, p, aBytes);
  }
  {
    const number = numberOfMatrixLevel(aLevel, "a_level");
    if (number !== 0) {
      buf[p++] = 128;
      buf[p++] = 1;
      p = writeInt32(buf, p, number);
    }
  }
  if (maybeDouble !== undefined) {
    if (typeof maybeDouble !== "number") throw badNumber("maybe_double", "double", maybeDouble);
    buf[p++] = 161;
    buf[p++] = 1;
    p = writeDouble(buf, p, maybeDouble);
  }
  if (maybeFloat !== undefined) {
    if (typeof maybeFloat !== "number") throw badNumber("maybe_float", "float", maybeFloat);
    buf[p++] = 173;
    buf[p++] = 1;
    p = writeFloat(buf, p, maybeFloat, "maybe_float");
  }
  if (maybeInt32 !== undefined) {
    if (typeof maybeInt32 !== "number" || (maybeInt32 | 0) !== maybeInt32) throw badNumber("maybe_int32", "int32", maybeInt32);
    buf[p++] = 176;
    buf[p++] = 1;
    p = writeInt32(buf, p, maybeInt32);
  }
  if (maybeInt64 !== undefined) {
    if (typeof maybeInt64 !== "bigint" || BigInt.asIntN(64, maybeInt64) !== maybeInt64) throw badNumber("maybe_int64", "int64", maybeInt64);
    buf[p++] = 184;
    buf[p++] = 1;
    p = writeInt64(buf, p, maybeInt64);
  }
  if (maybeUint32 !== undefined) {
    if (typeof maybeUint32 !== "number" || (maybeUint32 >>> 0) !== maybeUint32) throw badNumber("maybe_uint32", "uint32", maybeUint32);
    buf[p++] = 192;
    buf[p++] = 1;
    p = writeVarint32(buf, p, maybeUint32);
  }
  if (maybeUint64 !== undefined) {
    if (typeof maybeUint64 !== "bigint" || BigInt.asUintN(64, maybeUint64) !== maybeUint64) throw badNumber("maybe_uint64", "uint64", maybeUint64);
    buf[p++] = 200;
    buf[p++] = 1;
    p = writeInt64(buf, p, maybeUint64);
  }
  if (maybeSint32 !== undefined) {
    if (typeof maybeSint32 !== "number" || (maybeSint32 | 0) !== maybeSint32) throw badNumber("maybe_sint32", "sint32", maybeSint32);
    buf[p++] = 208;
    buf[p++] = 1;
    p = writeSint32(buf, p, maybeSint32);
  }
  if (maybeSint64 !== undefined) {
    if (typeof maybeSint64 !== "bigint" || BigInt.asIntN(64, maybeSint64) !== maybeSint64) throw badNumber("maybe_sint64", "sint64", maybeSint64);
    buf[p++] = 216;
    buf[p++] = 1;
    p = writeSint64(buf, p, maybeSint64);
  }
  if (maybeFixed32 !== undefined) {
    if (typeof maybeFixed32 !== "number" || (maybeFixed32 >>> 0) !== maybeFixed32) throw badNumber("maybe_fixed32", "fixed32", maybeFixed32);
    buf[p++] = 229;
    buf[p++] = 1;
    p = writeFixed32(buf, p, maybeFixed32);
  }
  if (maybeFixed64 !== undefined) {
    if (typeof maybeFixed64 !== "bigint" || BigInt.asUintN(64, maybeFixed64) !== maybeFixed64) throw badNumber("maybe_fixed64", "fixed64", maybeFixed64);
    buf[p++] = 233;
    buf[p++] = 1;
    p = writeFixed64(buf, p, maybeFixed64);
  }
  if (maybeSfixed32 !== undefined) {
    if (typeof maybeSfixed32 !== "number" || (maybeSfixed32 | 0) !== maybeSfixed32) throw badNumber("maybe_sfixed32", "sfixed32", maybeSfixed32);
    buf[p++] = 245;
    buf[p++] = 1;
    p = writeFixed32(buf, p, maybeSfixed32);
  }
  if (maybeSfixed64 !== undefined) {
    if (typeof maybeSfixed64 !== "bigint" || BigInt.asIntN(64, maybeSfixed64) !== maybeSfixed64) throw badNumber("maybe_sfixed64", "sfixed64", maybeSfixed64);
    buf[p++] = 249;
    buf[p++] = 1;
    p = writeFixed64(buf, p, maybeSfixed64);
  }
  if (maybeBool !== undefined) {
    if (typeof maybeBool !== "boolean") throw wrongType("maybe_bool", "a boolean", maybeBool);
    buf[p++] = 128;
    buf[p++] = 2;
    p = writeBool(buf, p, maybeBool);
  }
  if (maybeString !== undefined) {
    buf[p++] = 138;
    buf[p++] = 2;
    p = writeString(buf, p, maybeString, "maybe_string");
  }
  if (maybeBytes !== undefined) {
    buf[p++] = 146;
    buf[p++] = 2;
    p = writeBytes(buf, p, maybeBytes);
  }
  if (maybeLevel !== undefined) {
    {
      const number = numberOfMatrixLevel(maybeLevel, "maybe_level");
      buf[p++] = 152;
      buf[p++] = 2;
      p = writeInt32(buf, p, number);
    }
  }
  if (doubleList.length !== 0) {
    if (p + doubleList.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(doubleList.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(doubleList.length);
    p += reserved;
    for (let i = 0; i < doubleList.length; i++) {
      const one = doubleList[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("double_list", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (floatList.length !== 0) {
    if (p + floatList.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(floatList.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(floatList.length);
    p += reserved;
    for (let i = 0; i < floatList.length; i++) {
      const one = floatList[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("float_list", i), "float", one);
      p = writeFloat(buf, p, one, "float_list", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (int32List.length !== 0) {
    if (p + int32List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(int32List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(int32List.length);
    p += reserved;
    for (let i = 0; i < int32List.length; i++) {
      const one = int32List[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("int32_list", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (int64List.length !== 0) {
    if (p + int64List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(int64List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(int64List.length);
    p += reserved;
    for (let i = 0; i < int64List.length; i++) {
      const one = int64List[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("int64_list", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (uint32List.length !== 0) {
    if (p + uint32List.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(uint32List.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(uint32List.length);
    p += reserved;
    for (let i = 0; i < uint32List.length; i++) {
      const one = uint32List[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("uint32_list", i), "uint32", one);
      p = writeVarint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (uint64List.length !== 0) {
    if (p + uint64List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(uint64List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(uint64List.length);
    p += reserved;
    for (let i = 0; i < uint64List.length; i++) {
      const one = uint64List[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("uint64_list", i), "uint64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (sint32List.length !== 0) {
    if (p + sint32List.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(sint32List.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(sint32List.length);
    p += reserved;
    for (let i = 0; i < sint32List.length; i++) {
      const one = sint32List[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("sint32_list", i), "sint32", one);
      p = writeSint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (sint64List.length !== 0) {
    if (p + sint64List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(sint64List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(sint64List.length);
    p += reserved;
    for (let i = 0; i < sint64List.length; i++) {
      const one = sint64List[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("sint64_list", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (fixed32List.length !== 0) {
    if (p + fixed32List.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(fixed32List.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(fixed32List.length);
    p += reserved;
    for (let i = 0; i < fixed32List.length; i++) {
      const one = fixed32List[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("fixed32_list", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (fixed64List.length !== 0) {
    if (p + fixed64List.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(fixed64List.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(fixed64List.length);
    p += reserved;
    for (let i = 0; i < fixed64List.length; i++) {
      const one = fixed64List[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("fixed64_list", i), "fixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (sfixed32List.length !== 0) {
    if (p + sfixed32List.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(sfixed32List.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(sfixed32List.length);
    p += reserved;
    for (let i = 0; i < sfixed32List.length; i++) {
      const one = sfixed32List[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("sfixed32_list", i), "sfixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (sfixed64List.length !== 0) {
    if (p + sfixed64List.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(sfixed64List.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(sfixed64List.length);
    p += reserved;
    for (let i = 0; i < sfixed64List.length; i++) {
      const one = sfixed64List[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("sfixed64_list", i), "sfixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (boolList.length !== 0) {
    if (p + boolList.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(boolList.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(boolList.length);
    p += reserved;
    for (let i = 0; i < boolList.length; i++) {
      const one = boolList[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("bool_list", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < stringList.length; i++) {
    const one = stringList[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("string_list", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 3;
    p = writeString(buf, p, one, "string_list", i);
  }
  for (let i = 0; i < bytesList.length; i++) {
    const one = bytesList[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("bytes_list", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 3;
    p = writeBytes(buf, p, one);
  }
  if (levelList.length !== 0) {
    if (p + levelList.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(levelList.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(levelList.length);
    p += reserved;
    for (let i = 0; i < levelList.length; i++) {
      const one = levelList[i]!;
      p = writeInt32(buf, p, numberOfMatrixLevel(one, "level_list", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < looseDouble.length; i++) {
    const one = looseDouble[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("loose_double", i), "double", one);
    if (p + size + 10 > buf.length) {
      out.pos = p;
      out.reserve(size + 10);
      buf = out.buf;
    }
    buf[p++] = 225;
    buf[p++] = 3;
    p = writeDouble(buf, p, one);
  }
  for (let i = 0; i < looseFloat.length; i++) {
    const one = looseFloat[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("loose_float", i), "float", one);
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 237;
    buf[p++] = 3;
    p = writeFloat(buf, p, one, "loose_float", i);
  }
  for (let i = 0; i < looseInt32.length; i++) {
    const one = looseInt32[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("loose_int32", i), "int32", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 240;
    buf[p++] = 3;
    p = writeInt32(buf, p, one);
  }
  for (let i = 0; i < looseInt64.length; i++) {
    const one = looseInt64[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("loose_int64", i), "int64", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 248;
    buf[p++] = 3;
    p = writeInt64(buf, p, one);
  }
  for (let i = 0; i < looseUint32.length; i++) {
    const one = looseUint32[i]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("loose_uint32", i), "uint32", one);
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 128;
    buf[p++] = 4;
    p = writeVarint32(buf, p, one);
  }
  for (let i = 0; i < looseUint64.length; i++) {
    const one = looseUint64[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("loose_uint64", i), "uint64", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 136;
    buf[p++] = 4;
    p = writeInt64(buf, p, one);
  }
  for (let i = 0; i < looseSint32.length; i++) {
    const one = looseSint32[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("loose_sint32", i), "sint32", one);
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 144;
    buf[p++] = 4;
    p = writeSint32(buf, p, one);
  }
  for (let i = 0; i < looseSint64.length; i++) {
    const one = looseSint64[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("loose_sint64", i), "sint64", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 152;
    buf[p++] = 4;
    p = writeSint64(buf, p, one);
  }
  for (let i = 0; i < looseFixed32.length; i++) {
    const one = looseFixed32[i]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("loose_fixed32", i), "fixed32", one);
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 165;
    buf[p++] = 4;
    p = writeFixed32(buf, p, one);
  }
  for (let i = 0; i < looseFixed64.length; i++) {
    const one = looseFixed64[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("loose_fixed64", i), "fixed64", one);
    if (p + size + 10 > buf.length) {
      out.pos = p;
      out.reserve(size + 10);
      buf = out.buf;
    }
    buf[p++] = 169;
    buf[p++] = 4;
    p = writeFixed64(buf, p, one);
  }
  for (let i = 0; i < looseSfixed32.length; i++) {
    const one = looseSfixed32[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("loose_sfixed32", i), "sfixed32", one);
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 181;
    buf[p++] = 4;
    p = writeFixed32(buf, p, one);
  }
  for (let i = 0; i < looseSfixed64.length; i++) {
    const one = looseSfixed64[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("loose_sfixed64", i), "sfixed64", one);
    if (p + size + 10 > buf.length) {
      out.pos = p;
      out.reserve(size + 10);
      buf = out.buf;
    }
    buf[p++] = 185;
    buf[p++] = 4;
    p = writeFixed64(buf, p, one);
  }
  for (let i = 0; i < looseBool.length; i++) {
    const one = looseBool[i]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("loose_bool", i), "a boolean", one);
    if (p + size + 3 > buf.length) {
      out.pos = p;
      out.reserve(size + 3);
      buf = out.buf;
    }
    buf[p++] = 192;
    buf[p++] = 4;
    p = writeBool(buf, p, one);
  }
  for (let i = 0; i < looseLevel.length; i++) {
    const one = looseLevel[i]!;
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 200;
    buf[p++] = 4;
    p = writeInt32(buf, p, numberOfMatrixLevel(one, "loose_level", i));
  }
  for (const [key, one] of byInt32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_int32", key), "int32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_int32", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_int32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byInt64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_int64", key), "int64", key);
    if (p + size + 29 > buf.length) {
      out.pos = p;
      out.reserve(size + 29);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfMatrixLevel(one, "by_int64", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byUint32) {
    if (typeof key !== "number" || (key >>> 0) !== key) throw badNumber(entryPath("by_uint32", key), "uint32", key);
    if (p + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(size + 19);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeVarint32(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrix82;
      out.pos = p + reserved;
      try {
        encodeMatrixOuterMiddleInner(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_uint32", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix82 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byUint64) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("by_uint64", key), "uint64", key);
    if (p + size + 43 > buf.length) {
      out.pos = p;
      out.reserve(size + 43);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 18;
    p = writeTimestamp(buf, p, one, "by_uint64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySint32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_sint32", key), "sint32", key);
    if (p + size + 38 > buf.length) {
      out.pos = p;
      out.reserve(size + 38);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeSint32(buf, p, key);
    buf[p++] = 18;
    p = writeDuration(buf, p, one, "by_sint32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySint64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_sint64", key), "sint64", key);
    if (p + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(size + 24);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeSint64(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrix85;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_sint64", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix85 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byFixed32) {
    if (typeof key !== "number" || (key >>> 0) !== key) throw badNumber(entryPath("by_fixed32", key), "fixed32", key);
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("by_fixed32", key), "a Uint8Array", one);
    if (p + one.length + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 18);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 13;
    p = writeFixed32(buf, p, key);
    buf[p++] = 18;
    p = writeBytes(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byFixed64) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("by_fixed64", key), "fixed64", key);
    if (typeof one !== "number") throw badNumber(entryPath("by_fixed64", key), "double", one);
    if (p + size + 25 > buf.length) {
      out.pos = p;
      out.reserve(size + 25);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 9;
    p = writeFixed64(buf, p, key);
    buf[p++] = 17;
    p = writeDouble(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySfixed32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_sfixed32", key), "sfixed32", key);
    if (typeof one !== "boolean") throw wrongType(entryPath("by_sfixed32", key), "a boolean", one);
    if (p + size + 14 > buf.length) {
      out.pos = p;
      out.reserve(size + 14);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 13;
    p = writeFixed32(buf, p, key);
    buf[p++] = 16;
    p = writeBool(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySfixed64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_sfixed64", key), "sfixed64", key);
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("by_sfixed64", key), "uint64", one);
    if (p + size + 27 > buf.length) {
      out.pos = p;
      out.reserve(size + 27);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 9;
    p = writeFixed64(buf, p, key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byBool) {
    if (typeof key !== "boolean") throw wrongType(entryPath("by_bool", key), "a boolean", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_bool", key), "a string", one);
    if (p + one.length * 3 + size + 21 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 21);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeBool(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "by_bool", key);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in byString) {
    const one = byString[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("by_string", key), "int64", one);
    if (p + key.length * 3 + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 30);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "by_string", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in doubleMap) {
    const one = doubleMap[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("double_map", key), "double", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "double_map", key);
    buf[p++] = 17;
    p = writeDouble(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in floatMap) {
    const one = floatMap[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("float_map", key), "float", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "float_map", key);
    buf[p++] = 21;
    p = writeFloat(buf, p, one, "float_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in int32Map) {
    const one = int32Map[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("int32_map", key), "int32", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "int32_map", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in int64Map) {
    const one = int64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("int64_map", key), "int64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "int64_map", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in uint32Map) {
    const one = uint32Map[key]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("uint32_map", key), "uint32", one);
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "uint32_map", key);
    buf[p++] = 16;
    p = writeVarint32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in uint64Map) {
    const one = uint64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("uint64_map", key), "uint64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "uint64_map", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in sint32Map) {
    const one = sint32Map[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("sint32_map", key), "sint32", one);
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "sint32_map", key);
    buf[p++] = 16;
    p = writeSint32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in sint64Map) {
    const one = sint64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("sint64_map", key), "sint64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "sint64_map", key);
    buf[p++] = 16;
    p = writeSint64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in fixed32Map) {
    const one = fixed32Map[key]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("fixed32_map", key), "fixed32", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "fixed32_map", key);
    buf[p++] = 21;
    p = writeFixed32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in fixed64Map) {
    const one = fixed64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("fixed64_map", key), "fixed64", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "fixed64_map", key);
    buf[p++] = 17;
    p = writeFixed64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in sfixed32Map) {
    const one = sfixed32Map[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("sfixed32_map", key), "sfixed32", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "sfixed32_map", key);
    buf[p++] = 21;
    p = writeFixed32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in sfixed64Map) {
    const one = sfixed64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("sfixed64_map", key), "sfixed64", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "sfixed64_map", key);
    buf[p++] = 17;
    p = writeFixed64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in boolMap) {
    const one = boolMap[key]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("bool_map", key), "a boolean", one);
    if (p + key.length * 3 + size + 15 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 15);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "bool_map", key);
    buf[p++] = 16;
    p = writeBool(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in stringMap) {
    const one = stringMap[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("string_map", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "string_map", key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "string_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in bytesMap) {
    const one = bytesMap[key]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("bytes_map", key), "a Uint8Array", one);
    if (p + key.length * 3 + one.length + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length + size + 19);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "bytes_map", key);
    buf[p++] = 18;
    p = writeBytes(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in levelMap) {
    const one = levelMap[key]!;
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "level_map", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfMatrixLevel(one, "level_map", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in unitMap) {
    const one = unitMap[key]!;
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "unit_map", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfUnit(one, "unit_map", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in outerMap) {
    const one = outerMap[key]!;
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "outer_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrix117;
      out.pos = p + reserved;
      try {
        encodeMatrixOuter(one, out);
      } catch (error) {
        throw inField(error, entryPath("outer_map", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix117 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in moneyMap) {
    const one = moneyMap[key]!;
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "money_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrix118;
      out.pos = p + reserved;
      try {
        encodeCommonV2Money(one, out);
      } catch (error) {
        throw inField(error, entryPath("money_map", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix118 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in timestampMap) {
    const one = timestampMap[key]!;
    if (p + key.length * 3 + size + 38 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 38);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "timestamp_map", key);
    buf[p++] = 18;
    p = writeTimestamp(buf, p, one, "timestamp_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in durationMap) {
    const one = durationMap[key]!;
    if (p + key.length * 3 + size + 38 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 38);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "duration_map", key);
    buf[p++] = 18;
    p = writeDuration(buf, p, one, "duration_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldDoubleMap) {
    const one = heldDoubleMap[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("held_double_map", key), "double", one);
    if (p + key.length * 3 + size + 28 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 28);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_double_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldFloatMap) {
    const one = heldFloatMap[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("held_float_map", key), "float", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_float_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, one, "held_float_map", key);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldInt64Map) {
    const one = heldInt64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("held_int64_map", key), "int64", one);
    if (p + key.length * 3 + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 30);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_int64_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldUint64Map) {
    const one = heldUint64Map[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("held_uint64_map", key), "uint64", one);
    if (p + key.length * 3 + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 30);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_uint64_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldInt32Map) {
    const one = heldInt32Map[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("held_int32_map", key), "int32", one);
    if (p + key.length * 3 + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 30);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_int32_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldUint32Map) {
    const one = heldUint32Map[key]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("held_uint32_map", key), "uint32", one);
    if (p + key.length * 3 + size + 25 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 25);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_uint32_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldBoolMap) {
    const one = heldBoolMap[key]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("held_bool_map", key), "a boolean", one);
    if (p + key.length * 3 + size + 21 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 21);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 7;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_bool_map", key);
    buf[p++] = 18;
    {
      const start = p++;
      if (one) {
        buf[p++] = 8;
        p = writeBool(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldStringMap) {
    const one = heldStringMap[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("held_string_map", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 25 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 25);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_string_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "held_string_map", key);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in heldBytesMap) {
    const one = heldBytesMap[key]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("held_bytes_map", key), "a Uint8Array", one);
    if (p + key.length * 3 + one.length + size + 25 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length + size + 25);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "held_bytes_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, one);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (at !== undefined) {
    buf[p++] = 226;
    buf[p++] = 8;
    p = writeTimestamp(buf, p, at, "at");
  }
  if (took !== undefined) {
    buf[p++] = 234;
    buf[p++] = 8;
    p = writeDuration(buf, p, took, "took");
  }
  if (heldDouble !== undefined) {
    if (typeof heldDouble !== "number") throw badNumber("held_double", "double", heldDouble);
    buf[p++] = 242;
    buf[p++] = 8;
    {
      const start = p++;
      if (!Object.is(heldDouble, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, heldDouble);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldFloat !== undefined) {
    if (typeof heldFloat !== "number") throw badNumber("held_float", "float", heldFloat);
    buf[p++] = 250;
    buf[p++] = 8;
    {
      const start = p++;
      if (!Object.is(heldFloat, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, heldFloat, "held_float");
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldInt64 !== undefined) {
    if (typeof heldInt64 !== "bigint" || BigInt.asIntN(64, heldInt64) !== heldInt64) throw badNumber("held_int64", "int64", heldInt64);
    buf[p++] = 130;
    buf[p++] = 9;
    {
      const start = p++;
      if (heldInt64 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, heldInt64);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldUint64 !== undefined) {
    if (typeof heldUint64 !== "bigint" || BigInt.asUintN(64, heldUint64) !== heldUint64) throw badNumber("held_uint64", "uint64", heldUint64);
    buf[p++] = 138;
    buf[p++] = 9;
    {
      const start = p++;
      if (heldUint64 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, heldUint64);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldInt32 !== undefined) {
    if (typeof heldInt32 !== "number" || (heldInt32 | 0) !== heldInt32) throw badNumber("held_int32", "int32", heldInt32);
    buf[p++] = 146;
    buf[p++] = 9;
    {
      const start = p++;
      if (heldInt32 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, heldInt32);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldUint32 !== undefined) {
    if (typeof heldUint32 !== "number" || (heldUint32 >>> 0) !== heldUint32) throw badNumber("held_uint32", "uint32", heldUint32);
    buf[p++] = 154;
    buf[p++] = 9;
    {
      const start = p++;
      if (heldUint32 !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, heldUint32);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldBool !== undefined) {
    if (typeof heldBool !== "boolean") throw wrongType("held_bool", "a boolean", heldBool);
    buf[p++] = 162;
    buf[p++] = 9;
    {
      const start = p++;
      if (heldBool) {
        buf[p++] = 8;
        p = writeBool(buf, p, heldBool);
      }
      buf[start] = p - start - 1;
    }
  }
  if (heldString !== undefined) {
    buf[p++] = 170;
    buf[p++] = 9;
    {
      const start = p;
      const reserved = lengthBytes(heldString.length + 2);
      p += reserved;
      if (heldString.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, heldString, "held_string");
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (heldBytes !== undefined) {
    buf[p++] = 178;
    buf[p++] = 9;
    {
      const start = p;
      const reserved = lengthBytes(heldBytes.length + 2);
      p += reserved;
      if (heldBytes.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, heldBytes);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  for (let i = 0; i < timestamps.length; i++) {
    const one = timestamps[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 9;
    p = writeTimestamp(buf, p, one, "timestamps", i);
  }
  for (let i = 0; i < durations.length; i++) {
    const one = durations[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 9;
    p = writeDuration(buf, p, one, "durations", i);
  }
  for (let i = 0; i < heldDoubleList.length; i++) {
    const one = heldDoubleList[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("held_double_list", i), "double", one);
    if (p + size + 16 > buf.length) {
      out.pos = p;
      out.reserve(size + 16);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 9;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldFloatList.length; i++) {
    const one = heldFloatList[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("held_float_list", i), "float", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 9;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, one, "held_float_list", i);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldInt64List.length; i++) {
    const one = heldInt64List[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("held_int64_list", i), "int64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 9;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldUint64List.length; i++) {
    const one = heldUint64List[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("held_uint64_list", i), "uint64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 9;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldInt32List.length; i++) {
    const one = heldInt32List[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("held_int32_list", i), "int32", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 9;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldUint32List.length; i++) {
    const one = heldUint32List[i]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("held_uint32_list", i), "uint32", one);
    if (p + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(size + 13);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 9;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldBoolList.length; i++) {
    const one = heldBoolList[i]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("held_bool_list", i), "a boolean", one);
    if (p + size + 9 > buf.length) {
      out.pos = p;
      out.reserve(size + 9);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 9;
    {
      const start = p++;
      if (one) {
        buf[p++] = 8;
        p = writeBool(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < heldStringList.length; i++) {
    const one = heldStringList[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("held_string_list", i), "a string", one);
    if (p + one.length * 3 + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 13);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "held_string_list", i);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  for (let i = 0; i < heldBytesList.length; i++) {
    const one = heldBytesList[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("held_bytes_list", i), "a Uint8Array", one);
    if (p + one.length + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 13);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, one);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (outer !== undefined) {
    buf[p++] = 210;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrix170;
      out.pos = p + reserved;
      try {
        encodeMatrixOuter(outer, out);
      } catch (error) {
        throw inField(error, "outer");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix170 = p - start - length;
    }
  }
  for (let i = 0; i < outers.length; i++) {
    const one = outers[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrix171;
      out.pos = p + reserved;
      try {
        encodeMatrixOuter(one, out);
      } catch (error) {
        throw inField(error, entryPath("outers", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix171 = p - start - length;
    }
  }
  if (money !== undefined) {
    buf[p++] = 226;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrix172;
      out.pos = p + reserved;
      try {
        encodeMoney(money, out);
      } catch (error) {
        throw inField(error, "money");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix172 = p - start - length;
    }
  }
  for (let i = 0; i < moneys.length; i++) {
    const one = moneys[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrix173;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("moneys", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix173 = p - start - length;
    }
  }
  if (otherMoney !== undefined) {
    buf[p++] = 242;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrix174;
      out.pos = p + reserved;
      try {
        encodeCommonV2Money(otherMoney, out);
      } catch (error) {
        throw inField(error, "other_money");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix174 = p - start - length;
    }
  }
  {
    const number = numberOfUnit(unit, "unit");
    if (number !== 0) {
      buf[p++] = 248;
      buf[p++] = 10;
      p = writeInt32(buf, p, number);
    }
  }
  if (maybeUnit !== undefined) {
    {
      const number = numberOfUnit(maybeUnit, "maybe_unit");
      buf[p++] = 128;
      buf[p++] = 11;
      p = writeInt32(buf, p, number);
    }
  }
  if (units.length !== 0) {
    if (p + units.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(units.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 11;
    const start = p;
    const reserved = lengthBytes(units.length);
    p += reserved;
    for (let i = 0; i < units.length; i++) {
      const one = units[i]!;
      p = writeInt32(buf, p, numberOfUnit(one, "units", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (choice !== undefined && choice.case === "oneDouble") {
    const one = choice.value;
    if (typeof one !== "number") throw badNumber("one_double", "double", one);
    buf[p++] = 161;
    buf[p++] = 11;
    p = writeDouble(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneFloat") {
    const one = choice.value;
    if (typeof one !== "number") throw badNumber("one_float", "float", one);
    buf[p++] = 173;
    buf[p++] = 11;
    p = writeFloat(buf, p, one, "one_float");
  }
  if (choice !== undefined && choice.case === "oneInt32") {
    const one = choice.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("one_int32", "int32", one);
    buf[p++] = 176;
    buf[p++] = 11;
    p = writeInt32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneInt64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("one_int64", "int64", one);
    buf[p++] = 184;
    buf[p++] = 11;
    p = writeInt64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneUint32") {
    const one = choice.value;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber("one_uint32", "uint32", one);
    buf[p++] = 192;
    buf[p++] = 11;
    p = writeVarint32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneUint64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber("one_uint64", "uint64", one);
    buf[p++] = 200;
    buf[p++] = 11;
    p = writeInt64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneSint32") {
    const one = choice.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("one_sint32", "sint32", one);
    buf[p++] = 208;
    buf[p++] = 11;
    p = writeSint32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneSint64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("one_sint64", "sint64", one);
    buf[p++] = 216;
    buf[p++] = 11;
    p = writeSint64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneFixed32") {
    const one = choice.value;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber("one_fixed32", "fixed32", one);
    buf[p++] = 229;
    buf[p++] = 11;
    p = writeFixed32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneFixed64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber("one_fixed64", "fixed64", one);
    buf[p++] = 233;
    buf[p++] = 11;
    p = writeFixed64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneSfixed32") {
    const one = choice.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("one_sfixed32", "sfixed32", one);
    buf[p++] = 245;
    buf[p++] = 11;
    p = writeFixed32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneSfixed64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("one_sfixed64", "sfixed64", one);
    buf[p++] = 249;
    buf[p++] = 11;
    p = writeFixed64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneBool") {
    const one = choice.value;
    if (typeof one !== "boolean") throw wrongType("one_bool", "a boolean", one);
    buf[p++] = 128;
    buf[p++] = 12;
    p = writeBool(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneString") {
    const one = choice.value;
    if (typeof one !== "string") throw wrongType("one_string", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 12;
    p = writeString(buf, p, one, "one_string");
  }
  if (choice !== undefined && choice.case === "oneBytes") {
    const one = choice.value;
    if (!(one instanceof Uint8Array)) throw wrongType("one_bytes", "a Uint8Array", one);
    if (p + one.length + size > buf.length) {
      out.pos = p;
      out.reserve(one.length + size);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 12;
    p = writeBytes(buf, p, one);
  }
  if (choice !== undefined && choice.case === "oneLevel") {
    const one = choice.value;
    {
      const number = numberOfMatrixLevel(one, "one_level");
      buf[p++] = 152;
      buf[p++] = 12;
      p = writeInt32(buf, p, number);
    }
  }
  if (choice !== undefined && choice.case === "oneUnit") {
    const one = choice.value;
    {
      const number = numberOfUnit(one, "one_unit");
      buf[p++] = 160;
      buf[p++] = 12;
      p = writeInt32(buf, p, number);
    }
  }
  if (choice !== undefined && choice.case === "oneOuter") {
    const one = choice.value;
    buf[p++] = 170;
    buf[p++] = 12;
    {
      const start = p;
      const reserved = reservedForMatrix197;
      out.pos = p + reserved;
      try {
        encodeMatrixOuter(one, out);
      } catch (error) {
        throw inField(error, "one_outer");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix197 = p - start - length;
    }
  }
  if (choice !== undefined && choice.case === "oneMoney") {
    const one = choice.value;
    buf[p++] = 178;
    buf[p++] = 12;
    {
      const start = p;
      const reserved = reservedForMatrix198;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, "one_money");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrix198 = p - start - length;
    }
  }
  if (choice !== undefined && choice.case === "oneTimestamp") {
    const one = choice.value;
    buf[p++] = 186;
    buf[p++] = 12;
    p = writeTimestamp(buf, p, one, "one_timestamp");
  }
  if (choice !== undefined && choice.case === "oneDuration") {
    const one = choice.value;
    buf[p++] = 194;
    buf[p++] = 12;
    p = writeDuration(buf, p, one, "one_duration");
  }
  if (choice !== undefined && choice.case === "oneHeldDouble") {
    const one = choice.value;
    if (typeof one !== "number") throw badNumber("one_held_double", "double", one);
    buf[p++] = 202;
    buf[p++] = 12;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldFloat") {
    const one = choice.value;
    if (typeof one !== "number") throw badNumber("one_held_float", "float", one);
    buf[p++] = 210;
    buf[p++] = 12;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, one, "one_held_float");
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldInt64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("one_held_int64", "int64", one);
    buf[p++] = 218;
    buf[p++] = 12;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldUint64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber("one_held_uint64", "uint64", one);
    buf[p++] = 226;
    buf[p++] = 12;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldInt32") {
    const one = choice.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("one_held_int32", "int32", one);
    buf[p++] = 234;
    buf[p++] = 12;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldUint32") {
    const one = choice.value;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber("one_held_uint32", "uint32", one);
    buf[p++] = 242;
    buf[p++] = 12;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldBool") {
    const one = choice.value;
    if (typeof one !== "boolean") throw wrongType("one_held_bool", "a boolean", one);
    buf[p++] = 250;
    buf[p++] = 12;
    {
      const start = p++;
      if (one) {
        buf[p++] = 8;
        p = writeBool(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  if (choice !== undefined && choice.case === "oneHeldString") {
    const one = choice.value;
    if (typeof one !== "string") throw wrongType("one_held_string", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 13;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "one_held_string");
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (choice !== undefined && choice.case === "oneHeldBytes") {
    const one = choice.value;
    if (!(one instanceof Uint8Array)) throw wrongType("one_held_bytes", "a Uint8Array", one);
    if (p + one.length + size > buf.length) {
      out.pos = p;
      out.reserve(one.length + size);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 13;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, one);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (second !== undefined && second.case === "near") {
    const one = second.value;
    if (typeof one !== "string") throw wrongType("near", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 18;
    p = writeString(buf, p, one, "near");
  }
  if (tag2.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 127;
    p = writeString(buf, p, tag2, "tag2");
  }
  if (typeof tag3 !== "number" || (tag3 | 0) !== tag3) throw badNumber("tag3", "sint32", tag3);
  if (tag3 !== 0) {
    buf[p++] = 128;
    buf[p++] = 128;
    buf[p++] = 1;
    p = writeSint32(buf, p, tag3);
  }
  if (typeof tag4 !== "boolean") throw wrongType("tag4", "a boolean", tag4);
  if (tag4) {
    buf[p++] = 248;
    buf[p++] = 255;
    buf[p++] = 127;
    p = writeBool(buf, p, tag4);
  }
  if (typeof tag5 !== "number") throw badNumber("tag5", "float", tag5);
  if (!Object.is(tag5, 0)) {
    buf[p++] = 133;
    buf[p++] = 128;
    buf[p++] = 128;
    buf[p++] = 1;
    p = writeFloat(buf, p, tag5, "tag5");
  }
  if (second !== undefined && second.case === "far") {
    const one = second.value;
    if (typeof one !== "string") throw wrongType("far", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 15;
    p = writeString(buf, p, one, "far");
  }
  if (last$.length !== 0) {
    if (p + last$.length * 10 + size + 10 > buf.length) {
      out.pos = p;
      out.reserve(last$.length * 10 + size + 10);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 15;
    const start = p;
    const reserved = lengthBytes(last$.length);
    p += reserved;
    for (let i = 0; i < last$.length; i++) {
      const one = last$[i]!;
      p = writeInt32(buf, p, numberOfMatrixLevel(one, "last", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  out.pos = p;
}

function decodeMatrix(r: Reader, p: number, end: number): Matrix {
  let aDouble: number = 0;
  let aFloat: number = 0;
  let aInt32: number = 0;
  let aInt64: bigint = 0n;
  let aUint32: number = 0;
  let aUint64: bigint = 0n;
  let aSint32: number = 0;
  let aSint64: bigint = 0n;
  let aFixed32: number = 0;
  let aFixed64: bigint = 0n;
  let aSfixed32: number = 0;
  let aSfixed64: bigint = 0n;
  let aBool: boolean = false;
  let aString: string = "";
  let aBytes: Uint8Array = new Uint8Array(0);
  let aLevel: MatrixLevel = "LEVEL_UNSPECIFIED";
  let maybeDouble: number | undefined;
  let maybeFloat: number | undefined;
  let maybeInt32: number | undefined;
  let maybeInt64: bigint | undefined;
  let maybeUint32: number | undefined;
  let maybeUint64: bigint | undefined;
  let maybeSint32: number | undefined;
  let maybeSint64: bigint | undefined;
  let maybeFixed32: number | undefined;
  let maybeFixed64: bigint | undefined;
  let maybeSfixed32: number | undefined;
  let maybeSfixed64: bigint | undefined;
  let maybeBool: boolean | undefined;
  let maybeString: string | undefined;
  let maybeBytes: Uint8Array | undefined;
  let maybeLevel: MatrixLevel | undefined;
  const doubleList: number[] = [];
  const floatList: number[] = [];
  const int32List: number[] = [];
  const int64List: bigint[] = [];
  const uint32List: number[] = [];
  const uint64List: bigint[] = [];
  const sint32List: number[] = [];
  const sint64List: bigint[] = [];
  const fixed32List: number[] = [];
  const fixed64List: bigint[] = [];
  const sfixed32List: number[] = [];
  const sfixed64List: bigint[] = [];
  const boolList: boolean[] = [];
  const stringList: string[] = [];
  const bytesList: Uint8Array[] = [];
  const levelList: MatrixLevel[] = [];
  const looseDouble: number[] = [];
  const looseFloat: number[] = [];
  const looseInt32: number[] = [];
  const looseInt64: bigint[] = [];
  const looseUint32: number[] = [];
  const looseUint64: bigint[] = [];
  const looseSint32: number[] = [];
  const looseSint64: bigint[] = [];
  const looseFixed32: number[] = [];
  const looseFixed64: bigint[] = [];
  const looseSfixed32: number[] = [];
  const looseSfixed64: bigint[] = [];
  const looseBool: boolean[] = [];
  const looseLevel: MatrixLevel[] = [];
  const byInt32: Map<number, string> = new Map();
  const byInt64: Map<bigint, MatrixLevel> = new Map();
  const byUint32: Map<number, MatrixOuterMiddleInner> = new Map();
  const byUint64: Map<bigint, Date> = new Map();
  const bySint32: Map<number, Duration> = new Map();
  const bySint64: Map<bigint, Money> = new Map();
  const byFixed32: Map<number, Uint8Array> = new Map();
  const byFixed64: Map<bigint, number> = new Map();
  const bySfixed32: Map<number, boolean> = new Map();
  const bySfixed64: Map<bigint, bigint> = new Map();
  const byBool: Map<boolean, string> = new Map();
  const byString: Record<string, bigint> = {};
  const doubleMap: Record<string, number> = {};
  const floatMap: Record<string, number> = {};
  const int32Map: Record<string, number> = {};
  const int64Map: Record<string, bigint> = {};
  const uint32Map: Record<string, number> = {};
  const uint64Map: Record<string, bigint> = {};
  const sint32Map: Record<string, number> = {};
  const sint64Map: Record<string, bigint> = {};
  const fixed32Map: Record<string, number> = {};
  const fixed64Map: Record<string, bigint> = {};
  const sfixed32Map: Record<string, number> = {};
  const sfixed64Map: Record<string, bigint> = {};
  const boolMap: Record<string, boolean> = {};
  const stringMap: Record<string, string> = {};
  const bytesMap: Record<string, Uint8Array> = {};
  const levelMap: Record<string, MatrixLevel> = {};
  const unitMap: Record<string, Unit> = {};
  const outerMap: Record<string, MatrixOuter> = {};
  const moneyMap: Record<string, CommonV2Money> = {};
  const timestampMap: Record<string, Date> = {};
  const durationMap: Record<string, Duration> = {};
  const heldDoubleMap: Record<string, number> = {};
  const heldFloatMap: Record<string, number> = {};
  const heldInt64Map: Record<string, bigint> = {};
  const heldUint64Map: Record<string, bigint> = {};
  const heldInt32Map: Record<string, number> = {};
  const heldUint32Map: Record<string, number> = {};
  const heldBoolMap: Record<string, boolean> = {};
  const heldStringMap: Record<string, string> = {};
  const heldBytesMap: Record<string, Uint8Array> = {};
  let at: Date | undefined;
  let took: Duration | undefined;
  let heldDouble: number | undefined;
  let heldFloat: number | undefined;
  let heldInt64: bigint | undefined;
  let heldUint64: bigint | undefined;
  let heldInt32: number | undefined;
  let heldUint32: number | undefined;
  let heldBool: boolean | undefined;
  let heldString: string | undefined;
  let heldBytes: Uint8Array | undefined;
  const timestamps: Date[] = [];
  const durations: Duration[] = [];
  const heldDoubleList: number[] = [];
  const heldFloatList: number[] = [];
  const heldInt64List: bigint[] = [];
  const heldUint64List: bigint[] = [];
  const heldInt32List: number[] = [];
  const heldUint32List: number[] = [];
  const heldBoolList: boolean[] = [];
  const heldStringList: string[] = [];
  const heldBytesList: Uint8Array[] = [];
  let outer: MatrixOuter | undefined;
  const outers: MatrixOuter[] = [];
  let money: Money | undefined;
  const moneys: Money[] = [];
  let otherMoney: CommonV2Money | undefined;
  let unit: Unit = "UNIT_UNSPECIFIED";
  let maybeUnit: Unit | undefined;
  const units: Unit[] = [];
  let choice: Matrix["choice"];
  let second: Matrix["second"];
  let tag2: string = "";
  let tag3: number = 0;
  let tag4: boolean = false;
  let tag5: number = 0;
  const last$: MatrixLevel[] = [];
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "a_double");
        aDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "a_float");
        aFloat = readFloat(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "a_int32");
        aInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "a_int64");
        aInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "a_uint32");
        aUint32 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "a_uint64");
        aUint64 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "a_sint32");
        aSint32 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "a_sint64");
        aSint64 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 77) throw wrongWire(tag, "a_fixed32");
        aFixed32 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 81) throw wrongWire(tag, "a_fixed64");
        aFixed64 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 93) throw wrongWire(tag, "a_sfixed32");
        aSfixed32 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "a_sfixed64");
        aSfixed64 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "a_bool");
        aBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "a_string");
        aString = readString(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "a_bytes");
        aBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 128) throw wrongWire(tag, "a_level");
        aLevel = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 20:
        if (tag !== 161) throw wrongWire(tag, "maybe_double");
        maybeDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 173) throw wrongWire(tag, "maybe_float");
        maybeFloat = readFloat(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 176) throw wrongWire(tag, "maybe_int32");
        maybeInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 184) throw wrongWire(tag, "maybe_int64");
        maybeInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 192) throw wrongWire(tag, "maybe_uint32");
        maybeUint32 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 200) throw wrongWire(tag, "maybe_uint64");
        maybeUint64 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "maybe_sint32");
        maybeSint32 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 27:
        if (tag !== 216) throw wrongWire(tag, "maybe_sint64");
        maybeSint64 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 28:
        if (tag !== 229) throw wrongWire(tag, "maybe_fixed32");
        maybeFixed32 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 29:
        if (tag !== 233) throw wrongWire(tag, "maybe_fixed64");
        maybeFixed64 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 245) throw wrongWire(tag, "maybe_sfixed32");
        maybeSfixed32 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 249) throw wrongWire(tag, "maybe_sfixed64");
        maybeSfixed64 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 256) throw wrongWire(tag, "maybe_bool");
        maybeBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 33:
        if (tag !== 266) throw wrongWire(tag, "maybe_string");
        maybeString = readString(r, p, end);
        p = r.pos;
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "maybe_bytes");
        maybeBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 35:
        if (tag !== 280) throw wrongWire(tag, "maybe_level");
        maybeLevel = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 40: {
        if (tag === 322) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            doubleList.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 321) throw wrongWire(tag, "double_list");
          doubleList.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 41: {
        if (tag === 330) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            floatList.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 333) throw wrongWire(tag, "float_list");
          floatList.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 42: {
        if (tag === 338) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            int32List.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 336) throw wrongWire(tag, "int32_list");
          int32List.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 43: {
        if (tag === 346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            int64List.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 344) throw wrongWire(tag, "int64_list");
          int64List.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 44: {
        if (tag === 354) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            uint32List.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 352) throw wrongWire(tag, "uint32_list");
          uint32List.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 45: {
        if (tag === 362) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            uint64List.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 360) throw wrongWire(tag, "uint64_list");
          uint64List.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 46: {
        if (tag === 370) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            sint32List.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 368) throw wrongWire(tag, "sint32_list");
          sint32List.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 47: {
        if (tag === 378) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            sint64List.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 376) throw wrongWire(tag, "sint64_list");
          sint64List.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 48: {
        if (tag === 386) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            fixed32List.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 389) throw wrongWire(tag, "fixed32_list");
          fixed32List.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 49: {
        if (tag === 394) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            fixed64List.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 393) throw wrongWire(tag, "fixed64_list");
          fixed64List.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 50: {
        if (tag === 402) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            sfixed32List.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 405) throw wrongWire(tag, "sfixed32_list");
          sfixed32List.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 51: {
        if (tag === 410) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            sfixed64List.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 409) throw wrongWire(tag, "sfixed64_list");
          sfixed64List.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 52: {
        if (tag === 418) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            boolList.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 416) throw wrongWire(tag, "bool_list");
          boolList.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 53:
        if (tag !== 426) throw wrongWire(tag, "string_list");
        stringList.push(readString(r, p, end));
        p = r.pos;
        break;
      case 54:
        if (tag !== 434) throw wrongWire(tag, "bytes_list");
        bytesList.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 55: {
        if (tag === 442) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            levelList.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 440) throw wrongWire(tag, "level_list");
          levelList.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 60: {
        if (tag === 482) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseDouble.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 481) throw wrongWire(tag, "loose_double");
          looseDouble.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 61: {
        if (tag === 490) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseFloat.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 493) throw wrongWire(tag, "loose_float");
          looseFloat.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 62: {
        if (tag === 498) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseInt32.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 496) throw wrongWire(tag, "loose_int32");
          looseInt32.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 63: {
        if (tag === 506) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseInt64.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 504) throw wrongWire(tag, "loose_int64");
          looseInt64.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 64: {
        if (tag === 514) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseUint32.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 512) throw wrongWire(tag, "loose_uint32");
          looseUint32.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 65: {
        if (tag === 522) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseUint64.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 520) throw wrongWire(tag, "loose_uint64");
          looseUint64.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 66: {
        if (tag === 530) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseSint32.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 528) throw wrongWire(tag, "loose_sint32");
          looseSint32.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 67: {
        if (tag === 538) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseSint64.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 536) throw wrongWire(tag, "loose_sint64");
          looseSint64.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 68: {
        if (tag === 546) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseFixed32.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 549) throw wrongWire(tag, "loose_fixed32");
          looseFixed32.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 69: {
        if (tag === 554) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseFixed64.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 553) throw wrongWire(tag, "loose_fixed64");
          looseFixed64.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 70: {
        if (tag === 562) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseSfixed32.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 565) throw wrongWire(tag, "loose_sfixed32");
          looseSfixed32.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 71: {
        if (tag === 570) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseSfixed64.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 569) throw wrongWire(tag, "loose_sfixed64");
          looseSfixed64.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 72: {
        if (tag === 578) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseBool.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 576) throw wrongWire(tag, "loose_bool");
          looseBool.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 73: {
        if (tag === 586) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseLevel.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 584) throw wrongWire(tag, "loose_level");
          looseLevel.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 80:
        if (tag !== 642) throw wrongWire(tag, "by_int32");
        p = readMatrixEntry80(r, p, end, byInt32);
        break;
      case 81:
        if (tag !== 650) throw wrongWire(tag, "by_int64");
        p = readMatrixEntry81(r, p, end, byInt64);
        break;
      case 82: {
        if (tag !== 658) throw wrongWire(tag, "by_uint32");
        p = readMatrixEntry82(r, p, end, byUint32);
        break;
      }
      case 83:
        if (tag !== 666) throw wrongWire(tag, "by_uint64");
        p = readMatrixEntry83(r, p, end, byUint64);
        break;
      case 84:
        if (tag !== 674) throw wrongWire(tag, "by_sint32");
        p = readMatrixEntry84(r, p, end, bySint32);
        break;
      case 85: {
        if (tag !== 682) throw wrongWire(tag, "by_sint64");
        p = readMatrixEntry85(r, p, end, bySint64);
        break;
      }
      case 86:
        if (tag !== 690) throw wrongWire(tag, "by_fixed32");
        p = readMatrixEntry86(r, p, end, byFixed32);
        break;
      case 87:
        if (tag !== 698) throw wrongWire(tag, "by_fixed64");
        p = readMatrixEntry87(r, p, end, byFixed64);
        break;
      case 88:
        if (tag !== 706) throw wrongWire(tag, "by_sfixed32");
        p = readMatrixEntry88(r, p, end, bySfixed32);
        break;
      case 89:
        if (tag !== 714) throw wrongWire(tag, "by_sfixed64");
        p = readMatrixEntry89(r, p, end, bySfixed64);
        break;
      case 90:
        if (tag !== 722) throw wrongWire(tag, "by_bool");
        p = readMatrixEntry90(r, p, end, byBool);
        break;
      case 91:
        if (tag !== 730) throw wrongWire(tag, "by_string");
        p = readMatrixEntry91(r, p, end, byString);
        break;
      case 100:
        if (tag !== 802) throw wrongWire(tag, "double_map");
        p = readMatrixEntry100(r, p, end, doubleMap);
        break;
      case 101:
        if (tag !== 810) throw wrongWire(tag, "float_map");
        p = readMatrixEntry101(r, p, end, floatMap);
        break;
      case 102:
        if (tag !== 818) throw wrongWire(tag, "int32_map");
        p = readMatrixEntry102(r, p, end, int32Map);
        break;
      case 103:
        if (tag !== 826) throw wrongWire(tag, "int64_map");
        p = readMatrixEntry103(r, p, end, int64Map);
        break;
      case 104:
        if (tag !== 834) throw wrongWire(tag, "uint32_map");
        p = readMatrixEntry104(r, p, end, uint32Map);
        break;
      case 105:
        if (tag !== 842) throw wrongWire(tag, "uint64_map");
        p = readMatrixEntry105(r, p, end, uint64Map);
        break;
      case 106:
        if (tag !== 850) throw wrongWire(tag, "sint32_map");
        p = readMatrixEntry106(r, p, end, sint32Map);
        break;
      case 107:
        if (tag !== 858) throw wrongWire(tag, "sint64_map");
        p = readMatrixEntry107(r, p, end, sint64Map);
        break;
      case 108:
        if (tag !== 866) throw wrongWire(tag, "fixed32_map");
        p = readMatrixEntry108(r, p, end, fixed32Map);
        break;
      case 109:
        if (tag !== 874) throw wrongWire(tag, "fixed64_map");
        p = readMatrixEntry109(r, p, end, fixed64Map);
        break;
      case 110:
        if (tag !== 882) throw wrongWire(tag, "sfixed32_map");
        p = readMatrixEntry110(r, p, end, sfixed32Map);
        break;
      case 111:
        if (tag !== 890) throw wrongWire(tag, "sfixed64_map");
        p = readMatrixEntry111(r, p, end, sfixed64Map);
        break;
      case 112:
        if (tag !== 898) throw wrongWire(tag, "bool_map");
        p = readMatrixEntry112(r, p, end, boolMap);
        break;
      case 113:
        if (tag !== 906) throw wrongWire(tag, "string_map");
        p = readMatrixEntry113(r, p, end, stringMap);
        break;
      case 114:
        if (tag !== 914) throw wrongWire(tag, "bytes_map");
        p = readMatrixEntry114(r, p, end, bytesMap);
        break;
      case 115:
        if (tag !== 922) throw wrongWire(tag, "level_map");
        p = readMatrixEntry115(r, p, end, levelMap);
        break;
      case 116:
        if (tag !== 930) throw wrongWire(tag, "unit_map");
        p = readMatrixEntry116(r, p, end, unitMap);
        break;
      case 117: {
        if (tag !== 938) throw wrongWire(tag, "outer_map");
        p = readMatrixEntry117(r, p, end, outerMap);
        break;
      }
      case 118: {
        if (tag !== 946) throw wrongWire(tag, "money_map");
        p = readMatrixEntry118(r, p, end, moneyMap);
        break;
      }
      case 119:
        if (tag !== 954) throw wrongWire(tag, "timestamp_map");
        p = readMatrixEntry119(r, p, end, timestampMap);
        break;
      case 120:
        if (tag !== 962) throw wrongWire(tag, "duration_map");
        p = readMatrixEntry120(r, p, end, durationMap);
        break;
      case 121:
        if (tag !== 970) throw wrongWire(tag, "held_double_map");
        p = readMatrixEntry121(r, p, end, heldDoubleMap);
        break;
      case 122:
        if (tag !== 978) throw wrongWire(tag, "held_float_map");
        p = readMatrixEntry122(r, p, end, heldFloatMap);
        break;
      case 123:
        if (tag !== 986) throw wrongWire(tag, "held_int64_map");
        p = readMatrixEntry123(r, p, end, heldInt64Map);
        break;
      case 124:
        if (tag !== 994) throw wrongWire(tag, "held_uint64_map");
        p = readMatrixEntry124(r, p, end, heldUint64Map);
        break;
      case 125:
        if (tag !== 1002) throw wrongWire(tag, "held_int32_map");
        p = readMatrixEntry125(r, p, end, heldInt32Map);
        break;
      case 126:
        if (tag !== 1010) throw wrongWire(tag, "held_uint32_map");
        p = readMatrixEntry126(r, p, end, heldUint32Map);
        break;
      case 127:
        if (tag !== 1018) throw wrongWire(tag, "held_bool_map");
        p = readMatrixEntry127(r, p, end, heldBoolMap);
        break;
      case 128:
        if (tag !== 1026) throw wrongWire(tag, "held_string_map");
        p = readMatrixEntry128(r, p, end, heldStringMap);
        break;
      case 129:
        if (tag !== 1034) throw wrongWire(tag, "held_bytes_map");
        p = readMatrixEntry129(r, p, end, heldBytesMap);
        break;
      case 140:
        if (tag !== 1122) throw wrongWire(tag, "at");
        at = readTimestamp(r, p, end, at);
        p = r.pos;
        break;
      case 141:
        if (tag !== 1130) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      case 142:
        if (tag !== 1138) throw wrongWire(tag, "held_double");
        heldDouble = readWrapper(r, p, end, 9, readDouble, heldDouble ?? 0);
        p = r.pos;
        break;
      case 143:
        if (tag !== 1146) throw wrongWire(tag, "held_float");
        heldFloat = readWrapper(r, p, end, 13, readFloat, heldFloat ?? 0);
        p = r.pos;
        break;
      case 144:
        if (tag !== 1154) throw wrongWire(tag, "held_int64");
        heldInt64 = readWrapper(r, p, end, 8, readInt64, heldInt64 ?? 0n);
        p = r.pos;
        break;
      case 145:
        if (tag !== 1162) throw wrongWire(tag, "held_uint64");
        heldUint64 = readWrapper(r, p, end, 8, readUint64, heldUint64 ?? 0n);
        p = r.pos;
        break;
      case 146:
        if (tag !== 1170) throw wrongWire(tag, "held_int32");
        heldInt32 = readWrapper(r, p, end, 8, readInt32, heldInt32 ?? 0);
        p = r.pos;
        break;
      case 147:
        if (tag !== 1178) throw wrongWire(tag, "held_uint32");
        heldUint32 = readWrapper(r, p, end, 8, readUint32, heldUint32 ?? 0);
        p = r.pos;
        break;
      case 148:
        if (tag !== 1186) throw wrongWire(tag, "held_bool");
        heldBool = readWrapper(r, p, end, 8, readBool, heldBool ?? false);
        p = r.pos;
        break;
      case 149:
        if (tag !== 1194) throw wrongWire(tag, "held_string");
        heldString = readWrapper(r, p, end, 10, readString, heldString ?? "");
        p = r.pos;
        break;
      case 150:
        if (tag !== 1202) throw wrongWire(tag, "held_bytes");
        heldBytes = readWrapper(r, p, end, 10, readBytes, heldBytes ?? new Uint8Array(0));
        p = r.pos;
        break;
      case 151:
        if (tag !== 1210) throw wrongWire(tag, "timestamps");
        timestamps.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 152:
        if (tag !== 1218) throw wrongWire(tag, "durations");
        durations.push(readDuration(r, p, end, undefined));
        p = r.pos;
        break;
      case 153:
        if (tag !== 1226) throw wrongWire(tag, "held_double_list");
        heldDoubleList.push(readWrapper(r, p, end, 9, readDouble, 0));
        p = r.pos;
        break;
      case 154:
        if (tag !== 1234) throw wrongWire(tag, "held_float_list");
        heldFloatList.push(readWrapper(r, p, end, 13, readFloat, 0));
        p = r.pos;
        break;
      case 155:
        if (tag !== 1242) throw wrongWire(tag, "held_int64_list");
        heldInt64List.push(readWrapper(r, p, end, 8, readInt64, 0n));
        p = r.pos;
        break;
      case 156:
        if (tag !== 1250) throw wrongWire(tag, "held_uint64_list");
        heldUint64List.push(readWrapper(r, p, end, 8, readUint64, 0n));
        p = r.pos;
        break;
      case 157:
        if (tag !== 1258) throw wrongWire(tag, "held_int32_list");
        heldInt32List.push(readWrapper(r, p, end, 8, readInt32, 0));
        p = r.pos;
        break;
      case 158:
        if (tag !== 1266) throw wrongWire(tag, "held_uint32_list");
        heldUint32List.push(readWrapper(r, p, end, 8, readUint32, 0));
        p = r.pos;
        break;
      case 159:
        if (tag !== 1274) throw wrongWire(tag, "held_bool_list");
        heldBoolList.push(readWrapper(r, p, end, 8, readBool, false));
        p = r.pos;
        break;
      case 160:
        if (tag !== 1282) throw wrongWire(tag, "held_string_list");
        heldStringList.push(readWrapper(r, p, end, 10, readString, ""));
        p = r.pos;
        break;
      case 161:
        if (tag !== 1290) throw wrongWire(tag, "held_bytes_list");
        heldBytesList.push(readWrapper(r, p, end, 10, readBytes, new Uint8Array(0)));
        p = r.pos;
        break;
      case 170: {
        if (tag !== 1362) throw wrongWire(tag, "outer");
        const stop = readStop(r, p, end);
        p = r.pos;
        outer = decodeMatrixOuter(r, p, stop, outer);
        p = stop;
        break;
      }
      case 171: {
        if (tag !== 1370) throw wrongWire(tag, "outers");
        const stop = readStop(r, p, end);
        p = r.pos;
        outers.push(decodeMatrixOuter(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 172: {
        if (tag !== 1378) throw wrongWire(tag, "money");
        const stop = readStop(r, p, end);
        p = r.pos;
        money = decodeMoney(r, p, stop, money);
        p = stop;
        break;
      }
      case 173: {
        if (tag !== 1386) throw wrongWire(tag, "moneys");
        const stop = readStop(r, p, end);
        p = r.pos;
        moneys.push(decodeMoney(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 174: {
        if (tag !== 1394) throw wrongWire(tag, "other_money");
        const stop = readStop(r, p, end);
        p = r.pos;
        otherMoney = decodeCommonV2Money(r, p, stop, otherMoney);
        p = stop;
        break;
      }
      case 175:
        if (tag !== 1400) throw wrongWire(tag, "unit");
        unit = nameOfUnit(readInt32(r, p, end));
        p = r.pos;
        break;
      case 176:
        if (tag !== 1408) throw wrongWire(tag, "maybe_unit");
        maybeUnit = nameOfUnit(readInt32(r, p, end));
        p = r.pos;
        break;
      case 177: {
        if (tag === 1418) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            units.push(nameOfUnit(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 1416) throw wrongWire(tag, "units");
          units.push(nameOfUnit(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 180:
        if (tag !== 1441) throw wrongWire(tag, "one_double");
        choice = { case: "oneDouble", value: readDouble(r, p, end) };
        p = r.pos;
        break;
      case 181:
        if (tag !== 1453) throw wrongWire(tag, "one_float");
        choice = { case: "oneFloat", value: readFloat(r, p, end) };
        p = r.pos;
        break;
      case 182:
        if (tag !== 1456) throw wrongWire(tag, "one_int32");
        choice = { case: "oneInt32", value: readInt32(r, p, end) };
        p = r.pos;
        break;
      case 183:
        if (tag !== 1464) throw wrongWire(tag, "one_int64");
        choice = { case: "oneInt64", value: readInt64(r, p, end) };
        p = r.pos;
        break;
      case 184:
        if (tag !== 1472) throw wrongWire(tag, "one_uint32");
        choice = { case: "oneUint32", value: readUint32(r, p, end) };
        p = r.pos;
        break;
      case 185:
        if (tag !== 1480) throw wrongWire(tag, "one_uint64");
        choice = { case: "oneUint64", value: readUint64(r, p, end) };
        p = r.pos;
        break;
      case 186:
        if (tag !== 1488) throw wrongWire(tag, "one_sint32");
        choice = { case: "oneSint32", value: readSint32(r, p, end) };
        p = r.pos;
        break;
      case 187:
        if (tag !== 1496) throw wrongWire(tag, "one_sint64");
        choice = { case: "oneSint64", value: readSint64(r, p, end) };
        p = r.pos;
        break;
      case 188:
        if (tag !== 1509) throw wrongWire(tag, "one_fixed32");
        choice = { case: "oneFixed32", value: readFixed32(r, p, end) };
        p = r.pos;
        break;
      case 189:
        if (tag !== 1513) throw wrongWire(tag, "one_fixed64");
        choice = { case: "oneFixed64", value: readFixed64(r, p, end) };
        p = r.pos;
        break;
      case 190:
        if (tag !== 1525) throw wrongWire(tag, "one_sfixed32");
        choice = { case: "oneSfixed32", value: readSfixed32(r, p, end) };
        p = r.pos;
        break;
      case 191:
        if (tag !== 1529) throw wrongWire(tag, "one_sfixed64");
        choice = { case: "oneSfixed64", value: readSfixed64(r, p, end) };
        p = r.pos;
        break;
      case 192:
        if (tag !== 1536) throw wrongWire(tag, "one_bool");
        choice = { case: "oneBool", value: readBool(r, p, end) };
        p = r.pos;
        break;
      case 193:
        if (tag !== 1546) throw wrongWire(tag, "one_string");
        choice = { case: "oneString", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 194:
        if (tag !== 1554) throw wrongWire(tag, "one_bytes");
        choice = { case: "oneBytes", value: readBytes(r, p, end) };
        p = r.pos;
        break;
      case 195:
        if (tag !== 1560) throw wrongWire(tag, "one_level");
        choice = { case: "oneLevel", value: nameOfMatrixLevel(readInt32(r, p, end)) };
        p = r.pos;
        break;
      case 196:
        if (tag !== 1568) throw wrongWire(tag, "one_unit");
        choice = { case: "oneUnit", value: nameOfUnit(readInt32(r, p, end)) };
        p = r.pos;
        break;
      case 197: {
        if (tag !== 1578) throw wrongWire(tag, "one_outer");
        const stop = readStop(r, p, end);
        p = r.pos;
        choice = { case: "oneOuter", value: decodeMatrixOuter(r, p, stop, choice?.case === "oneOuter" ? choice.value : undefined) };
        p = stop;
        break;
      }
      case 198: {
        if (tag !== 1586) throw wrongWire(tag, "one_money");
        const stop = readStop(r, p, end);
        p = r.pos;
        choice = { case: "oneMoney", value: decodeMoney(r, p, stop, choice?.case === "oneMoney" ? choice.value : undefined) };
        p = stop;
        break;
      }
      case 199:
        if (tag !== 1594) throw wrongWire(tag, "one_timestamp");
        choice = { case: "oneTimestamp", value: readTimestamp(r, p, end, choice?.case === "oneTimestamp" ? choice.value : undefined) };
        p = r.pos;
        break;
      case 200:
        if (tag !== 1602) throw wrongWire(tag, "one_duration");
        choice = { case: "oneDuration", value: readDuration(r, p, end, choice?.case === "oneDuration" ? choice.value : undefined) };
        p = r.pos;
        break;
      case 201:
        if (tag !== 1610) throw wrongWire(tag, "one_held_double");
        choice = { case: "oneHeldDouble", value: readWrapper(r, p, end, 9, readDouble, (choice?.case === "oneHeldDouble" ? choice.value : undefined) ?? 0) };
        p = r.pos;
        break;
      case 202:
        if (tag !== 1618) throw wrongWire(tag, "one_held_float");
        choice = { case: "oneHeldFloat", value: readWrapper(r, p, end, 13, readFloat, (choice?.case === "oneHeldFloat" ? choice.value : undefined) ?? 0) };
        p = r.pos;
        break;
      case 203:
        if (tag !== 1626) throw wrongWire(tag, "one_held_int64");
        choice = { case: "oneHeldInt64", value: readWrapper(r, p, end, 8, readInt64, (choice?.case === "oneHeldInt64" ? choice.value : undefined) ?? 0n) };
        p = r.pos;
        break;
      case 204:
        if (tag !== 1634) throw wrongWire(tag, "one_held_uint64");
        choice = { case: "oneHeldUint64", value: readWrapper(r, p, end, 8, readUint64, (choice?.case === "oneHeldUint64" ? choice.value : undefined) ?? 0n) };
        p = r.pos;
        break;
      case 205:
        if (tag !== 1642) throw wrongWire(tag, "one_held_int32");
        choice = { case: "oneHeldInt32", value: readWrapper(r, p, end, 8, readInt32, (choice?.case === "oneHeldInt32" ? choice.value : undefined) ?? 0) };
        p = r.pos;
        break;
      case 206:
        if (tag !== 1650) throw wrongWire(tag, "one_held_uint32");
        choice = { case: "oneHeldUint32", value: readWrapper(r, p, end, 8, readUint32, (choice?.case === "oneHeldUint32" ? choice.value : undefined) ?? 0) };
        p = r.pos;
        break;
      case 207:
        if (tag !== 1658) throw wrongWire(tag, "one_held_bool");
        choice = { case: "oneHeldBool", value: readWrapper(r, p, end, 8, readBool, (choice?.case === "oneHeldBool" ? choice.value : undefined) ?? false) };
        p = r.pos;
        break;
      case 208:
        if (tag !== 1666) throw wrongWire(tag, "one_held_string");
        choice = { case: "oneHeldString", value: readWrapper(r, p, end, 10, readString, (choice?.case === "oneHeldString" ? choice.value : undefined) ?? "") };
        p = r.pos;
        break;
      case 209:
        if (tag !== 1674) throw wrongWire(tag, "one_held_bytes");
        choice = { case: "oneHeldBytes", value: readWrapper(r, p, end, 10, readBytes, (choice?.case === "oneHeldBytes" ? choice.value : undefined) ?? new Uint8Array(0)) };
        p = r.pos;
        break;
      case 300:
        if (tag !== 2402) throw wrongWire(tag, "near");
        second = { case: "near", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 536870910:
        if (tag !== 4294967282) throw wrongWire(tag, "far");
        second = { case: "far", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 2047:
        if (tag !== 16378) throw wrongWire(tag, "tag2");
        tag2 = readString(r, p, end);
        p = r.pos;
        break;
      case 2048:
        if (tag !== 16384) throw wrongWire(tag, "tag3");
        tag3 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 262143:
        if (tag !== 2097144) throw wrongWire(tag, "tag4");
        tag4 = readBool(r, p, end);
        p = r.pos;
        break;
      case 262144:
        if (tag !== 2097157) throw wrongWire(tag, "tag5");
        tag5 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 536870911: {
        if (tag === 4294967290) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            last$.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 4294967288) throw wrongWire(tag, "last");
          last$.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { aDouble, aFloat, aInt32, aInt64, aUint32, aUint64, aSint32, aSint64, aFixed32, aFixed64, aSfixed32, aSfixed64, aBool, aString, aBytes, aLevel, maybeDouble, maybeFloat, maybeInt32, maybeInt64, maybeUint32, maybeUint64, maybeSint32, maybeSint64, maybeFixed32, maybeFixed64, maybeSfixed32, maybeSfixed64, maybeBool, maybeString, maybeBytes, maybeLevel, doubleList, floatList, int32List, int64List, uint32List, uint64List, sint32List, sint64List, fixed32List, fixed64List, sfixed32List, sfixed64List, boolList, stringList, bytesList, levelList, looseDouble, looseFloat, looseInt32, looseInt64, looseUint32, looseUint64, looseSint32, looseSint64, looseFixed32, looseFixed64, looseSfixed32, looseSfixed64, looseBool, looseLevel, byInt32, byInt64, byUint32, byUint64, bySint32, bySint64, byFixed32, byFixed64, bySfixed32, bySfixed64, byBool, byString, doubleMap, floatMap, int32Map, int64Map, uint32Map, uint64Map, sint32Map, sint64Map, fixed32Map, fixed64Map, sfixed32Map, sfixed64Map, boolMap, stringMap, bytesMap, levelMap, unitMap, outerMap, moneyMap, timestampMap, durationMap, heldDoubleMap, heldFloatMap, heldInt64Map, heldUint64Map, heldInt32Map, heldUint32Map, heldBoolMap, heldStringMap, heldBytesMap, at, took, heldDouble, heldFloat, heldInt64, heldUint64, heldInt32, heldUint32, heldBool, heldString, heldBytes, timestamps, durations, heldDoubleList, heldFloatList, heldInt64List, heldUint64List, heldInt32List, heldUint32List, heldBoolList, heldStringList, heldBytesList, outer, outers, money, moneys, otherMoney, unit, maybeUnit, units, choice, second, tag2, tag3, tag4, tag5, "last": last$ };
}

function readMatrixEntry80(r: Reader, p: number, end: number, map: Map<number, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "by_int32.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_int32.value");
        one = readString(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry81(r: Reader, p: number, end: number, map: Map<bigint, MatrixLevel>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
  let one: MatrixLevel = "LEVEL_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_int64.key");
        key = readInt64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "by_int64.value");
        one = nameOfMatrixLevel(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry82(r: Reader, p: number, end: number, map: Map<number, MatrixOuterMiddleInner>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: MatrixOuterMiddleInner | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_uint32.key");
        key = readUint32(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "by_uint32.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeMatrixOuterMiddleInner(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? decodeMatrixOuterMiddleInner(r, stop, stop, undefined));
  return stop;
}

function readMatrixEntry83(r: Reader, p: number, end: number, map: Map<bigint, Date>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
  let one: Date | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_uint64.key");
        key = readUint64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_uint64.value");
        one = readTimestamp(r, p, stop, one);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? new Date(0));
  return stop;
}

function readMatrixEntry84(r: Reader, p: number, end: number, map: Map<number, Duration>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: Duration | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_sint32.key");
        key = readSint32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_sint32.value");
        one = readDuration(r, p, stop, one);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? { seconds: 0n, nanos: 0 });
  return stop;
}

function readMatrixEntry85(r: Reader, p: number, end: number, map: Map<bigint, Money>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
  let one: Money | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_sint64.key");
        key = readSint64(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "by_sint64.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeMoney(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? decodeMoney(r, stop, stop, undefined));
  return stop;
}

function readMatrixEntry86(r: Reader, p: number, end: number, map: Map<number, Uint8Array>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: Uint8Array = new Uint8Array(0);
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 13) throw wrongWire(tag, "by_fixed32.key");
        key = readFixed32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_fixed32.value");
        one = readBytes(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry87(r: Reader, p: number, end: number, map: Map<bigint, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 9) throw wrongWire(tag, "by_fixed64.key");
        key = readFixed64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "by_fixed64.value");
        one = readDouble(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry88(r: Reader, p: number, end: number, map: Map<number, boolean>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: boolean = false;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 13) throw wrongWire(tag, "by_sfixed32.key");
        key = readSfixed32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "by_sfixed32.value");
        one = readBool(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry89(r: Reader, p: number, end: number, map: Map<bigint, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "by_sfixed64.key");
        key = readSfixed64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "by_sfixed64.value");
        one = readUint64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry90(r: Reader, p: number, end: number, map: Map<boolean, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: boolean = false;
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
        if (tag !== 8) throw wrongWire(tag, "by_bool.key");
        key = readBool(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_bool.value");
        one = readWrapper(r, p, stop, 10, readString, one ?? "");
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readMatrixEntry91(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "by_string.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_string.value");
        one = readWrapper(r, p, stop, 8, readInt64, one ?? 0n);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry100(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "double_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "double_map.value");
        one = readDouble(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry101(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "float_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "float_map.value");
        one = readFloat(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry102(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "int32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "int32_map.value");
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

function readMatrixEntry103(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "int64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "int64_map.value");
        one = readInt64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry104(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "uint32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "uint32_map.value");
        one = readUint32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry105(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "uint64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "uint64_map.value");
        one = readUint64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry106(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "sint32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "sint32_map.value");
        one = readSint32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry107(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "sint64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "sint64_map.value");
        one = readSint64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry108(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "fixed32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "fixed32_map.value");
        one = readFixed32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry109(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "fixed64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "fixed64_map.value");
        one = readFixed64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry110(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "sfixed32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "sfixed32_map.value");
        one = readSfixed32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry111(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "sfixed64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "sfixed64_map.value");
        one = readSfixed64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry112(r: Reader, p: number, end: number, map: Record<string, boolean>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: boolean = false;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "bool_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "bool_map.value");
        one = readBool(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry113(r: Reader, p: number, end: number, map: Record<string, string>): number {
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
        if (tag !== 10) throw wrongWire(tag, "string_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "string_map.value");
        one = readString(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry114(r: Reader, p: number, end: number, map: Record<string, Uint8Array>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Uint8Array = new Uint8Array(0);
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "bytes_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "bytes_map.value");
        one = readBytes(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry115(r: Reader, p: number, end: number, map: Record<string, MatrixLevel>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: MatrixLevel = "LEVEL_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "level_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "level_map.value");
        one = nameOfMatrixLevel(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry116(r: Reader, p: number, end: number, map: Record<string, Unit>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Unit = "UNIT_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "unit_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "unit_map.value");
        one = nameOfUnit(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry117(r: Reader, p: number, end: number, map: Record<string, MatrixOuter>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: MatrixOuter | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "outer_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "outer_map.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeMatrixOuter(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeMatrixOuter(r, stop, stop, undefined));
  return stop;
}

function readMatrixEntry118(r: Reader, p: number, end: number, map: Record<string, CommonV2Money>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: CommonV2Money | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "money_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "money_map.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeCommonV2Money(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeCommonV2Money(r, stop, stop, undefined));
  return stop;
}

function readMatrixEntry119(r: Reader, p: number, end: number, map: Record<string, Date>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Date | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "timestamp_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "timestamp_map.value");
        one = readTimestamp(r, p, stop, one);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? new Date(0));
  return stop;
}

function readMatrixEntry120(r: Reader, p: number, end: number, map: Record<string, Duration>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Duration | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "duration_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "duration_map.value");
        one = readDuration(r, p, stop, one);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? { seconds: 0n, nanos: 0 });
  return stop;
}

function readMatrixEntry121(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "held_double_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_double_map.value");
        one = readWrapper(r, p, stop, 9, readDouble, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry122(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "held_float_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_float_map.value");
        one = readWrapper(r, p, stop, 13, readFloat, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry123(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "held_int64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_int64_map.value");
        one = readWrapper(r, p, stop, 8, readInt64, one ?? 0n);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry124(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "held_uint64_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_uint64_map.value");
        one = readWrapper(r, p, stop, 8, readUint64, one ?? 0n);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry125(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "held_int32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_int32_map.value");
        one = readWrapper(r, p, stop, 8, readInt32, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry126(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "held_uint32_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_uint32_map.value");
        one = readWrapper(r, p, stop, 8, readUint32, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry127(r: Reader, p: number, end: number, map: Record<string, boolean>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: boolean = false;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "held_bool_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_bool_map.value");
        one = readWrapper(r, p, stop, 8, readBool, one ?? false);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readMatrixEntry128(r: Reader, p: number, end: number, map: Record<string, string>): number {
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
        if (tag !== 10) throw wrongWire(tag, "held_string_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_string_map.value");
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

function readMatrixEntry129(r: Reader, p: number, end: number, map: Record<string, Uint8Array>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Uint8Array = new Uint8Array(0);
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "held_bytes_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "held_bytes_map.value");
        one = readWrapper(r, p, stop, 10, readBytes, one ?? new Uint8Array(0));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkMatrix(value: Matrix): readonly Violation[] {
  let found = NONE;
  {
    const one = value.byUint32;
    for (const [key, item] of one) {
      const inner = checkMatrixOuterMiddleInner(item);
      if (inner.length !== 0) found = within(found, entryPath("by_uint32", key), inner);
    }
  }
  {
    const one = value.bySint64;
    for (const [key, item] of one) {
      const inner = checkMoney(item);
      if (inner.length !== 0) found = within(found, entryPath("by_sint64", key), inner);
    }
  }
  {
    const one = value.outerMap;
    for (const key in one) {
      const item = one[key]!;
      const inner = checkMatrixOuter(item);
      if (inner.length !== 0) found = within(found, entryPath("outer_map", key), inner);
    }
  }
  {
    const one = value.outer;
    if (one !== undefined) {
      const inner = checkMatrixOuter(one);
      if (inner.length !== 0) found = within(found, "outer", inner);
    }
  }
  {
    const one = value.outers;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMatrixOuter(item);
      if (inner.length !== 0) found = within(found, entryPath("outers", key), inner);
    }
  }
  {
    const one = value.money;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "money", inner);
    }
  }
  {
    const one = value.moneys;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMoney(item);
      if (inner.length !== 0) found = within(found, entryPath("moneys", key), inner);
    }
  }
  {
    const one = (value.choice?.case === "oneOuter" ? value.choice.value : undefined);
    if (one !== undefined) {
      const inner = checkMatrixOuter(one);
      if (inner.length !== 0) found = within(found, "one_outer", inner);
    }
  }
  {
    const one = (value.choice?.case === "oneMoney" ? value.choice.value : undefined);
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "one_money", inner);
    }
  }
  return found;
}

function encodeMatrixOuter(value: MatrixOuter, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { middle, level, flag } = value;
  const size = 38;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (middle !== undefined) {
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrixOuter1;
      out.pos = p + reserved;
      try {
        encodeMatrixOuterMiddle(middle, out);
      } catch (error) {
        throw inField(error, "middle");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrixOuter1 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(level, "level");
    if (number !== 0) {
      buf[p++] = 16;
      p = writeInt32(buf, p, number);
    }
  }
  if (typeof flag !== "boolean") throw wrongType("flag", "a boolean", flag);
  if (flag) {
    buf[p++] = 24;
    p = writeBool(buf, p, flag);
  }
  out.pos = p;
}

function decodeMatrixOuter(r: Reader, p: number, end: number, prior: MatrixOuter | undefined): MatrixOuter {
  let middle: MatrixOuterMiddle | undefined;
  let level: MatrixLevel = "LEVEL_UNSPECIFIED";
  let flag: boolean = false;
  if (prior !== undefined) ({ middle, level, flag } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1: {
        if (tag !== 10) throw wrongWire(tag, "middle");
        const stop = readStop(r, p, end);
        p = r.pos;
        middle = decodeMatrixOuterMiddle(r, p, stop, middle);
        p = stop;
        break;
      }
      case 2:
        if (tag !== 16) throw wrongWire(tag, "level");
        level = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "flag");
        flag = readBool(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { middle, level, flag };
}

function checkMatrixOuter(value: MatrixOuter): readonly Violation[] {
  let found = NONE;
  {
    const one = value.middle;
    if (one !== undefined) {
      const inner = checkMatrixOuterMiddle(one);
      if (inner.length !== 0) found = within(found, "middle", inner);
    }
  }
  return found;
}

function encodeMatrixOuterMiddle(value: MatrixOuterMiddle, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { inner, inners, byNumber } = value;
  if (!Array.isArray(inners)) throw wrongType("inners", "an array", inners);
  if (!(byNumber instanceof Map)) throw wrongType("by_number", "a Map", byNumber);
  const size = 37;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (inner !== undefined) {
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForMatrixOuterMiddle1;
      out.pos = p + reserved;
      try {
        encodeMatrixOuterMiddleInner(inner, out);
      } catch (error) {
        throw inField(error, "inner");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrixOuterMiddle1 = p - start - length;
    }
  }
  for (let i = 0; i < inners.length; i++) {
    const one = inners[i]!;
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrixOuterMiddle2;
      out.pos = p + reserved;
      try {
        encodeMatrixOuterMiddleInner(one, out);
      } catch (error) {
        throw inField(error, entryPath("inners", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrixOuterMiddle2 = p - start - length;
    }
  }
  for (const [key, one] of byNumber) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_number", key), "int32", key);
    if (p + size + 23 > buf.length) {
      out.pos = p;
      out.reserve(size + 23);
      buf = out.buf;
    }
    buf[p++] = 26;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForMatrixOuterMiddle3;
      out.pos = p + reserved;
      try {
        encodeMatrixOuterMiddleInner(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_number", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrixOuterMiddle3 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodeMatrixOuterMiddle(r: Reader, p: number, end: number, prior: MatrixOuterMiddle | undefined): MatrixOuterMiddle {
  let inner: MatrixOuterMiddleInner | undefined;
  let inners: MatrixOuterMiddleInner[] = [];
  let byNumber: Map<number, MatrixOuterMiddleInner> = new Map();
  if (prior !== undefined) ({ inner, inners, byNumber } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1: {
        if (tag !== 10) throw wrongWire(tag, "inner");
        const stop = readStop(r, p, end);
        p = r.pos;
        inner = decodeMatrixOuterMiddleInner(r, p, stop, inner);
        p = stop;
        break;
      }
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "inners");
        const stop = readStop(r, p, end);
        p = r.pos;
        inners.push(decodeMatrixOuterMiddleInner(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 3: {
        if (tag !== 26) throw wrongWire(tag, "by_number");
        p = readMatrixOuterMiddleEntry3(r, p, end, byNumber);
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { inner, inners, byNumber };
}

function readMatrixOuterMiddleEntry3(r: Reader, p: number, end: number, map: Map<number, MatrixOuterMiddleInner>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: MatrixOuterMiddleInner | undefined;
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
        one = decodeMatrixOuterMiddleInner(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? decodeMatrixOuterMiddleInner(r, stop, stop, undefined));
  return stop;
}

function checkMatrixOuterMiddle(value: MatrixOuterMiddle): readonly Violation[] {
  let found = NONE;
  {
    const one = value.inner;
    if (one !== undefined) {
      const inner = checkMatrixOuterMiddleInner(one);
      if (inner.length !== 0) found = within(found, "inner", inner);
    }
  }
  {
    const one = value.inners;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMatrixOuterMiddleInner(item);
      if (inner.length !== 0) found = within(found, entryPath("inners", key), inner);
    }
  }
  {
    const one = value.byNumber;
    for (const [key, item] of one) {
      const inner = checkMatrixOuterMiddleInner(item);
      if (inner.length !== 0) found = within(found, entryPath("by_number", key), inner);
    }
  }
  return found;
}

function encodeMatrixOuterMiddleInner(value: MatrixOuterMiddleInner, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { name, depth, steps, blobs, at, took, note, choice } = value;
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (!Array.isArray(steps)) throw wrongType("steps", "an array", steps);
  if (typeof blobs !== "object" || blobs === null || blobs instanceof Map) throw wrongType("blobs", "an object", blobs);
  if (note !== undefined && typeof note !== "string") throw wrongType("note", "a string", note);
  if (choice !== undefined && choice.case !== "text" && choice.case !== "level" && choice.case !== "price") throw wrongCase("choice", "text, level, price", choice);
  const size = 145 + (name.length + (note === undefined ? 0 : note.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (name.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, name, "name");
  }
  if (depth !== undefined) {
    if (typeof depth !== "bigint" || BigInt.asIntN(64, depth) !== depth) throw badNumber("depth", "sint64", depth);
    buf[p++] = 16;
    p = writeSint64(buf, p, depth);
  }
  if (steps.length !== 0) {
    if (p + steps.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(steps.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 26;
    const start = p;
    const reserved = lengthBytes(steps.length);
    p += reserved;
    for (let i = 0; i < steps.length; i++) {
      const one = steps[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("steps", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (const key in blobs) {
    const one = blobs[key]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("blobs", key), "a Uint8Array", one);
    if (p + key.length * 3 + one.length + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length + size + 18);
      buf = out.buf;
    }
    buf[p++] = 34;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "blobs", key);
    buf[p++] = 18;
    p = writeBytes(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (at !== undefined) {
    buf[p++] = 42;
    p = writeTimestamp(buf, p, at, "at");
  }
  if (took !== undefined) {
    buf[p++] = 50;
    p = writeDuration(buf, p, took, "took");
  }
  if (note !== undefined) {
    buf[p++] = 58;
    {
      const start = p;
      const reserved = lengthBytes(note.length + 2);
      p += reserved;
      if (note.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, note, "note");
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (choice !== undefined && choice.case === "text") {
    const one = choice.value;
    if (typeof one !== "string") throw wrongType("text", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 66;
    p = writeString(buf, p, one, "text");
  }
  if (choice !== undefined && choice.case === "level") {
    const one = choice.value;
    {
      const number = numberOfMatrixLevel(one, "level");
      buf[p++] = 72;
      p = writeInt32(buf, p, number);
    }
  }
  if (choice !== undefined && choice.case === "price") {
    const one = choice.value;
    buf[p++] = 82;
    {
      const start = p;
      const reserved = reservedForMatrixOuterMiddleInner10;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, "price");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMatrixOuterMiddleInner10 = p - start - length;
    }
  }
  out.pos = p;
}

function decodeMatrixOuterMiddleInner(r: Reader, p: number, end: number, prior: MatrixOuterMiddleInner | undefined): MatrixOuterMiddleInner {
  let name: string = "";
  let depth: bigint | undefined;
  let steps: number[] = [];
  let blobs: Record<string, Uint8Array> = {};
  let at: Date | undefined;
  let took: Duration | undefined;
  let note: string | undefined;
  let choice: MatrixOuterMiddleInner["choice"];
  if (prior !== undefined) ({ name, depth, steps, blobs, at, took, note, choice } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "name");
        name = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "depth");
        depth = readSint64(r, p, end);
        p = r.pos;
        break;
      case 3: {
        if (tag === 26) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            steps.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 24) throw wrongWire(tag, "steps");
          steps.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 4:
        if (tag !== 34) throw wrongWire(tag, "blobs");
        p = readMatrixOuterMiddleInnerEntry4(r, p, end, blobs);
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "at");
        at = readTimestamp(r, p, end, at);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "note");
        note = readWrapper(r, p, end, 10, readString, note ?? "");
        p = r.pos;
        break;
      case 8:
        if (tag !== 66) throw wrongWire(tag, "text");
        choice = { case: "text", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 9:
        if (tag !== 72) throw wrongWire(tag, "level");
        choice = { case: "level", value: nameOfMatrixLevel(readInt32(r, p, end)) };
        p = r.pos;
        break;
      case 10: {
        if (tag !== 82) throw wrongWire(tag, "price");
        const stop = readStop(r, p, end);
        p = r.pos;
        choice = { case: "price", value: decodeMoney(r, p, stop, choice?.case === "price" ? choice.value : undefined) };
        p = stop;
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { name, depth, steps, blobs, at, took, note, choice };
}

function readMatrixOuterMiddleInnerEntry4(r: Reader, p: number, end: number, map: Record<string, Uint8Array>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Uint8Array = new Uint8Array(0);
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "blobs.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "blobs.value");
        one = readBytes(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkMatrixOuterMiddleInner(value: MatrixOuterMiddleInner): readonly Violation[] {
  let found = NONE;
  {
    const one = (value.choice?.case === "price" ? value.choice.value : undefined);
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "price", inner);
    }
  }
  return found;
}

function encodeWide(value: Wide, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { field1, field2, field3, field4, field5, field6, field7, field8, field9, field10, field11, field12, field13, field14, field15, field16, field17, field18, field19, field20, field21, field22, field23, field24, field25, field26, field27, field28, field29, field30, field31, field32, field33, field34, field35, field36, field37, field38, field39, field40, field41, field42, field43, field44, field45, field46, field47, field48, field49, field50, field51, field52, field53, field54, field55, field56, field57, field58, field59, field60, field61, field62, field63, field64, field65, field66, field67, field68, field69, field70, field71, field72, field73, field74, field75, field76, field77, field78, field79, field80, field81, field82, field83, field84, field85, field86, field87, field88, field89, field90, field91, field92, field93, field94, field95, field96, field97, field98, field99, field100, field101, field102, field103, field104, field105, field106, field107, field108, field109, field110, field111, field112, field113, field114, field115, field116, field117, field118, field119, field120, field121, field122, field123, field124, field125, field126, field127, field128, field129, field130, field131, field132, field133, field134, field135, field136, field137, field138, field139, field140, field141, field142, field143, field144, field145, field146, field147, field148, field149, field150, field151, field152, field153, field154, field155, field156, field157, field158, field159, field160, field161, field162, field163, field164, field165, field166, field167, field168, field169, field170, field171, field172, field173, field174, field175, field176, field177, field178, field179, field180, field181, field182, field183, field184, field185, field186, field187, field188, field189, field190, field191, field192, field193, field194, field195, field196, field197, field198, field199, field200 } = value;
  if (typeof field13 !== "string") throw wrongType("field_13", "a string", field13);
  if (!(field14 instanceof Uint8Array)) throw wrongType("field_14", "a Uint8Array", field14);
  if (field33 !== undefined && typeof field33 !== "string") throw wrongType("field_33", "a string", field33);
  if (field34 !== undefined && !(field34 instanceof Uint8Array)) throw wrongType("field_34", "a Uint8Array", field34);
  if (!Array.isArray(field40)) throw wrongType("field_40", "an array", field40);
  if (!Array.isArray(field41)) throw wrongType("field_41", "an array", field41);
  if (!Array.isArray(field42)) throw wrongType("field_42", "an array", field42);
  if (!Array.isArray(field43)) throw wrongType("field_43", "an array", field43);
  if (!Array.isArray(field44)) throw wrongType("field_44", "an array", field44);
  if (!Array.isArray(field45)) throw wrongType("field_45", "an array", field45);
  if (!Array.isArray(field46)) throw wrongType("field_46", "an array", field46);
  if (!Array.isArray(field47)) throw wrongType("field_47", "an array", field47);
  if (!Array.isArray(field48)) throw wrongType("field_48", "an array", field48);
  if (!Array.isArray(field49)) throw wrongType("field_49", "an array", field49);
  if (!Array.isArray(field50)) throw wrongType("field_50", "an array", field50);
  if (!Array.isArray(field51)) throw wrongType("field_51", "an array", field51);
  if (!Array.isArray(field52)) throw wrongType("field_52", "an array", field52);
  if (!Array.isArray(field53)) throw wrongType("field_53", "an array", field53);
  if (!Array.isArray(field54)) throw wrongType("field_54", "an array", field54);
  if (!Array.isArray(field55)) throw wrongType("field_55", "an array", field55);
  if (!Array.isArray(field56)) throw wrongType("field_56", "an array", field56);
  if (!Array.isArray(field57)) throw wrongType("field_57", "an array", field57);
  if (!Array.isArray(field58)) throw wrongType("field_58", "an array", field58);
  if (!Array.isArray(field59)) throw wrongType("field_59", "an array", field59);
  if (typeof field73 !== "string") throw wrongType("field_73", "a string", field73);
  if (!(field74 instanceof Uint8Array)) throw wrongType("field_74", "a Uint8Array", field74);
  if (field93 !== undefined && typeof field93 !== "string") throw wrongType("field_93", "a string", field93);
  if (field94 !== undefined && !(field94 instanceof Uint8Array)) throw wrongType("field_94", "a Uint8Array", field94);
  if (!Array.isArray(field100)) throw wrongType("field_100", "an array", field100);
  if (!Array.isArray(field101)) throw wrongType("field_101", "an array", field101);
  if (!Array.isArray(field102)) throw wrongType("field_102", "an array", field102);
  if (!Array.isArray(field103)) throw wrongType("field_103", "an array", field103);
  if (!Array.isArray(field104)) throw wrongType("field_104", "an array", field104);
  if (!Array.isArray(field105)) throw wrongType("field_105", "an array", field105);
  if (!Array.isArray(field106)) throw wrongType("field_106", "an array", field106);
  if (!Array.isArray(field107)) throw wrongType("field_107", "an array", field107);
  if (!Array.isArray(field108)) throw wrongType("field_108", "an array", field108);
  if (!Array.isArray(field109)) throw wrongType("field_109", "an array", field109);
  if (!Array.isArray(field110)) throw wrongType("field_110", "an array", field110);
  if (!Array.isArray(field111)) throw wrongType("field_111", "an array", field111);
  if (!Array.isArray(field112)) throw wrongType("field_112", "an array", field112);
  if (!Array.isArray(field113)) throw wrongType("field_113", "an array", field113);
  if (!Array.isArray(field114)) throw wrongType("field_114", "an array", field114);
  if (!Array.isArray(field115)) throw wrongType("field_115", "an array", field115);
  if (!Array.isArray(field116)) throw wrongType("field_116", "an array", field116);
  if (!Array.isArray(field117)) throw wrongType("field_117", "an array", field117);
  if (!Array.isArray(field118)) throw wrongType("field_118", "an array", field118);
  if (!Array.isArray(field119)) throw wrongType("field_119", "an array", field119);
  if (typeof field133 !== "string") throw wrongType("field_133", "a string", field133);
  if (!(field134 instanceof Uint8Array)) throw wrongType("field_134", "a Uint8Array", field134);
  if (field153 !== undefined && typeof field153 !== "string") throw wrongType("field_153", "a string", field153);
  if (field154 !== undefined && !(field154 instanceof Uint8Array)) throw wrongType("field_154", "a Uint8Array", field154);
  if (!Array.isArray(field160)) throw wrongType("field_160", "an array", field160);
  if (!Array.isArray(field161)) throw wrongType("field_161", "an array", field161);
  if (!Array.isArray(field162)) throw wrongType("field_162", "an array", field162);
  if (!Array.isArray(field163)) throw wrongType("field_163", "an array", field163);
  if (!Array.isArray(field164)) throw wrongType("field_164", "an array", field164);
  if (!Array.isArray(field165)) throw wrongType("field_165", "an array", field165);
  if (!Array.isArray(field166)) throw wrongType("field_166", "an array", field166);
  if (!Array.isArray(field167)) throw wrongType("field_167", "an array", field167);
  if (!Array.isArray(field168)) throw wrongType("field_168", "an array", field168);
  if (!Array.isArray(field169)) throw wrongType("field_169", "an array", field169);
  if (!Array.isArray(field170)) throw wrongType("field_170", "an array", field170);
  if (!Array.isArray(field171)) throw wrongType("field_171", "an array", field171);
  if (!Array.isArray(field172)) throw wrongType("field_172", "an array", field172);
  if (!Array.isArray(field173)) throw wrongType("field_173", "an array", field173);
  if (!Array.isArray(field174)) throw wrongType("field_174", "an array", field174);
  if (!Array.isArray(field175)) throw wrongType("field_175", "an array", field175);
  if (!Array.isArray(field176)) throw wrongType("field_176", "an array", field176);
  if (!Array.isArray(field177)) throw wrongType("field_177", "an array", field177);
  if (!Array.isArray(field178)) throw wrongType("field_178", "an array", field178);
  if (!Array.isArray(field179)) throw wrongType("field_179", "an array", field179);
  if (typeof field193 !== "string") throw wrongType("field_193", "a string", field193);
  if (!(field194 instanceof Uint8Array)) throw wrongType("field_194", "a Uint8Array", field194);
  const size = 2546 + (field13.length + (field33 === undefined ? 0 : field33.length) + field73.length + (field93 === undefined ? 0 : field93.length) + field133.length + (field153 === undefined ? 0 : field153.length) + field193.length) * 3 + field14.length + (field34 === undefined ? 0 : field34.length) + field74.length + (field94 === undefined ? 0 : field94.length) + field134.length + (field154 === undefined ? 0 : field154.length) + field194.length;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof field1 !== "number") throw badNumber("field_1", "float", field1);
  if (!Object.is(field1, 0)) {
    buf[p++] = 13;
    p = writeFloat(buf, p, field1, "field_1");
  }
  if (typeof field2 !== "number" || (field2 | 0) !== field2) throw badNumber("field_2", "int32", field2);
  if (field2 !== 0) {
    buf[p++] = 16;
    p = writeInt32(buf, p, field2);
  }
  if (typeof field3 !== "bigint" || BigInt.asIntN(64, field3) !== field3) throw badNumber("field_3", "int64", field3);
  if (field3 !== 0n) {
    buf[p++] = 24;
    p = writeInt64(buf, p, field3);
  }
  if (typeof field4 !== "number" || (field4 >>> 0) !== field4) throw badNumber("field_4", "uint32", field4);
  if (field4 !== 0) {
    buf[p++] = 32;
    p = writeVarint32(buf, p, field4);
  }
  if (typeof field5 !== "bigint" || BigInt.asUintN(64, field5) !== field5) throw badNumber("field_5", "uint64", field5);
  if (field5 !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, field5);
  }
  if (typeof field6 !== "number" || (field6 | 0) !== field6) throw badNumber("field_6", "sint32", field6);
  if (field6 !== 0) {
    buf[p++] = 48;
    p = writeSint32(buf, p, field6);
  }
  if (typeof field7 !== "bigint" || BigInt.asIntN(64, field7) !== field7) throw badNumber("field_7", "sint64", field7);
  if (field7 !== 0n) {
    buf[p++] = 56;
    p = writeSint64(buf, p, field7);
  }
  if (typeof field8 !== "number" || (field8 >>> 0) !== field8) throw badNumber("field_8", "fixed32", field8);
  if (field8 !== 0) {
    buf[p++] = 69;
    p = writeFixed32(buf, p, field8);
  }
  if (typeof field9 !== "bigint" || BigInt.asUintN(64, field9) !== field9) throw badNumber("field_9", "fixed64", field9);
  if (field9 !== 0n) {
    buf[p++] = 73;
    p = writeFixed64(buf, p, field9);
  }
  if (typeof field10 !== "number" || (field10 | 0) !== field10) throw badNumber("field_10", "sfixed32", field10);
  if (field10 !== 0) {
    buf[p++] = 85;
    p = writeFixed32(buf, p, field10);
  }
  if (typeof field11 !== "bigint" || BigInt.asIntN(64, field11) !== field11) throw badNumber("field_11", "sfixed64", field11);
  if (field11 !== 0n) {
    buf[p++] = 89;
    p = writeFixed64(buf, p, field11);
  }
  if (typeof field12 !== "boolean") throw wrongType("field_12", "a boolean", field12);
  if (field12) {
    buf[p++] = 96;
    p = writeBool(buf, p, field12);
  }
  if (field13.length !== 0) {
    buf[p++] = 106;
    p = writeString(buf, p, field13, "field_13");
  }
  if (field14.length !== 0) {
    buf[p++] = 114;
    p = writeBytes(buf, p, field14);
  }
  if (field15 !== undefined) {
    buf[p++] = 122;
    p = writeTimestamp(buf, p, field15, "field_15");
  }
  if (field16 !== undefined) {
    buf[p++] = 130;
    buf[p++] = 1;
    p = writeDuration(buf, p, field16, "field_16");
  }
  if (field17 !== undefined) {
    if (typeof field17 !== "bigint" || BigInt.asIntN(64, field17) !== field17) throw badNumber("field_17", "int64", field17);
    buf[p++] = 138;
    buf[p++] = 1;
    {
      const start = p++;
      if (field17 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field17);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field18 !== undefined) {
    buf[p++] = 146;
    buf[p++] = 1;
    {
      const start = p;
      const reserved = reservedForWide18;
      out.pos = p + reserved;
      try {
        encodeMoney(field18, out);
      } catch (error) {
        throw inField(error, "field_18");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide18 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field19, "field_19");
    if (number !== 0) {
      buf[p++] = 152;
      buf[p++] = 1;
      p = writeInt32(buf, p, number);
    }
  }
  if (field20 !== undefined) {
    if (typeof field20 !== "number") throw badNumber("field_20", "double", field20);
    buf[p++] = 161;
    buf[p++] = 1;
    p = writeDouble(buf, p, field20);
  }
  if (field21 !== undefined) {
    if (typeof field21 !== "number") throw badNumber("field_21", "float", field21);
    buf[p++] = 173;
    buf[p++] = 1;
    p = writeFloat(buf, p, field21, "field_21");
  }
  if (field22 !== undefined) {
    if (typeof field22 !== "number" || (field22 | 0) !== field22) throw badNumber("field_22", "int32", field22);
    buf[p++] = 176;
    buf[p++] = 1;
    p = writeInt32(buf, p, field22);
  }
  if (field23 !== undefined) {
    if (typeof field23 !== "bigint" || BigInt.asIntN(64, field23) !== field23) throw badNumber("field_23", "int64", field23);
    buf[p++] = 184;
    buf[p++] = 1;
    p = writeInt64(buf, p, field23);
  }
  if (field24 !== undefined) {
    if (typeof field24 !== "number" || (field24 >>> 0) !== field24) throw badNumber("field_24", "uint32", field24);
    buf[p++] = 192;
    buf[p++] = 1;
    p = writeVarint32(buf, p, field24);
  }
  if (field25 !== undefined) {
    if (typeof field25 !== "bigint" || BigInt.asUintN(64, field25) !== field25) throw badNumber("field_25", "uint64", field25);
    buf[p++] = 200;
    buf[p++] = 1;
    p = writeInt64(buf, p, field25);
  }
  if (field26 !== undefined) {
    if (typeof field26 !== "number" || (field26 | 0) !== field26) throw badNumber("field_26", "sint32", field26);
    buf[p++] = 208;
    buf[p++] = 1;
    p = writeSint32(buf, p, field26);
  }
  if (field27 !== undefined) {
    if (typeof field27 !== "bigint" || BigInt.asIntN(64, field27) !== field27) throw badNumber("field_27", "sint64", field27);
    buf[p++] = 216;
    buf[p++] = 1;
    p = writeSint64(buf, p, field27);
  }
  if (field28 !== undefined) {
    if (typeof field28 !== "number" || (field28 >>> 0) !== field28) throw badNumber("field_28", "fixed32", field28);
    buf[p++] = 229;
    buf[p++] = 1;
    p = writeFixed32(buf, p, field28);
  }
  if (field29 !== undefined) {
    if (typeof field29 !== "bigint" || BigInt.asUintN(64, field29) !== field29) throw badNumber("field_29", "fixed64", field29);
    buf[p++] = 233;
    buf[p++] = 1;
    p = writeFixed64(buf, p, field29);
  }
  if (field30 !== undefined) {
    if (typeof field30 !== "number" || (field30 | 0) !== field30) throw badNumber("field_30", "sfixed32", field30);
    buf[p++] = 245;
    buf[p++] = 1;
    p = writeFixed32(buf, p, field30);
  }
  if (field31 !== undefined) {
    if (typeof field31 !== "bigint" || BigInt.asIntN(64, field31) !== field31) throw badNumber("field_31", "sfixed64", field31);
    buf[p++] = 249;
    buf[p++] = 1;
    p = writeFixed64(buf, p, field31);
  }
  if (field32 !== undefined) {
    if (typeof field32 !== "boolean") throw wrongType("field_32", "a boolean", field32);
    buf[p++] = 128;
    buf[p++] = 2;
    p = writeBool(buf, p, field32);
  }
  if (field33 !== undefined) {
    buf[p++] = 138;
    buf[p++] = 2;
    p = writeString(buf, p, field33, "field_33");
  }
  if (field34 !== undefined) {
    buf[p++] = 146;
    buf[p++] = 2;
    p = writeBytes(buf, p, field34);
  }
  if (field35 !== undefined) {
    buf[p++] = 154;
    buf[p++] = 2;
    p = writeTimestamp(buf, p, field35, "field_35");
  }
  if (field36 !== undefined) {
    buf[p++] = 162;
    buf[p++] = 2;
    p = writeDuration(buf, p, field36, "field_36");
  }
  if (field37 !== undefined) {
    if (typeof field37 !== "bigint" || BigInt.asIntN(64, field37) !== field37) throw badNumber("field_37", "int64", field37);
    buf[p++] = 170;
    buf[p++] = 2;
    {
      const start = p++;
      if (field37 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field37);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field38 !== undefined) {
    buf[p++] = 178;
    buf[p++] = 2;
    {
      const start = p;
      const reserved = reservedForWide38;
      out.pos = p + reserved;
      try {
        encodeMoney(field38, out);
      } catch (error) {
        throw inField(error, "field_38");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide38 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field39, "field_39");
    if (number !== 0) {
      buf[p++] = 184;
      buf[p++] = 2;
      p = writeInt32(buf, p, number);
    }
  }
  if (field40.length !== 0) {
    if (p + field40.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field40.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field40.length);
    p += reserved;
    for (let i = 0; i < field40.length; i++) {
      const one = field40[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_40", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field41.length !== 0) {
    if (p + field41.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field41.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field41.length);
    p += reserved;
    for (let i = 0; i < field41.length; i++) {
      const one = field41[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_41", i), "float", one);
      p = writeFloat(buf, p, one, "field_41", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field42.length !== 0) {
    if (p + field42.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field42.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field42.length);
    p += reserved;
    for (let i = 0; i < field42.length; i++) {
      const one = field42[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_42", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field43.length !== 0) {
    if (p + field43.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field43.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field43.length);
    p += reserved;
    for (let i = 0; i < field43.length; i++) {
      const one = field43[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_43", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field44.length !== 0) {
    if (p + field44.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field44.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field44.length);
    p += reserved;
    for (let i = 0; i < field44.length; i++) {
      const one = field44[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_44", i), "uint32", one);
      p = writeVarint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field45.length !== 0) {
    if (p + field45.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field45.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field45.length);
    p += reserved;
    for (let i = 0; i < field45.length; i++) {
      const one = field45[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_45", i), "uint64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field46.length !== 0) {
    if (p + field46.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field46.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field46.length);
    p += reserved;
    for (let i = 0; i < field46.length; i++) {
      const one = field46[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_46", i), "sint32", one);
      p = writeSint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field47.length !== 0) {
    if (p + field47.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field47.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field47.length);
    p += reserved;
    for (let i = 0; i < field47.length; i++) {
      const one = field47[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_47", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field48.length !== 0) {
    if (p + field48.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field48.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field48.length);
    p += reserved;
    for (let i = 0; i < field48.length; i++) {
      const one = field48[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_48", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field49.length !== 0) {
    if (p + field49.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field49.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field49.length);
    p += reserved;
    for (let i = 0; i < field49.length; i++) {
      const one = field49[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_49", i), "fixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field50.length !== 0) {
    if (p + field50.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field50.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field50.length);
    p += reserved;
    for (let i = 0; i < field50.length; i++) {
      const one = field50[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_50", i), "sfixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field51.length !== 0) {
    if (p + field51.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field51.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field51.length);
    p += reserved;
    for (let i = 0; i < field51.length; i++) {
      const one = field51[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_51", i), "sfixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field52.length !== 0) {
    if (p + field52.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field52.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field52.length);
    p += reserved;
    for (let i = 0; i < field52.length; i++) {
      const one = field52[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("field_52", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < field53.length; i++) {
    const one = field53[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("field_53", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 3;
    p = writeString(buf, p, one, "field_53", i);
  }
  for (let i = 0; i < field54.length; i++) {
    const one = field54[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("field_54", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 3;
    p = writeBytes(buf, p, one);
  }
  for (let i = 0; i < field55.length; i++) {
    const one = field55[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 3;
    p = writeTimestamp(buf, p, one, "field_55", i);
  }
  for (let i = 0; i < field56.length; i++) {
    const one = field56[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 3;
    p = writeDuration(buf, p, one, "field_56", i);
  }
  for (let i = 0; i < field57.length; i++) {
    const one = field57[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_57", i), "int64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 3;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < field58.length; i++) {
    const one = field58[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 3;
    {
      const start = p;
      const reserved = reservedForWide58;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("field_58", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide58 = p - start - length;
    }
  }
  if (field59.length !== 0) {
    if (p + field59.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field59.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field59.length);
    p += reserved;
    for (let i = 0; i < field59.length; i++) {
      const one = field59[i]!;
      p = writeInt32(buf, p, numberOfMatrixLevel(one, "field_59", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field60 !== "number") throw badNumber("field_60", "double", field60);
  if (!Object.is(field60, 0)) {
    buf[p++] = 225;
    buf[p++] = 3;
    p = writeDouble(buf, p, field60);
  }
  if (typeof field61 !== "number") throw badNumber("field_61", "float", field61);
  if (!Object.is(field61, 0)) {
    buf[p++] = 237;
    buf[p++] = 3;
    p = writeFloat(buf, p, field61, "field_61");
  }
  if (typeof field62 !== "number" || (field62 | 0) !== field62) throw badNumber("field_62", "int32", field62);
  if (field62 !== 0) {
    buf[p++] = 240;
    buf[p++] = 3;
    p = writeInt32(buf, p, field62);
  }
  if (typeof field63 !== "bigint" || BigInt.asIntN(64, field63) !== field63) throw badNumber("field_63", "int64", field63);
  if (field63 !== 0n) {
    buf[p++] = 248;
    buf[p++] = 3;
    p = writeInt64(buf, p, field63);
  }
  if (typeof field64 !== "number" || (field64 >>> 0) !== field64) throw badNumber("field_64", "uint32", field64);
  if (field64 !== 0) {
    buf[p++] = 128;
    buf[p++] = 4;
    p = writeVarint32(buf, p, field64);
  }
  if (typeof field65 !== "bigint" || BigInt.asUintN(64, field65) !== field65) throw badNumber("field_65", "uint64", field65);
  if (field65 !== 0n) {
    buf[p++] = 136;
    buf[p++] = 4;
    p = writeInt64(buf, p, field65);
  }
  if (typeof field66 !== "number" || (field66 | 0) !== field66) throw badNumber("field_66", "sint32", field66);
  if (field66 !== 0) {
    buf[p++] = 144;
    buf[p++] = 4;
    p = writeSint32(buf, p, field66);
  }
  if (typeof field67 !== "bigint" || BigInt.asIntN(64, field67) !== field67) throw badNumber("field_67", "sint64", field67);
  if (field67 !== 0n) {
    buf[p++] = 152;
    buf[p++] = 4;
    p = writeSint64(buf, p, field67);
  }
  if (typeof field68 !== "number" || (field68 >>> 0) !== field68) throw badNumber("field_68", "fixed32", field68);
  if (field68 !== 0) {
    buf[p++] = 165;
    buf[p++] = 4;
    p = writeFixed32(buf, p, field68);
  }
  if (typeof field69 !== "bigint" || BigInt.asUintN(64, field69) !== field69) throw badNumber("field_69", "fixed64", field69);
  if (field69 !== 0n) {
    buf[p++] = 169;
    buf[p++] = 4;
    p = writeFixed64(buf, p, field69);
  }
  if (typeof field70 !== "number" || (field70 | 0) !== field70) throw badNumber("field_70", "sfixed32", field70);
  if (field70 !== 0) {
    buf[p++] = 181;
    buf[p++] = 4;
    p = writeFixed32(buf, p, field70);
  }
  if (typeof field71 !== "bigint" || BigInt.asIntN(64, field71) !== field71) throw badNumber("field_71", "sfixed64", field71);
  if (field71 !== 0n) {
    buf[p++] = 185;
    buf[p++] = 4;
    p = writeFixed64(buf, p, field71);
  }
  if (typeof field72 !== "boolean") throw wrongType("field_72", "a boolean", field72);
  if (field72) {
    buf[p++] = 192;
    buf[p++] = 4;
    p = writeBool(buf, p, field72);
  }
  if (field73.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 4;
    p = writeString(buf, p, field73, "field_73");
  }
  if (field74.length !== 0) {
    buf[p++] = 210;
    buf[p++] = 4;
    p = writeBytes(buf, p, field74);
  }
  if (field75 !== undefined) {
    buf[p++] = 218;
    buf[p++] = 4;
    p = writeTimestamp(buf, p, field75, "field_75");
  }
  if (field76 !== undefined) {
    buf[p++] = 226;
    buf[p++] = 4;
    p = writeDuration(buf, p, field76, "field_76");
  }
  if (field77 !== undefined) {
    if (typeof field77 !== "bigint" || BigInt.asIntN(64, field77) !== field77) throw badNumber("field_77", "int64", field77);
    buf[p++] = 234;
    buf[p++] = 4;
    {
      const start = p++;
      if (field77 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field77);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field78 !== undefined) {
    buf[p++] = 242;
    buf[p++] = 4;
    {
      const start = p;
      const reserved = reservedForWide78;
      out.pos = p + reserved;
      try {
        encodeMoney(field78, out);
      } catch (error) {
        throw inField(error, "field_78");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide78 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field79, "field_79");
    if (number !== 0) {
      buf[p++] = 248;
      buf[p++] = 4;
      p = writeInt32(buf, p, number);
    }
  }
  if (field80 !== undefined) {
    if (typeof field80 !== "number") throw badNumber("field_80", "double", field80);
    buf[p++] = 129;
    buf[p++] = 5;
    p = writeDouble(buf, p, field80);
  }
  if (field81 !== undefined) {
    if (typeof field81 !== "number") throw badNumber("field_81", "float", field81);
    buf[p++] = 141;
    buf[p++] = 5;
    p = writeFloat(buf, p, field81, "field_81");
  }
  if (field82 !== undefined) {
    if (typeof field82 !== "number" || (field82 | 0) !== field82) throw badNumber("field_82", "int32", field82);
    buf[p++] = 144;
    buf[p++] = 5;
    p = writeInt32(buf, p, field82);
  }
  if (field83 !== undefined) {
    if (typeof field83 !== "bigint" || BigInt.asIntN(64, field83) !== field83) throw badNumber("field_83", "int64", field83);
    buf[p++] = 152;
    buf[p++] = 5;
    p = writeInt64(buf, p, field83);
  }
  if (field84 !== undefined) {
    if (typeof field84 !== "number" || (field84 >>> 0) !== field84) throw badNumber("field_84", "uint32", field84);
    buf[p++] = 160;
    buf[p++] = 5;
    p = writeVarint32(buf, p, field84);
  }
  if (field85 !== undefined) {
    if (typeof field85 !== "bigint" || BigInt.asUintN(64, field85) !== field85) throw badNumber("field_85", "uint64", field85);
    buf[p++] = 168;
    buf[p++] = 5;
    p = writeInt64(buf, p, field85);
  }
  if (field86 !== undefined) {
    if (typeof field86 !== "number" || (field86 | 0) !== field86) throw badNumber("field_86", "sint32", field86);
    buf[p++] = 176;
    buf[p++] = 5;
    p = writeSint32(buf, p, field86);
  }
  if (field87 !== undefined) {
    if (typeof field87 !== "bigint" || BigInt.asIntN(64, field87) !== field87) throw badNumber("field_87", "sint64", field87);
    buf[p++] = 184;
    buf[p++] = 5;
    p = writeSint64(buf, p, field87);
  }
  if (field88 !== undefined) {
    if (typeof field88 !== "number" || (field88 >>> 0) !== field88) throw badNumber("field_88", "fixed32", field88);
    buf[p++] = 197;
    buf[p++] = 5;
    p = writeFixed32(buf, p, field88);
  }
  if (field89 !== undefined) {
    if (typeof field89 !== "bigint" || BigInt.asUintN(64, field89) !== field89) throw badNumber("field_89", "fixed64", field89);
    buf[p++] = 201;
    buf[p++] = 5;
    p = writeFixed64(buf, p, field89);
  }
  if (field90 !== undefined) {
    if (typeof field90 !== "number" || (field90 | 0) !== field90) throw badNumber("field_90", "sfixed32", field90);
    buf[p++] = 213;
    buf[p++] = 5;
    p = writeFixed32(buf, p, field90);
  }
  if (field91 !== undefined) {
    if (typeof field91 !== "bigint" || BigInt.asIntN(64, field91) !== field91) throw badNumber("field_91", "sfixed64", field91);
    buf[p++] = 217;
    buf[p++] = 5;
    p = writeFixed64(buf, p, field91);
  }
  if (field92 !== undefined) {
    if (typeof field92 !== "boolean") throw wrongType("field_92", "a boolean", field92);
    buf[p++] = 224;
    buf[p++] = 5;
    p = writeBool(buf, p, field92);
  }
  if (field93 !== undefined) {
    buf[p++] = 234;
    buf[p++] = 5;
    p = writeString(buf, p, field93, "field_93");
  }
  if (field94 !== undefined) {
    buf[p++] = 242;
    buf[p++] = 5;
    p = writeBytes(buf, p, field94);
  }
  if (field95 !== undefined) {
    buf[p++] = 250;
    buf[p++] = 5;
    p = writeTimestamp(buf, p, field95, "field_95");
  }
  if (field96 !== undefined) {
    buf[p++] = 130;
    buf[p++] = 6;
    p = writeDuration(buf, p, field96, "field_96");
  }
  if (field97 !== undefined) {
    if (typeof field97 !== "bigint" || BigInt.asIntN(64, field97) !== field97) throw badNumber("field_97", "int64", field97);
    buf[p++] = 138;
    buf[p++] = 6;
    {
      const start = p++;
      if (field97 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field97);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field98 !== undefined) {
    buf[p++] = 146;
    buf[p++] = 6;
    {
      const start = p;
      const reserved = reservedForWide98;
      out.pos = p + reserved;
      try {
        encodeMoney(field98, out);
      } catch (error) {
        throw inField(error, "field_98");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide98 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field99, "field_99");
    if (number !== 0) {
      buf[p++] = 152;
      buf[p++] = 6;
      p = writeInt32(buf, p, number);
    }
  }
  if (field100.length !== 0) {
    if (p + field100.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field100.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field100.length);
    p += reserved;
    for (let i = 0; i < field100.length; i++) {
      const one = field100[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_100", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field101.length !== 0) {
    if (p + field101.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field101.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field101.length);
    p += reserved;
    for (let i = 0; i < field101.length; i++) {
      const one = field101[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_101", i), "float", one);
      p = writeFloat(buf, p, one, "field_101", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field102.length !== 0) {
    if (p + field102.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field102.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field102.length);
    p += reserved;
    for (let i = 0; i < field102.length; i++) {
      const one = field102[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_102", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field103.length !== 0) {
    if (p + field103.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field103.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field103.length);
    p += reserved;
    for (let i = 0; i < field103.length; i++) {
      const one = field103[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_103", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field104.length !== 0) {
    if (p + field104.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field104.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field104.length);
    p += reserved;
    for (let i = 0; i < field104.length; i++) {
      const one = field104[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_104", i), "uint32", one);
      p = writeVarint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field105.length !== 0) {
    if (p + field105.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field105.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field105.length);
    p += reserved;
    for (let i = 0; i < field105.length; i++) {
      const one = field105[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_105", i), "uint64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field106.length !== 0) {
    if (p + field106.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field106.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field106.length);
    p += reserved;
    for (let i = 0; i < field106.length; i++) {
      const one = field106[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_106", i), "sint32", one);
      p = writeSint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field107.length !== 0) {
    if (p + field107.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field107.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field107.length);
    p += reserved;
    for (let i = 0; i < field107.length; i++) {
      const one = field107[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_107", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field108.length !== 0) {
    if (p + field108.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field108.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field108.length);
    p += reserved;
    for (let i = 0; i < field108.length; i++) {
      const one = field108[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_108", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field109.length !== 0) {
    if (p + field109.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field109.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field109.length);
    p += reserved;
    for (let i = 0; i < field109.length; i++) {
      const one = field109[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_109", i), "fixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field110.length !== 0) {
    if (p + field110.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field110.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field110.length);
    p += reserved;
    for (let i = 0; i < field110.length; i++) {
      const one = field110[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_110", i), "sfixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field111.length !== 0) {
    if (p + field111.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field111.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field111.length);
    p += reserved;
    for (let i = 0; i < field111.length; i++) {
      const one = field111[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_111", i), "sfixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field112.length !== 0) {
    if (p + field112.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field112.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(field112.length);
    p += reserved;
    for (let i = 0; i < field112.length; i++) {
      const one = field112[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("field_112", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < field113.length; i++) {
    const one = field113[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("field_113", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 7;
    p = writeString(buf, p, one, "field_113", i);
  }
  for (let i = 0; i < field114.length; i++) {
    const one = field114[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("field_114", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 7;
    p = writeBytes(buf, p, one);
  }
  for (let i = 0; i < field115.length; i++) {
    const one = field115[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 7;
    p = writeTimestamp(buf, p, one, "field_115", i);
  }
  for (let i = 0; i < field116.length; i++) {
    const one = field116[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 7;
    p = writeDuration(buf, p, one, "field_116", i);
  }
  for (let i = 0; i < field117.length; i++) {
    const one = field117[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_117", i), "int64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 7;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < field118.length; i++) {
    const one = field118[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 7;
    {
      const start = p;
      const reserved = reservedForWide118;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("field_118", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide118 = p - start - length;
    }
  }
  if (field119.length !== 0) {
    if (p + field119.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field119.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(field119.length);
    p += reserved;
    for (let i = 0; i < field119.length; i++) {
      const one = field119[i]!;
      p = writeInt32(buf, p, numberOfMatrixLevel(one, "field_119", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field120 !== "number") throw badNumber("field_120", "double", field120);
  if (!Object.is(field120, 0)) {
    buf[p++] = 193;
    buf[p++] = 7;
    p = writeDouble(buf, p, field120);
  }
  if (typeof field121 !== "number") throw badNumber("field_121", "float", field121);
  if (!Object.is(field121, 0)) {
    buf[p++] = 205;
    buf[p++] = 7;
    p = writeFloat(buf, p, field121, "field_121");
  }
  if (typeof field122 !== "number" || (field122 | 0) !== field122) throw badNumber("field_122", "int32", field122);
  if (field122 !== 0) {
    buf[p++] = 208;
    buf[p++] = 7;
    p = writeInt32(buf, p, field122);
  }
  if (typeof field123 !== "bigint" || BigInt.asIntN(64, field123) !== field123) throw badNumber("field_123", "int64", field123);
  if (field123 !== 0n) {
    buf[p++] = 216;
    buf[p++] = 7;
    p = writeInt64(buf, p, field123);
  }
  if (typeof field124 !== "number" || (field124 >>> 0) !== field124) throw badNumber("field_124", "uint32", field124);
  if (field124 !== 0) {
    buf[p++] = 224;
    buf[p++] = 7;
    p = writeVarint32(buf, p, field124);
  }
  if (typeof field125 !== "bigint" || BigInt.asUintN(64, field125) !== field125) throw badNumber("field_125", "uint64", field125);
  if (field125 !== 0n) {
    buf[p++] = 232;
    buf[p++] = 7;
    p = writeInt64(buf, p, field125);
  }
  if (typeof field126 !== "number" || (field126 | 0) !== field126) throw badNumber("field_126", "sint32", field126);
  if (field126 !== 0) {
    buf[p++] = 240;
    buf[p++] = 7;
    p = writeSint32(buf, p, field126);
  }
  if (typeof field127 !== "bigint" || BigInt.asIntN(64, field127) !== field127) throw badNumber("field_127", "sint64", field127);
  if (field127 !== 0n) {
    buf[p++] = 248;
    buf[p++] = 7;
    p = writeSint64(buf, p, field127);
  }
  if (typeof field128 !== "number" || (field128 >>> 0) !== field128) throw badNumber("field_128", "fixed32", field128);
  if (field128 !== 0) {
    buf[p++] = 133;
    buf[p++] = 8;
    p = writeFixed32(buf, p, field128);
  }
  if (typeof field129 !== "bigint" || BigInt.asUintN(64, field129) !== field129) throw badNumber("field_129", "fixed64", field129);
  if (field129 !== 0n) {
    buf[p++] = 137;
    buf[p++] = 8;
    p = writeFixed64(buf, p, field129);
  }
  if (typeof field130 !== "number" || (field130 | 0) !== field130) throw badNumber("field_130", "sfixed32", field130);
  if (field130 !== 0) {
    buf[p++] = 149;
    buf[p++] = 8;
    p = writeFixed32(buf, p, field130);
  }
  if (typeof field131 !== "bigint" || BigInt.asIntN(64, field131) !== field131) throw badNumber("field_131", "sfixed64", field131);
  if (field131 !== 0n) {
    buf[p++] = 153;
    buf[p++] = 8;
    p = writeFixed64(buf, p, field131);
  }
  if (typeof field132 !== "boolean") throw wrongType("field_132", "a boolean", field132);
  if (field132) {
    buf[p++] = 160;
    buf[p++] = 8;
    p = writeBool(buf, p, field132);
  }
  if (field133.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 8;
    p = writeString(buf, p, field133, "field_133");
  }
  if (field134.length !== 0) {
    buf[p++] = 178;
    buf[p++] = 8;
    p = writeBytes(buf, p, field134);
  }
  if (field135 !== undefined) {
    buf[p++] = 186;
    buf[p++] = 8;
    p = writeTimestamp(buf, p, field135, "field_135");
  }
  if (field136 !== undefined) {
    buf[p++] = 194;
    buf[p++] = 8;
    p = writeDuration(buf, p, field136, "field_136");
  }
  if (field137 !== undefined) {
    if (typeof field137 !== "bigint" || BigInt.asIntN(64, field137) !== field137) throw badNumber("field_137", "int64", field137);
    buf[p++] = 202;
    buf[p++] = 8;
    {
      const start = p++;
      if (field137 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field137);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field138 !== undefined) {
    buf[p++] = 210;
    buf[p++] = 8;
    {
      const start = p;
      const reserved = reservedForWide138;
      out.pos = p + reserved;
      try {
        encodeMoney(field138, out);
      } catch (error) {
        throw inField(error, "field_138");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide138 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field139, "field_139");
    if (number !== 0) {
      buf[p++] = 216;
      buf[p++] = 8;
      p = writeInt32(buf, p, number);
    }
  }
  if (field140 !== undefined) {
    if (typeof field140 !== "number") throw badNumber("field_140", "double", field140);
    buf[p++] = 225;
    buf[p++] = 8;
    p = writeDouble(buf, p, field140);
  }
  if (field141 !== undefined) {
    if (typeof field141 !== "number") throw badNumber("field_141", "float", field141);
    buf[p++] = 237;
    buf[p++] = 8;
    p = writeFloat(buf, p, field141, "field_141");
  }
  if (field142 !== undefined) {
    if (typeof field142 !== "number" || (field142 | 0) !== field142) throw badNumber("field_142", "int32", field142);
    buf[p++] = 240;
    buf[p++] = 8;
    p = writeInt32(buf, p, field142);
  }
  if (field143 !== undefined) {
    if (typeof field143 !== "bigint" || BigInt.asIntN(64, field143) !== field143) throw badNumber("field_143", "int64", field143);
    buf[p++] = 248;
    buf[p++] = 8;
    p = writeInt64(buf, p, field143);
  }
  if (field144 !== undefined) {
    if (typeof field144 !== "number" || (field144 >>> 0) !== field144) throw badNumber("field_144", "uint32", field144);
    buf[p++] = 128;
    buf[p++] = 9;
    p = writeVarint32(buf, p, field144);
  }
  if (field145 !== undefined) {
    if (typeof field145 !== "bigint" || BigInt.asUintN(64, field145) !== field145) throw badNumber("field_145", "uint64", field145);
    buf[p++] = 136;
    buf[p++] = 9;
    p = writeInt64(buf, p, field145);
  }
  if (field146 !== undefined) {
    if (typeof field146 !== "number" || (field146 | 0) !== field146) throw badNumber("field_146", "sint32", field146);
    buf[p++] = 144;
    buf[p++] = 9;
    p = writeSint32(buf, p, field146);
  }
  if (field147 !== undefined) {
    if (typeof field147 !== "bigint" || BigInt.asIntN(64, field147) !== field147) throw badNumber("field_147", "sint64", field147);
    buf[p++] = 152;
    buf[p++] = 9;
    p = writeSint64(buf, p, field147);
  }
  if (field148 !== undefined) {
    if (typeof field148 !== "number" || (field148 >>> 0) !== field148) throw badNumber("field_148", "fixed32", field148);
    buf[p++] = 165;
    buf[p++] = 9;
    p = writeFixed32(buf, p, field148);
  }
  if (field149 !== undefined) {
    if (typeof field149 !== "bigint" || BigInt.asUintN(64, field149) !== field149) throw badNumber("field_149", "fixed64", field149);
    buf[p++] = 169;
    buf[p++] = 9;
    p = writeFixed64(buf, p, field149);
  }
  if (field150 !== undefined) {
    if (typeof field150 !== "number" || (field150 | 0) !== field150) throw badNumber("field_150", "sfixed32", field150);
    buf[p++] = 181;
    buf[p++] = 9;
    p = writeFixed32(buf, p, field150);
  }
  if (field151 !== undefined) {
    if (typeof field151 !== "bigint" || BigInt.asIntN(64, field151) !== field151) throw badNumber("field_151", "sfixed64", field151);
    buf[p++] = 185;
    buf[p++] = 9;
    p = writeFixed64(buf, p, field151);
  }
  if (field152 !== undefined) {
    if (typeof field152 !== "boolean") throw wrongType("field_152", "a boolean", field152);
    buf[p++] = 192;
    buf[p++] = 9;
    p = writeBool(buf, p, field152);
  }
  if (field153 !== undefined) {
    buf[p++] = 202;
    buf[p++] = 9;
    p = writeString(buf, p, field153, "field_153");
  }
  if (field154 !== undefined) {
    buf[p++] = 210;
    buf[p++] = 9;
    p = writeBytes(buf, p, field154);
  }
  if (field155 !== undefined) {
    buf[p++] = 218;
    buf[p++] = 9;
    p = writeTimestamp(buf, p, field155, "field_155");
  }
  if (field156 !== undefined) {
    buf[p++] = 226;
    buf[p++] = 9;
    p = writeDuration(buf, p, field156, "field_156");
  }
  if (field157 !== undefined) {
    if (typeof field157 !== "bigint" || BigInt.asIntN(64, field157) !== field157) throw badNumber("field_157", "int64", field157);
    buf[p++] = 234;
    buf[p++] = 9;
    {
      const start = p++;
      if (field157 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field157);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field158 !== undefined) {
    buf[p++] = 242;
    buf[p++] = 9;
    {
      const start = p;
      const reserved = reservedForWide158;
      out.pos = p + reserved;
      try {
        encodeMoney(field158, out);
      } catch (error) {
        throw inField(error, "field_158");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide158 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field159, "field_159");
    if (number !== 0) {
      buf[p++] = 248;
      buf[p++] = 9;
      p = writeInt32(buf, p, number);
    }
  }
  if (field160.length !== 0) {
    if (p + field160.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field160.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field160.length);
    p += reserved;
    for (let i = 0; i < field160.length; i++) {
      const one = field160[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_160", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field161.length !== 0) {
    if (p + field161.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field161.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field161.length);
    p += reserved;
    for (let i = 0; i < field161.length; i++) {
      const one = field161[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("field_161", i), "float", one);
      p = writeFloat(buf, p, one, "field_161", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field162.length !== 0) {
    if (p + field162.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field162.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field162.length);
    p += reserved;
    for (let i = 0; i < field162.length; i++) {
      const one = field162[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_162", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field163.length !== 0) {
    if (p + field163.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field163.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field163.length);
    p += reserved;
    for (let i = 0; i < field163.length; i++) {
      const one = field163[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_163", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field164.length !== 0) {
    if (p + field164.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field164.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field164.length);
    p += reserved;
    for (let i = 0; i < field164.length; i++) {
      const one = field164[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_164", i), "uint32", one);
      p = writeVarint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field165.length !== 0) {
    if (p + field165.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field165.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field165.length);
    p += reserved;
    for (let i = 0; i < field165.length; i++) {
      const one = field165[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_165", i), "uint64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field166.length !== 0) {
    if (p + field166.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field166.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field166.length);
    p += reserved;
    for (let i = 0; i < field166.length; i++) {
      const one = field166[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_166", i), "sint32", one);
      p = writeSint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field167.length !== 0) {
    if (p + field167.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field167.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field167.length);
    p += reserved;
    for (let i = 0; i < field167.length; i++) {
      const one = field167[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_167", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field168.length !== 0) {
    if (p + field168.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field168.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field168.length);
    p += reserved;
    for (let i = 0; i < field168.length; i++) {
      const one = field168[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("field_168", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field169.length !== 0) {
    if (p + field169.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field169.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field169.length);
    p += reserved;
    for (let i = 0; i < field169.length; i++) {
      const one = field169[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("field_169", i), "fixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field170.length !== 0) {
    if (p + field170.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field170.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field170.length);
    p += reserved;
    for (let i = 0; i < field170.length; i++) {
      const one = field170[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_170", i), "sfixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field171.length !== 0) {
    if (p + field171.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field171.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field171.length);
    p += reserved;
    for (let i = 0; i < field171.length; i++) {
      const one = field171[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_171", i), "sfixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (field172.length !== 0) {
    if (p + field172.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field172.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field172.length);
    p += reserved;
    for (let i = 0; i < field172.length; i++) {
      const one = field172[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("field_172", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < field173.length; i++) {
    const one = field173[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("field_173", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 10;
    p = writeString(buf, p, one, "field_173", i);
  }
  for (let i = 0; i < field174.length; i++) {
    const one = field174[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("field_174", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 10;
    p = writeBytes(buf, p, one);
  }
  for (let i = 0; i < field175.length; i++) {
    const one = field175[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 10;
    p = writeTimestamp(buf, p, one, "field_175", i);
  }
  for (let i = 0; i < field176.length; i++) {
    const one = field176[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 11;
    p = writeDuration(buf, p, one, "field_176", i);
  }
  for (let i = 0; i < field177.length; i++) {
    const one = field177[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("field_177", i), "int64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 11;
    {
      const start = p++;
      if (one !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < field178.length; i++) {
    const one = field178[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 11;
    {
      const start = p;
      const reserved = reservedForWide178;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("field_178", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide178 = p - start - length;
    }
  }
  if (field179.length !== 0) {
    if (p + field179.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field179.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 11;
    const start = p;
    const reserved = lengthBytes(field179.length);
    p += reserved;
    for (let i = 0; i < field179.length; i++) {
      const one = field179[i]!;
      p = writeInt32(buf, p, numberOfMatrixLevel(one, "field_179", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field180 !== "number") throw badNumber("field_180", "double", field180);
  if (!Object.is(field180, 0)) {
    buf[p++] = 161;
    buf[p++] = 11;
    p = writeDouble(buf, p, field180);
  }
  if (typeof field181 !== "number") throw badNumber("field_181", "float", field181);
  if (!Object.is(field181, 0)) {
    buf[p++] = 173;
    buf[p++] = 11;
    p = writeFloat(buf, p, field181, "field_181");
  }
  if (typeof field182 !== "number" || (field182 | 0) !== field182) throw badNumber("field_182", "int32", field182);
  if (field182 !== 0) {
    buf[p++] = 176;
    buf[p++] = 11;
    p = writeInt32(buf, p, field182);
  }
  if (typeof field183 !== "bigint" || BigInt.asIntN(64, field183) !== field183) throw badNumber("field_183", "int64", field183);
  if (field183 !== 0n) {
    buf[p++] = 184;
    buf[p++] = 11;
    p = writeInt64(buf, p, field183);
  }
  if (typeof field184 !== "number" || (field184 >>> 0) !== field184) throw badNumber("field_184", "uint32", field184);
  if (field184 !== 0) {
    buf[p++] = 192;
    buf[p++] = 11;
    p = writeVarint32(buf, p, field184);
  }
  if (typeof field185 !== "bigint" || BigInt.asUintN(64, field185) !== field185) throw badNumber("field_185", "uint64", field185);
  if (field185 !== 0n) {
    buf[p++] = 200;
    buf[p++] = 11;
    p = writeInt64(buf, p, field185);
  }
  if (typeof field186 !== "number" || (field186 | 0) !== field186) throw badNumber("field_186", "sint32", field186);
  if (field186 !== 0) {
    buf[p++] = 208;
    buf[p++] = 11;
    p = writeSint32(buf, p, field186);
  }
  if (typeof field187 !== "bigint" || BigInt.asIntN(64, field187) !== field187) throw badNumber("field_187", "sint64", field187);
  if (field187 !== 0n) {
    buf[p++] = 216;
    buf[p++] = 11;
    p = writeSint64(buf, p, field187);
  }
  if (typeof field188 !== "number" || (field188 >>> 0) !== field188) throw badNumber("field_188", "fixed32", field188);
  if (field188 !== 0) {
    buf[p++] = 229;
    buf[p++] = 11;
    p = writeFixed32(buf, p, field188);
  }
  if (typeof field189 !== "bigint" || BigInt.asUintN(64, field189) !== field189) throw badNumber("field_189", "fixed64", field189);
  if (field189 !== 0n) {
    buf[p++] = 233;
    buf[p++] = 11;
    p = writeFixed64(buf, p, field189);
  }
  if (typeof field190 !== "number" || (field190 | 0) !== field190) throw badNumber("field_190", "sfixed32", field190);
  if (field190 !== 0) {
    buf[p++] = 245;
    buf[p++] = 11;
    p = writeFixed32(buf, p, field190);
  }
  if (typeof field191 !== "bigint" || BigInt.asIntN(64, field191) !== field191) throw badNumber("field_191", "sfixed64", field191);
  if (field191 !== 0n) {
    buf[p++] = 249;
    buf[p++] = 11;
    p = writeFixed64(buf, p, field191);
  }
  if (typeof field192 !== "boolean") throw wrongType("field_192", "a boolean", field192);
  if (field192) {
    buf[p++] = 128;
    buf[p++] = 12;
    p = writeBool(buf, p, field192);
  }
  if (field193.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 12;
    p = writeString(buf, p, field193, "field_193");
  }
  if (field194.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 12;
    p = writeBytes(buf, p, field194);
  }
  if (field195 !== undefined) {
    buf[p++] = 154;
    buf[p++] = 12;
    p = writeTimestamp(buf, p, field195, "field_195");
  }
  if (field196 !== undefined) {
    buf[p++] = 162;
    buf[p++] = 12;
    p = writeDuration(buf, p, field196, "field_196");
  }
  if (field197 !== undefined) {
    if (typeof field197 !== "bigint" || BigInt.asIntN(64, field197) !== field197) throw badNumber("field_197", "int64", field197);
    buf[p++] = 170;
    buf[p++] = 12;
    {
      const start = p++;
      if (field197 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, field197);
      }
      buf[start] = p - start - 1;
    }
  }
  if (field198 !== undefined) {
    buf[p++] = 178;
    buf[p++] = 12;
    {
      const start = p;
      const reserved = reservedForWide198;
      out.pos = p + reserved;
      try {
        encodeMoney(field198, out);
      } catch (error) {
        throw inField(error, "field_198");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWide198 = p - start - length;
    }
  }
  {
    const number = numberOfMatrixLevel(field199, "field_199");
    if (number !== 0) {
      buf[p++] = 184;
      buf[p++] = 12;
      p = writeInt32(buf, p, number);
    }
  }
  if (field200 !== undefined) {
    if (typeof field200 !== "number") throw badNumber("field_200", "double", field200);
    buf[p++] = 193;
    buf[p++] = 12;
    p = writeDouble(buf, p, field200);
  }
  out.pos = p;
}

function decodeWide(r: Reader, p: number, end: number): Wide {
  let field1: number = 0;
  let field2: number = 0;
  let field3: bigint = 0n;
  let field4: number = 0;
  let field5: bigint = 0n;
  let field6: number = 0;
  let field7: bigint = 0n;
  let field8: number = 0;
  let field9: bigint = 0n;
  let field10: number = 0;
  let field11: bigint = 0n;
  let field12: boolean = false;
  let field13: string = "";
  let field14: Uint8Array = new Uint8Array(0);
  let field15: Date | undefined;
  let field16: Duration | undefined;
  let field17: bigint | undefined;
  let field18: Money | undefined;
  let field19: MatrixLevel = "LEVEL_UNSPECIFIED";
  let field20: number | undefined;
  let field21: number | undefined;
  let field22: number | undefined;
  let field23: bigint | undefined;
  let field24: number | undefined;
  let field25: bigint | undefined;
  let field26: number | undefined;
  let field27: bigint | undefined;
  let field28: number | undefined;
  let field29: bigint | undefined;
  let field30: number | undefined;
  let field31: bigint | undefined;
  let field32: boolean | undefined;
  let field33: string | undefined;
  let field34: Uint8Array | undefined;
  let field35: Date | undefined;
  let field36: Duration | undefined;
  let field37: bigint | undefined;
  let field38: Money | undefined;
  let field39: MatrixLevel = "LEVEL_UNSPECIFIED";
  const field40: number[] = [];
  const field41: number[] = [];
  const field42: number[] = [];
  const field43: bigint[] = [];
  const field44: number[] = [];
  const field45: bigint[] = [];
  const field46: number[] = [];
  const field47: bigint[] = [];
  const field48: number[] = [];
  const field49: bigint[] = [];
  const field50: number[] = [];
  const field51: bigint[] = [];
  const field52: boolean[] = [];
  const field53: string[] = [];
  const field54: Uint8Array[] = [];
  const field55: Date[] = [];
  const field56: Duration[] = [];
  const field57: bigint[] = [];
  const field58: Money[] = [];
  const field59: MatrixLevel[] = [];
  let field60: number = 0;
  let field61: number = 0;
  let field62: number = 0;
  let field63: bigint = 0n;
  let field64: number = 0;
  let field65: bigint = 0n;
  let field66: number = 0;
  let field67: bigint = 0n;
  let field68: number = 0;
  let field69: bigint = 0n;
  let field70: number = 0;
  let field71: bigint = 0n;
  let field72: boolean = false;
  let field73: string = "";
  let field74: Uint8Array = new Uint8Array(0);
  let field75: Date | undefined;
  let field76: Duration | undefined;
  let field77: bigint | undefined;
  let field78: Money | undefined;
  let field79: MatrixLevel = "LEVEL_UNSPECIFIED";
  let field80: number | undefined;
  let field81: number | undefined;
  let field82: number | undefined;
  let field83: bigint | undefined;
  let field84: number | undefined;
  let field85: bigint | undefined;
  let field86: number | undefined;
  let field87: bigint | undefined;
  let field88: number | undefined;
  let field89: bigint | undefined;
  let field90: number | undefined;
  let field91: bigint | undefined;
  let field92: boolean | undefined;
  let field93: string | undefined;
  let field94: Uint8Array | undefined;
  let field95: Date | undefined;
  let field96: Duration | undefined;
  let field97: bigint | undefined;
  let field98: Money | undefined;
  let field99: MatrixLevel = "LEVEL_UNSPECIFIED";
  const field100: number[] = [];
  const field101: number[] = [];
  const field102: number[] = [];
  const field103: bigint[] = [];
  const field104: number[] = [];
  const field105: bigint[] = [];
  const field106: number[] = [];
  const field107: bigint[] = [];
  const field108: number[] = [];
  const field109: bigint[] = [];
  const field110: number[] = [];
  const field111: bigint[] = [];
  const field112: boolean[] = [];
  const field113: string[] = [];
  const field114: Uint8Array[] = [];
  const field115: Date[] = [];
  const field116: Duration[] = [];
  const field117: bigint[] = [];
  const field118: Money[] = [];
  const field119: MatrixLevel[] = [];
  let field120: number = 0;
  let field121: number = 0;
  let field122: number = 0;
  let field123: bigint = 0n;
  let field124: number = 0;
  let field125: bigint = 0n;
  let field126: number = 0;
  let field127: bigint = 0n;
  let field128: number = 0;
  let field129: bigint = 0n;
  let field130: number = 0;
  let field131: bigint = 0n;
  let field132: boolean = false;
  let field133: string = "";
  let field134: Uint8Array = new Uint8Array(0);
  let field135: Date | undefined;
  let field136: Duration | undefined;
  let field137: bigint | undefined;
  let field138: Money | undefined;
  let field139: MatrixLevel = "LEVEL_UNSPECIFIED";
  let field140: number | undefined;
  let field141: number | undefined;
  let field142: number | undefined;
  let field143: bigint | undefined;
  let field144: number | undefined;
  let field145: bigint | undefined;
  let field146: number | undefined;
  let field147: bigint | undefined;
  let field148: number | undefined;
  let field149: bigint | undefined;
  let field150: number | undefined;
  let field151: bigint | undefined;
  let field152: boolean | undefined;
  let field153: string | undefined;
  let field154: Uint8Array | undefined;
  let field155: Date | undefined;
  let field156: Duration | undefined;
  let field157: bigint | undefined;
  let field158: Money | undefined;
  let field159: MatrixLevel = "LEVEL_UNSPECIFIED";
  const field160: number[] = [];
  const field161: number[] = [];
  const field162: number[] = [];
  const field163: bigint[] = [];
  const field164: number[] = [];
  const field165: bigint[] = [];
  const field166: number[] = [];
  const field167: bigint[] = [];
  const field168: number[] = [];
  const field169: bigint[] = [];
  const field170: number[] = [];
  const field171: bigint[] = [];
  const field172: boolean[] = [];
  const field173: string[] = [];
  const field174: Uint8Array[] = [];
  const field175: Date[] = [];
  const field176: Duration[] = [];
  const field177: bigint[] = [];
  const field178: Money[] = [];
  const field179: MatrixLevel[] = [];
  let field180: number = 0;
  let field181: number = 0;
  let field182: number = 0;
  let field183: bigint = 0n;
  let field184: number = 0;
  let field185: bigint = 0n;
  let field186: number = 0;
  let field187: bigint = 0n;
  let field188: number = 0;
  let field189: bigint = 0n;
  let field190: number = 0;
  let field191: bigint = 0n;
  let field192: boolean = false;
  let field193: string = "";
  let field194: Uint8Array = new Uint8Array(0);
  let field195: Date | undefined;
  let field196: Duration | undefined;
  let field197: bigint | undefined;
  let field198: Money | undefined;
  let field199: MatrixLevel = "LEVEL_UNSPECIFIED";
  let field200: number | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 13) throw wrongWire(tag, "field_1");
        field1 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "field_2");
        field2 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "field_3");
        field3 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "field_4");
        field4 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "field_5");
        field5 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "field_6");
        field6 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "field_7");
        field7 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 69) throw wrongWire(tag, "field_8");
        field8 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 73) throw wrongWire(tag, "field_9");
        field9 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 85) throw wrongWire(tag, "field_10");
        field10 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 89) throw wrongWire(tag, "field_11");
        field11 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 96) throw wrongWire(tag, "field_12");
        field12 = readBool(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 106) throw wrongWire(tag, "field_13");
        field13 = readString(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "field_14");
        field14 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "field_15");
        field15 = readTimestamp(r, p, end, field15);
        p = r.pos;
        break;
      case 16:
        if (tag !== 130) throw wrongWire(tag, "field_16");
        field16 = readDuration(r, p, end, field16);
        p = r.pos;
        break;
      case 17:
        if (tag !== 138) throw wrongWire(tag, "field_17");
        field17 = readWrapper(r, p, end, 8, readInt64, field17 ?? 0n);
        p = r.pos;
        break;
      case 18: {
        if (tag !== 146) throw wrongWire(tag, "field_18");
        const stop = readStop(r, p, end);
        p = r.pos;
        field18 = decodeMoney(r, p, stop, field18);
        p = stop;
        break;
      }
      case 19:
        if (tag !== 152) throw wrongWire(tag, "field_19");
        field19 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 20:
        if (tag !== 161) throw wrongWire(tag, "field_20");
        field20 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 173) throw wrongWire(tag, "field_21");
        field21 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 176) throw wrongWire(tag, "field_22");
        field22 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 184) throw wrongWire(tag, "field_23");
        field23 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 192) throw wrongWire(tag, "field_24");
        field24 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 200) throw wrongWire(tag, "field_25");
        field25 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "field_26");
        field26 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 27:
        if (tag !== 216) throw wrongWire(tag, "field_27");
        field27 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 28:
        if (tag !== 229) throw wrongWire(tag, "field_28");
        field28 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 29:
        if (tag !== 233) throw wrongWire(tag, "field_29");
        field29 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 245) throw wrongWire(tag, "field_30");
        field30 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 249) throw wrongWire(tag, "field_31");
        field31 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 256) throw wrongWire(tag, "field_32");
        field32 = readBool(r, p, end);
        p = r.pos;
        break;
      case 33:
        if (tag !== 266) throw wrongWire(tag, "field_33");
        field33 = readString(r, p, end);
        p = r.pos;
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "field_34");
        field34 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 35:
        if (tag !== 282) throw wrongWire(tag, "field_35");
        field35 = readTimestamp(r, p, end, field35);
        p = r.pos;
        break;
      case 36:
        if (tag !== 290) throw wrongWire(tag, "field_36");
        field36 = readDuration(r, p, end, field36);
        p = r.pos;
        break;
      case 37:
        if (tag !== 298) throw wrongWire(tag, "field_37");
        field37 = readWrapper(r, p, end, 8, readInt64, field37 ?? 0n);
        p = r.pos;
        break;
      case 38: {
        if (tag !== 306) throw wrongWire(tag, "field_38");
        const stop = readStop(r, p, end);
        p = r.pos;
        field38 = decodeMoney(r, p, stop, field38);
        p = stop;
        break;
      }
      case 39:
        if (tag !== 312) throw wrongWire(tag, "field_39");
        field39 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 40: {
        if (tag === 322) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field40.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 321) throw wrongWire(tag, "field_40");
          field40.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 41: {
        if (tag === 330) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field41.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 333) throw wrongWire(tag, "field_41");
          field41.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 42: {
        if (tag === 338) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field42.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 336) throw wrongWire(tag, "field_42");
          field42.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 43: {
        if (tag === 346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field43.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 344) throw wrongWire(tag, "field_43");
          field43.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 44: {
        if (tag === 354) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field44.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 352) throw wrongWire(tag, "field_44");
          field44.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 45: {
        if (tag === 362) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field45.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 360) throw wrongWire(tag, "field_45");
          field45.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 46: {
        if (tag === 370) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field46.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 368) throw wrongWire(tag, "field_46");
          field46.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 47: {
        if (tag === 378) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field47.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 376) throw wrongWire(tag, "field_47");
          field47.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 48: {
        if (tag === 386) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field48.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 389) throw wrongWire(tag, "field_48");
          field48.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 49: {
        if (tag === 394) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field49.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 393) throw wrongWire(tag, "field_49");
          field49.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 50: {
        if (tag === 402) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field50.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 405) throw wrongWire(tag, "field_50");
          field50.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 51: {
        if (tag === 410) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field51.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 409) throw wrongWire(tag, "field_51");
          field51.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 52: {
        if (tag === 418) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field52.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 416) throw wrongWire(tag, "field_52");
          field52.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 53:
        if (tag !== 426) throw wrongWire(tag, "field_53");
        field53.push(readString(r, p, end));
        p = r.pos;
        break;
      case 54:
        if (tag !== 434) throw wrongWire(tag, "field_54");
        field54.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 55:
        if (tag !== 442) throw wrongWire(tag, "field_55");
        field55.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 56:
        if (tag !== 450) throw wrongWire(tag, "field_56");
        field56.push(readDuration(r, p, end, undefined));
        p = r.pos;
        break;
      case 57:
        if (tag !== 458) throw wrongWire(tag, "field_57");
        field57.push(readWrapper(r, p, end, 8, readInt64, 0n));
        p = r.pos;
        break;
      case 58: {
        if (tag !== 466) throw wrongWire(tag, "field_58");
        const stop = readStop(r, p, end);
        p = r.pos;
        field58.push(decodeMoney(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 59: {
        if (tag === 474) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field59.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 472) throw wrongWire(tag, "field_59");
          field59.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 60:
        if (tag !== 481) throw wrongWire(tag, "field_60");
        field60 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 61:
        if (tag !== 493) throw wrongWire(tag, "field_61");
        field61 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 62:
        if (tag !== 496) throw wrongWire(tag, "field_62");
        field62 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 63:
        if (tag !== 504) throw wrongWire(tag, "field_63");
        field63 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 64:
        if (tag !== 512) throw wrongWire(tag, "field_64");
        field64 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 65:
        if (tag !== 520) throw wrongWire(tag, "field_65");
        field65 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 66:
        if (tag !== 528) throw wrongWire(tag, "field_66");
        field66 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 67:
        if (tag !== 536) throw wrongWire(tag, "field_67");
        field67 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 68:
        if (tag !== 549) throw wrongWire(tag, "field_68");
        field68 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 69:
        if (tag !== 553) throw wrongWire(tag, "field_69");
        field69 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 70:
        if (tag !== 565) throw wrongWire(tag, "field_70");
        field70 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 71:
        if (tag !== 569) throw wrongWire(tag, "field_71");
        field71 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 72:
        if (tag !== 576) throw wrongWire(tag, "field_72");
        field72 = readBool(r, p, end);
        p = r.pos;
        break;
      case 73:
        if (tag !== 586) throw wrongWire(tag, "field_73");
        field73 = readString(r, p, end);
        p = r.pos;
        break;
      case 74:
        if (tag !== 594) throw wrongWire(tag, "field_74");
        field74 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 75:
        if (tag !== 602) throw wrongWire(tag, "field_75");
        field75 = readTimestamp(r, p, end, field75);
        p = r.pos;
        break;
      case 76:
        if (tag !== 610) throw wrongWire(tag, "field_76");
        field76 = readDuration(r, p, end, field76);
        p = r.pos;
        break;
      case 77:
        if (tag !== 618) throw wrongWire(tag, "field_77");
        field77 = readWrapper(r, p, end, 8, readInt64, field77 ?? 0n);
        p = r.pos;
        break;
      case 78: {
        if (tag !== 626) throw wrongWire(tag, "field_78");
        const stop = readStop(r, p, end);
        p = r.pos;
        field78 = decodeMoney(r, p, stop, field78);
        p = stop;
        break;
      }
      case 79:
        if (tag !== 632) throw wrongWire(tag, "field_79");
        field79 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 80:
        if (tag !== 641) throw wrongWire(tag, "field_80");
        field80 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 81:
        if (tag !== 653) throw wrongWire(tag, "field_81");
        field81 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 82:
        if (tag !== 656) throw wrongWire(tag, "field_82");
        field82 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 83:
        if (tag !== 664) throw wrongWire(tag, "field_83");
        field83 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 84:
        if (tag !== 672) throw wrongWire(tag, "field_84");
        field84 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 85:
        if (tag !== 680) throw wrongWire(tag, "field_85");
        field85 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 86:
        if (tag !== 688) throw wrongWire(tag, "field_86");
        field86 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 87:
        if (tag !== 696) throw wrongWire(tag, "field_87");
        field87 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 88:
        if (tag !== 709) throw wrongWire(tag, "field_88");
        field88 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 89:
        if (tag !== 713) throw wrongWire(tag, "field_89");
        field89 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 90:
        if (tag !== 725) throw wrongWire(tag, "field_90");
        field90 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 91:
        if (tag !== 729) throw wrongWire(tag, "field_91");
        field91 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 92:
        if (tag !== 736) throw wrongWire(tag, "field_92");
        field92 = readBool(r, p, end);
        p = r.pos;
        break;
      case 93:
        if (tag !== 746) throw wrongWire(tag, "field_93");
        field93 = readString(r, p, end);
        p = r.pos;
        break;
      case 94:
        if (tag !== 754) throw wrongWire(tag, "field_94");
        field94 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 95:
        if (tag !== 762) throw wrongWire(tag, "field_95");
        field95 = readTimestamp(r, p, end, field95);
        p = r.pos;
        break;
      case 96:
        if (tag !== 770) throw wrongWire(tag, "field_96");
        field96 = readDuration(r, p, end, field96);
        p = r.pos;
        break;
      case 97:
        if (tag !== 778) throw wrongWire(tag, "field_97");
        field97 = readWrapper(r, p, end, 8, readInt64, field97 ?? 0n);
        p = r.pos;
        break;
      case 98: {
        if (tag !== 786) throw wrongWire(tag, "field_98");
        const stop = readStop(r, p, end);
        p = r.pos;
        field98 = decodeMoney(r, p, stop, field98);
        p = stop;
        break;
      }
      case 99:
        if (tag !== 792) throw wrongWire(tag, "field_99");
        field99 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 100: {
        if (tag === 802) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field100.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 801) throw wrongWire(tag, "field_100");
          field100.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 101: {
        if (tag === 810) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field101.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 813) throw wrongWire(tag, "field_101");
          field101.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 102: {
        if (tag === 818) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field102.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 816) throw wrongWire(tag, "field_102");
          field102.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 103: {
        if (tag === 826) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field103.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 824) throw wrongWire(tag, "field_103");
          field103.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 104: {
        if (tag === 834) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field104.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 832) throw wrongWire(tag, "field_104");
          field104.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 105: {
        if (tag === 842) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field105.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 840) throw wrongWire(tag, "field_105");
          field105.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 106: {
        if (tag === 850) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field106.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 848) throw wrongWire(tag, "field_106");
          field106.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 107: {
        if (tag === 858) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field107.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 856) throw wrongWire(tag, "field_107");
          field107.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 108: {
        if (tag === 866) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field108.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 869) throw wrongWire(tag, "field_108");
          field108.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 109: {
        if (tag === 874) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field109.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 873) throw wrongWire(tag, "field_109");
          field109.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 110: {
        if (tag === 882) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field110.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 885) throw wrongWire(tag, "field_110");
          field110.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 111: {
        if (tag === 890) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field111.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 889) throw wrongWire(tag, "field_111");
          field111.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 112: {
        if (tag === 898) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field112.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 896) throw wrongWire(tag, "field_112");
          field112.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 113:
        if (tag !== 906) throw wrongWire(tag, "field_113");
        field113.push(readString(r, p, end));
        p = r.pos;
        break;
      case 114:
        if (tag !== 914) throw wrongWire(tag, "field_114");
        field114.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 115:
        if (tag !== 922) throw wrongWire(tag, "field_115");
        field115.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 116:
        if (tag !== 930) throw wrongWire(tag, "field_116");
        field116.push(readDuration(r, p, end, undefined));
        p = r.pos;
        break;
      case 117:
        if (tag !== 938) throw wrongWire(tag, "field_117");
        field117.push(readWrapper(r, p, end, 8, readInt64, 0n));
        p = r.pos;
        break;
      case 118: {
        if (tag !== 946) throw wrongWire(tag, "field_118");
        const stop = readStop(r, p, end);
        p = r.pos;
        field118.push(decodeMoney(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 119: {
        if (tag === 954) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field119.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 952) throw wrongWire(tag, "field_119");
          field119.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 120:
        if (tag !== 961) throw wrongWire(tag, "field_120");
        field120 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 121:
        if (tag !== 973) throw wrongWire(tag, "field_121");
        field121 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 122:
        if (tag !== 976) throw wrongWire(tag, "field_122");
        field122 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 123:
        if (tag !== 984) throw wrongWire(tag, "field_123");
        field123 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 124:
        if (tag !== 992) throw wrongWire(tag, "field_124");
        field124 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 125:
        if (tag !== 1000) throw wrongWire(tag, "field_125");
        field125 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 126:
        if (tag !== 1008) throw wrongWire(tag, "field_126");
        field126 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 127:
        if (tag !== 1016) throw wrongWire(tag, "field_127");
        field127 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 128:
        if (tag !== 1029) throw wrongWire(tag, "field_128");
        field128 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 129:
        if (tag !== 1033) throw wrongWire(tag, "field_129");
        field129 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 130:
        if (tag !== 1045) throw wrongWire(tag, "field_130");
        field130 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 131:
        if (tag !== 1049) throw wrongWire(tag, "field_131");
        field131 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 132:
        if (tag !== 1056) throw wrongWire(tag, "field_132");
        field132 = readBool(r, p, end);
        p = r.pos;
        break;
      case 133:
        if (tag !== 1066) throw wrongWire(tag, "field_133");
        field133 = readString(r, p, end);
        p = r.pos;
        break;
      case 134:
        if (tag !== 1074) throw wrongWire(tag, "field_134");
        field134 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 135:
        if (tag !== 1082) throw wrongWire(tag, "field_135");
        field135 = readTimestamp(r, p, end, field135);
        p = r.pos;
        break;
      case 136:
        if (tag !== 1090) throw wrongWire(tag, "field_136");
        field136 = readDuration(r, p, end, field136);
        p = r.pos;
        break;
      case 137:
        if (tag !== 1098) throw wrongWire(tag, "field_137");
        field137 = readWrapper(r, p, end, 8, readInt64, field137 ?? 0n);
        p = r.pos;
        break;
      case 138: {
        if (tag !== 1106) throw wrongWire(tag, "field_138");
        const stop = readStop(r, p, end);
        p = r.pos;
        field138 = decodeMoney(r, p, stop, field138);
        p = stop;
        break;
      }
      case 139:
        if (tag !== 1112) throw wrongWire(tag, "field_139");
        field139 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 140:
        if (tag !== 1121) throw wrongWire(tag, "field_140");
        field140 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 141:
        if (tag !== 1133) throw wrongWire(tag, "field_141");
        field141 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 142:
        if (tag !== 1136) throw wrongWire(tag, "field_142");
        field142 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 143:
        if (tag !== 1144) throw wrongWire(tag, "field_143");
        field143 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 144:
        if (tag !== 1152) throw wrongWire(tag, "field_144");
        field144 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 145:
        if (tag !== 1160) throw wrongWire(tag, "field_145");
        field145 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 146:
        if (tag !== 1168) throw wrongWire(tag, "field_146");
        field146 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 147:
        if (tag !== 1176) throw wrongWire(tag, "field_147");
        field147 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 148:
        if (tag !== 1189) throw wrongWire(tag, "field_148");
        field148 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 149:
        if (tag !== 1193) throw wrongWire(tag, "field_149");
        field149 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 150:
        if (tag !== 1205) throw wrongWire(tag, "field_150");
        field150 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 151:
        if (tag !== 1209) throw wrongWire(tag, "field_151");
        field151 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 152:
        if (tag !== 1216) throw wrongWire(tag, "field_152");
        field152 = readBool(r, p, end);
        p = r.pos;
        break;
      case 153:
        if (tag !== 1226) throw wrongWire(tag, "field_153");
        field153 = readString(r, p, end);
        p = r.pos;
        break;
      case 154:
        if (tag !== 1234) throw wrongWire(tag, "field_154");
        field154 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 155:
        if (tag !== 1242) throw wrongWire(tag, "field_155");
        field155 = readTimestamp(r, p, end, field155);
        p = r.pos;
        break;
      case 156:
        if (tag !== 1250) throw wrongWire(tag, "field_156");
        field156 = readDuration(r, p, end, field156);
        p = r.pos;
        break;
      case 157:
        if (tag !== 1258) throw wrongWire(tag, "field_157");
        field157 = readWrapper(r, p, end, 8, readInt64, field157 ?? 0n);
        p = r.pos;
        break;
      case 158: {
        if (tag !== 1266) throw wrongWire(tag, "field_158");
        const stop = readStop(r, p, end);
        p = r.pos;
        field158 = decodeMoney(r, p, stop, field158);
        p = stop;
        break;
      }
      case 159:
        if (tag !== 1272) throw wrongWire(tag, "field_159");
        field159 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 160: {
        if (tag === 1282) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field160.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1281) throw wrongWire(tag, "field_160");
          field160.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 161: {
        if (tag === 1290) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field161.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1293) throw wrongWire(tag, "field_161");
          field161.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 162: {
        if (tag === 1298) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field162.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1296) throw wrongWire(tag, "field_162");
          field162.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 163: {
        if (tag === 1306) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field163.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1304) throw wrongWire(tag, "field_163");
          field163.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 164: {
        if (tag === 1314) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field164.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1312) throw wrongWire(tag, "field_164");
          field164.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 165: {
        if (tag === 1322) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field165.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1320) throw wrongWire(tag, "field_165");
          field165.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 166: {
        if (tag === 1330) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field166.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1328) throw wrongWire(tag, "field_166");
          field166.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 167: {
        if (tag === 1338) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field167.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1336) throw wrongWire(tag, "field_167");
          field167.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 168: {
        if (tag === 1346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field168.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1349) throw wrongWire(tag, "field_168");
          field168.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 169: {
        if (tag === 1354) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field169.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1353) throw wrongWire(tag, "field_169");
          field169.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 170: {
        if (tag === 1362) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field170.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1365) throw wrongWire(tag, "field_170");
          field170.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 171: {
        if (tag === 1370) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field171.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1369) throw wrongWire(tag, "field_171");
          field171.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 172: {
        if (tag === 1378) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field172.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1376) throw wrongWire(tag, "field_172");
          field172.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 173:
        if (tag !== 1386) throw wrongWire(tag, "field_173");
        field173.push(readString(r, p, end));
        p = r.pos;
        break;
      case 174:
        if (tag !== 1394) throw wrongWire(tag, "field_174");
        field174.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 175:
        if (tag !== 1402) throw wrongWire(tag, "field_175");
        field175.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 176:
        if (tag !== 1410) throw wrongWire(tag, "field_176");
        field176.push(readDuration(r, p, end, undefined));
        p = r.pos;
        break;
      case 177:
        if (tag !== 1418) throw wrongWire(tag, "field_177");
        field177.push(readWrapper(r, p, end, 8, readInt64, 0n));
        p = r.pos;
        break;
      case 178: {
        if (tag !== 1426) throw wrongWire(tag, "field_178");
        const stop = readStop(r, p, end);
        p = r.pos;
        field178.push(decodeMoney(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 179: {
        if (tag === 1434) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field179.push(nameOfMatrixLevel(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 1432) throw wrongWire(tag, "field_179");
          field179.push(nameOfMatrixLevel(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 180:
        if (tag !== 1441) throw wrongWire(tag, "field_180");
        field180 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 181:
        if (tag !== 1453) throw wrongWire(tag, "field_181");
        field181 = readFloat(r, p, end);
        p = r.pos;
        break;
      case 182:
        if (tag !== 1456) throw wrongWire(tag, "field_182");
        field182 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 183:
        if (tag !== 1464) throw wrongWire(tag, "field_183");
        field183 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 184:
        if (tag !== 1472) throw wrongWire(tag, "field_184");
        field184 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 185:
        if (tag !== 1480) throw wrongWire(tag, "field_185");
        field185 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 186:
        if (tag !== 1488) throw wrongWire(tag, "field_186");
        field186 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 187:
        if (tag !== 1496) throw wrongWire(tag, "field_187");
        field187 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 188:
        if (tag !== 1509) throw wrongWire(tag, "field_188");
        field188 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 189:
        if (tag !== 1513) throw wrongWire(tag, "field_189");
        field189 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 190:
        if (tag !== 1525) throw wrongWire(tag, "field_190");
        field190 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 191:
        if (tag !== 1529) throw wrongWire(tag, "field_191");
        field191 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 192:
        if (tag !== 1536) throw wrongWire(tag, "field_192");
        field192 = readBool(r, p, end);
        p = r.pos;
        break;
      case 193:
        if (tag !== 1546) throw wrongWire(tag, "field_193");
        field193 = readString(r, p, end);
        p = r.pos;
        break;
      case 194:
        if (tag !== 1554) throw wrongWire(tag, "field_194");
        field194 = readBytes(r, p, end);
        p = r.pos;
        break;
      case 195:
        if (tag !== 1562) throw wrongWire(tag, "field_195");
        field195 = readTimestamp(r, p, end, field195);
        p = r.pos;
        break;
      case 196:
        if (tag !== 1570) throw wrongWire(tag, "field_196");
        field196 = readDuration(r, p, end, field196);
        p = r.pos;
        break;
      case 197:
        if (tag !== 1578) throw wrongWire(tag, "field_197");
        field197 = readWrapper(r, p, end, 8, readInt64, field197 ?? 0n);
        p = r.pos;
        break;
      case 198: {
        if (tag !== 1586) throw wrongWire(tag, "field_198");
        const stop = readStop(r, p, end);
        p = r.pos;
        field198 = decodeMoney(r, p, stop, field198);
        p = stop;
        break;
      }
      case 199:
        if (tag !== 1592) throw wrongWire(tag, "field_199");
        field199 = nameOfMatrixLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 200:
        if (tag !== 1601) throw wrongWire(tag, "field_200");
        field200 = readDouble(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { field1, field2, field3, field4, field5, field6, field7, field8, field9, field10, field11, field12, field13, field14, field15, field16, field17, field18, field19, field20, field21, field22, field23, field24, field25, field26, field27, field28, field29, field30, field31, field32, field33, field34, field35, field36, field37, field38, field39, field40, field41, field42, field43, field44, field45, field46, field47, field48, field49, field50, field51, field52, field53, field54, field55, field56, field57, field58, field59, field60, field61, field62, field63, field64, field65, field66, field67, field68, field69, field70, field71, field72, field73, field74, field75, field76, field77, field78, field79, field80, field81, field82, field83, field84, field85, field86, field87, field88, field89, field90, field91, field92, field93, field94, field95, field96, field97, field98, field99, field100, field101, field102, field103, field104, field105, field106, field107, field108, field109, field110, field111, field112, field113, field114, field115, field116, field117, field118, field119, field120, field121, field122, field123, field124, field125, field126, field127, field128, field129, field130, field131, field132, field133, field134, field135, field136, field137, field138, field139, field140, field141, field142, field143, field144, field145, field146, field147, field148, field149, field150, field151, field152, field153, field154, field155, field156, field157, field158, field159, field160, field161, field162, field163, field164, field165, field166, field167, field168, field169, field170, field171, field172, field173, field174, field175, field176, field177, field178, field179, field180, field181, field182, field183, field184, field185, field186, field187, field188, field189, field190, field191, field192, field193, field194, field195, field196, field197, field198, field199, field200 };
}

function checkWide(value: Wide): readonly Violation[] {
  let found = NONE;
  {
    const one = value.field18;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_18", inner);
    }
  }
  {
    const one = value.field38;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_38", inner);
    }
  }
  {
    const one = value.field58;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMoney(item);
      if (inner.length !== 0) found = within(found, entryPath("field_58", key), inner);
    }
  }
  {
    const one = value.field78;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_78", inner);
    }
  }
  {
    const one = value.field98;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_98", inner);
    }
  }
  {
    const one = value.field118;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMoney(item);
      if (inner.length !== 0) found = within(found, entryPath("field_118", key), inner);
    }
  }
  {
    const one = value.field138;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_138", inner);
    }
  }
  {
    const one = value.field158;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_158", inner);
    }
  }
  {
    const one = value.field178;
    for (let key = 0; key < one.length; key++) {
      const item = one[key]!;
      const inner = checkMoney(item);
      if (inner.length !== 0) found = within(found, entryPath("field_178", key), inner);
    }
  }
  {
    const one = value.field198;
    if (one !== undefined) {
      const inner = checkMoney(one);
      if (inner.length !== 0) found = within(found, "field_198", inner);
    }
  }
  return found;
}

function encodeWords(value: Words, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { abstract, "any": any$, "arguments": arguments$, as, "async": async$, "await": await$, "bigint": bigint$, "boolean": boolean$, "break": break$, "case": case$, "catch": catch$, "class": class$, "const": const$, constructor$, "continue": continue$, "debugger": debugger$, declare, "default": default$, "delete": delete$, "do": do$, "else": else$, "enum": enum$, "eval": eval$, "export": export$, "extends": extends$, "false": false$, "finally": finally$, "for": for$, from, "function": function$, get, "if": if$, "implements": implements$, "import": import$, "in": in$, infer, "instanceof": instanceof$, "interface": interface$, is, keyof, "let": let$, module, namespace, "never": never$, "new": new$, "null": null$, "number": number$, "object": object$, "of": of$, "package": package$, "private": private$, "protected": protected$, "public": public$, readonly, require, "return": return$, satisfies, set, "static": static$, "string": string$, "super": super$, "switch": switch$, "symbol": symbol$, "this": this$, "throw": throw$, "true": true$, "try": try$, "type": type$, "typeof": typeof$, "undefined": undefined$, unique, "unknown": unknown$, using, "var": var$, "void": void$, "while": while$, "with": with$, "yield": yield$, select, table, where, order, group, by, having, join, values, timestamp, date, time, interval, row, "map": map$, array, multiset, user, currentDate, "end": end$, begin, "start": start$, over, partition, primary, "key": key$, watermark, "buf": buf$, "p": p$, "r": r$, "out": out$, "tag": tag$, "stop": stop$, "value": value$, "size": size$, "readString": readString$, "writeString": writeString$, "encodeWords": encodeWords$, "prior": prior$, "schema": schema$, "imports": imports$, seconds, nanos, "length": length$, toString$, valueOf$, hasOwnProperty$, prototype, proto, then$, toJson, "nameOfX": nameOfX$, "isNan": isNan$, moreWords } = value;
  if (!Array.isArray(any$)) throw wrongType("any", "an array", any$);
  if (!(arguments$ instanceof Uint8Array)) throw wrongType("arguments", "a Uint8Array", arguments$);
  if (typeof async$ !== "string") throw wrongType("async", "a string", async$);
  if (!Array.isArray(bigint$)) throw wrongType("bigint", "an array", bigint$);
  if (!(boolean$ instanceof Uint8Array)) throw wrongType("boolean", "a Uint8Array", boolean$);
  if (typeof case$ !== "string") throw wrongType("case", "a string", case$);
  if (!Array.isArray(class$)) throw wrongType("class", "an array", class$);
  if (!(const$ instanceof Uint8Array)) throw wrongType("const", "a Uint8Array", const$);
  if (typeof continue$ !== "string") throw wrongType("continue", "a string", continue$);
  if (!Array.isArray(declare)) throw wrongType("declare", "an array", declare);
  if (!(default$ instanceof Uint8Array)) throw wrongType("default", "a Uint8Array", default$);
  if (typeof do$ !== "string") throw wrongType("do", "a string", do$);
  if (!Array.isArray(enum$)) throw wrongType("enum", "an array", enum$);
  if (!(eval$ instanceof Uint8Array)) throw wrongType("eval", "a Uint8Array", eval$);
  if (typeof extends$ !== "string") throw wrongType("extends", "a string", extends$);
  if (!Array.isArray(finally$)) throw wrongType("finally", "an array", finally$);
  if (!(for$ instanceof Uint8Array)) throw wrongType("for", "a Uint8Array", for$);
  if (typeof function$ !== "string") throw wrongType("function", "a string", function$);
  if (!Array.isArray(if$)) throw wrongType("if", "an array", if$);
  if (!(implements$ instanceof Uint8Array)) throw wrongType("implements", "a Uint8Array", implements$);
  if (typeof in$ !== "string") throw wrongType("in", "a string", in$);
  if (!Array.isArray(instanceof$)) throw wrongType("instanceof", "an array", instanceof$);
  if (!(interface$ instanceof Uint8Array)) throw wrongType("interface", "a Uint8Array", interface$);
  if (typeof keyof !== "string") throw wrongType("keyof", "a string", keyof);
  if (!Array.isArray(module)) throw wrongType("module", "an array", module);
  if (!(namespace instanceof Uint8Array)) throw wrongType("namespace", "a Uint8Array", namespace);
  if (typeof new$ !== "string") throw wrongType("new", "a string", new$);
  if (!Array.isArray(number$)) throw wrongType("number", "an array", number$);
  if (!(object$ instanceof Uint8Array)) throw wrongType("object", "a Uint8Array", object$);
  if (typeof package$ !== "string") throw wrongType("package", "a string", package$);
  if (!Array.isArray(protected$)) throw wrongType("protected", "an array", protected$);
  if (!(public$ instanceof Uint8Array)) throw wrongType("public", "a Uint8Array", public$);
  if (typeof require !== "string") throw wrongType("require", "a string", require);
  if (!Array.isArray(satisfies)) throw wrongType("satisfies", "an array", satisfies);
  if (!(set instanceof Uint8Array)) throw wrongType("set", "a Uint8Array", set);
  if (typeof string$ !== "string") throw wrongType("string", "a string", string$);
  if (!Array.isArray(switch$)) throw wrongType("switch", "an array", switch$);
  if (!(symbol$ instanceof Uint8Array)) throw wrongType("symbol", "a Uint8Array", symbol$);
  if (typeof throw$ !== "string") throw wrongType("throw", "a string", throw$);
  if (!Array.isArray(try$)) throw wrongType("try", "an array", try$);
  if (!(type$ instanceof Uint8Array)) throw wrongType("type", "a Uint8Array", type$);
  if (typeof undefined$ !== "string") throw wrongType("undefined", "a string", undefined$);
  if (!Array.isArray(unknown$)) throw wrongType("unknown", "an array", unknown$);
  if (!(using instanceof Uint8Array)) throw wrongType("using", "a Uint8Array", using);
  if (typeof void$ !== "string") throw wrongType("void", "a string", void$);
  if (!Array.isArray(with$)) throw wrongType("with", "an array", with$);
  if (!(yield$ instanceof Uint8Array)) throw wrongType("yield", "a Uint8Array", yield$);
  if (typeof table !== "string") throw wrongType("table", "a string", table);
  if (!Array.isArray(order)) throw wrongType("order", "an array", order);
  if (!(group instanceof Uint8Array)) throw wrongType("group", "a Uint8Array", group);
  if (typeof having !== "string") throw wrongType("having", "a string", having);
  if (!Array.isArray(values)) throw wrongType("values", "an array", values);
  if (!(timestamp instanceof Uint8Array)) throw wrongType("timestamp", "a Uint8Array", timestamp);
  if (typeof time !== "string") throw wrongType("time", "a string", time);
  if (!Array.isArray(row)) throw wrongType("row", "an array", row);
  if (!(map$ instanceof Uint8Array)) throw wrongType("map", "a Uint8Array", map$);
  if (typeof multiset !== "string") throw wrongType("multiset", "a string", multiset);
  if (!Array.isArray(currentDate)) throw wrongType("current_date", "an array", currentDate);
  if (!(end$ instanceof Uint8Array)) throw wrongType("end", "a Uint8Array", end$);
  if (typeof start$ !== "string") throw wrongType("start", "a string", start$);
  if (!Array.isArray(partition)) throw wrongType("partition", "an array", partition);
  if (!(primary instanceof Uint8Array)) throw wrongType("primary", "a Uint8Array", primary);
  if (typeof watermark !== "string") throw wrongType("watermark", "a string", watermark);
  if (!Array.isArray(p$)) throw wrongType("p", "an array", p$);
  if (!(r$ instanceof Uint8Array)) throw wrongType("r", "a Uint8Array", r$);
  if (typeof tag$ !== "string") throw wrongType("tag", "a string", tag$);
  if (!Array.isArray(value$)) throw wrongType("value", "an array", value$);
  if (!(size$ instanceof Uint8Array)) throw wrongType("size", "a Uint8Array", size$);
  if (typeof writeString$ !== "string") throw wrongType("write_string", "a string", writeString$);
  if (!Array.isArray(prior$)) throw wrongType("prior", "an array", prior$);
  if (!(schema$ instanceof Uint8Array)) throw wrongType("schema", "a Uint8Array", schema$);
  if (typeof seconds !== "string") throw wrongType("seconds", "a string", seconds);
  if (!Array.isArray(length$)) throw wrongType("length", "an array", length$);
  if (!(toString$ instanceof Uint8Array)) throw wrongType("to_string", "a Uint8Array", toString$);
  if (typeof hasOwnProperty$ !== "string") throw wrongType("has_own_property", "a string", hasOwnProperty$);
  if (!Array.isArray(proto)) throw wrongType("proto", "an array", proto);
  if (!(then$ instanceof Uint8Array)) throw wrongType("then", "a Uint8Array", then$);
  if (typeof nameOfX$ !== "string") throw wrongType("name_of_x", "a string", nameOfX$);
  if (typeof moreWords !== "object" || moreWords === null || moreWords instanceof Map) throw wrongType("more_words", "an object", moreWords);
  const size = 1699 + (async$.length + case$.length + continue$.length + do$.length + extends$.length + function$.length + in$.length + keyof.length + new$.length + package$.length + require.length + string$.length + throw$.length + undefined$.length + void$.length + table.length + having.length + time.length + multiset.length + start$.length + watermark.length + tag$.length + writeString$.length + seconds.length + hasOwnProperty$.length + nameOfX$.length) * 3 + arguments$.length + boolean$.length + const$.length + default$.length + eval$.length + for$.length + implements$.length + interface$.length + namespace.length + object$.length + public$.length + set.length + symbol$.length + type$.length + using.length + yield$.length + group.length + timestamp.length + map$.length + end$.length + primary.length + r$.length + size$.length + schema$.length + toString$.length + then$.length;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (abstract !== undefined) {
    if (typeof abstract !== "number" || (abstract | 0) !== abstract) throw badNumber("abstract", "int32", abstract);
    buf[p++] = 8;
    p = writeInt32(buf, p, abstract);
  }
  if (any$.length !== 0) {
    if (p + any$.length * 1 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(any$.length * 1 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 18;
    const start = p;
    const reserved = lengthBytes(any$.length);
    p += reserved;
    for (let i = 0; i < any$.length; i++) {
      const one = any$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("any", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (arguments$.length !== 0) {
    buf[p++] = 26;
    p = writeBytes(buf, p, arguments$);
  }
  if (as !== undefined) {
    buf[p++] = 34;
    p = writeDuration(buf, p, as, "as");
  }
  if (async$.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, async$, "async");
  }
  if (await$ !== undefined) {
    if (typeof await$ !== "number" || (await$ | 0) !== await$) throw badNumber("await", "int32", await$);
    buf[p++] = 48;
    p = writeInt32(buf, p, await$);
  }
  if (bigint$.length !== 0) {
    if (p + bigint$.length * 1 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(bigint$.length * 1 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 58;
    const start = p;
    const reserved = lengthBytes(bigint$.length);
    p += reserved;
    for (let i = 0; i < bigint$.length; i++) {
      const one = bigint$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("bigint", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (boolean$.length !== 0) {
    buf[p++] = 66;
    p = writeBytes(buf, p, boolean$);
  }
  if (break$ !== undefined) {
    buf[p++] = 74;
    p = writeDuration(buf, p, break$, "break");
  }
  if (case$.length !== 0) {
    buf[p++] = 82;
    p = writeString(buf, p, case$, "case");
  }
  if (catch$ !== undefined) {
    if (typeof catch$ !== "number" || (catch$ | 0) !== catch$) throw badNumber("catch", "int32", catch$);
    buf[p++] = 88;
    p = writeInt32(buf, p, catch$);
  }
  if (class$.length !== 0) {
    if (p + class$.length * 1 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(class$.length * 1 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 98;
    const start = p;
    const reserved = lengthBytes(class$.length);
    p += reserved;
    for (let i = 0; i < class$.length; i++) {
      const one = class$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("class", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (const$.length !== 0) {
    buf[p++] = 106;
    p = writeBytes(buf, p, const$);
  }
  if (constructor$ !== undefined) {
    buf[p++] = 114;
    p = writeDuration(buf, p, constructor$, "constructor");
  }
  if (continue$.length !== 0) {
    buf[p++] = 122;
    p = writeString(buf, p, continue$, "continue");
  }
  if (debugger$ !== undefined) {
    if (typeof debugger$ !== "number" || (debugger$ | 0) !== debugger$) throw badNumber("debugger", "int32", debugger$);
    buf[p++] = 128;
    buf[p++] = 1;
    p = writeInt32(buf, p, debugger$);
  }
  if (declare.length !== 0) {
    if (p + declare.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(declare.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(declare.length);
    p += reserved;
    for (let i = 0; i < declare.length; i++) {
      const one = declare[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("declare", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (default$.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 1;
    p = writeBytes(buf, p, default$);
  }
  if (delete$ !== undefined) {
    buf[p++] = 154;
    buf[p++] = 1;
    p = writeDuration(buf, p, delete$, "delete");
  }
  if (do$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 1;
    p = writeString(buf, p, do$, "do");
  }
  if (else$ !== undefined) {
    if (typeof else$ !== "number" || (else$ | 0) !== else$) throw badNumber("else", "int32", else$);
    buf[p++] = 168;
    buf[p++] = 1;
    p = writeInt32(buf, p, else$);
  }
  if (enum$.length !== 0) {
    if (p + enum$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(enum$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(enum$.length);
    p += reserved;
    for (let i = 0; i < enum$.length; i++) {
      const one = enum$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("enum", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (eval$.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 1;
    p = writeBytes(buf, p, eval$);
  }
  if (export$ !== undefined) {
    buf[p++] = 194;
    buf[p++] = 1;
    p = writeDuration(buf, p, export$, "export");
  }
  if (extends$.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 1;
    p = writeString(buf, p, extends$, "extends");
  }
  if (false$ !== undefined) {
    if (typeof false$ !== "number" || (false$ | 0) !== false$) throw badNumber("false", "int32", false$);
    buf[p++] = 208;
    buf[p++] = 1;
    p = writeInt32(buf, p, false$);
  }
  if (finally$.length !== 0) {
    if (p + finally$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(finally$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(finally$.length);
    p += reserved;
    for (let i = 0; i < finally$.length; i++) {
      const one = finally$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("finally", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (for$.length !== 0) {
    buf[p++] = 226;
    buf[p++] = 1;
    p = writeBytes(buf, p, for$);
  }
  if (from !== undefined) {
    buf[p++] = 234;
    buf[p++] = 1;
    p = writeDuration(buf, p, from, "from");
  }
  if (function$.length !== 0) {
    buf[p++] = 242;
    buf[p++] = 1;
    p = writeString(buf, p, function$, "function");
  }
  if (get !== undefined) {
    if (typeof get !== "number" || (get | 0) !== get) throw badNumber("get", "int32", get);
    buf[p++] = 248;
    buf[p++] = 1;
    p = writeInt32(buf, p, get);
  }
  if (if$.length !== 0) {
    if (p + if$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(if$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(if$.length);
    p += reserved;
    for (let i = 0; i < if$.length; i++) {
      const one = if$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("if", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (implements$.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 2;
    p = writeBytes(buf, p, implements$);
  }
  if (import$ !== undefined) {
    buf[p++] = 146;
    buf[p++] = 2;
    p = writeDuration(buf, p, import$, "import");
  }
  if (in$.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 2;
    p = writeString(buf, p, in$, "in");
  }
  if (infer !== undefined) {
    if (typeof infer !== "number" || (infer | 0) !== infer) throw badNumber("infer", "int32", infer);
    buf[p++] = 160;
    buf[p++] = 2;
    p = writeInt32(buf, p, infer);
  }
  if (instanceof$.length !== 0) {
    if (p + instanceof$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(instanceof$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(instanceof$.length);
    p += reserved;
    for (let i = 0; i < instanceof$.length; i++) {
      const one = instanceof$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("instanceof", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (interface$.length !== 0) {
    buf[p++] = 178;
    buf[p++] = 2;
    p = writeBytes(buf, p, interface$);
  }
  if (is !== undefined) {
    buf[p++] = 186;
    buf[p++] = 2;
    p = writeDuration(buf, p, is, "is");
  }
  if (keyof.length !== 0) {
    buf[p++] = 194;
    buf[p++] = 2;
    p = writeString(buf, p, keyof, "keyof");
  }
  if (let$ !== undefined) {
    if (typeof let$ !== "number" || (let$ | 0) !== let$) throw badNumber("let", "int32", let$);
    buf[p++] = 200;
    buf[p++] = 2;
    p = writeInt32(buf, p, let$);
  }
  if (module.length !== 0) {
    if (p + module.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(module.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(module.length);
    p += reserved;
    for (let i = 0; i < module.length; i++) {
      const one = module[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("module", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (namespace.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 2;
    p = writeBytes(buf, p, namespace);
  }
  if (never$ !== undefined) {
    buf[p++] = 226;
    buf[p++] = 2;
    p = writeDuration(buf, p, never$, "never");
  }
  if (new$.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 2;
    p = writeString(buf, p, new$, "new");
  }
  if (null$ !== undefined) {
    if (typeof null$ !== "number" || (null$ | 0) !== null$) throw badNumber("null", "int32", null$);
    buf[p++] = 240;
    buf[p++] = 2;
    p = writeInt32(buf, p, null$);
  }
  if (number$.length !== 0) {
    if (p + number$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(number$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(number$.length);
    p += reserved;
    for (let i = 0; i < number$.length; i++) {
      const one = number$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("number", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (object$.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 3;
    p = writeBytes(buf, p, object$);
  }
  if (of$ !== undefined) {
    buf[p++] = 138;
    buf[p++] = 3;
    p = writeDuration(buf, p, of$, "of");
  }
  if (package$.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 3;
    p = writeString(buf, p, package$, "package");
  }
  if (private$ !== undefined) {
    if (typeof private$ !== "number" || (private$ | 0) !== private$) throw badNumber("private", "int32", private$);
    buf[p++] = 152;
    buf[p++] = 3;
    p = writeInt32(buf, p, private$);
  }
  if (protected$.length !== 0) {
    if (p + protected$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(protected$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(protected$.length);
    p += reserved;
    for (let i = 0; i < protected$.length; i++) {
      const one = protected$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("protected", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (public$.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 3;
    p = writeBytes(buf, p, public$);
  }
  if (readonly !== undefined) {
    buf[p++] = 178;
    buf[p++] = 3;
    p = writeDuration(buf, p, readonly, "readonly");
  }
  if (require.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 3;
    p = writeString(buf, p, require, "require");
  }
  if (return$ !== undefined) {
    if (typeof return$ !== "number" || (return$ | 0) !== return$) throw badNumber("return", "int32", return$);
    buf[p++] = 192;
    buf[p++] = 3;
    p = writeInt32(buf, p, return$);
  }
  if (satisfies.length !== 0) {
    if (p + satisfies.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(satisfies.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(satisfies.length);
    p += reserved;
    for (let i = 0; i < satisfies.length; i++) {
      const one = satisfies[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("satisfies", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (set.length !== 0) {
    buf[p++] = 210;
    buf[p++] = 3;
    p = writeBytes(buf, p, set);
  }
  if (static$ !== undefined) {
    buf[p++] = 218;
    buf[p++] = 3;
    p = writeDuration(buf, p, static$, "static");
  }
  if (string$.length !== 0) {
    buf[p++] = 226;
    buf[p++] = 3;
    p = writeString(buf, p, string$, "string");
  }
  if (super$ !== undefined) {
    if (typeof super$ !== "number" || (super$ | 0) !== super$) throw badNumber("super", "int32", super$);
    buf[p++] = 232;
    buf[p++] = 3;
    p = writeInt32(buf, p, super$);
  }
  if (switch$.length !== 0) {
    if (p + switch$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(switch$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(switch$.length);
    p += reserved;
    for (let i = 0; i < switch$.length; i++) {
      const one = switch$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("switch", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (symbol$.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 3;
    p = writeBytes(buf, p, symbol$);
  }
  if (this$ !== undefined) {
    buf[p++] = 130;
    buf[p++] = 4;
    p = writeDuration(buf, p, this$, "this");
  }
  if (throw$.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 4;
    p = writeString(buf, p, throw$, "throw");
  }
  if (true$ !== undefined) {
    if (typeof true$ !== "number" || (true$ | 0) !== true$) throw badNumber("true", "int32", true$);
    buf[p++] = 144;
    buf[p++] = 4;
    p = writeInt32(buf, p, true$);
  }
  if (try$.length !== 0) {
    if (p + try$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(try$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 4;
    const start = p;
    const reserved = lengthBytes(try$.length);
    p += reserved;
    for (let i = 0; i < try$.length; i++) {
      const one = try$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("try", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (type$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 4;
    p = writeBytes(buf, p, type$);
  }
  if (typeof$ !== undefined) {
    buf[p++] = 170;
    buf[p++] = 4;
    p = writeDuration(buf, p, typeof$, "typeof");
  }
  if (undefined$.length !== 0) {
    buf[p++] = 178;
    buf[p++] = 4;
    p = writeString(buf, p, undefined$, "undefined");
  }
  if (unique !== undefined) {
    if (typeof unique !== "number" || (unique | 0) !== unique) throw badNumber("unique", "int32", unique);
    buf[p++] = 184;
    buf[p++] = 4;
    p = writeInt32(buf, p, unique);
  }
  if (unknown$.length !== 0) {
    if (p + unknown$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(unknown$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 4;
    const start = p;
    const reserved = lengthBytes(unknown$.length);
    p += reserved;
    for (let i = 0; i < unknown$.length; i++) {
      const one = unknown$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("unknown", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (using.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 4;
    p = writeBytes(buf, p, using);
  }
  if (var$ !== undefined) {
    buf[p++] = 210;
    buf[p++] = 4;
    p = writeDuration(buf, p, var$, "var");
  }
  if (void$.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 4;
    p = writeString(buf, p, void$, "void");
  }
  if (while$ !== undefined) {
    if (typeof while$ !== "number" || (while$ | 0) !== while$) throw badNumber("while", "int32", while$);
    buf[p++] = 224;
    buf[p++] = 4;
    p = writeInt32(buf, p, while$);
  }
  if (with$.length !== 0) {
    if (p + with$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(with$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 4;
    const start = p;
    const reserved = lengthBytes(with$.length);
    p += reserved;
    for (let i = 0; i < with$.length; i++) {
      const one = with$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("with", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (yield$.length !== 0) {
    buf[p++] = 242;
    buf[p++] = 4;
    p = writeBytes(buf, p, yield$);
  }
  if (select !== undefined) {
    buf[p++] = 250;
    buf[p++] = 4;
    p = writeDuration(buf, p, select, "select");
  }
  if (table.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 5;
    p = writeString(buf, p, table, "table");
  }
  if (where !== undefined) {
    if (typeof where !== "number" || (where | 0) !== where) throw badNumber("where", "int32", where);
    buf[p++] = 136;
    buf[p++] = 5;
    p = writeInt32(buf, p, where);
  }
  if (order.length !== 0) {
    if (p + order.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(order.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 5;
    const start = p;
    const reserved = lengthBytes(order.length);
    p += reserved;
    for (let i = 0; i < order.length; i++) {
      const one = order[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("order", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (group.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 5;
    p = writeBytes(buf, p, group);
  }
  if (by !== undefined) {
    buf[p++] = 162;
    buf[p++] = 5;
    p = writeDuration(buf, p, by, "by");
  }
  if (having.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 5;
    p = writeString(buf, p, having, "having");
  }
  if (join !== undefined) {
    if (typeof join !== "number" || (join | 0) !== join) throw badNumber("join", "int32", join);
    buf[p++] = 176;
    buf[p++] = 5;
    p = writeInt32(buf, p, join);
  }
  if (values.length !== 0) {
    if (p + values.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(values.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 5;
    const start = p;
    const reserved = lengthBytes(values.length);
    p += reserved;
    for (let i = 0; i < values.length; i++) {
      const one = values[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("values", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (timestamp.length !== 0) {
    buf[p++] = 194;
    buf[p++] = 5;
    p = writeBytes(buf, p, timestamp);
  }
  if (date !== undefined) {
    buf[p++] = 202;
    buf[p++] = 5;
    p = writeDuration(buf, p, date, "date");
  }
  if (time.length !== 0) {
    buf[p++] = 210;
    buf[p++] = 5;
    p = writeString(buf, p, time, "time");
  }
  if (interval !== undefined) {
    if (typeof interval !== "number" || (interval | 0) !== interval) throw badNumber("interval", "int32", interval);
    buf[p++] = 216;
    buf[p++] = 5;
    p = writeInt32(buf, p, interval);
  }
  if (row.length !== 0) {
    if (p + row.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(row.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 5;
    const start = p;
    const reserved = lengthBytes(row.length);
    p += reserved;
    for (let i = 0; i < row.length; i++) {
      const one = row[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("row", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (map$.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 5;
    p = writeBytes(buf, p, map$);
  }
  if (array !== undefined) {
    buf[p++] = 242;
    buf[p++] = 5;
    p = writeDuration(buf, p, array, "array");
  }
  if (multiset.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 5;
    p = writeString(buf, p, multiset, "multiset");
  }
  if (user !== undefined) {
    if (typeof user !== "number" || (user | 0) !== user) throw badNumber("user", "int32", user);
    buf[p++] = 128;
    buf[p++] = 6;
    p = writeInt32(buf, p, user);
  }
  if (currentDate.length !== 0) {
    if (p + currentDate.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(currentDate.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(currentDate.length);
    p += reserved;
    for (let i = 0; i < currentDate.length; i++) {
      const one = currentDate[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("current_date", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (end$.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 6;
    p = writeBytes(buf, p, end$);
  }
  if (begin !== undefined) {
    buf[p++] = 154;
    buf[p++] = 6;
    p = writeDuration(buf, p, begin, "begin");
  }
  if (start$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 6;
    p = writeString(buf, p, start$, "start");
  }
  if (over !== undefined) {
    if (typeof over !== "number" || (over | 0) !== over) throw badNumber("over", "int32", over);
    buf[p++] = 168;
    buf[p++] = 6;
    p = writeInt32(buf, p, over);
  }
  if (partition.length !== 0) {
    if (p + partition.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(partition.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(partition.length);
    p += reserved;
    for (let i = 0; i < partition.length; i++) {
      const one = partition[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("partition", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (primary.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 6;
    p = writeBytes(buf, p, primary);
  }
  if (key$ !== undefined) {
    buf[p++] = 194;
    buf[p++] = 6;
    p = writeDuration(buf, p, key$, "key");
  }
  if (watermark.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 6;
    p = writeString(buf, p, watermark, "watermark");
  }
  if (buf$ !== undefined) {
    if (typeof buf$ !== "number" || (buf$ | 0) !== buf$) throw badNumber("buf", "int32", buf$);
    buf[p++] = 208;
    buf[p++] = 6;
    p = writeInt32(buf, p, buf$);
  }
  if (p$.length !== 0) {
    if (p + p$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(p$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(p$.length);
    p += reserved;
    for (let i = 0; i < p$.length; i++) {
      const one = p$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("p", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (r$.length !== 0) {
    buf[p++] = 226;
    buf[p++] = 6;
    p = writeBytes(buf, p, r$);
  }
  if (out$ !== undefined) {
    buf[p++] = 234;
    buf[p++] = 6;
    p = writeDuration(buf, p, out$, "out");
  }
  if (tag$.length !== 0) {
    buf[p++] = 242;
    buf[p++] = 6;
    p = writeString(buf, p, tag$, "tag");
  }
  if (stop$ !== undefined) {
    if (typeof stop$ !== "number" || (stop$ | 0) !== stop$) throw badNumber("stop", "int32", stop$);
    buf[p++] = 248;
    buf[p++] = 6;
    p = writeInt32(buf, p, stop$);
  }
  if (value$.length !== 0) {
    if (p + value$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(value$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(value$.length);
    p += reserved;
    for (let i = 0; i < value$.length; i++) {
      const one = value$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("value", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (size$.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 7;
    p = writeBytes(buf, p, size$);
  }
  if (readString$ !== undefined) {
    buf[p++] = 146;
    buf[p++] = 7;
    p = writeDuration(buf, p, readString$, "read_string");
  }
  if (writeString$.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 7;
    p = writeString(buf, p, writeString$, "write_string");
  }
  if (encodeWords$ !== undefined) {
    if (typeof encodeWords$ !== "number" || (encodeWords$ | 0) !== encodeWords$) throw badNumber("encode_words", "int32", encodeWords$);
    buf[p++] = 160;
    buf[p++] = 7;
    p = writeInt32(buf, p, encodeWords$);
  }
  if (prior$.length !== 0) {
    if (p + prior$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(prior$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(prior$.length);
    p += reserved;
    for (let i = 0; i < prior$.length; i++) {
      const one = prior$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("prior", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (schema$.length !== 0) {
    buf[p++] = 178;
    buf[p++] = 7;
    p = writeBytes(buf, p, schema$);
  }
  if (imports$ !== undefined) {
    buf[p++] = 186;
    buf[p++] = 7;
    p = writeDuration(buf, p, imports$, "imports");
  }
  if (seconds.length !== 0) {
    buf[p++] = 194;
    buf[p++] = 7;
    p = writeString(buf, p, seconds, "seconds");
  }
  if (nanos !== undefined) {
    if (typeof nanos !== "number" || (nanos | 0) !== nanos) throw badNumber("nanos", "int32", nanos);
    buf[p++] = 200;
    buf[p++] = 7;
    p = writeInt32(buf, p, nanos);
  }
  if (length$.length !== 0) {
    if (p + length$.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(length$.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(length$.length);
    p += reserved;
    for (let i = 0; i < length$.length; i++) {
      const one = length$[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("length", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (toString$.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 7;
    p = writeBytes(buf, p, toString$);
  }
  if (valueOf$ !== undefined) {
    buf[p++] = 226;
    buf[p++] = 7;
    p = writeDuration(buf, p, valueOf$, "value_of");
  }
  if (hasOwnProperty$.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 7;
    p = writeString(buf, p, hasOwnProperty$, "has_own_property");
  }
  if (prototype !== undefined) {
    if (typeof prototype !== "number" || (prototype | 0) !== prototype) throw badNumber("prototype", "int32", prototype);
    buf[p++] = 240;
    buf[p++] = 7;
    p = writeInt32(buf, p, prototype);
  }
  if (proto.length !== 0) {
    if (p + proto.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(proto.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(proto.length);
    p += reserved;
    for (let i = 0; i < proto.length; i++) {
      const one = proto[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("proto", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (then$.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 8;
    p = writeBytes(buf, p, then$);
  }
  if (toJson !== undefined) {
    buf[p++] = 138;
    buf[p++] = 8;
    p = writeDuration(buf, p, toJson, "to_json");
  }
  if (nameOfX$.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 8;
    p = writeString(buf, p, nameOfX$, "name_of_x");
  }
  if (isNan$ !== undefined) {
    if (typeof isNan$ !== "number" || (isNan$ | 0) !== isNan$) throw badNumber("is_nan", "int32", isNan$);
    buf[p++] = 152;
    buf[p++] = 8;
    p = writeInt32(buf, p, isNan$);
  }
  for (const key in moreWords) {
    const one = moreWords[key]!;
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 56;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "more_words", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForWords900;
      out.pos = p + reserved;
      try {
        encodeWords2(one, out);
      } catch (error) {
        throw inField(error, entryPath("more_words", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForWords900 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodeWords(r: Reader, p: number, end: number): Words {
  let abstract: number | undefined;
  const any$: boolean[] = [];
  let arguments$: Uint8Array = new Uint8Array(0);
  let as: Duration | undefined;
  let async$: string = "";
  let await$: number | undefined;
  const bigint$: boolean[] = [];
  let boolean$: Uint8Array = new Uint8Array(0);
  let break$: Duration | undefined;
  let case$: string = "";
  let catch$: number | undefined;
  const class$: boolean[] = [];
  let const$: Uint8Array = new Uint8Array(0);
  let constructor$: Duration | undefined;
  let continue$: string = "";
  let debugger$: number | undefined;
  const declare: boolean[] = [];
  let default$: Uint8Array = new Uint8Array(0);
  let delete$: Duration | undefined;
  let do$: string = "";
  let else$: number | undefined;
  const enum$: boolean[] = [];
  let eval$: Uint8Array = new Uint8Array(0);
  let export$: Duration | undefined;
  let extends$: string = "";
  let false$: number | undefined;
  const finally$: boolean[] = [];
  let for$: Uint8Array = new Uint8Array(0);
  let from: Duration | undefined;
  let function$: string = "";
  let get: number | undefined;
  const if$: boolean[] = [];
  let implements$: Uint8Array = new Uint8Array(0);
  let import$: Duration | undefined;
  let in$: string = "";
  let infer: number | undefined;
  const instanceof$: boolean[] = [];
  let interface$: Uint8Array = new Uint8Array(0);
  let is: Duration | undefined;
  let keyof: string = "";
  let let$: number | undefined;
  const module: boolean[] = [];
  let namespace: Uint8Array = new Uint8Array(0);
  let never$: Duration | undefined;
  let new$: string = "";
  let null$: number | undefined;
  const number$: boolean[] = [];
  let object$: Uint8Array = new Uint8Array(0);
  let of$: Duration | undefined;
  let package$: string = "";
  let private$: number | undefined;
  const protected$: boolean[] = [];
  let public$: Uint8Array = new Uint8Array(0);
  let readonly: Duration | undefined;
  let require: string = "";
  let return$: number | undefined;
  const satisfies: boolean[] = [];
  let set: Uint8Array = new Uint8Array(0);
  let static$: Duration | undefined;
  let string$: string = "";
  let super$: number | undefined;
  const switch$: boolean[] = [];
  let symbol$: Uint8Array = new Uint8Array(0);
  let this$: Duration | undefined;
  let throw$: string = "";
  let true$: number | undefined;
  const try$: boolean[] = [];
  let type$: Uint8Array = new Uint8Array(0);
  let typeof$: Duration | undefined;
  let undefined$: string = "";
  let unique: number | undefined;
  const unknown$: boolean[] = [];
  let using: Uint8Array = new Uint8Array(0);
  let var$: Duration | undefined;
  let void$: string = "";
  let while$: number | undefined;
  const with$: boolean[] = [];
  let yield$: Uint8Array = new Uint8Array(0);
  let select: Duration | undefined;
  let table: string = "";
  let where: number | undefined;
  const order: boolean[] = [];
  let group: Uint8Array = new Uint8Array(0);
  let by: Duration | undefined;
  let having: string = "";
  let join: number | undefined;
  const values: boolean[] = [];
  let timestamp: Uint8Array = new Uint8Array(0);
  let date: Duration | undefined;
  let time: string = "";
  let interval: number | undefined;
  const row: boolean[] = [];
  let map$: Uint8Array = new Uint8Array(0);
  let array: Duration | undefined;
  let multiset: string = "";
  let user: number | undefined;
  const currentDate: boolean[] = [];
  let end$: Uint8Array = new Uint8Array(0);
  let begin: Duration | undefined;
  let start$: string = "";
  let over: number | undefined;
  const partition: boolean[] = [];
  let primary: Uint8Array = new Uint8Array(0);
  let key$: Duration | undefined;
  let watermark: string = "";
  let buf$: number | undefined;
  const p$: boolean[] = [];
  let r$: Uint8Array = new Uint8Array(0);
  let out$: Duration | undefined;
  let tag$: string = "";
  let stop$: number | undefined;
  const value$: boolean[] = [];
  let size$: Uint8Array = new Uint8Array(0);
  let readString$: Duration | undefined;
  let writeString$: string = "";
  let encodeWords$: number | undefined;
  const prior$: boolean[] = [];
  let schema$: Uint8Array = new Uint8Array(0);
  let imports$: Duration | undefined;
  let seconds: string = "";
  let nanos: number | undefined;
  const length$: boolean[] = [];
  let toString$: Uint8Array = new Uint8Array(0);
  let valueOf$: Duration | undefined;
  let hasOwnProperty$: string = "";
  let prototype: number | undefined;
  const proto: boolean[] = [];
  let then$: Uint8Array = new Uint8Array(0);
  let toJson: Duration | undefined;
  let nameOfX$: string = "";
  let isNan$: number | undefined;
  const moreWords: Record<string, Words2> = {};
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "abstract");
        abstract = readInt32(r, p, end);
        p = r.pos;
        break;
      case 2: {
        if (tag === 18) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            any$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 16) throw wrongWire(tag, "any");
          any$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 3:
        if (tag !== 26) throw wrongWire(tag, "arguments");
        arguments$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "as");
        as = readDuration(r, p, end, as);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "async");
        async$ = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "await");
        await$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 7: {
        if (tag === 58) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            bigint$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 56) throw wrongWire(tag, "bigint");
          bigint$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 8:
        if (tag !== 66) throw wrongWire(tag, "boolean");
        boolean$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 74) throw wrongWire(tag, "break");
        break$ = readDuration(r, p, end, break$);
        p = r.pos;
        break;
      case 10:
        if (tag !== 82) throw wrongWire(tag, "case");
        case$ = readString(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 88) throw wrongWire(tag, "catch");
        catch$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 12: {
        if (tag === 98) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            class$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 96) throw wrongWire(tag, "class");
          class$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 13:
        if (tag !== 106) throw wrongWire(tag, "const");
        const$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "constructor");
        constructor$ = readDuration(r, p, end, constructor$);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "continue");
        continue$ = readString(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 128) throw wrongWire(tag, "debugger");
        debugger$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 17: {
        if (tag === 138) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            declare.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 136) throw wrongWire(tag, "declare");
          declare.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 18:
        if (tag !== 146) throw wrongWire(tag, "default");
        default$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 19:
        if (tag !== 154) throw wrongWire(tag, "delete");
        delete$ = readDuration(r, p, end, delete$);
        p = r.pos;
        break;
      case 20:
        if (tag !== 162) throw wrongWire(tag, "do");
        do$ = readString(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 168) throw wrongWire(tag, "else");
        else$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 22: {
        if (tag === 178) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            enum$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 176) throw wrongWire(tag, "enum");
          enum$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 23:
        if (tag !== 186) throw wrongWire(tag, "eval");
        eval$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 194) throw wrongWire(tag, "export");
        export$ = readDuration(r, p, end, export$);
        p = r.pos;
        break;
      case 25:
        if (tag !== 202) throw wrongWire(tag, "extends");
        extends$ = readString(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "false");
        false$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 27: {
        if (tag === 218) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            finally$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 216) throw wrongWire(tag, "finally");
          finally$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 28:
        if (tag !== 226) throw wrongWire(tag, "for");
        for$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 29:
        if (tag !== 234) throw wrongWire(tag, "from");
        from = readDuration(r, p, end, from);
        p = r.pos;
        break;
      case 30:
        if (tag !== 242) throw wrongWire(tag, "function");
        function$ = readString(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 248) throw wrongWire(tag, "get");
        get = readInt32(r, p, end);
        p = r.pos;
        break;
      case 32: {
        if (tag === 258) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            if$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 256) throw wrongWire(tag, "if");
          if$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 33:
        if (tag !== 266) throw wrongWire(tag, "implements");
        implements$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "import");
        import$ = readDuration(r, p, end, import$);
        p = r.pos;
        break;
      case 35:
        if (tag !== 282) throw wrongWire(tag, "in");
        in$ = readString(r, p, end);
        p = r.pos;
        break;
      case 36:
        if (tag !== 288) throw wrongWire(tag, "infer");
        infer = readInt32(r, p, end);
        p = r.pos;
        break;
      case 37: {
        if (tag === 298) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            instanceof$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 296) throw wrongWire(tag, "instanceof");
          instanceof$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 38:
        if (tag !== 306) throw wrongWire(tag, "interface");
        interface$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 39:
        if (tag !== 314) throw wrongWire(tag, "is");
        is = readDuration(r, p, end, is);
        p = r.pos;
        break;
      case 40:
        if (tag !== 322) throw wrongWire(tag, "keyof");
        keyof = readString(r, p, end);
        p = r.pos;
        break;
      case 41:
        if (tag !== 328) throw wrongWire(tag, "let");
        let$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 42: {
        if (tag === 338) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            module.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 336) throw wrongWire(tag, "module");
          module.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 43:
        if (tag !== 346) throw wrongWire(tag, "namespace");
        namespace = readBytes(r, p, end);
        p = r.pos;
        break;
      case 44:
        if (tag !== 354) throw wrongWire(tag, "never");
        never$ = readDuration(r, p, end, never$);
        p = r.pos;
        break;
      case 45:
        if (tag !== 362) throw wrongWire(tag, "new");
        new$ = readString(r, p, end);
        p = r.pos;
        break;
      case 46:
        if (tag !== 368) throw wrongWire(tag, "null");
        null$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 47: {
        if (tag === 378) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            number$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 376) throw wrongWire(tag, "number");
          number$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 48:
        if (tag !== 386) throw wrongWire(tag, "object");
        object$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 49:
        if (tag !== 394) throw wrongWire(tag, "of");
        of$ = readDuration(r, p, end, of$);
        p = r.pos;
        break;
      case 50:
        if (tag !== 402) throw wrongWire(tag, "package");
        package$ = readString(r, p, end);
        p = r.pos;
        break;
      case 51:
        if (tag !== 408) throw wrongWire(tag, "private");
        private$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 52: {
        if (tag === 418) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            protected$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 416) throw wrongWire(tag, "protected");
          protected$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 53:
        if (tag !== 426) throw wrongWire(tag, "public");
        public$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 54:
        if (tag !== 434) throw wrongWire(tag, "readonly");
        readonly = readDuration(r, p, end, readonly);
        p = r.pos;
        break;
      case 55:
        if (tag !== 442) throw wrongWire(tag, "require");
        require = readString(r, p, end);
        p = r.pos;
        break;
      case 56:
        if (tag !== 448) throw wrongWire(tag, "return");
        return$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 57: {
        if (tag === 458) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            satisfies.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 456) throw wrongWire(tag, "satisfies");
          satisfies.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 58:
        if (tag !== 466) throw wrongWire(tag, "set");
        set = readBytes(r, p, end);
        p = r.pos;
        break;
      case 59:
        if (tag !== 474) throw wrongWire(tag, "static");
        static$ = readDuration(r, p, end, static$);
        p = r.pos;
        break;
      case 60:
        if (tag !== 482) throw wrongWire(tag, "string");
        string$ = readString(r, p, end);
        p = r.pos;
        break;
      case 61:
        if (tag !== 488) throw wrongWire(tag, "super");
        super$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 62: {
        if (tag === 498) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            switch$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 496) throw wrongWire(tag, "switch");
          switch$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 63:
        if (tag !== 506) throw wrongWire(tag, "symbol");
        symbol$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 64:
        if (tag !== 514) throw wrongWire(tag, "this");
        this$ = readDuration(r, p, end, this$);
        p = r.pos;
        break;
      case 65:
        if (tag !== 522) throw wrongWire(tag, "throw");
        throw$ = readString(r, p, end);
        p = r.pos;
        break;
      case 66:
        if (tag !== 528) throw wrongWire(tag, "true");
        true$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 67: {
        if (tag === 538) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            try$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 536) throw wrongWire(tag, "try");
          try$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 68:
        if (tag !== 546) throw wrongWire(tag, "type");
        type$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 69:
        if (tag !== 554) throw wrongWire(tag, "typeof");
        typeof$ = readDuration(r, p, end, typeof$);
        p = r.pos;
        break;
      case 70:
        if (tag !== 562) throw wrongWire(tag, "undefined");
        undefined$ = readString(r, p, end);
        p = r.pos;
        break;
      case 71:
        if (tag !== 568) throw wrongWire(tag, "unique");
        unique = readInt32(r, p, end);
        p = r.pos;
        break;
      case 72: {
        if (tag === 578) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            unknown$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 576) throw wrongWire(tag, "unknown");
          unknown$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 73:
        if (tag !== 586) throw wrongWire(tag, "using");
        using = readBytes(r, p, end);
        p = r.pos;
        break;
      case 74:
        if (tag !== 594) throw wrongWire(tag, "var");
        var$ = readDuration(r, p, end, var$);
        p = r.pos;
        break;
      case 75:
        if (tag !== 602) throw wrongWire(tag, "void");
        void$ = readString(r, p, end);
        p = r.pos;
        break;
      case 76:
        if (tag !== 608) throw wrongWire(tag, "while");
        while$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 77: {
        if (tag === 618) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            with$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 616) throw wrongWire(tag, "with");
          with$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 78:
        if (tag !== 626) throw wrongWire(tag, "yield");
        yield$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 79:
        if (tag !== 634) throw wrongWire(tag, "select");
        select = readDuration(r, p, end, select);
        p = r.pos;
        break;
      case 80:
        if (tag !== 642) throw wrongWire(tag, "table");
        table = readString(r, p, end);
        p = r.pos;
        break;
      case 81:
        if (tag !== 648) throw wrongWire(tag, "where");
        where = readInt32(r, p, end);
        p = r.pos;
        break;
      case 82: {
        if (tag === 658) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            order.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 656) throw wrongWire(tag, "order");
          order.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 83:
        if (tag !== 666) throw wrongWire(tag, "group");
        group = readBytes(r, p, end);
        p = r.pos;
        break;
      case 84:
        if (tag !== 674) throw wrongWire(tag, "by");
        by = readDuration(r, p, end, by);
        p = r.pos;
        break;
      case 85:
        if (tag !== 682) throw wrongWire(tag, "having");
        having = readString(r, p, end);
        p = r.pos;
        break;
      case 86:
        if (tag !== 688) throw wrongWire(tag, "join");
        join = readInt32(r, p, end);
        p = r.pos;
        break;
      case 87: {
        if (tag === 698) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            values.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 696) throw wrongWire(tag, "values");
          values.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 88:
        if (tag !== 706) throw wrongWire(tag, "timestamp");
        timestamp = readBytes(r, p, end);
        p = r.pos;
        break;
      case 89:
        if (tag !== 714) throw wrongWire(tag, "date");
        date = readDuration(r, p, end, date);
        p = r.pos;
        break;
      case 90:
        if (tag !== 722) throw wrongWire(tag, "time");
        time = readString(r, p, end);
        p = r.pos;
        break;
      case 91:
        if (tag !== 728) throw wrongWire(tag, "interval");
        interval = readInt32(r, p, end);
        p = r.pos;
        break;
      case 92: {
        if (tag === 738) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            row.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 736) throw wrongWire(tag, "row");
          row.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 93:
        if (tag !== 746) throw wrongWire(tag, "map");
        map$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 94:
        if (tag !== 754) throw wrongWire(tag, "array");
        array = readDuration(r, p, end, array);
        p = r.pos;
        break;
      case 95:
        if (tag !== 762) throw wrongWire(tag, "multiset");
        multiset = readString(r, p, end);
        p = r.pos;
        break;
      case 96:
        if (tag !== 768) throw wrongWire(tag, "user");
        user = readInt32(r, p, end);
        p = r.pos;
        break;
      case 97: {
        if (tag === 778) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            currentDate.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 776) throw wrongWire(tag, "current_date");
          currentDate.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 98:
        if (tag !== 786) throw wrongWire(tag, "end");
        end$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 99:
        if (tag !== 794) throw wrongWire(tag, "begin");
        begin = readDuration(r, p, end, begin);
        p = r.pos;
        break;
      case 100:
        if (tag !== 802) throw wrongWire(tag, "start");
        start$ = readString(r, p, end);
        p = r.pos;
        break;
      case 101:
        if (tag !== 808) throw wrongWire(tag, "over");
        over = readInt32(r, p, end);
        p = r.pos;
        break;
      case 102: {
        if (tag === 818) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            partition.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 816) throw wrongWire(tag, "partition");
          partition.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 103:
        if (tag !== 826) throw wrongWire(tag, "primary");
        primary = readBytes(r, p, end);
        p = r.pos;
        break;
      case 104:
        if (tag !== 834) throw wrongWire(tag, "key");
        key$ = readDuration(r, p, end, key$);
        p = r.pos;
        break;
      case 105:
        if (tag !== 842) throw wrongWire(tag, "watermark");
        watermark = readString(r, p, end);
        p = r.pos;
        break;
      case 106:
        if (tag !== 848) throw wrongWire(tag, "buf");
        buf$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 107: {
        if (tag === 858) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            p$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 856) throw wrongWire(tag, "p");
          p$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 108:
        if (tag !== 866) throw wrongWire(tag, "r");
        r$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 109:
        if (tag !== 874) throw wrongWire(tag, "out");
        out$ = readDuration(r, p, end, out$);
        p = r.pos;
        break;
      case 110:
        if (tag !== 882) throw wrongWire(tag, "tag");
        tag$ = readString(r, p, end);
        p = r.pos;
        break;
      case 111:
        if (tag !== 888) throw wrongWire(tag, "stop");
        stop$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 112: {
        if (tag === 898) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            value$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 896) throw wrongWire(tag, "value");
          value$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 113:
        if (tag !== 906) throw wrongWire(tag, "size");
        size$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 114:
        if (tag !== 914) throw wrongWire(tag, "read_string");
        readString$ = readDuration(r, p, end, readString$);
        p = r.pos;
        break;
      case 115:
        if (tag !== 922) throw wrongWire(tag, "write_string");
        writeString$ = readString(r, p, end);
        p = r.pos;
        break;
      case 116:
        if (tag !== 928) throw wrongWire(tag, "encode_words");
        encodeWords$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 117: {
        if (tag === 938) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            prior$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 936) throw wrongWire(tag, "prior");
          prior$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 118:
        if (tag !== 946) throw wrongWire(tag, "schema");
        schema$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 119:
        if (tag !== 954) throw wrongWire(tag, "imports");
        imports$ = readDuration(r, p, end, imports$);
        p = r.pos;
        break;
      case 120:
        if (tag !== 962) throw wrongWire(tag, "seconds");
        seconds = readString(r, p, end);
        p = r.pos;
        break;
      case 121:
        if (tag !== 968) throw wrongWire(tag, "nanos");
        nanos = readInt32(r, p, end);
        p = r.pos;
        break;
      case 122: {
        if (tag === 978) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            length$.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 976) throw wrongWire(tag, "length");
          length$.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 123:
        if (tag !== 986) throw wrongWire(tag, "to_string");
        toString$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 124:
        if (tag !== 994) throw wrongWire(tag, "value_of");
        valueOf$ = readDuration(r, p, end, valueOf$);
        p = r.pos;
        break;
      case 125:
        if (tag !== 1002) throw wrongWire(tag, "has_own_property");
        hasOwnProperty$ = readString(r, p, end);
        p = r.pos;
        break;
      case 126:
        if (tag !== 1008) throw wrongWire(tag, "prototype");
        prototype = readInt32(r, p, end);
        p = r.pos;
        break;
      case 127: {
        if (tag === 1018) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            proto.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1016) throw wrongWire(tag, "proto");
          proto.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 128:
        if (tag !== 1026) throw wrongWire(tag, "then");
        then$ = readBytes(r, p, end);
        p = r.pos;
        break;
      case 129:
        if (tag !== 1034) throw wrongWire(tag, "to_json");
        toJson = readDuration(r, p, end, toJson);
        p = r.pos;
        break;
      case 130:
        if (tag !== 1042) throw wrongWire(tag, "name_of_x");
        nameOfX$ = readString(r, p, end);
        p = r.pos;
        break;
      case 131:
        if (tag !== 1048) throw wrongWire(tag, "is_nan");
        isNan$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 900: {
        if (tag !== 7202) throw wrongWire(tag, "more_words");
        p = readWordsEntry900(r, p, end, moreWords);
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { abstract, "any": any$, "arguments": arguments$, as, "async": async$, "await": await$, "bigint": bigint$, "boolean": boolean$, "break": break$, "case": case$, "catch": catch$, "class": class$, "const": const$, constructor$, "continue": continue$, "debugger": debugger$, declare, "default": default$, "delete": delete$, "do": do$, "else": else$, "enum": enum$, "eval": eval$, "export": export$, "extends": extends$, "false": false$, "finally": finally$, "for": for$, from, "function": function$, get, "if": if$, "implements": implements$, "import": import$, "in": in$, infer, "instanceof": instanceof$, "interface": interface$, is, keyof, "let": let$, module, namespace, "never": never$, "new": new$, "null": null$, "number": number$, "object": object$, "of": of$, "package": package$, "private": private$, "protected": protected$, "public": public$, readonly, require, "return": return$, satisfies, set, "static": static$, "string": string$, "super": super$, "switch": switch$, "symbol": symbol$, "this": this$, "throw": throw$, "true": true$, "try": try$, "type": type$, "typeof": typeof$, "undefined": undefined$, unique, "unknown": unknown$, using, "var": var$, "void": void$, "while": while$, "with": with$, "yield": yield$, select, table, where, order, group, by, having, join, values, timestamp, date, time, interval, row, "map": map$, array, multiset, user, currentDate, "end": end$, begin, "start": start$, over, partition, primary, "key": key$, watermark, "buf": buf$, "p": p$, "r": r$, "out": out$, "tag": tag$, "stop": stop$, "value": value$, "size": size$, "readString": readString$, "writeString": writeString$, "encodeWords": encodeWords$, "prior": prior$, "schema": schema$, "imports": imports$, seconds, nanos, "length": length$, toString$, valueOf$, hasOwnProperty$, prototype, proto, then$, toJson, "nameOfX": nameOfX$, "isNan": isNan$, moreWords };
}

function readWordsEntry900(r: Reader, p: number, end: number, map: Record<string, Words2>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Words2 | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "more_words.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "more_words.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeWords2(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeWords2(r, stop, stop, undefined));
  return stop;
}

function checkWords(_value: Words): readonly Violation[] {
  return NONE;
}

function encodeWords2(value: Words2, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { "function": function$ } = value;
  if (function$ !== undefined && function$.case !== "class" && function$.case !== "new") throw wrongCase("function", "class, new", function$);
  const size = 35;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (function$ !== undefined && function$.case === "class") {
    const one = function$.value;
    if (typeof one !== "string") throw wrongType("class", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 10;
    p = writeString(buf, p, one, "class");
  }
  if (function$ !== undefined && function$.case === "new") {
    const one = function$.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("new", "int64", one);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
  }
  out.pos = p;
}

function decodeWords2(r: Reader, p: number, end: number, prior: Words2 | undefined): Words2 {
  let function$: Words2["function"];
  if (prior !== undefined) ({ "function": function$ } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "class");
        function$ = { case: "class", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "new");
        function$ = { case: "new", value: readInt64(r, p, end) };
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { "function": function$ };
}

function checkWords2(_value: Words2): readonly Violation[] {
  return NONE;
}

function encodeMatrixV1Duration(value: MatrixV1Duration, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { took } = value;
  const size = 42;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (took !== undefined) {
    buf[p++] = 10;
    p = writeDuration(buf, p, took, "took");
  }
  out.pos = p;
}

function decodeMatrixV1Duration(r: Reader, p: number, end: number): MatrixV1Duration {
  let took: Duration | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { took };
}

function checkMatrixV1Duration(_value: MatrixV1Duration): readonly Violation[] {
  return NONE;
}

function encodeEmpty(value: Empty, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const size = 16;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  out.pos = p;
}

function decodeEmpty(r: Reader, p: number, end: number): Empty {
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return {  };
}

function checkEmpty(_value: Empty): readonly Violation[] {
  return NONE;
}

function nameOfMatrixLevel(number: number): MatrixLevel {
  switch (number) {
    case 0:
      return "LEVEL_UNSPECIFIED";
    case -1:
      return "LOW";
    case -2147483648:
      return "LOWEST";
    case 2147483647:
      return "HIGH";
    case 300:
      return "MIDDLE";
    default:
      return `${number}`;
  }
}

function numberOfMatrixLevel(name: MatrixLevel, field: string, key?: unknown): number {
  switch (name) {
    case "LEVEL_UNSPECIFIED":
      return 0;
    case "LOW":
      return -1;
    case "LOWEST":
      return -2147483648;
    case "HIGH":
      return 2147483647;
    case "MIDDLE":
      return 300;
    default:
      return enumNumber(name, "Level", field, key);
  }
}
