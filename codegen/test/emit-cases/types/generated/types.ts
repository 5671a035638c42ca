// Made from schemas/types.proto by `npm run codegen`. Do not edit.
import type { Duration } from "../../../../../kafka/codec/duration.ts";
import { NONE, type Reader, badNumber, entryPath, enumNumber, inField, lengthBytes, longTag, openReader, putEntry, readBool, readBytes, readDouble, readDuration, readFixed32, readFixed64, readFloat, readInt32, readInt64, readKey, readSfixed32, readSfixed64, readSint32, readSint64, readStop, readString, readTimestamp, readUint32, readUint64, readWrapper, skipField, writeBool, writeBytes, writeDouble, writeDuration, writeFixed32, writeFixed64, writeFloat, writeInt32, writeInt64, writeScope, writeSint32, writeSint64, writeString, writeTimestamp, writeVarint32, wrongCase, wrongType, wrongWire } from "../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, SchemaImport, Violation } from "../../../../../kafka/message-type.ts";
import { type Money, type MoneyPart, decodeMoney, decodeMoneyPart, encodeMoney, encodeMoneyPart, schema as schema2 } from "./shared/v1/money.ts";
import { type Currency, nameOfCurrency, numberOfCurrency, schema as schema1 } from "./shared/v1/unit.ts";

/** Not the first message of the file on purpose: index [0] is another one. */
export interface First {
  a: number;
}

/** Each construct with each kind of value that it can hold. */
export interface Types {
  oneDouble: number;
  oneFloat: number;
  oneInt32: number;
  oneInt64: bigint;
  oneUint32: number;
  oneUint64: bigint;
  oneSint32: number;
  oneSint64: bigint;
  oneFixed32: number;
  oneFixed64: bigint;
  oneSfixed32: number;
  oneSfixed64: bigint;
  oneBool: boolean;
  oneString: string;
  oneBytes: Uint8Array;
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
  listDouble: number[];
  listFloat: number[];
  listInt32: number[];
  listInt64: bigint[];
  listUint32: number[];
  listUint64: bigint[];
  listSint32: number[];
  listSint64: bigint[];
  listFixed32: number[];
  listFixed64: bigint[];
  listSfixed32: number[];
  listSfixed64: bigint[];
  listBool: boolean[];
  listString: string[];
  listBytes: Uint8Array[];
  looseDouble: number[];
  looseInt32: number[];
  looseUint64: bigint[];
  looseFixed32: number[];
  looseBool: boolean[];
  byInt32: Map<number, string>;
  byInt64: Map<bigint, string>;
  byUint32: Map<number, string>;
  byUint64: Map<bigint, string>;
  bySint32: Map<number, string>;
  bySint64: Map<bigint, string>;
  byFixed32: Map<number, string>;
  byFixed64: Map<bigint, string>;
  bySfixed32: Map<number, string>;
  bySfixed64: Map<bigint, string>;
  byBool: Map<boolean, string>;
  byString: Record<string, string>;
  mapDouble: Record<string, number>;
  mapFloat: Record<string, number>;
  mapInt32: Record<string, number>;
  mapInt64: Record<string, bigint>;
  mapUint32: Record<string, number>;
  mapUint64: Record<string, bigint>;
  mapSint32: Record<string, number>;
  mapSint64: Record<string, bigint>;
  mapFixed32: Record<string, number>;
  mapFixed64: Record<string, bigint>;
  mapSfixed32: Record<string, number>;
  mapSfixed64: Record<string, bigint>;
  mapBool: Record<string, boolean>;
  mapString: Record<string, string>;
  mapBytes: Record<string, Uint8Array>;
  wrappedDouble?: number | undefined;
  wrappedFloat?: number | undefined;
  wrappedInt64?: bigint | undefined;
  wrappedUint64?: bigint | undefined;
  wrappedInt32?: number | undefined;
  wrappedUint32?: number | undefined;
  wrappedBool?: boolean | undefined;
  wrappedString?: string | undefined;
  wrappedBytes?: Uint8Array | undefined;
  wrappedDoubleList: number[];
  wrappedFloatList: number[];
  wrappedInt64List: bigint[];
  wrappedUint64List: bigint[];
  wrappedInt32List: number[];
  wrappedUint32List: number[];
  wrappedBoolList: boolean[];
  wrappedStringList: string[];
  wrappedBytesList: Uint8Array[];
  wrappedDoubleMap: Map<number, number>;
  wrappedFloatMap: Map<number, number>;
  wrappedInt64Map: Map<number, bigint>;
  wrappedUint64Map: Map<number, bigint>;
  wrappedInt32Map: Map<number, number>;
  wrappedUint32Map: Map<number, number>;
  wrappedBoolMap: Map<number, boolean>;
  wrappedStringMap: Map<number, string>;
  wrappedBytesMap: Map<number, Uint8Array>;
  at?: Date | undefined;
  atList: Date[];
  atMap: Map<bigint, Date>;
  took?: Duration | undefined;
  tookList: Duration[];
  tookMap: Map<boolean, Duration>;
  kind: TypesKind;
  maybeKind?: TypesKind | undefined;
  kindList: TypesKind[];
  looseKind: TypesKind[];
  kindMap: Record<string, TypesKind>;
  nested?: TypesNested | undefined;
  nestedList: TypesNested[];
  nestedMap: Record<string, TypesNested>;
  deep?: TypesNestedDeep | undefined;
  price?: Money | undefined;
  priceList: Money[];
  priceMap: Map<bigint, Money>;
  currency: Currency;
  currencyList: Currency[];
  part?: MoneyPart | undefined;
  choice?: { case: "chosenInt32"; value: number } | { case: "chosenUint64"; value: bigint } | { case: "chosenString"; value: string } | { case: "chosenBytes"; value: Uint8Array } | { case: "chosenKind"; value: TypesKind } | { case: "chosenNested"; value: TypesNested } | { case: "chosenMoney"; value: Money } | { case: "chosenAt"; value: Date } | { case: "chosenTook"; value: Duration } | { case: "chosenWrapped"; value: bigint } | undefined;
  last: string;
}

export interface TypesNested {
  name: string;
  amount?: bigint | undefined;
  tags: string[];
  counts: Record<string, bigint>;
  deep?: TypesNestedDeep | undefined;
  note?: string | undefined;
  took?: Duration | undefined;
}

export interface TypesNestedDeep {
  level: number;
  marks: number[];
  label?: string | undefined;
}

/** Words that are reserved in SQL, in Java, in TypeScript or in this very language. */
export interface Words {
  select: number;
  from?: string | undefined;
  where: bigint[];
  table?: boolean | undefined;
  group: string;
  order: number;
  by?: string | undefined;
  join: bigint[];
  union?: boolean | undefined;
  values: string;
  user: number;
  timestamp?: string | undefined;
  date: bigint[];
  time?: boolean | undefined;
  interval: string;
  row: number;
  array?: string | undefined;
  map: bigint[];
  key?: boolean | undefined;
  value: string;
  end: number;
  case?: string | undefined;
  when: bigint[];
  null?: boolean | undefined;
  true: string;
  false: number;
  default?: string | undefined;
  class: bigint[];
  return?: boolean | undefined;
  function: string;
  constructor$: number;
  prototype?: string | undefined;
  this: bigint[];
  new?: boolean | undefined;
  delete: string;
  import: number;
  export?: string | undefined;
  package: bigint[];
  message?: boolean | undefined;
  option: string;
  repeated: number;
  optional?: string | undefined;
  required: bigint[];
  oneof?: boolean | undefined;
  reserved: string;
  extend: number;
  extensions?: string | undefined;
  service: bigint[];
  enum?: boolean | undefined;
  to: string;
  max: number;
  public?: string | undefined;
  weak: bigint[];
  stream?: boolean | undefined;
  syntax: string;
  inf: number;
  nan?: string | undefined;
}

/** 200 fields. */
export interface Wide {
  field001: string;
  field002?: number | undefined;
  field003: bigint;
  field004: number[];
  field005: boolean;
  field006?: Date | undefined;
  field007?: string | undefined;
  field008?: number | undefined;
  field009: number;
  field010: bigint;
  field011: string;
  field012?: number | undefined;
  field013: bigint;
  field014: number[];
  field015: boolean;
  field016?: Date | undefined;
  field017?: string | undefined;
  field018?: number | undefined;
  field019: number;
  field020: bigint;
  field021: string;
  field022?: number | undefined;
  field023: bigint;
  field024: number[];
  field025: boolean;
  field026?: Date | undefined;
  field027?: string | undefined;
  field028?: number | undefined;
  field029: number;
  field030: bigint;
  field031: string;
  field032?: number | undefined;
  field033: bigint;
  field034: number[];
  field035: boolean;
  field036?: Date | undefined;
  field037?: string | undefined;
  field038?: number | undefined;
  field039: number;
  field040: bigint;
  field041: string;
  field042?: number | undefined;
  field043: bigint;
  field044: number[];
  field045: boolean;
  field046?: Date | undefined;
  field047?: string | undefined;
  field048?: number | undefined;
  field049: number;
  field050: bigint;
  field051: string;
  field052?: number | undefined;
  field053: bigint;
  field054: number[];
  field055: boolean;
  field056?: Date | undefined;
  field057?: string | undefined;
  field058?: number | undefined;
  field059: number;
  field060: bigint;
  field061: string;
  field062?: number | undefined;
  field063: bigint;
  field064: number[];
  field065: boolean;
  field066?: Date | undefined;
  field067?: string | undefined;
  field068?: number | undefined;
  field069: number;
  field070: bigint;
  field071: string;
  field072?: number | undefined;
  field073: bigint;
  field074: number[];
  field075: boolean;
  field076?: Date | undefined;
  field077?: string | undefined;
  field078?: number | undefined;
  field079: number;
  field080: bigint;
  field081: string;
  field082?: number | undefined;
  field083: bigint;
  field084: number[];
  field085: boolean;
  field086?: Date | undefined;
  field087?: string | undefined;
  field088?: number | undefined;
  field089: number;
  field090: bigint;
  field091: string;
  field092?: number | undefined;
  field093: bigint;
  field094: number[];
  field095: boolean;
  field096?: Date | undefined;
  field097?: string | undefined;
  field098?: number | undefined;
  field099: number;
  field100: bigint;
  field101: string;
  field102?: number | undefined;
  field103: bigint;
  field104: number[];
  field105: boolean;
  field106?: Date | undefined;
  field107?: string | undefined;
  field108?: number | undefined;
  field109: number;
  field110: bigint;
  field111: string;
  field112?: number | undefined;
  field113: bigint;
  field114: number[];
  field115: boolean;
  field116?: Date | undefined;
  field117?: string | undefined;
  field118?: number | undefined;
  field119: number;
  field120: bigint;
  field121: string;
  field122?: number | undefined;
  field123: bigint;
  field124: number[];
  field125: boolean;
  field126?: Date | undefined;
  field127?: string | undefined;
  field128?: number | undefined;
  field129: number;
  field130: bigint;
  field131: string;
  field132?: number | undefined;
  field133: bigint;
  field134: number[];
  field135: boolean;
  field136?: Date | undefined;
  field137?: string | undefined;
  field138?: number | undefined;
  field139: number;
  field140: bigint;
  field141: string;
  field142?: number | undefined;
  field143: bigint;
  field144: number[];
  field145: boolean;
  field146?: Date | undefined;
  field147?: string | undefined;
  field148?: number | undefined;
  field149: number;
  field150: bigint;
  field151: string;
  field152?: number | undefined;
  field153: bigint;
  field154: number[];
  field155: boolean;
  field156?: Date | undefined;
  field157?: string | undefined;
  field158?: number | undefined;
  field159: number;
  field160: bigint;
  field161: string;
  field162?: number | undefined;
  field163: bigint;
  field164: number[];
  field165: boolean;
  field166?: Date | undefined;
  field167?: string | undefined;
  field168?: number | undefined;
  field169: number;
  field170: bigint;
  field171: string;
  field172?: number | undefined;
  field173: bigint;
  field174: number[];
  field175: boolean;
  field176?: Date | undefined;
  field177?: string | undefined;
  field178?: number | undefined;
  field179: number;
  field180: bigint;
  field181: string;
  field182?: number | undefined;
  field183: bigint;
  field184: number[];
  field185: boolean;
  field186?: Date | undefined;
  field187?: string | undefined;
  field188?: number | undefined;
  field189: number;
  field190: bigint;
  field191: string;
  field192?: number | undefined;
  field193: bigint;
  field194: number[];
  field195: boolean;
  field196?: Date | undefined;
  field197?: string | undefined;
  field198?: number | undefined;
  field199: number;
  field200: bigint;
}

/** A number without a declared name is its decimal text. */
export type TypesKind = "KIND_UNSPECIFIED" | "KIND_A" | "KIND_B" | "KIND_NEGATIVE" | "KIND_LARGEST" | "KIND_SMALLEST" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package sluice.types.v1;",
  "import \"google/protobuf/duration.proto\";",
  "import \"google/protobuf/timestamp.proto\";",
  "import \"google/protobuf/wrappers.proto\";",
  "import \"shared/v1/money.proto\";",
  "import \"shared/v1/unit.proto\";",
  "message First {",
  "  int32 a = 1;",
  "}",
  "message Types {",
  "  enum Kind {",
  "    KIND_UNSPECIFIED = 0;",
  "    KIND_A = 1;",
  "    KIND_B = 2;",
  "    KIND_NEGATIVE = -1;",
  "    KIND_LARGEST = 2147483647;",
  "    KIND_SMALLEST = -2147483648;",
  "  }",
  "  message Nested {",
  "    message Deep {",
  "      double level = 1;",
  "      repeated fixed32 marks = 2;",
  "      optional string label = 3;",
  "    }",
  "    string name = 1;",
  "    optional sint64 amount = 2;",
  "    repeated string tags = 3;",
  "    map<string, uint64> counts = 4;",
  "    sluice.types.v1.Types.Nested.Deep deep = 5;",
  "    google.protobuf.StringValue note = 6;",
  "    google.protobuf.Duration took = 7;",
  "  }",
  "  double one_double = 1;",
  "  float one_float = 2;",
  "  int32 one_int32 = 3;",
  "  int64 one_int64 = 4;",
  "  uint32 one_uint32 = 5;",
  "  uint64 one_uint64 = 6;",
  "  sint32 one_sint32 = 7;",
  "  sint64 one_sint64 = 8;",
  "  fixed32 one_fixed32 = 9;",
  "  fixed64 one_fixed64 = 10;",
  "  sfixed32 one_sfixed32 = 11;",
  "  sfixed64 one_sfixed64 = 12;",
  "  bool one_bool = 13;",
  "  string one_string = 14;",
  "  bytes one_bytes = 15;",
  "  optional double maybe_double = 21;",
  "  optional float maybe_float = 22;",
  "  optional int32 maybe_int32 = 23;",
  "  optional int64 maybe_int64 = 24;",
  "  optional uint32 maybe_uint32 = 25;",
  "  optional uint64 maybe_uint64 = 26;",
  "  optional sint32 maybe_sint32 = 27;",
  "  optional sint64 maybe_sint64 = 28;",
  "  optional fixed32 maybe_fixed32 = 29;",
  "  optional fixed64 maybe_fixed64 = 30;",
  "  optional sfixed32 maybe_sfixed32 = 31;",
  "  optional sfixed64 maybe_sfixed64 = 32;",
  "  optional bool maybe_bool = 33;",
  "  optional string maybe_string = 34;",
  "  optional bytes maybe_bytes = 35;",
  "  repeated double list_double = 41;",
  "  repeated float list_float = 42;",
  "  repeated int32 list_int32 = 43;",
  "  repeated int64 list_int64 = 44;",
  "  repeated uint32 list_uint32 = 45;",
  "  repeated uint64 list_uint64 = 46;",
  "  repeated sint32 list_sint32 = 47;",
  "  repeated sint64 list_sint64 = 48;",
  "  repeated fixed32 list_fixed32 = 49;",
  "  repeated fixed64 list_fixed64 = 50;",
  "  repeated sfixed32 list_sfixed32 = 51;",
  "  repeated sfixed64 list_sfixed64 = 52;",
  "  repeated bool list_bool = 53;",
  "  repeated string list_string = 54;",
  "  repeated bytes list_bytes = 55;",
  "  repeated double loose_double = 61;",
  "  repeated int32 loose_int32 = 62;",
  "  repeated uint64 loose_uint64 = 63;",
  "  repeated fixed32 loose_fixed32 = 64;",
  "  repeated bool loose_bool = 65;",
  "  map<int32, string> by_int32 = 71;",
  "  map<int64, string> by_int64 = 72;",
  "  map<uint32, string> by_uint32 = 73;",
  "  map<uint64, string> by_uint64 = 74;",
  "  map<sint32, string> by_sint32 = 75;",
  "  map<sint64, string> by_sint64 = 76;",
  "  map<fixed32, string> by_fixed32 = 77;",
  "  map<fixed64, string> by_fixed64 = 78;",
  "  map<sfixed32, string> by_sfixed32 = 79;",
  "  map<sfixed64, string> by_sfixed64 = 80;",
  "  map<bool, string> by_bool = 81;",
  "  map<string, string> by_string = 82;",
  "  map<string, double> map_double = 91;",
  "  map<string, float> map_float = 92;",
  "  map<string, int32> map_int32 = 93;",
  "  map<string, int64> map_int64 = 94;",
  "  map<string, uint32> map_uint32 = 95;",
  "  map<string, uint64> map_uint64 = 96;",
  "  map<string, sint32> map_sint32 = 97;",
  "  map<string, sint64> map_sint64 = 98;",
  "  map<string, fixed32> map_fixed32 = 99;",
  "  map<string, fixed64> map_fixed64 = 100;",
  "  map<string, sfixed32> map_sfixed32 = 101;",
  "  map<string, sfixed64> map_sfixed64 = 102;",
  "  map<string, bool> map_bool = 103;",
  "  map<string, string> map_string = 104;",
  "  map<string, bytes> map_bytes = 105;",
  "  google.protobuf.DoubleValue wrapped_double = 111;",
  "  google.protobuf.FloatValue wrapped_float = 112;",
  "  google.protobuf.Int64Value wrapped_int64 = 113;",
  "  google.protobuf.UInt64Value wrapped_uint64 = 114;",
  "  google.protobuf.Int32Value wrapped_int32 = 115;",
  "  google.protobuf.UInt32Value wrapped_uint32 = 116;",
  "  google.protobuf.BoolValue wrapped_bool = 117;",
  "  google.protobuf.StringValue wrapped_string = 118;",
  "  google.protobuf.BytesValue wrapped_bytes = 119;",
  "  repeated google.protobuf.DoubleValue wrapped_double_list = 121;",
  "  repeated google.protobuf.FloatValue wrapped_float_list = 122;",
  "  repeated google.protobuf.Int64Value wrapped_int64_list = 123;",
  "  repeated google.protobuf.UInt64Value wrapped_uint64_list = 124;",
  "  repeated google.protobuf.Int32Value wrapped_int32_list = 125;",
  "  repeated google.protobuf.UInt32Value wrapped_uint32_list = 126;",
  "  repeated google.protobuf.BoolValue wrapped_bool_list = 127;",
  "  repeated google.protobuf.StringValue wrapped_string_list = 128;",
  "  repeated google.protobuf.BytesValue wrapped_bytes_list = 129;",
  "  map<int32, google.protobuf.DoubleValue> wrapped_double_map = 131;",
  "  map<int32, google.protobuf.FloatValue> wrapped_float_map = 132;",
  "  map<int32, google.protobuf.Int64Value> wrapped_int64_map = 133;",
  "  map<int32, google.protobuf.UInt64Value> wrapped_uint64_map = 134;",
  "  map<int32, google.protobuf.Int32Value> wrapped_int32_map = 135;",
  "  map<int32, google.protobuf.UInt32Value> wrapped_uint32_map = 136;",
  "  map<int32, google.protobuf.BoolValue> wrapped_bool_map = 137;",
  "  map<int32, google.protobuf.StringValue> wrapped_string_map = 138;",
  "  map<int32, google.protobuf.BytesValue> wrapped_bytes_map = 139;",
  "  google.protobuf.Timestamp at = 141;",
  "  repeated google.protobuf.Timestamp at_list = 142;",
  "  map<uint64, google.protobuf.Timestamp> at_map = 143;",
  "  google.protobuf.Duration took = 144;",
  "  repeated google.protobuf.Duration took_list = 145;",
  "  map<bool, google.protobuf.Duration> took_map = 146;",
  "  sluice.types.v1.Types.Kind kind = 151;",
  "  optional sluice.types.v1.Types.Kind maybe_kind = 152;",
  "  repeated sluice.types.v1.Types.Kind kind_list = 153;",
  "  repeated sluice.types.v1.Types.Kind loose_kind = 154;",
  "  map<string, sluice.types.v1.Types.Kind> kind_map = 155;",
  "  sluice.types.v1.Types.Nested nested = 161;",
  "  repeated sluice.types.v1.Types.Nested nested_list = 162;",
  "  map<string, sluice.types.v1.Types.Nested> nested_map = 163;",
  "  sluice.types.v1.Types.Nested.Deep deep = 164;",
  "  shared.v1.Money price = 171;",
  "  repeated shared.v1.Money price_list = 172;",
  "  map<fixed64, shared.v1.Money> price_map = 173;",
  "  shared.v1.Currency currency = 174;",
  "  repeated shared.v1.Currency currency_list = 175;",
  "  shared.v1.Money.Part part = 176;",
  "  oneof choice {",
  "    int32 chosen_int32 = 181;",
  "    uint64 chosen_uint64 = 182;",
  "    string chosen_string = 183;",
  "    bytes chosen_bytes = 184;",
  "    sluice.types.v1.Types.Kind chosen_kind = 185;",
  "    sluice.types.v1.Types.Nested chosen_nested = 186;",
  "    shared.v1.Money chosen_money = 187;",
  "    google.protobuf.Timestamp chosen_at = 188;",
  "    google.protobuf.Duration chosen_took = 189;",
  "    google.protobuf.Int64Value chosen_wrapped = 190;",
  "  }",
  "  string last = 536870911;",
  "}",
  "message Words {",
  "  int32 select = 1;",
  "  optional string from = 2;",
  "  repeated int64 where = 3;",
  "  optional bool table = 4;",
  "  string group = 5;",
  "  int32 order = 6;",
  "  optional string by = 7;",
  "  repeated int64 join = 8;",
  "  optional bool union = 9;",
  "  string values = 10;",
  "  int32 user = 11;",
  "  optional string timestamp = 12;",
  "  repeated int64 date = 13;",
  "  optional bool time = 14;",
  "  string interval = 15;",
  "  int32 row = 16;",
  "  optional string array = 17;",
  "  repeated int64 map = 18;",
  "  optional bool key = 19;",
  "  string value = 20;",
  "  int32 end = 21;",
  "  optional string case = 22;",
  "  repeated int64 when = 23;",
  "  optional bool null = 24;",
  "  string true = 25;",
  "  int32 false = 26;",
  "  optional string default = 27;",
  "  repeated int64 class = 28;",
  "  optional bool return = 29;",
  "  string function = 30;",
  "  int32 constructor = 31;",
  "  optional string prototype = 32;",
  "  repeated int64 this = 33;",
  "  optional bool new = 34;",
  "  string delete = 35;",
  "  int32 import = 36;",
  "  optional string export = 37;",
  "  repeated int64 package = 38;",
  "  optional bool message = 39;",
  "  string option = 40;",
  "  int32 repeated = 41;",
  "  optional string optional = 42;",
  "  repeated int64 required = 43;",
  "  optional bool oneof = 44;",
  "  string reserved = 45;",
  "  int32 extend = 46;",
  "  optional string extensions = 47;",
  "  repeated int64 service = 48;",
  "  optional bool enum = 49;",
  "  string to = 50;",
  "  int32 max = 51;",
  "  optional string public = 52;",
  "  repeated int64 weak = 53;",
  "  optional bool stream = 54;",
  "  string syntax = 55;",
  "  int32 inf = 56;",
  "  optional string nan = 57;",
  "}",
  "message Wide {",
  "  string field_001 = 1;",
  "  optional double field_002 = 2;",
  "  uint64 field_003 = 3;",
  "  repeated int32 field_004 = 4;",
  "  bool field_005 = 5;",
  "  google.protobuf.Timestamp field_006 = 6;",
  "  optional string field_007 = 7;",
  "  google.protobuf.Int32Value field_008 = 8;",
  "  fixed32 field_009 = 9;",
  "  int64 field_010 = 10;",
  "  string field_011 = 11;",
  "  optional double field_012 = 12;",
  "  uint64 field_013 = 13;",
  "  repeated int32 field_014 = 14;",
  "  bool field_015 = 15;",
  "  google.protobuf.Timestamp field_016 = 16;",
  "  optional string field_017 = 17;",
  "  google.protobuf.Int32Value field_018 = 18;",
  "  fixed32 field_019 = 19;",
  "  int64 field_020 = 20;",
  "  string field_021 = 21;",
  "  optional double field_022 = 22;",
  "  uint64 field_023 = 23;",
  "  repeated int32 field_024 = 24;",
  "  bool field_025 = 25;",
  "  google.protobuf.Timestamp field_026 = 26;",
  "  optional string field_027 = 27;",
  "  google.protobuf.Int32Value field_028 = 28;",
  "  fixed32 field_029 = 29;",
  "  int64 field_030 = 30;",
  "  string field_031 = 31;",
  "  optional double field_032 = 32;",
  "  uint64 field_033 = 33;",
  "  repeated int32 field_034 = 34;",
  "  bool field_035 = 35;",
  "  google.protobuf.Timestamp field_036 = 36;",
  "  optional string field_037 = 37;",
  "  google.protobuf.Int32Value field_038 = 38;",
  "  fixed32 field_039 = 39;",
  "  int64 field_040 = 40;",
  "  string field_041 = 41;",
  "  optional double field_042 = 42;",
  "  uint64 field_043 = 43;",
  "  repeated int32 field_044 = 44;",
  "  bool field_045 = 45;",
  "  google.protobuf.Timestamp field_046 = 46;",
  "  optional string field_047 = 47;",
  "  google.protobuf.Int32Value field_048 = 48;",
  "  fixed32 field_049 = 49;",
  "  int64 field_050 = 50;",
  "  string field_051 = 51;",
  "  optional double field_052 = 52;",
  "  uint64 field_053 = 53;",
  "  repeated int32 field_054 = 54;",
  "  bool field_055 = 55;",
  "  google.protobuf.Timestamp field_056 = 56;",
  "  optional string field_057 = 57;",
  "  google.protobuf.Int32Value field_058 = 58;",
  "  fixed32 field_059 = 59;",
  "  int64 field_060 = 60;",
  "  string field_061 = 61;",
  "  optional double field_062 = 62;",
  "  uint64 field_063 = 63;",
  "  repeated int32 field_064 = 64;",
  "  bool field_065 = 65;",
  "  google.protobuf.Timestamp field_066 = 66;",
  "  optional string field_067 = 67;",
  "  google.protobuf.Int32Value field_068 = 68;",
  "  fixed32 field_069 = 69;",
  "  int64 field_070 = 70;",
  "  string field_071 = 71;",
  "  optional double field_072 = 72;",
  "  uint64 field_073 = 73;",
  "  repeated int32 field_074 = 74;",
  "  bool field_075 = 75;",
  "  google.protobuf.Timestamp field_076 = 76;",
  "  optional string field_077 = 77;",
  "  google.protobuf.Int32Value field_078 = 78;",
  "  fixed32 field_079 = 79;",
  "  int64 field_080 = 80;",
  "  string field_081 = 81;",
  "  optional double field_082 = 82;",
  "  uint64 field_083 = 83;",
  "  repeated int32 field_084 = 84;",
  "  bool field_085 = 85;",
  "  google.protobuf.Timestamp field_086 = 86;",
  "  optional string field_087 = 87;",
  "  google.protobuf.Int32Value field_088 = 88;",
  "  fixed32 field_089 = 89;",
  "  int64 field_090 = 90;",
  "  string field_091 = 91;",
  "  optional double field_092 = 92;",
  "  uint64 field_093 = 93;",
  "  repeated int32 field_094 = 94;",
  "  bool field_095 = 95;",
  "  google.protobuf.Timestamp field_096 = 96;",
  "  optional string field_097 = 97;",
  "  google.protobuf.Int32Value field_098 = 98;",
  "  fixed32 field_099 = 99;",
  "  int64 field_100 = 100;",
  "  string field_101 = 101;",
  "  optional double field_102 = 102;",
  "  uint64 field_103 = 103;",
  "  repeated int32 field_104 = 104;",
  "  bool field_105 = 105;",
  "  google.protobuf.Timestamp field_106 = 106;",
  "  optional string field_107 = 107;",
  "  google.protobuf.Int32Value field_108 = 108;",
  "  fixed32 field_109 = 109;",
  "  int64 field_110 = 110;",
  "  string field_111 = 111;",
  "  optional double field_112 = 112;",
  "  uint64 field_113 = 113;",
  "  repeated int32 field_114 = 114;",
  "  bool field_115 = 115;",
  "  google.protobuf.Timestamp field_116 = 116;",
  "  optional string field_117 = 117;",
  "  google.protobuf.Int32Value field_118 = 118;",
  "  fixed32 field_119 = 119;",
  "  int64 field_120 = 120;",
  "  string field_121 = 121;",
  "  optional double field_122 = 122;",
  "  uint64 field_123 = 123;",
  "  repeated int32 field_124 = 124;",
  "  bool field_125 = 125;",
  "  google.protobuf.Timestamp field_126 = 126;",
  "  optional string field_127 = 127;",
  "  google.protobuf.Int32Value field_128 = 128;",
  "  fixed32 field_129 = 129;",
  "  int64 field_130 = 130;",
  "  string field_131 = 131;",
  "  optional double field_132 = 132;",
  "  uint64 field_133 = 133;",
  "  repeated int32 field_134 = 134;",
  "  bool field_135 = 135;",
  "  google.protobuf.Timestamp field_136 = 136;",
  "  optional string field_137 = 137;",
  "  google.protobuf.Int32Value field_138 = 138;",
  "  fixed32 field_139 = 139;",
  "  int64 field_140 = 140;",
  "  string field_141 = 141;",
  "  optional double field_142 = 142;",
  "  uint64 field_143 = 143;",
  "  repeated int32 field_144 = 144;",
  "  bool field_145 = 145;",
  "  google.protobuf.Timestamp field_146 = 146;",
  "  optional string field_147 = 147;",
  "  google.protobuf.Int32Value field_148 = 148;",
  "  fixed32 field_149 = 149;",
  "  int64 field_150 = 150;",
  "  string field_151 = 151;",
  "  optional double field_152 = 152;",
  "  uint64 field_153 = 153;",
  "  repeated int32 field_154 = 154;",
  "  bool field_155 = 155;",
  "  google.protobuf.Timestamp field_156 = 156;",
  "  optional string field_157 = 157;",
  "  google.protobuf.Int32Value field_158 = 158;",
  "  fixed32 field_159 = 159;",
  "  int64 field_160 = 160;",
  "  string field_161 = 161;",
  "  optional double field_162 = 162;",
  "  uint64 field_163 = 163;",
  "  repeated int32 field_164 = 164;",
  "  bool field_165 = 165;",
  "  google.protobuf.Timestamp field_166 = 166;",
  "  optional string field_167 = 167;",
  "  google.protobuf.Int32Value field_168 = 168;",
  "  fixed32 field_169 = 169;",
  "  int64 field_170 = 170;",
  "  string field_171 = 171;",
  "  optional double field_172 = 172;",
  "  uint64 field_173 = 173;",
  "  repeated int32 field_174 = 174;",
  "  bool field_175 = 175;",
  "  google.protobuf.Timestamp field_176 = 176;",
  "  optional string field_177 = 177;",
  "  google.protobuf.Int32Value field_178 = 178;",
  "  fixed32 field_179 = 179;",
  "  int64 field_180 = 180;",
  "  string field_181 = 181;",
  "  optional double field_182 = 182;",
  "  uint64 field_183 = 183;",
  "  repeated int32 field_184 = 184;",
  "  bool field_185 = 185;",
  "  google.protobuf.Timestamp field_186 = 186;",
  "  optional string field_187 = 187;",
  "  google.protobuf.Int32Value field_188 = 188;",
  "  fixed32 field_189 = 189;",
  "  int64 field_190 = 190;",
  "  string field_191 = 191;",
  "  optional double field_192 = 192;",
  "  uint64 field_193 = 193;",
  "  repeated int32 field_194 = 194;",
  "  bool field_195 = 195;",
  "  google.protobuf.Timestamp field_196 = 196;",
  "  optional string field_197 = 197;",
  "  google.protobuf.Int32Value field_198 = 198;",
  "  fixed32 field_199 = 199;",
  "  int64 field_200 = 200;",
  "}",
  "",
].join("\n");
const imports: readonly SchemaImport[] = [
  { name: "shared/v1/unit.proto", schema: schema1 },
  { name: "shared/v1/money.proto", schema: schema2 },
];
/** The codec of `sluice.types.v1.First`, from `schemas/types.proto`. */
export const First: MessageType<First> = {
  name: "sluice.types.v1.First",
  index: [0],
  schema,
  imports,
  sensitive: [],
  encode(value: First, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeFirst(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): First {
    return decodeFirst(openReader(buf, start, end, false), start, end);
  },
  check: checkFirst,
};
/** The codec of `sluice.types.v1.Types`, from `schemas/types.proto`. */
export const Types: MessageType<Types> = {
  name: "sluice.types.v1.Types",
  index: [1],
  schema,
  imports,
  sensitive: [],
  encode(value: Types, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeTypes(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Types {
    return decodeTypes(openReader(buf, start, end, true), start, end);
  },
  check: checkTypes,
};
/** The codec of `sluice.types.v1.Types.Nested`, from `schemas/types.proto`. */
export const TypesNested: MessageType<TypesNested> = {
  name: "sluice.types.v1.Types.Nested",
  index: [1, 0],
  schema,
  imports,
  sensitive: [],
  encode(value: TypesNested, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeTypesNested(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): TypesNested {
    return decodeTypesNested(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkTypesNested,
};
/** The codec of `sluice.types.v1.Types.Nested.Deep`, from `schemas/types.proto`. */
export const TypesNestedDeep: MessageType<TypesNestedDeep> = {
  name: "sluice.types.v1.Types.Nested.Deep",
  index: [1, 0, 0],
  schema,
  imports,
  sensitive: [],
  encode(value: TypesNestedDeep, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeTypesNestedDeep(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): TypesNestedDeep {
    return decodeTypesNestedDeep(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkTypesNestedDeep,
};
/** The codec of `sluice.types.v1.Words`, from `schemas/types.proto`. */
export const Words: MessageType<Words> = {
  name: "sluice.types.v1.Words",
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
/** The codec of `sluice.types.v1.Wide`, from `schemas/types.proto`. */
export const Wide: MessageType<Wide> = {
  name: "sluice.types.v1.Wide",
  index: [3],
  schema,
  imports,
  sensitive: [],
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
let reservedForTypes161 = 1;
let reservedForTypes162 = 1;
let reservedForTypes163 = 1;
let reservedForTypes164 = 1;
let reservedForTypes171 = 1;
let reservedForTypes172 = 1;
let reservedForTypes173 = 1;
let reservedForTypes176 = 1;
let reservedForTypes186 = 1;
let reservedForTypes187 = 1;
let reservedForTypesNested5 = 1;

function encodeFirst(value: First, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { a } = value;
  const size = 28;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (typeof a !== "number" || (a | 0) !== a) throw badNumber("a", "int32", a);
  if (a !== 0) {
    buf[p++] = 8;
    p = writeInt32(buf, p, a);
  }
  out.pos = p;
}

function decodeFirst(r: Reader, p: number, end: number): First {
  let a: number = 0;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "a");
        a = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { a };
}

function checkFirst(_value: First): readonly Violation[] {
  return NONE;
}

function encodeTypes(value: Types, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { oneDouble, oneFloat, oneInt32, oneInt64, oneUint32, oneUint64, oneSint32, oneSint64, oneFixed32, oneFixed64, oneSfixed32, oneSfixed64, oneBool, oneString, oneBytes, maybeDouble, maybeFloat, maybeInt32, maybeInt64, maybeUint32, maybeUint64, maybeSint32, maybeSint64, maybeFixed32, maybeFixed64, maybeSfixed32, maybeSfixed64, maybeBool, maybeString, maybeBytes, listDouble, listFloat, listInt32, listInt64, listUint32, listUint64, listSint32, listSint64, listFixed32, listFixed64, listSfixed32, listSfixed64, listBool, listString, listBytes, looseDouble, looseInt32, looseUint64, looseFixed32, looseBool, byInt32, byInt64, byUint32, byUint64, bySint32, bySint64, byFixed32, byFixed64, bySfixed32, bySfixed64, byBool, byString, mapDouble, mapFloat, mapInt32, mapInt64, mapUint32, mapUint64, mapSint32, mapSint64, mapFixed32, mapFixed64, mapSfixed32, mapSfixed64, mapBool, mapString, mapBytes, wrappedDouble, wrappedFloat, wrappedInt64, wrappedUint64, wrappedInt32, wrappedUint32, wrappedBool, wrappedString, wrappedBytes, wrappedDoubleList, wrappedFloatList, wrappedInt64List, wrappedUint64List, wrappedInt32List, wrappedUint32List, wrappedBoolList, wrappedStringList, wrappedBytesList, wrappedDoubleMap, wrappedFloatMap, wrappedInt64Map, wrappedUint64Map, wrappedInt32Map, wrappedUint32Map, wrappedBoolMap, wrappedStringMap, wrappedBytesMap, at, atList, atMap, took, tookList, tookMap, kind, maybeKind, kindList, looseKind, kindMap, nested, nestedList, nestedMap, deep, price, priceList, priceMap, currency, currencyList, part, choice, "last": last$ } = value;
  if (typeof oneString !== "string") throw wrongType("one_string", "a string", oneString);
  if (!(oneBytes instanceof Uint8Array)) throw wrongType("one_bytes", "a Uint8Array", oneBytes);
  if (maybeString !== undefined && typeof maybeString !== "string") throw wrongType("maybe_string", "a string", maybeString);
  if (maybeBytes !== undefined && !(maybeBytes instanceof Uint8Array)) throw wrongType("maybe_bytes", "a Uint8Array", maybeBytes);
  if (!Array.isArray(listDouble)) throw wrongType("list_double", "an array", listDouble);
  if (!Array.isArray(listFloat)) throw wrongType("list_float", "an array", listFloat);
  if (!Array.isArray(listInt32)) throw wrongType("list_int32", "an array", listInt32);
  if (!Array.isArray(listInt64)) throw wrongType("list_int64", "an array", listInt64);
  if (!Array.isArray(listUint32)) throw wrongType("list_uint32", "an array", listUint32);
  if (!Array.isArray(listUint64)) throw wrongType("list_uint64", "an array", listUint64);
  if (!Array.isArray(listSint32)) throw wrongType("list_sint32", "an array", listSint32);
  if (!Array.isArray(listSint64)) throw wrongType("list_sint64", "an array", listSint64);
  if (!Array.isArray(listFixed32)) throw wrongType("list_fixed32", "an array", listFixed32);
  if (!Array.isArray(listFixed64)) throw wrongType("list_fixed64", "an array", listFixed64);
  if (!Array.isArray(listSfixed32)) throw wrongType("list_sfixed32", "an array", listSfixed32);
  if (!Array.isArray(listSfixed64)) throw wrongType("list_sfixed64", "an array", listSfixed64);
  if (!Array.isArray(listBool)) throw wrongType("list_bool", "an array", listBool);
  if (!Array.isArray(listString)) throw wrongType("list_string", "an array", listString);
  if (!Array.isArray(listBytes)) throw wrongType("list_bytes", "an array", listBytes);
  if (!Array.isArray(looseDouble)) throw wrongType("loose_double", "an array", looseDouble);
  if (!Array.isArray(looseInt32)) throw wrongType("loose_int32", "an array", looseInt32);
  if (!Array.isArray(looseUint64)) throw wrongType("loose_uint64", "an array", looseUint64);
  if (!Array.isArray(looseFixed32)) throw wrongType("loose_fixed32", "an array", looseFixed32);
  if (!Array.isArray(looseBool)) throw wrongType("loose_bool", "an array", looseBool);
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
  if (typeof mapDouble !== "object" || mapDouble === null || mapDouble instanceof Map) throw wrongType("map_double", "an object", mapDouble);
  if (typeof mapFloat !== "object" || mapFloat === null || mapFloat instanceof Map) throw wrongType("map_float", "an object", mapFloat);
  if (typeof mapInt32 !== "object" || mapInt32 === null || mapInt32 instanceof Map) throw wrongType("map_int32", "an object", mapInt32);
  if (typeof mapInt64 !== "object" || mapInt64 === null || mapInt64 instanceof Map) throw wrongType("map_int64", "an object", mapInt64);
  if (typeof mapUint32 !== "object" || mapUint32 === null || mapUint32 instanceof Map) throw wrongType("map_uint32", "an object", mapUint32);
  if (typeof mapUint64 !== "object" || mapUint64 === null || mapUint64 instanceof Map) throw wrongType("map_uint64", "an object", mapUint64);
  if (typeof mapSint32 !== "object" || mapSint32 === null || mapSint32 instanceof Map) throw wrongType("map_sint32", "an object", mapSint32);
  if (typeof mapSint64 !== "object" || mapSint64 === null || mapSint64 instanceof Map) throw wrongType("map_sint64", "an object", mapSint64);
  if (typeof mapFixed32 !== "object" || mapFixed32 === null || mapFixed32 instanceof Map) throw wrongType("map_fixed32", "an object", mapFixed32);
  if (typeof mapFixed64 !== "object" || mapFixed64 === null || mapFixed64 instanceof Map) throw wrongType("map_fixed64", "an object", mapFixed64);
  if (typeof mapSfixed32 !== "object" || mapSfixed32 === null || mapSfixed32 instanceof Map) throw wrongType("map_sfixed32", "an object", mapSfixed32);
  if (typeof mapSfixed64 !== "object" || mapSfixed64 === null || mapSfixed64 instanceof Map) throw wrongType("map_sfixed64", "an object", mapSfixed64);
  if (typeof mapBool !== "object" || mapBool === null || mapBool instanceof Map) throw wrongType("map_bool", "an object", mapBool);
  if (typeof mapString !== "object" || mapString === null || mapString instanceof Map) throw wrongType("map_string", "an object", mapString);
  if (typeof mapBytes !== "object" || mapBytes === null || mapBytes instanceof Map) throw wrongType("map_bytes", "an object", mapBytes);
  if (wrappedString !== undefined && typeof wrappedString !== "string") throw wrongType("wrapped_string", "a string", wrappedString);
  if (wrappedBytes !== undefined && !(wrappedBytes instanceof Uint8Array)) throw wrongType("wrapped_bytes", "a Uint8Array", wrappedBytes);
  if (!Array.isArray(wrappedDoubleList)) throw wrongType("wrapped_double_list", "an array", wrappedDoubleList);
  if (!Array.isArray(wrappedFloatList)) throw wrongType("wrapped_float_list", "an array", wrappedFloatList);
  if (!Array.isArray(wrappedInt64List)) throw wrongType("wrapped_int64_list", "an array", wrappedInt64List);
  if (!Array.isArray(wrappedUint64List)) throw wrongType("wrapped_uint64_list", "an array", wrappedUint64List);
  if (!Array.isArray(wrappedInt32List)) throw wrongType("wrapped_int32_list", "an array", wrappedInt32List);
  if (!Array.isArray(wrappedUint32List)) throw wrongType("wrapped_uint32_list", "an array", wrappedUint32List);
  if (!Array.isArray(wrappedBoolList)) throw wrongType("wrapped_bool_list", "an array", wrappedBoolList);
  if (!Array.isArray(wrappedStringList)) throw wrongType("wrapped_string_list", "an array", wrappedStringList);
  if (!Array.isArray(wrappedBytesList)) throw wrongType("wrapped_bytes_list", "an array", wrappedBytesList);
  if (!(wrappedDoubleMap instanceof Map)) throw wrongType("wrapped_double_map", "a Map", wrappedDoubleMap);
  if (!(wrappedFloatMap instanceof Map)) throw wrongType("wrapped_float_map", "a Map", wrappedFloatMap);
  if (!(wrappedInt64Map instanceof Map)) throw wrongType("wrapped_int64_map", "a Map", wrappedInt64Map);
  if (!(wrappedUint64Map instanceof Map)) throw wrongType("wrapped_uint64_map", "a Map", wrappedUint64Map);
  if (!(wrappedInt32Map instanceof Map)) throw wrongType("wrapped_int32_map", "a Map", wrappedInt32Map);
  if (!(wrappedUint32Map instanceof Map)) throw wrongType("wrapped_uint32_map", "a Map", wrappedUint32Map);
  if (!(wrappedBoolMap instanceof Map)) throw wrongType("wrapped_bool_map", "a Map", wrappedBoolMap);
  if (!(wrappedStringMap instanceof Map)) throw wrongType("wrapped_string_map", "a Map", wrappedStringMap);
  if (!(wrappedBytesMap instanceof Map)) throw wrongType("wrapped_bytes_map", "a Map", wrappedBytesMap);
  if (!Array.isArray(atList)) throw wrongType("at_list", "an array", atList);
  if (!(atMap instanceof Map)) throw wrongType("at_map", "a Map", atMap);
  if (!Array.isArray(tookList)) throw wrongType("took_list", "an array", tookList);
  if (!(tookMap instanceof Map)) throw wrongType("took_map", "a Map", tookMap);
  if (!Array.isArray(kindList)) throw wrongType("kind_list", "an array", kindList);
  if (!Array.isArray(looseKind)) throw wrongType("loose_kind", "an array", looseKind);
  if (typeof kindMap !== "object" || kindMap === null || kindMap instanceof Map) throw wrongType("kind_map", "an object", kindMap);
  if (!Array.isArray(nestedList)) throw wrongType("nested_list", "an array", nestedList);
  if (typeof nestedMap !== "object" || nestedMap === null || nestedMap instanceof Map) throw wrongType("nested_map", "an object", nestedMap);
  if (!Array.isArray(priceList)) throw wrongType("price_list", "an array", priceList);
  if (!(priceMap instanceof Map)) throw wrongType("price_map", "a Map", priceMap);
  if (!Array.isArray(currencyList)) throw wrongType("currency_list", "an array", currencyList);
  if (choice !== undefined && choice.case !== "chosenInt32" && choice.case !== "chosenUint64" && choice.case !== "chosenString" && choice.case !== "chosenBytes" && choice.case !== "chosenKind" && choice.case !== "chosenNested" && choice.case !== "chosenMoney" && choice.case !== "chosenAt" && choice.case !== "chosenTook" && choice.case !== "chosenWrapped") throw wrongCase("choice", "chosenInt32, chosenUint64, chosenString, chosenBytes, chosenKind, chosenNested, chosenMoney, chosenAt, chosenTook, chosenWrapped", choice);
  if (typeof last$ !== "string") throw wrongType("last", "a string", last$);
  const size = 1726 + (oneString.length + (maybeString === undefined ? 0 : maybeString.length) + (wrappedString === undefined ? 0 : wrappedString.length) + last$.length) * 3 + oneBytes.length + (maybeBytes === undefined ? 0 : maybeBytes.length) + (wrappedBytes === undefined ? 0 : wrappedBytes.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof oneDouble !== "number") throw badNumber("one_double", "double", oneDouble);
  if (!Object.is(oneDouble, 0)) {
    buf[p++] = 9;
    p = writeDouble(buf, p, oneDouble);
  }
  if (typeof oneFloat !== "number") throw badNumber("one_float", "float", oneFloat);
  if (!Object.is(oneFloat, 0)) {
    buf[p++] = 21;
    p = writeFloat(buf, p, oneFloat, "one_float");
  }
  if (typeof oneInt32 !== "number" || (oneInt32 | 0) !== oneInt32) throw badNumber("one_int32", "int32", oneInt32);
  if (oneInt32 !== 0) {
    buf[p++] = 24;
    p = writeInt32(buf, p, oneInt32);
  }
  if (typeof oneInt64 !== "bigint" || BigInt.asIntN(64, oneInt64) !== oneInt64) throw badNumber("one_int64", "int64", oneInt64);
  if (oneInt64 !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, oneInt64);
  }
  if (typeof oneUint32 !== "number" || (oneUint32 >>> 0) !== oneUint32) throw badNumber("one_uint32", "uint32", oneUint32);
  if (oneUint32 !== 0) {
    buf[p++] = 40;
    p = writeVarint32(buf, p, oneUint32);
  }
  if (typeof oneUint64 !== "bigint" || BigInt.asUintN(64, oneUint64) !== oneUint64) throw badNumber("one_uint64", "uint64", oneUint64);
  if (oneUint64 !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, oneUint64);
  }
  if (typeof oneSint32 !== "number" || (oneSint32 | 0) !== oneSint32) throw badNumber("one_sint32", "sint32", oneSint32);
  if (oneSint32 !== 0) {
    buf[p++] = 56;
    p = writeSint32(buf, p, oneSint32);
  }
  if (typeof oneSint64 !== "bigint" || BigInt.asIntN(64, oneSint64) !== oneSint64) throw badNumber("one_sint64", "sint64", oneSint64);
  if (oneSint64 !== 0n) {
    buf[p++] = 64;
    p = writeSint64(buf, p, oneSint64);
  }
  if (typeof oneFixed32 !== "number" || (oneFixed32 >>> 0) !== oneFixed32) throw badNumber("one_fixed32", "fixed32", oneFixed32);
  if (oneFixed32 !== 0) {
    buf[p++] = 77;
    p = writeFixed32(buf, p, oneFixed32);
  }
  if (typeof oneFixed64 !== "bigint" || BigInt.asUintN(64, oneFixed64) !== oneFixed64) throw badNumber("one_fixed64", "fixed64", oneFixed64);
  if (oneFixed64 !== 0n) {
    buf[p++] = 81;
    p = writeFixed64(buf, p, oneFixed64);
  }
  if (typeof oneSfixed32 !== "number" || (oneSfixed32 | 0) !== oneSfixed32) throw badNumber("one_sfixed32", "sfixed32", oneSfixed32);
  if (oneSfixed32 !== 0) {
    buf[p++] = 93;
    p = writeFixed32(buf, p, oneSfixed32);
  }
  if (typeof oneSfixed64 !== "bigint" || BigInt.asIntN(64, oneSfixed64) !== oneSfixed64) throw badNumber("one_sfixed64", "sfixed64", oneSfixed64);
  if (oneSfixed64 !== 0n) {
    buf[p++] = 97;
    p = writeFixed64(buf, p, oneSfixed64);
  }
  if (typeof oneBool !== "boolean") throw wrongType("one_bool", "a boolean", oneBool);
  if (oneBool) {
    buf[p++] = 104;
    p = writeBool(buf, p, oneBool);
  }
  if (oneString.length !== 0) {
    buf[p++] = 114;
    p = writeString(buf, p, oneString, "one_string");
  }
  if (oneBytes.length !== 0) {
    buf[p++] = 122;
    p = writeBytes(buf, p, oneBytes);
  }
  if (maybeDouble !== undefined) {
    if (typeof maybeDouble !== "number") throw badNumber("maybe_double", "double", maybeDouble);
    buf[p++] = 169;
    buf[p++] = 1;
    p = writeDouble(buf, p, maybeDouble);
  }
  if (maybeFloat !== undefined) {
    if (typeof maybeFloat !== "number") throw badNumber("maybe_float", "float", maybeFloat);
    buf[p++] = 181;
    buf[p++] = 1;
    p = writeFloat(buf, p, maybeFloat, "maybe_float");
  }
  if (maybeInt32 !== undefined) {
    if (typeof maybeInt32 !== "number" || (maybeInt32 | 0) !== maybeInt32) throw badNumber("maybe_int32", "int32", maybeInt32);
    buf[p++] = 184;
    buf[p++] = 1;
    p = writeInt32(buf, p, maybeInt32);
  }
  if (maybeInt64 !== undefined) {
    if (typeof maybeInt64 !== "bigint" || BigInt.asIntN(64, maybeInt64) !== maybeInt64) throw badNumber("maybe_int64", "int64", maybeInt64);
    buf[p++] = 192;
    buf[p++] = 1;
    p = writeInt64(buf, p, maybeInt64);
  }
  if (maybeUint32 !== undefined) {
    if (typeof maybeUint32 !== "number" || (maybeUint32 >>> 0) !== maybeUint32) throw badNumber("maybe_uint32", "uint32", maybeUint32);
    buf[p++] = 200;
    buf[p++] = 1;
    p = writeVarint32(buf, p, maybeUint32);
  }
  if (maybeUint64 !== undefined) {
    if (typeof maybeUint64 !== "bigint" || BigInt.asUintN(64, maybeUint64) !== maybeUint64) throw badNumber("maybe_uint64", "uint64", maybeUint64);
    buf[p++] = 208;
    buf[p++] = 1;
    p = writeInt64(buf, p, maybeUint64);
  }
  if (maybeSint32 !== undefined) {
    if (typeof maybeSint32 !== "number" || (maybeSint32 | 0) !== maybeSint32) throw badNumber("maybe_sint32", "sint32", maybeSint32);
    buf[p++] = 216;
    buf[p++] = 1;
    p = writeSint32(buf, p, maybeSint32);
  }
  if (maybeSint64 !== undefined) {
    if (typeof maybeSint64 !== "bigint" || BigInt.asIntN(64, maybeSint64) !== maybeSint64) throw badNumber("maybe_sint64", "sint64", maybeSint64);
    buf[p++] = 224;
    buf[p++] = 1;
    p = writeSint64(buf, p, maybeSint64);
  }
  if (maybeFixed32 !== undefined) {
    if (typeof maybeFixed32 !== "number" || (maybeFixed32 >>> 0) !== maybeFixed32) throw badNumber("maybe_fixed32", "fixed32", maybeFixed32);
    buf[p++] = 237;
    buf[p++] = 1;
    p = writeFixed32(buf, p, maybeFixed32);
  }
  if (maybeFixed64 !== undefined) {
    if (typeof maybeFixed64 !== "bigint" || BigInt.asUintN(64, maybeFixed64) !== maybeFixed64) throw badNumber("maybe_fixed64", "fixed64", maybeFixed64);
    buf[p++] = 241;
    buf[p++] = 1;
    p = writeFixed64(buf, p, maybeFixed64);
  }
  if (maybeSfixed32 !== undefined) {
    if (typeof maybeSfixed32 !== "number" || (maybeSfixed32 | 0) !== maybeSfixed32) throw badNumber("maybe_sfixed32", "sfixed32", maybeSfixed32);
    buf[p++] = 253;
    buf[p++] = 1;
    p = writeFixed32(buf, p, maybeSfixed32);
  }
  if (maybeSfixed64 !== undefined) {
    if (typeof maybeSfixed64 !== "bigint" || BigInt.asIntN(64, maybeSfixed64) !== maybeSfixed64) throw badNumber("maybe_sfixed64", "sfixed64", maybeSfixed64);
    buf[p++] = 129;
    buf[p++] = 2;
    p = writeFixed64(buf, p, maybeSfixed64);
  }
  if (maybeBool !== undefined) {
    if (typeof maybeBool !== "boolean") throw wrongType("maybe_bool", "a boolean", maybeBool);
    buf[p++] = 136;
    buf[p++] = 2;
    p = writeBool(buf, p, maybeBool);
  }
  if (maybeString !== undefined) {
    buf[p++] = 146;
    buf[p++] = 2;
    p = writeString(buf, p, maybeString, "maybe_string");
  }
  if (maybeBytes !== undefined) {
    buf[p++] = 154;
    buf[p++] = 2;
    p = writeBytes(buf, p, maybeBytes);
  }
  if (listDouble.length !== 0) {
    if (p + listDouble.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listDouble.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listDouble.length);
    p += reserved;
    for (let i = 0; i < listDouble.length; i++) {
      const one = listDouble[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("list_double", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listFloat.length !== 0) {
    if (p + listFloat.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listFloat.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listFloat.length);
    p += reserved;
    for (let i = 0; i < listFloat.length; i++) {
      const one = listFloat[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("list_float", i), "float", one);
      p = writeFloat(buf, p, one, "list_float", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listInt32.length !== 0) {
    if (p + listInt32.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listInt32.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listInt32.length);
    p += reserved;
    for (let i = 0; i < listInt32.length; i++) {
      const one = listInt32[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("list_int32", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listInt64.length !== 0) {
    if (p + listInt64.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listInt64.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listInt64.length);
    p += reserved;
    for (let i = 0; i < listInt64.length; i++) {
      const one = listInt64[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("list_int64", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listUint32.length !== 0) {
    if (p + listUint32.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listUint32.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listUint32.length);
    p += reserved;
    for (let i = 0; i < listUint32.length; i++) {
      const one = listUint32[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("list_uint32", i), "uint32", one);
      p = writeVarint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listUint64.length !== 0) {
    if (p + listUint64.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listUint64.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listUint64.length);
    p += reserved;
    for (let i = 0; i < listUint64.length; i++) {
      const one = listUint64[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("list_uint64", i), "uint64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listSint32.length !== 0) {
    if (p + listSint32.length * 5 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listSint32.length * 5 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(listSint32.length);
    p += reserved;
    for (let i = 0; i < listSint32.length; i++) {
      const one = listSint32[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("list_sint32", i), "sint32", one);
      p = writeSint32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listSint64.length !== 0) {
    if (p + listSint64.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listSint64.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listSint64.length);
    p += reserved;
    for (let i = 0; i < listSint64.length; i++) {
      const one = listSint64[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("list_sint64", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listFixed32.length !== 0) {
    if (p + listFixed32.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listFixed32.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listFixed32.length);
    p += reserved;
    for (let i = 0; i < listFixed32.length; i++) {
      const one = listFixed32[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("list_fixed32", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listFixed64.length !== 0) {
    if (p + listFixed64.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listFixed64.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listFixed64.length);
    p += reserved;
    for (let i = 0; i < listFixed64.length; i++) {
      const one = listFixed64[i]!;
      if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("list_fixed64", i), "fixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listSfixed32.length !== 0) {
    if (p + listSfixed32.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listSfixed32.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listSfixed32.length);
    p += reserved;
    for (let i = 0; i < listSfixed32.length; i++) {
      const one = listSfixed32[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("list_sfixed32", i), "sfixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listSfixed64.length !== 0) {
    if (p + listSfixed64.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listSfixed64.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listSfixed64.length);
    p += reserved;
    for (let i = 0; i < listSfixed64.length; i++) {
      const one = listSfixed64[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("list_sfixed64", i), "sfixed64", one);
      p = writeFixed64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (listBool.length !== 0) {
    if (p + listBool.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(listBool.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(listBool.length);
    p += reserved;
    for (let i = 0; i < listBool.length; i++) {
      const one = listBool[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("list_bool", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < listString.length; i++) {
    const one = listString[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("list_string", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 3;
    p = writeString(buf, p, one, "list_string", i);
  }
  for (let i = 0; i < listBytes.length; i++) {
    const one = listBytes[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("list_bytes", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 3;
    p = writeBytes(buf, p, one);
  }
  for (let i = 0; i < looseDouble.length; i++) {
    const one = looseDouble[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("loose_double", i), "double", one);
    if (p + size + 10 > buf.length) {
      out.pos = p;
      out.reserve(size + 10);
      buf = out.buf;
    }
    buf[p++] = 233;
    buf[p++] = 3;
    p = writeDouble(buf, p, one);
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
  for (let i = 0; i < looseUint64.length; i++) {
    const one = looseUint64[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("loose_uint64", i), "uint64", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 248;
    buf[p++] = 3;
    p = writeInt64(buf, p, one);
  }
  for (let i = 0; i < looseFixed32.length; i++) {
    const one = looseFixed32[i]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("loose_fixed32", i), "fixed32", one);
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 133;
    buf[p++] = 4;
    p = writeFixed32(buf, p, one);
  }
  for (let i = 0; i < looseBool.length; i++) {
    const one = looseBool[i]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("loose_bool", i), "a boolean", one);
    if (p + size + 3 > buf.length) {
      out.pos = p;
      out.reserve(size + 3);
      buf = out.buf;
    }
    buf[p++] = 136;
    buf[p++] = 4;
    p = writeBool(buf, p, one);
  }
  for (const [key, one] of byInt32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_int32", key), "int32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_int32", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_int32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byInt64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_int64", key), "int64", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_int64", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_int64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byUint32) {
    if (typeof key !== "number" || (key >>> 0) !== key) throw badNumber(entryPath("by_uint32", key), "uint32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_uint32", key), "a string", one);
    if (p + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeVarint32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_uint32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byUint64) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("by_uint64", key), "uint64", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_uint64", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_uint64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySint32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_sint32", key), "sint32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_sint32", key), "a string", one);
    if (p + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeSint32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_sint32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySint64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_sint64", key), "sint64", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_sint64", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 8;
    p = writeSint64(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_sint64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byFixed32) {
    if (typeof key !== "number" || (key >>> 0) !== key) throw badNumber(entryPath("by_fixed32", key), "fixed32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_fixed32", key), "a string", one);
    if (p + one.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 13;
    p = writeFixed32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_fixed32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byFixed64) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("by_fixed64", key), "fixed64", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_fixed64", key), "a string", one);
    if (p + one.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 9;
    p = writeFixed64(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_fixed64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySfixed32) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("by_sfixed32", key), "sfixed32", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_sfixed32", key), "a string", one);
    if (p + one.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 4;
    const entry = p++;
    buf[p++] = 13;
    p = writeFixed32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_sfixed32", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of bySfixed64) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_sfixed64", key), "sfixed64", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_sfixed64", key), "a string", one);
    if (p + one.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 9;
    p = writeFixed64(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_sfixed64", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byBool) {
    if (typeof key !== "boolean") throw wrongType(entryPath("by_bool", key), "a boolean", key);
    if (typeof one !== "string") throw wrongType(entryPath("by_bool", key), "a string", one);
    if (p + one.length * 3 + size + 15 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 15);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 8;
    p = writeBool(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_bool", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in byString) {
    const one = byString[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("by_string", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "by_string", key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "by_string", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapDouble) {
    const one = mapDouble[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("map_double", key), "double", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_double", key);
    buf[p++] = 17;
    p = writeDouble(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapFloat) {
    const one = mapFloat[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("map_float", key), "float", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_float", key);
    buf[p++] = 21;
    p = writeFloat(buf, p, one, "map_float", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapInt32) {
    const one = mapInt32[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("map_int32", key), "int32", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_int32", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapInt64) {
    const one = mapInt64[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("map_int64", key), "int64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_int64", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapUint32) {
    const one = mapUint32[key]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("map_uint32", key), "uint32", one);
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 5;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_uint32", key);
    buf[p++] = 16;
    p = writeVarint32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapUint64) {
    const one = mapUint64[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("map_uint64", key), "uint64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_uint64", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapSint32) {
    const one = mapSint32[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("map_sint32", key), "sint32", one);
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_sint32", key);
    buf[p++] = 16;
    p = writeSint32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapSint64) {
    const one = mapSint64[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("map_sint64", key), "sint64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_sint64", key);
    buf[p++] = 16;
    p = writeSint64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapFixed32) {
    const one = mapFixed32[key]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("map_fixed32", key), "fixed32", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_fixed32", key);
    buf[p++] = 21;
    p = writeFixed32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapFixed64) {
    const one = mapFixed64[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("map_fixed64", key), "fixed64", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_fixed64", key);
    buf[p++] = 17;
    p = writeFixed64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapSfixed32) {
    const one = mapSfixed32[key]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("map_sfixed32", key), "sfixed32", one);
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_sfixed32", key);
    buf[p++] = 21;
    p = writeFixed32(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapSfixed64) {
    const one = mapSfixed64[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("map_sfixed64", key), "sfixed64", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_sfixed64", key);
    buf[p++] = 17;
    p = writeFixed64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapBool) {
    const one = mapBool[key]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("map_bool", key), "a boolean", one);
    if (p + key.length * 3 + size + 15 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 15);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_bool", key);
    buf[p++] = 16;
    p = writeBool(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapString) {
    const one = mapString[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("map_string", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_string", key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "map_string", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in mapBytes) {
    const one = mapBytes[key]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("map_bytes", key), "a Uint8Array", one);
    if (p + key.length * 3 + one.length + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length + size + 19);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 6;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "map_bytes", key);
    buf[p++] = 18;
    p = writeBytes(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (wrappedDouble !== undefined) {
    if (typeof wrappedDouble !== "number") throw badNumber("wrapped_double", "double", wrappedDouble);
    buf[p++] = 250;
    buf[p++] = 6;
    {
      const start = p++;
      if (!Object.is(wrappedDouble, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, wrappedDouble);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedFloat !== undefined) {
    if (typeof wrappedFloat !== "number") throw badNumber("wrapped_float", "float", wrappedFloat);
    buf[p++] = 130;
    buf[p++] = 7;
    {
      const start = p++;
      if (!Object.is(wrappedFloat, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, wrappedFloat, "wrapped_float");
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedInt64 !== undefined) {
    if (typeof wrappedInt64 !== "bigint" || BigInt.asIntN(64, wrappedInt64) !== wrappedInt64) throw badNumber("wrapped_int64", "int64", wrappedInt64);
    buf[p++] = 138;
    buf[p++] = 7;
    {
      const start = p++;
      if (wrappedInt64 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, wrappedInt64);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedUint64 !== undefined) {
    if (typeof wrappedUint64 !== "bigint" || BigInt.asUintN(64, wrappedUint64) !== wrappedUint64) throw badNumber("wrapped_uint64", "uint64", wrappedUint64);
    buf[p++] = 146;
    buf[p++] = 7;
    {
      const start = p++;
      if (wrappedUint64 !== 0n) {
        buf[p++] = 8;
        p = writeInt64(buf, p, wrappedUint64);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedInt32 !== undefined) {
    if (typeof wrappedInt32 !== "number" || (wrappedInt32 | 0) !== wrappedInt32) throw badNumber("wrapped_int32", "int32", wrappedInt32);
    buf[p++] = 154;
    buf[p++] = 7;
    {
      const start = p++;
      if (wrappedInt32 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, wrappedInt32);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedUint32 !== undefined) {
    if (typeof wrappedUint32 !== "number" || (wrappedUint32 >>> 0) !== wrappedUint32) throw badNumber("wrapped_uint32", "uint32", wrappedUint32);
    buf[p++] = 162;
    buf[p++] = 7;
    {
      const start = p++;
      if (wrappedUint32 !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, wrappedUint32);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedBool !== undefined) {
    if (typeof wrappedBool !== "boolean") throw wrongType("wrapped_bool", "a boolean", wrappedBool);
    buf[p++] = 170;
    buf[p++] = 7;
    {
      const start = p++;
      if (wrappedBool) {
        buf[p++] = 8;
        p = writeBool(buf, p, wrappedBool);
      }
      buf[start] = p - start - 1;
    }
  }
  if (wrappedString !== undefined) {
    buf[p++] = 178;
    buf[p++] = 7;
    {
      const start = p;
      const reserved = lengthBytes(wrappedString.length + 2);
      p += reserved;
      if (wrappedString.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, wrappedString, "wrapped_string");
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  if (wrappedBytes !== undefined) {
    buf[p++] = 186;
    buf[p++] = 7;
    {
      const start = p;
      const reserved = lengthBytes(wrappedBytes.length + 2);
      p += reserved;
      if (wrappedBytes.length !== 0) {
        buf[p++] = 10;
        p = writeBytes(buf, p, wrappedBytes);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  for (let i = 0; i < wrappedDoubleList.length; i++) {
    const one = wrappedDoubleList[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("wrapped_double_list", i), "double", one);
    if (p + size + 16 > buf.length) {
      out.pos = p;
      out.reserve(size + 16);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 7;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 9;
        p = writeDouble(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < wrappedFloatList.length; i++) {
    const one = wrappedFloatList[i]!;
    if (typeof one !== "number") throw badNumber(entryPath("wrapped_float_list", i), "float", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 7;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, one, "wrapped_float_list", i);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < wrappedInt64List.length; i++) {
    const one = wrappedInt64List[i]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("wrapped_int64_list", i), "int64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 218;
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
  for (let i = 0; i < wrappedUint64List.length; i++) {
    const one = wrappedUint64List[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("wrapped_uint64_list", i), "uint64", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 226;
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
  for (let i = 0; i < wrappedInt32List.length; i++) {
    const one = wrappedInt32List[i]!;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("wrapped_int32_list", i), "int32", one);
    if (p + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(size + 18);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 7;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < wrappedUint32List.length; i++) {
    const one = wrappedUint32List[i]!;
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("wrapped_uint32_list", i), "uint32", one);
    if (p + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(size + 13);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 7;
    {
      const start = p++;
      if (one !== 0) {
        buf[p++] = 8;
        p = writeVarint32(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < wrappedBoolList.length; i++) {
    const one = wrappedBoolList[i]!;
    if (typeof one !== "boolean") throw wrongType(entryPath("wrapped_bool_list", i), "a boolean", one);
    if (p + size + 9 > buf.length) {
      out.pos = p;
      out.reserve(size + 9);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 7;
    {
      const start = p++;
      if (one) {
        buf[p++] = 8;
        p = writeBool(buf, p, one);
      }
      buf[start] = p - start - 1;
    }
  }
  for (let i = 0; i < wrappedStringList.length; i++) {
    const one = wrappedStringList[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("wrapped_string_list", i), "a string", one);
    if (p + one.length * 3 + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 13);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 8;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "wrapped_string_list", i);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
  }
  for (let i = 0; i < wrappedBytesList.length; i++) {
    const one = wrappedBytesList[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("wrapped_bytes_list", i), "a Uint8Array", one);
    if (p + one.length + size + 13 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 13);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 8;
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
  for (const [key, one] of wrappedDoubleMap) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_double_map", key), "int32", key);
    if (typeof one !== "number") throw badNumber(entryPath("wrapped_double_map", key), "double", one);
    if (p + size + 33 > buf.length) {
      out.pos = p;
      out.reserve(size + 33);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedFloatMap) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_float_map", key), "int32", key);
    if (typeof one !== "number") throw badNumber(entryPath("wrapped_float_map", key), "float", one);
    if (p + size + 29 > buf.length) {
      out.pos = p;
      out.reserve(size + 29);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    {
      const start = p++;
      if (!Object.is(one, 0)) {
        buf[p++] = 13;
        p = writeFloat(buf, p, one, "wrapped_float_map", key);
      }
      buf[start] = p - start - 1;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of wrappedInt64Map) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_int64_map", key), "int32", key);
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("wrapped_int64_map", key), "int64", one);
    if (p + size + 35 > buf.length) {
      out.pos = p;
      out.reserve(size + 35);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedUint64Map) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_uint64_map", key), "int32", key);
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("wrapped_uint64_map", key), "uint64", one);
    if (p + size + 35 > buf.length) {
      out.pos = p;
      out.reserve(size + 35);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedInt32Map) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_int32_map", key), "int32", key);
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("wrapped_int32_map", key), "int32", one);
    if (p + size + 35 > buf.length) {
      out.pos = p;
      out.reserve(size + 35);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedUint32Map) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_uint32_map", key), "int32", key);
    if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("wrapped_uint32_map", key), "uint32", one);
    if (p + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(size + 30);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedBoolMap) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_bool_map", key), "int32", key);
    if (typeof one !== "boolean") throw wrongType(entryPath("wrapped_bool_map", key), "a boolean", one);
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
  for (const [key, one] of wrappedStringMap) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_string_map", key), "int32", key);
    if (typeof one !== "string") throw wrongType(entryPath("wrapped_string_map", key), "a string", one);
    if (p + one.length * 3 + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 30);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = lengthBytes(one.length + 2);
      p += reserved;
      if (one.length !== 0) {
        buf[p++] = 10;
        p = writeString(buf, p, one, "wrapped_string_map", key);
      }
      p = writeScope(buf, start, reserved, p - start - reserved);
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of wrappedBytesMap) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("wrapped_bytes_map", key), "int32", key);
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("wrapped_bytes_map", key), "a Uint8Array", one);
    if (p + one.length + size + 30 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 30);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
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
    buf[p++] = 234;
    buf[p++] = 8;
    p = writeTimestamp(buf, p, at, "at");
  }
  for (let i = 0; i < atList.length; i++) {
    const one = atList[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 8;
    p = writeTimestamp(buf, p, one, "at_list", i);
  }
  for (const [key, one] of atMap) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("at_map", key), "uint64", key);
    if (p + size + 43 > buf.length) {
      out.pos = p;
      out.reserve(size + 43);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 8;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 18;
    p = writeTimestamp(buf, p, one, "at_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (took !== undefined) {
    buf[p++] = 130;
    buf[p++] = 9;
    p = writeDuration(buf, p, took, "took");
  }
  for (let i = 0; i < tookList.length; i++) {
    const one = tookList[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 9;
    p = writeDuration(buf, p, one, "took_list", i);
  }
  for (const [key, one] of tookMap) {
    if (typeof key !== "boolean") throw wrongType(entryPath("took_map", key), "a boolean", key);
    if (p + size + 34 > buf.length) {
      out.pos = p;
      out.reserve(size + 34);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 9;
    const entry = p++;
    buf[p++] = 8;
    p = writeBool(buf, p, key);
    buf[p++] = 18;
    p = writeDuration(buf, p, one, "took_map", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  {
    const number = numberOfTypesKind(kind, "kind");
    if (number !== 0) {
      buf[p++] = 184;
      buf[p++] = 9;
      p = writeInt32(buf, p, number);
    }
  }
  if (maybeKind !== undefined) {
    {
      const number = numberOfTypesKind(maybeKind, "maybe_kind");
      buf[p++] = 192;
      buf[p++] = 9;
      p = writeInt32(buf, p, number);
    }
  }
  if (kindList.length !== 0) {
    if (p + kindList.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(kindList.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 9;
    const start = p;
    const reserved = lengthBytes(kindList.length);
    p += reserved;
    for (let i = 0; i < kindList.length; i++) {
      const one = kindList[i]!;
      p = writeInt32(buf, p, numberOfTypesKind(one, "kind_list", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < looseKind.length; i++) {
    const one = looseKind[i]!;
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 208;
    buf[p++] = 9;
    p = writeInt32(buf, p, numberOfTypesKind(one, "loose_kind", i));
  }
  for (const key in kindMap) {
    const one = kindMap[key]!;
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 9;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "kind_map", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfTypesKind(one, "kind_map", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (nested !== undefined) {
    buf[p++] = 138;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForTypes161;
      out.pos = p + reserved;
      try {
        encodeTypesNested(nested, out);
      } catch (error) {
        throw inField(error, "nested");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes161 = p - start - length;
    }
  }
  for (let i = 0; i < nestedList.length; i++) {
    const one = nestedList[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForTypes162;
      out.pos = p + reserved;
      try {
        encodeTypesNested(one, out);
      } catch (error) {
        throw inField(error, entryPath("nested_list", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes162 = p - start - length;
    }
  }
  for (const key in nestedMap) {
    const one = nestedMap[key]!;
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 10;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "nested_map", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForTypes163;
      out.pos = p + reserved;
      try {
        encodeTypesNested(one, out);
      } catch (error) {
        throw inField(error, entryPath("nested_map", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes163 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (deep !== undefined) {
    buf[p++] = 162;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForTypes164;
      out.pos = p + reserved;
      try {
        encodeTypesNestedDeep(deep, out);
      } catch (error) {
        throw inField(error, "deep");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes164 = p - start - length;
    }
  }
  if (price !== undefined) {
    buf[p++] = 218;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForTypes171;
      out.pos = p + reserved;
      try {
        encodeMoney(price, out);
      } catch (error) {
        throw inField(error, "price");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes171 = p - start - length;
    }
  }
  for (let i = 0; i < priceList.length; i++) {
    const one = priceList[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForTypes172;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("price_list", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes172 = p - start - length;
    }
  }
  for (const [key, one] of priceMap) {
    if (typeof key !== "bigint" || BigInt.asUintN(64, key) !== key) throw badNumber(entryPath("price_map", key), "fixed64", key);
    if (p + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(size + 22);
      buf = out.buf;
    }
    buf[p++] = 234;
    buf[p++] = 10;
    const entry = p++;
    buf[p++] = 9;
    p = writeFixed64(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForTypes173;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, entryPath("price_map", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes173 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  {
    const number = numberOfCurrency(currency, "currency");
    if (number !== 0) {
      buf[p++] = 240;
      buf[p++] = 10;
      p = writeInt32(buf, p, number);
    }
  }
  if (currencyList.length !== 0) {
    if (p + currencyList.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(currencyList.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(currencyList.length);
    p += reserved;
    for (let i = 0; i < currencyList.length; i++) {
      const one = currencyList[i]!;
      p = writeInt32(buf, p, numberOfCurrency(one, "currency_list", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (part !== undefined) {
    buf[p++] = 130;
    buf[p++] = 11;
    {
      const start = p;
      const reserved = reservedForTypes176;
      out.pos = p + reserved;
      try {
        encodeMoneyPart(part, out);
      } catch (error) {
        throw inField(error, "part");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes176 = p - start - length;
    }
  }
  if (choice !== undefined && choice.case === "chosenInt32") {
    const one = choice.value;
    if (typeof one !== "number" || (one | 0) !== one) throw badNumber("chosen_int32", "int32", one);
    buf[p++] = 168;
    buf[p++] = 11;
    p = writeInt32(buf, p, one);
  }
  if (choice !== undefined && choice.case === "chosenUint64") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber("chosen_uint64", "uint64", one);
    buf[p++] = 176;
    buf[p++] = 11;
    p = writeInt64(buf, p, one);
  }
  if (choice !== undefined && choice.case === "chosenString") {
    const one = choice.value;
    if (typeof one !== "string") throw wrongType("chosen_string", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 11;
    p = writeString(buf, p, one, "chosen_string");
  }
  if (choice !== undefined && choice.case === "chosenBytes") {
    const one = choice.value;
    if (!(one instanceof Uint8Array)) throw wrongType("chosen_bytes", "a Uint8Array", one);
    if (p + one.length + size > buf.length) {
      out.pos = p;
      out.reserve(one.length + size);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 11;
    p = writeBytes(buf, p, one);
  }
  if (choice !== undefined && choice.case === "chosenKind") {
    const one = choice.value;
    {
      const number = numberOfTypesKind(one, "chosen_kind");
      buf[p++] = 200;
      buf[p++] = 11;
      p = writeInt32(buf, p, number);
    }
  }
  if (choice !== undefined && choice.case === "chosenNested") {
    const one = choice.value;
    buf[p++] = 210;
    buf[p++] = 11;
    {
      const start = p;
      const reserved = reservedForTypes186;
      out.pos = p + reserved;
      try {
        encodeTypesNested(one, out);
      } catch (error) {
        throw inField(error, "chosen_nested");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes186 = p - start - length;
    }
  }
  if (choice !== undefined && choice.case === "chosenMoney") {
    const one = choice.value;
    buf[p++] = 218;
    buf[p++] = 11;
    {
      const start = p;
      const reserved = reservedForTypes187;
      out.pos = p + reserved;
      try {
        encodeMoney(one, out);
      } catch (error) {
        throw inField(error, "chosen_money");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypes187 = p - start - length;
    }
  }
  if (choice !== undefined && choice.case === "chosenAt") {
    const one = choice.value;
    buf[p++] = 226;
    buf[p++] = 11;
    p = writeTimestamp(buf, p, one, "chosen_at");
  }
  if (choice !== undefined && choice.case === "chosenTook") {
    const one = choice.value;
    buf[p++] = 234;
    buf[p++] = 11;
    p = writeDuration(buf, p, one, "chosen_took");
  }
  if (choice !== undefined && choice.case === "chosenWrapped") {
    const one = choice.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("chosen_wrapped", "int64", one);
    buf[p++] = 242;
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
  if (last$.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 15;
    p = writeString(buf, p, last$, "last");
  }
  out.pos = p;
}

function decodeTypes(r: Reader, p: number, end: number): Types {
  let oneDouble: number = 0;
  let oneFloat: number = 0;
  let oneInt32: number = 0;
  let oneInt64: bigint = 0n;
  let oneUint32: number = 0;
  let oneUint64: bigint = 0n;
  let oneSint32: number = 0;
  let oneSint64: bigint = 0n;
  let oneFixed32: number = 0;
  let oneFixed64: bigint = 0n;
  let oneSfixed32: number = 0;
  let oneSfixed64: bigint = 0n;
  let oneBool: boolean = false;
  let oneString: string = "";
  let oneBytes: Uint8Array = new Uint8Array(0);
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
  const listDouble: number[] = [];
  const listFloat: number[] = [];
  const listInt32: number[] = [];
  const listInt64: bigint[] = [];
  const listUint32: number[] = [];
  const listUint64: bigint[] = [];
  const listSint32: number[] = [];
  const listSint64: bigint[] = [];
  const listFixed32: number[] = [];
  const listFixed64: bigint[] = [];
  const listSfixed32: number[] = [];
  const listSfixed64: bigint[] = [];
  const listBool: boolean[] = [];
  const listString: string[] = [];
  const listBytes: Uint8Array[] = [];
  const looseDouble: number[] = [];
  const looseInt32: number[] = [];
  const looseUint64: bigint[] = [];
  const looseFixed32: number[] = [];
  const looseBool: boolean[] = [];
  const byInt32: Map<number, string> = new Map();
  const byInt64: Map<bigint, string> = new Map();
  const byUint32: Map<number, string> = new Map();
  const byUint64: Map<bigint, string> = new Map();
  const bySint32: Map<number, string> = new Map();
  const bySint64: Map<bigint, string> = new Map();
  const byFixed32: Map<number, string> = new Map();
  const byFixed64: Map<bigint, string> = new Map();
  const bySfixed32: Map<number, string> = new Map();
  const bySfixed64: Map<bigint, string> = new Map();
  const byBool: Map<boolean, string> = new Map();
  const byString: Record<string, string> = {};
  const mapDouble: Record<string, number> = {};
  const mapFloat: Record<string, number> = {};
  const mapInt32: Record<string, number> = {};
  const mapInt64: Record<string, bigint> = {};
  const mapUint32: Record<string, number> = {};
  const mapUint64: Record<string, bigint> = {};
  const mapSint32: Record<string, number> = {};
  const mapSint64: Record<string, bigint> = {};
  const mapFixed32: Record<string, number> = {};
  const mapFixed64: Record<string, bigint> = {};
  const mapSfixed32: Record<string, number> = {};
  const mapSfixed64: Record<string, bigint> = {};
  const mapBool: Record<string, boolean> = {};
  const mapString: Record<string, string> = {};
  const mapBytes: Record<string, Uint8Array> = {};
  let wrappedDouble: number | undefined;
  let wrappedFloat: number | undefined;
  let wrappedInt64: bigint | undefined;
  let wrappedUint64: bigint | undefined;
  let wrappedInt32: number | undefined;
  let wrappedUint32: number | undefined;
  let wrappedBool: boolean | undefined;
  let wrappedString: string | undefined;
  let wrappedBytes: Uint8Array | undefined;
  const wrappedDoubleList: number[] = [];
  const wrappedFloatList: number[] = [];
  const wrappedInt64List: bigint[] = [];
  const wrappedUint64List: bigint[] = [];
  const wrappedInt32List: number[] = [];
  const wrappedUint32List: number[] = [];
  const wrappedBoolList: boolean[] = [];
  const wrappedStringList: string[] = [];
  const wrappedBytesList: Uint8Array[] = [];
  const wrappedDoubleMap: Map<number, number> = new Map();
  const wrappedFloatMap: Map<number, number> = new Map();
  const wrappedInt64Map: Map<number, bigint> = new Map();
  const wrappedUint64Map: Map<number, bigint> = new Map();
  const wrappedInt32Map: Map<number, number> = new Map();
  const wrappedUint32Map: Map<number, number> = new Map();
  const wrappedBoolMap: Map<number, boolean> = new Map();
  const wrappedStringMap: Map<number, string> = new Map();
  const wrappedBytesMap: Map<number, Uint8Array> = new Map();
  let at: Date | undefined;
  const atList: Date[] = [];
  const atMap: Map<bigint, Date> = new Map();
  let took: Duration | undefined;
  const tookList: Duration[] = [];
  const tookMap: Map<boolean, Duration> = new Map();
  let kind: TypesKind = "KIND_UNSPECIFIED";
  let maybeKind: TypesKind | undefined;
  const kindList: TypesKind[] = [];
  const looseKind: TypesKind[] = [];
  const kindMap: Record<string, TypesKind> = {};
  let nested: TypesNested | undefined;
  const nestedList: TypesNested[] = [];
  const nestedMap: Record<string, TypesNested> = {};
  let deep: TypesNestedDeep | undefined;
  let price: Money | undefined;
  const priceList: Money[] = [];
  const priceMap: Map<bigint, Money> = new Map();
  let currency: Currency = "CURRENCY_UNSPECIFIED";
  const currencyList: Currency[] = [];
  let part: MoneyPart | undefined;
  let choice: Types["choice"];
  let last$: string = "";
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "one_double");
        oneDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "one_float");
        oneFloat = readFloat(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "one_int32");
        oneInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "one_int64");
        oneInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "one_uint32");
        oneUint32 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "one_uint64");
        oneUint64 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "one_sint32");
        oneSint32 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "one_sint64");
        oneSint64 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 77) throw wrongWire(tag, "one_fixed32");
        oneFixed32 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 81) throw wrongWire(tag, "one_fixed64");
        oneFixed64 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 93) throw wrongWire(tag, "one_sfixed32");
        oneSfixed32 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "one_sfixed64");
        oneSfixed64 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "one_bool");
        oneBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "one_string");
        oneString = readString(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "one_bytes");
        oneBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 169) throw wrongWire(tag, "maybe_double");
        maybeDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 181) throw wrongWire(tag, "maybe_float");
        maybeFloat = readFloat(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 184) throw wrongWire(tag, "maybe_int32");
        maybeInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 192) throw wrongWire(tag, "maybe_int64");
        maybeInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 200) throw wrongWire(tag, "maybe_uint32");
        maybeUint32 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "maybe_uint64");
        maybeUint64 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 27:
        if (tag !== 216) throw wrongWire(tag, "maybe_sint32");
        maybeSint32 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 28:
        if (tag !== 224) throw wrongWire(tag, "maybe_sint64");
        maybeSint64 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 29:
        if (tag !== 237) throw wrongWire(tag, "maybe_fixed32");
        maybeFixed32 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 241) throw wrongWire(tag, "maybe_fixed64");
        maybeFixed64 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 253) throw wrongWire(tag, "maybe_sfixed32");
        maybeSfixed32 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 257) throw wrongWire(tag, "maybe_sfixed64");
        maybeSfixed64 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 33:
        if (tag !== 264) throw wrongWire(tag, "maybe_bool");
        maybeBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "maybe_string");
        maybeString = readString(r, p, end);
        p = r.pos;
        break;
      case 35:
        if (tag !== 282) throw wrongWire(tag, "maybe_bytes");
        maybeBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 41: {
        if (tag === 330) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listDouble.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 329) throw wrongWire(tag, "list_double");
          listDouble.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 42: {
        if (tag === 338) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listFloat.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 341) throw wrongWire(tag, "list_float");
          listFloat.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 43: {
        if (tag === 346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listInt32.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 344) throw wrongWire(tag, "list_int32");
          listInt32.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 44: {
        if (tag === 354) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listInt64.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 352) throw wrongWire(tag, "list_int64");
          listInt64.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 45: {
        if (tag === 362) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listUint32.push(readUint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 360) throw wrongWire(tag, "list_uint32");
          listUint32.push(readUint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 46: {
        if (tag === 370) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listUint64.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 368) throw wrongWire(tag, "list_uint64");
          listUint64.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 47: {
        if (tag === 378) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listSint32.push(readSint32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 376) throw wrongWire(tag, "list_sint32");
          listSint32.push(readSint32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 48: {
        if (tag === 386) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listSint64.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 384) throw wrongWire(tag, "list_sint64");
          listSint64.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 49: {
        if (tag === 394) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listFixed32.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 397) throw wrongWire(tag, "list_fixed32");
          listFixed32.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 50: {
        if (tag === 402) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listFixed64.push(readFixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 401) throw wrongWire(tag, "list_fixed64");
          listFixed64.push(readFixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 51: {
        if (tag === 410) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listSfixed32.push(readSfixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 413) throw wrongWire(tag, "list_sfixed32");
          listSfixed32.push(readSfixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 52: {
        if (tag === 418) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listSfixed64.push(readSfixed64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 417) throw wrongWire(tag, "list_sfixed64");
          listSfixed64.push(readSfixed64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 53: {
        if (tag === 426) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            listBool.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 424) throw wrongWire(tag, "list_bool");
          listBool.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 54:
        if (tag !== 434) throw wrongWire(tag, "list_string");
        listString.push(readString(r, p, end));
        p = r.pos;
        break;
      case 55:
        if (tag !== 442) throw wrongWire(tag, "list_bytes");
        listBytes.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 61: {
        if (tag === 490) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseDouble.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 489) throw wrongWire(tag, "loose_double");
          looseDouble.push(readDouble(r, p, end));
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
            looseUint64.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 504) throw wrongWire(tag, "loose_uint64");
          looseUint64.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 64: {
        if (tag === 514) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseFixed32.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 517) throw wrongWire(tag, "loose_fixed32");
          looseFixed32.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 65: {
        if (tag === 522) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseBool.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 520) throw wrongWire(tag, "loose_bool");
          looseBool.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 71:
        if (tag !== 570) throw wrongWire(tag, "by_int32");
        p = readTypesEntry71(r, p, end, byInt32);
        break;
      case 72:
        if (tag !== 578) throw wrongWire(tag, "by_int64");
        p = readTypesEntry72(r, p, end, byInt64);
        break;
      case 73:
        if (tag !== 586) throw wrongWire(tag, "by_uint32");
        p = readTypesEntry73(r, p, end, byUint32);
        break;
      case 74:
        if (tag !== 594) throw wrongWire(tag, "by_uint64");
        p = readTypesEntry74(r, p, end, byUint64);
        break;
      case 75:
        if (tag !== 602) throw wrongWire(tag, "by_sint32");
        p = readTypesEntry75(r, p, end, bySint32);
        break;
      case 76:
        if (tag !== 610) throw wrongWire(tag, "by_sint64");
        p = readTypesEntry76(r, p, end, bySint64);
        break;
      case 77:
        if (tag !== 618) throw wrongWire(tag, "by_fixed32");
        p = readTypesEntry77(r, p, end, byFixed32);
        break;
      case 78:
        if (tag !== 626) throw wrongWire(tag, "by_fixed64");
        p = readTypesEntry78(r, p, end, byFixed64);
        break;
      case 79:
        if (tag !== 634) throw wrongWire(tag, "by_sfixed32");
        p = readTypesEntry79(r, p, end, bySfixed32);
        break;
      case 80:
        if (tag !== 642) throw wrongWire(tag, "by_sfixed64");
        p = readTypesEntry80(r, p, end, bySfixed64);
        break;
      case 81:
        if (tag !== 650) throw wrongWire(tag, "by_bool");
        p = readTypesEntry81(r, p, end, byBool);
        break;
      case 82:
        if (tag !== 658) throw wrongWire(tag, "by_string");
        p = readTypesEntry82(r, p, end, byString);
        break;
      case 91:
        if (tag !== 730) throw wrongWire(tag, "map_double");
        p = readTypesEntry91(r, p, end, mapDouble);
        break;
      case 92:
        if (tag !== 738) throw wrongWire(tag, "map_float");
        p = readTypesEntry92(r, p, end, mapFloat);
        break;
      case 93:
        if (tag !== 746) throw wrongWire(tag, "map_int32");
        p = readTypesEntry93(r, p, end, mapInt32);
        break;
      case 94:
        if (tag !== 754) throw wrongWire(tag, "map_int64");
        p = readTypesEntry94(r, p, end, mapInt64);
        break;
      case 95:
        if (tag !== 762) throw wrongWire(tag, "map_uint32");
        p = readTypesEntry95(r, p, end, mapUint32);
        break;
      case 96:
        if (tag !== 770) throw wrongWire(tag, "map_uint64");
        p = readTypesEntry96(r, p, end, mapUint64);
        break;
      case 97:
        if (tag !== 778) throw wrongWire(tag, "map_sint32");
        p = readTypesEntry97(r, p, end, mapSint32);
        break;
      case 98:
        if (tag !== 786) throw wrongWire(tag, "map_sint64");
        p = readTypesEntry98(r, p, end, mapSint64);
        break;
      case 99:
        if (tag !== 794) throw wrongWire(tag, "map_fixed32");
        p = readTypesEntry99(r, p, end, mapFixed32);
        break;
      case 100:
        if (tag !== 802) throw wrongWire(tag, "map_fixed64");
        p = readTypesEntry100(r, p, end, mapFixed64);
        break;
      case 101:
        if (tag !== 810) throw wrongWire(tag, "map_sfixed32");
        p = readTypesEntry101(r, p, end, mapSfixed32);
        break;
      case 102:
        if (tag !== 818) throw wrongWire(tag, "map_sfixed64");
        p = readTypesEntry102(r, p, end, mapSfixed64);
        break;
      case 103:
        if (tag !== 826) throw wrongWire(tag, "map_bool");
        p = readTypesEntry103(r, p, end, mapBool);
        break;
      case 104:
        if (tag !== 834) throw wrongWire(tag, "map_string");
        p = readTypesEntry104(r, p, end, mapString);
        break;
      case 105:
        if (tag !== 842) throw wrongWire(tag, "map_bytes");
        p = readTypesEntry105(r, p, end, mapBytes);
        break;
      case 111:
        if (tag !== 890) throw wrongWire(tag, "wrapped_double");
        wrappedDouble = readWrapper(r, p, end, 9, readDouble, wrappedDouble ?? 0);
        p = r.pos;
        break;
      case 112:
        if (tag !== 898) throw wrongWire(tag, "wrapped_float");
        wrappedFloat = readWrapper(r, p, end, 13, readFloat, wrappedFloat ?? 0);
        p = r.pos;
        break;
      case 113:
        if (tag !== 906) throw wrongWire(tag, "wrapped_int64");
        wrappedInt64 = readWrapper(r, p, end, 8, readInt64, wrappedInt64 ?? 0n);
        p = r.pos;
        break;
      case 114:
        if (tag !== 914) throw wrongWire(tag, "wrapped_uint64");
        wrappedUint64 = readWrapper(r, p, end, 8, readUint64, wrappedUint64 ?? 0n);
        p = r.pos;
        break;
      case 115:
        if (tag !== 922) throw wrongWire(tag, "wrapped_int32");
        wrappedInt32 = readWrapper(r, p, end, 8, readInt32, wrappedInt32 ?? 0);
        p = r.pos;
        break;
      case 116:
        if (tag !== 930) throw wrongWire(tag, "wrapped_uint32");
        wrappedUint32 = readWrapper(r, p, end, 8, readUint32, wrappedUint32 ?? 0);
        p = r.pos;
        break;
      case 117:
        if (tag !== 938) throw wrongWire(tag, "wrapped_bool");
        wrappedBool = readWrapper(r, p, end, 8, readBool, wrappedBool ?? false);
        p = r.pos;
        break;
      case 118:
        if (tag !== 946) throw wrongWire(tag, "wrapped_string");
        wrappedString = readWrapper(r, p, end, 10, readString, wrappedString ?? "");
        p = r.pos;
        break;
      case 119:
        if (tag !== 954) throw wrongWire(tag, "wrapped_bytes");
        wrappedBytes = readWrapper(r, p, end, 10, readBytes, wrappedBytes ?? new Uint8Array(0));
        p = r.pos;
        break;
      case 121:
        if (tag !== 970) throw wrongWire(tag, "wrapped_double_list");
        wrappedDoubleList.push(readWrapper(r, p, end, 9, readDouble, 0));
        p = r.pos;
        break;
      case 122:
        if (tag !== 978) throw wrongWire(tag, "wrapped_float_list");
        wrappedFloatList.push(readWrapper(r, p, end, 13, readFloat, 0));
        p = r.pos;
        break;
      case 123:
        if (tag !== 986) throw wrongWire(tag, "wrapped_int64_list");
        wrappedInt64List.push(readWrapper(r, p, end, 8, readInt64, 0n));
        p = r.pos;
        break;
      case 124:
        if (tag !== 994) throw wrongWire(tag, "wrapped_uint64_list");
        wrappedUint64List.push(readWrapper(r, p, end, 8, readUint64, 0n));
        p = r.pos;
        break;
      case 125:
        if (tag !== 1002) throw wrongWire(tag, "wrapped_int32_list");
        wrappedInt32List.push(readWrapper(r, p, end, 8, readInt32, 0));
        p = r.pos;
        break;
      case 126:
        if (tag !== 1010) throw wrongWire(tag, "wrapped_uint32_list");
        wrappedUint32List.push(readWrapper(r, p, end, 8, readUint32, 0));
        p = r.pos;
        break;
      case 127:
        if (tag !== 1018) throw wrongWire(tag, "wrapped_bool_list");
        wrappedBoolList.push(readWrapper(r, p, end, 8, readBool, false));
        p = r.pos;
        break;
      case 128:
        if (tag !== 1026) throw wrongWire(tag, "wrapped_string_list");
        wrappedStringList.push(readWrapper(r, p, end, 10, readString, ""));
        p = r.pos;
        break;
      case 129:
        if (tag !== 1034) throw wrongWire(tag, "wrapped_bytes_list");
        wrappedBytesList.push(readWrapper(r, p, end, 10, readBytes, new Uint8Array(0)));
        p = r.pos;
        break;
      case 131:
        if (tag !== 1050) throw wrongWire(tag, "wrapped_double_map");
        p = readTypesEntry131(r, p, end, wrappedDoubleMap);
        break;
      case 132:
        if (tag !== 1058) throw wrongWire(tag, "wrapped_float_map");
        p = readTypesEntry132(r, p, end, wrappedFloatMap);
        break;
      case 133:
        if (tag !== 1066) throw wrongWire(tag, "wrapped_int64_map");
        p = readTypesEntry133(r, p, end, wrappedInt64Map);
        break;
      case 134:
        if (tag !== 1074) throw wrongWire(tag, "wrapped_uint64_map");
        p = readTypesEntry134(r, p, end, wrappedUint64Map);
        break;
      case 135:
        if (tag !== 1082) throw wrongWire(tag, "wrapped_int32_map");
        p = readTypesEntry135(r, p, end, wrappedInt32Map);
        break;
      case 136:
        if (tag !== 1090) throw wrongWire(tag, "wrapped_uint32_map");
        p = readTypesEntry136(r, p, end, wrappedUint32Map);
        break;
      case 137:
        if (tag !== 1098) throw wrongWire(tag, "wrapped_bool_map");
        p = readTypesEntry137(r, p, end, wrappedBoolMap);
        break;
      case 138:
        if (tag !== 1106) throw wrongWire(tag, "wrapped_string_map");
        p = readTypesEntry138(r, p, end, wrappedStringMap);
        break;
      case 139:
        if (tag !== 1114) throw wrongWire(tag, "wrapped_bytes_map");
        p = readTypesEntry139(r, p, end, wrappedBytesMap);
        break;
      case 141:
        if (tag !== 1130) throw wrongWire(tag, "at");
        at = readTimestamp(r, p, end, at);
        p = r.pos;
        break;
      case 142:
        if (tag !== 1138) throw wrongWire(tag, "at_list");
        atList.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 143:
        if (tag !== 1146) throw wrongWire(tag, "at_map");
        p = readTypesEntry143(r, p, end, atMap);
        break;
      case 144:
        if (tag !== 1154) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      case 145:
        if (tag !== 1162) throw wrongWire(tag, "took_list");
        tookList.push(readDuration(r, p, end, undefined));
        p = r.pos;
        break;
      case 146:
        if (tag !== 1170) throw wrongWire(tag, "took_map");
        p = readTypesEntry146(r, p, end, tookMap);
        break;
      case 151:
        if (tag !== 1208) throw wrongWire(tag, "kind");
        kind = nameOfTypesKind(readInt32(r, p, end));
        p = r.pos;
        break;
      case 152:
        if (tag !== 1216) throw wrongWire(tag, "maybe_kind");
        maybeKind = nameOfTypesKind(readInt32(r, p, end));
        p = r.pos;
        break;
      case 153: {
        if (tag === 1226) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            kindList.push(nameOfTypesKind(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 1224) throw wrongWire(tag, "kind_list");
          kindList.push(nameOfTypesKind(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 154: {
        if (tag === 1234) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            looseKind.push(nameOfTypesKind(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 1232) throw wrongWire(tag, "loose_kind");
          looseKind.push(nameOfTypesKind(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 155:
        if (tag !== 1242) throw wrongWire(tag, "kind_map");
        p = readTypesEntry155(r, p, end, kindMap);
        break;
      case 161: {
        if (tag !== 1290) throw wrongWire(tag, "nested");
        const stop = readStop(r, p, end);
        p = r.pos;
        nested = decodeTypesNested(r, p, stop, nested);
        p = stop;
        break;
      }
      case 162: {
        if (tag !== 1298) throw wrongWire(tag, "nested_list");
        const stop = readStop(r, p, end);
        p = r.pos;
        nestedList.push(decodeTypesNested(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 163: {
        if (tag !== 1306) throw wrongWire(tag, "nested_map");
        p = readTypesEntry163(r, p, end, nestedMap);
        break;
      }
      case 164: {
        if (tag !== 1314) throw wrongWire(tag, "deep");
        const stop = readStop(r, p, end);
        p = r.pos;
        deep = decodeTypesNestedDeep(r, p, stop, deep);
        p = stop;
        break;
      }
      case 171: {
        if (tag !== 1370) throw wrongWire(tag, "price");
        const stop = readStop(r, p, end);
        p = r.pos;
        price = decodeMoney(r, p, stop, price);
        p = stop;
        break;
      }
      case 172: {
        if (tag !== 1378) throw wrongWire(tag, "price_list");
        const stop = readStop(r, p, end);
        p = r.pos;
        priceList.push(decodeMoney(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 173: {
        if (tag !== 1386) throw wrongWire(tag, "price_map");
        p = readTypesEntry173(r, p, end, priceMap);
        break;
      }
      case 174:
        if (tag !== 1392) throw wrongWire(tag, "currency");
        currency = nameOfCurrency(readInt32(r, p, end));
        p = r.pos;
        break;
      case 175: {
        if (tag === 1402) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            currencyList.push(nameOfCurrency(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 1400) throw wrongWire(tag, "currency_list");
          currencyList.push(nameOfCurrency(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 176: {
        if (tag !== 1410) throw wrongWire(tag, "part");
        const stop = readStop(r, p, end);
        p = r.pos;
        part = decodeMoneyPart(r, p, stop, part);
        p = stop;
        break;
      }
      case 181:
        if (tag !== 1448) throw wrongWire(tag, "chosen_int32");
        choice = { case: "chosenInt32", value: readInt32(r, p, end) };
        p = r.pos;
        break;
      case 182:
        if (tag !== 1456) throw wrongWire(tag, "chosen_uint64");
        choice = { case: "chosenUint64", value: readUint64(r, p, end) };
        p = r.pos;
        break;
      case 183:
        if (tag !== 1466) throw wrongWire(tag, "chosen_string");
        choice = { case: "chosenString", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 184:
        if (tag !== 1474) throw wrongWire(tag, "chosen_bytes");
        choice = { case: "chosenBytes", value: readBytes(r, p, end) };
        p = r.pos;
        break;
      case 185:
        if (tag !== 1480) throw wrongWire(tag, "chosen_kind");
        choice = { case: "chosenKind", value: nameOfTypesKind(readInt32(r, p, end)) };
        p = r.pos;
        break;
      case 186: {
        if (tag !== 1490) throw wrongWire(tag, "chosen_nested");
        const stop = readStop(r, p, end);
        p = r.pos;
        choice = { case: "chosenNested", value: decodeTypesNested(r, p, stop, choice?.case === "chosenNested" ? choice.value : undefined) };
        p = stop;
        break;
      }
      case 187: {
        if (tag !== 1498) throw wrongWire(tag, "chosen_money");
        const stop = readStop(r, p, end);
        p = r.pos;
        choice = { case: "chosenMoney", value: decodeMoney(r, p, stop, choice?.case === "chosenMoney" ? choice.value : undefined) };
        p = stop;
        break;
      }
      case 188:
        if (tag !== 1506) throw wrongWire(tag, "chosen_at");
        choice = { case: "chosenAt", value: readTimestamp(r, p, end, choice?.case === "chosenAt" ? choice.value : undefined) };
        p = r.pos;
        break;
      case 189:
        if (tag !== 1514) throw wrongWire(tag, "chosen_took");
        choice = { case: "chosenTook", value: readDuration(r, p, end, choice?.case === "chosenTook" ? choice.value : undefined) };
        p = r.pos;
        break;
      case 190:
        if (tag !== 1522) throw wrongWire(tag, "chosen_wrapped");
        choice = { case: "chosenWrapped", value: readWrapper(r, p, end, 8, readInt64, (choice?.case === "chosenWrapped" ? choice.value : undefined) ?? 0n) };
        p = r.pos;
        break;
      case 536870911:
        if (tag !== 4294967290) throw wrongWire(tag, "last");
        last$ = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { oneDouble, oneFloat, oneInt32, oneInt64, oneUint32, oneUint64, oneSint32, oneSint64, oneFixed32, oneFixed64, oneSfixed32, oneSfixed64, oneBool, oneString, oneBytes, maybeDouble, maybeFloat, maybeInt32, maybeInt64, maybeUint32, maybeUint64, maybeSint32, maybeSint64, maybeFixed32, maybeFixed64, maybeSfixed32, maybeSfixed64, maybeBool, maybeString, maybeBytes, listDouble, listFloat, listInt32, listInt64, listUint32, listUint64, listSint32, listSint64, listFixed32, listFixed64, listSfixed32, listSfixed64, listBool, listString, listBytes, looseDouble, looseInt32, looseUint64, looseFixed32, looseBool, byInt32, byInt64, byUint32, byUint64, bySint32, bySint64, byFixed32, byFixed64, bySfixed32, bySfixed64, byBool, byString, mapDouble, mapFloat, mapInt32, mapInt64, mapUint32, mapUint64, mapSint32, mapSint64, mapFixed32, mapFixed64, mapSfixed32, mapSfixed64, mapBool, mapString, mapBytes, wrappedDouble, wrappedFloat, wrappedInt64, wrappedUint64, wrappedInt32, wrappedUint32, wrappedBool, wrappedString, wrappedBytes, wrappedDoubleList, wrappedFloatList, wrappedInt64List, wrappedUint64List, wrappedInt32List, wrappedUint32List, wrappedBoolList, wrappedStringList, wrappedBytesList, wrappedDoubleMap, wrappedFloatMap, wrappedInt64Map, wrappedUint64Map, wrappedInt32Map, wrappedUint32Map, wrappedBoolMap, wrappedStringMap, wrappedBytesMap, at, atList, atMap, took, tookList, tookMap, kind, maybeKind, kindList, looseKind, kindMap, nested, nestedList, nestedMap, deep, price, priceList, priceMap, currency, currencyList, part, choice, "last": last$ };
}

function readTypesEntry71(r: Reader, p: number, end: number, map: Map<number, string>): number {
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

function readTypesEntry72(r: Reader, p: number, end: number, map: Map<bigint, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 8) throw wrongWire(tag, "by_int64.key");
        key = readInt64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_int64.value");
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

function readTypesEntry73(r: Reader, p: number, end: number, map: Map<number, string>): number {
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
        if (tag !== 8) throw wrongWire(tag, "by_uint32.key");
        key = readUint32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_uint32.value");
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

function readTypesEntry74(r: Reader, p: number, end: number, map: Map<bigint, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 8) throw wrongWire(tag, "by_uint64.key");
        key = readUint64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_uint64.value");
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

function readTypesEntry75(r: Reader, p: number, end: number, map: Map<number, string>): number {
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
        if (tag !== 8) throw wrongWire(tag, "by_sint32.key");
        key = readSint32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_sint32.value");
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

function readTypesEntry76(r: Reader, p: number, end: number, map: Map<bigint, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 8) throw wrongWire(tag, "by_sint64.key");
        key = readSint64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_sint64.value");
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

function readTypesEntry77(r: Reader, p: number, end: number, map: Map<number, string>): number {
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
        if (tag !== 13) throw wrongWire(tag, "by_fixed32.key");
        key = readFixed32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_fixed32.value");
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

function readTypesEntry78(r: Reader, p: number, end: number, map: Map<bigint, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 9) throw wrongWire(tag, "by_fixed64.key");
        key = readFixed64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_fixed64.value");
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

function readTypesEntry79(r: Reader, p: number, end: number, map: Map<number, string>): number {
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
        if (tag !== 13) throw wrongWire(tag, "by_sfixed32.key");
        key = readSfixed32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_sfixed32.value");
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

function readTypesEntry80(r: Reader, p: number, end: number, map: Map<bigint, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
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
        if (tag !== 9) throw wrongWire(tag, "by_sfixed64.key");
        key = readSfixed64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_sfixed64.value");
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

function readTypesEntry81(r: Reader, p: number, end: number, map: Map<boolean, string>): number {
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

function readTypesEntry82(r: Reader, p: number, end: number, map: Record<string, string>): number {
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
        if (tag !== 10) throw wrongWire(tag, "by_string.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "by_string.value");
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

function readTypesEntry91(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_double.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "map_double.value");
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

function readTypesEntry92(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_float.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "map_float.value");
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

function readTypesEntry93(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_int32.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_int32.value");
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

function readTypesEntry94(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_int64.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_int64.value");
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

function readTypesEntry95(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_uint32.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_uint32.value");
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

function readTypesEntry96(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_uint64.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_uint64.value");
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

function readTypesEntry97(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_sint32.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_sint32.value");
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

function readTypesEntry98(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_sint64.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_sint64.value");
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

function readTypesEntry99(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_fixed32.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "map_fixed32.value");
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

function readTypesEntry100(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_fixed64.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "map_fixed64.value");
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

function readTypesEntry101(r: Reader, p: number, end: number, map: Record<string, number>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_sfixed32.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "map_sfixed32.value");
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

function readTypesEntry102(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_sfixed64.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "map_sfixed64.value");
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

function readTypesEntry103(r: Reader, p: number, end: number, map: Record<string, boolean>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_bool.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "map_bool.value");
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

function readTypesEntry104(r: Reader, p: number, end: number, map: Record<string, string>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_string.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "map_string.value");
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

function readTypesEntry105(r: Reader, p: number, end: number, map: Record<string, Uint8Array>): number {
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
        if (tag !== 10) throw wrongWire(tag, "map_bytes.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "map_bytes.value");
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

function readTypesEntry131(r: Reader, p: number, end: number, map: Map<number, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_double_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_double_map.value");
        one = readWrapper(r, p, stop, 9, readDouble, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry132(r: Reader, p: number, end: number, map: Map<number, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_float_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_float_map.value");
        one = readWrapper(r, p, stop, 13, readFloat, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry133(r: Reader, p: number, end: number, map: Map<number, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_int64_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_int64_map.value");
        one = readWrapper(r, p, stop, 8, readInt64, one ?? 0n);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry134(r: Reader, p: number, end: number, map: Map<number, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_uint64_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_uint64_map.value");
        one = readWrapper(r, p, stop, 8, readUint64, one ?? 0n);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry135(r: Reader, p: number, end: number, map: Map<number, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_int32_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_int32_map.value");
        one = readWrapper(r, p, stop, 8, readInt32, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry136(r: Reader, p: number, end: number, map: Map<number, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_uint32_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_uint32_map.value");
        one = readWrapper(r, p, stop, 8, readUint32, one ?? 0);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry137(r: Reader, p: number, end: number, map: Map<number, boolean>): number {
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_bool_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_bool_map.value");
        one = readWrapper(r, p, stop, 8, readBool, one ?? false);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry138(r: Reader, p: number, end: number, map: Map<number, string>): number {
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_string_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_string_map.value");
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

function readTypesEntry139(r: Reader, p: number, end: number, map: Map<number, Uint8Array>): number {
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
        if (tag !== 8) throw wrongWire(tag, "wrapped_bytes_map.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "wrapped_bytes_map.value");
        one = readWrapper(r, p, stop, 10, readBytes, one ?? new Uint8Array(0));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readTypesEntry143(r: Reader, p: number, end: number, map: Map<bigint, Date>): number {
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
        if (tag !== 8) throw wrongWire(tag, "at_map.key");
        key = readUint64(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "at_map.value");
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

function readTypesEntry146(r: Reader, p: number, end: number, map: Map<boolean, Duration>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: boolean = false;
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
        if (tag !== 8) throw wrongWire(tag, "took_map.key");
        key = readBool(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "took_map.value");
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

function readTypesEntry155(r: Reader, p: number, end: number, map: Record<string, TypesKind>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: TypesKind = "KIND_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "kind_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "kind_map.value");
        one = nameOfTypesKind(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readTypesEntry163(r: Reader, p: number, end: number, map: Record<string, TypesNested>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: TypesNested | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "nested_map.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "nested_map.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeTypesNested(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeTypesNested(r, stop, stop, undefined));
  return stop;
}

function readTypesEntry173(r: Reader, p: number, end: number, map: Map<bigint, Money>): number {
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
        if (tag !== 9) throw wrongWire(tag, "price_map.key");
        key = readFixed64(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "price_map.value");
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

function checkTypes(_value: Types): readonly Violation[] {
  return NONE;
}

function encodeTypesNested(value: TypesNested, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { name, amount, tags, counts, deep, note, took } = value;
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (!Array.isArray(tags)) throw wrongType("tags", "an array", tags);
  if (typeof counts !== "object" || counts === null || counts instanceof Map) throw wrongType("counts", "an object", counts);
  if (note !== undefined && typeof note !== "string") throw wrongType("note", "a string", note);
  const size = 100 + (name.length + (note === undefined ? 0 : note.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (name.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, name, "name");
  }
  if (amount !== undefined) {
    if (typeof amount !== "bigint" || BigInt.asIntN(64, amount) !== amount) throw badNumber("amount", "sint64", amount);
    buf[p++] = 16;
    p = writeSint64(buf, p, amount);
  }
  for (let i = 0; i < tags.length; i++) {
    const one = tags[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("tags", i), "a string", one);
    if (p + one.length * 3 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 26;
    p = writeString(buf, p, one, "tags", i);
  }
  for (const key in counts) {
    const one = counts[key]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("counts", key), "uint64", one);
    if (p + key.length * 3 + size + 23 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 23);
      buf = out.buf;
    }
    buf[p++] = 34;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "counts", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (deep !== undefined) {
    buf[p++] = 42;
    {
      const start = p;
      const reserved = reservedForTypesNested5;
      out.pos = p + reserved;
      try {
        encodeTypesNestedDeep(deep, out);
      } catch (error) {
        throw inField(error, "deep");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForTypesNested5 = p - start - length;
    }
  }
  if (note !== undefined) {
    buf[p++] = 50;
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
  if (took !== undefined) {
    buf[p++] = 58;
    p = writeDuration(buf, p, took, "took");
  }
  out.pos = p;
}

function decodeTypesNested(r: Reader, p: number, end: number, prior: TypesNested | undefined): TypesNested {
  let name: string = "";
  let amount: bigint | undefined;
  let tags: string[] = [];
  let counts: Record<string, bigint> = {};
  let deep: TypesNestedDeep | undefined;
  let note: string | undefined;
  let took: Duration | undefined;
  if (prior !== undefined) ({ name, amount, tags, counts, deep, note, took } = prior);
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
        if (tag !== 16) throw wrongWire(tag, "amount");
        amount = readSint64(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "tags");
        tags.push(readString(r, p, end));
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "counts");
        p = readTypesNestedEntry4(r, p, end, counts);
        break;
      case 5: {
        if (tag !== 42) throw wrongWire(tag, "deep");
        const stop = readStop(r, p, end);
        p = r.pos;
        deep = decodeTypesNestedDeep(r, p, stop, deep);
        p = stop;
        break;
      }
      case 6:
        if (tag !== 50) throw wrongWire(tag, "note");
        note = readWrapper(r, p, end, 10, readString, note ?? "");
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "took");
        took = readDuration(r, p, end, took);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { name, amount, tags, counts, deep, note, took };
}

function readTypesNestedEntry4(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
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
        if (tag !== 10) throw wrongWire(tag, "counts.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "counts.value");
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

function checkTypesNested(_value: TypesNested): readonly Violation[] {
  return NONE;
}

function encodeTypesNestedDeep(value: TypesNestedDeep, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { level, marks, label } = value;
  if (!Array.isArray(marks)) throw wrongType("marks", "an array", marks);
  if (label !== undefined && typeof label !== "string") throw wrongType("label", "a string", label);
  const size = 39 + (label === undefined ? 0 : label.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof level !== "number") throw badNumber("level", "double", level);
  if (!Object.is(level, 0)) {
    buf[p++] = 9;
    p = writeDouble(buf, p, level);
  }
  if (marks.length !== 0) {
    if (p + marks.length * 4 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(marks.length * 4 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 18;
    const start = p;
    const reserved = lengthBytes(marks.length);
    p += reserved;
    for (let i = 0; i < marks.length; i++) {
      const one = marks[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("marks", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (label !== undefined) {
    buf[p++] = 26;
    p = writeString(buf, p, label, "label");
  }
  out.pos = p;
}

function decodeTypesNestedDeep(r: Reader, p: number, end: number, prior: TypesNestedDeep | undefined): TypesNestedDeep {
  let level: number = 0;
  let marks: number[] = [];
  let label: string | undefined;
  if (prior !== undefined) ({ level, marks, label } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "level");
        level = readDouble(r, p, end);
        p = r.pos;
        break;
      case 2: {
        if (tag === 18) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            marks.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 21) throw wrongWire(tag, "marks");
          marks.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 3:
        if (tag !== 26) throw wrongWire(tag, "label");
        label = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { level, marks, label };
}

function checkTypesNestedDeep(_value: TypesNestedDeep): readonly Violation[] {
  return NONE;
}

function encodeWords(value: Words, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { select, from, where, table, group, order, by, join, union, values, user, timestamp, date, time, interval, row, array, "map": map$, "key": key$, "value": value$, "end": end$, "case": case$, when, "null": null$, "true": true$, "false": false$, "default": default$, "class": class$, "return": return$, "function": function$, constructor$, prototype, "this": this$, "new": new$, "delete": delete$, "import": import$, "export": export$, "package": package$, message, option, repeated, optional, required, oneof, "reserved": reserved$, extend, extensions, service, "enum": enum$, to, max, "public": public$, weak, stream, syntax, inf, nan } = value;
  if (from !== undefined && typeof from !== "string") throw wrongType("from", "a string", from);
  if (!Array.isArray(where)) throw wrongType("where", "an array", where);
  if (typeof group !== "string") throw wrongType("group", "a string", group);
  if (by !== undefined && typeof by !== "string") throw wrongType("by", "a string", by);
  if (!Array.isArray(join)) throw wrongType("join", "an array", join);
  if (typeof values !== "string") throw wrongType("values", "a string", values);
  if (timestamp !== undefined && typeof timestamp !== "string") throw wrongType("timestamp", "a string", timestamp);
  if (!Array.isArray(date)) throw wrongType("date", "an array", date);
  if (typeof interval !== "string") throw wrongType("interval", "a string", interval);
  if (array !== undefined && typeof array !== "string") throw wrongType("array", "a string", array);
  if (!Array.isArray(map$)) throw wrongType("map", "an array", map$);
  if (typeof value$ !== "string") throw wrongType("value", "a string", value$);
  if (case$ !== undefined && typeof case$ !== "string") throw wrongType("case", "a string", case$);
  if (!Array.isArray(when)) throw wrongType("when", "an array", when);
  if (typeof true$ !== "string") throw wrongType("true", "a string", true$);
  if (default$ !== undefined && typeof default$ !== "string") throw wrongType("default", "a string", default$);
  if (!Array.isArray(class$)) throw wrongType("class", "an array", class$);
  if (typeof function$ !== "string") throw wrongType("function", "a string", function$);
  if (prototype !== undefined && typeof prototype !== "string") throw wrongType("prototype", "a string", prototype);
  if (!Array.isArray(this$)) throw wrongType("this", "an array", this$);
  if (typeof delete$ !== "string") throw wrongType("delete", "a string", delete$);
  if (export$ !== undefined && typeof export$ !== "string") throw wrongType("export", "a string", export$);
  if (!Array.isArray(package$)) throw wrongType("package", "an array", package$);
  if (typeof option !== "string") throw wrongType("option", "a string", option);
  if (optional !== undefined && typeof optional !== "string") throw wrongType("optional", "a string", optional);
  if (!Array.isArray(required)) throw wrongType("required", "an array", required);
  if (typeof reserved$ !== "string") throw wrongType("reserved", "a string", reserved$);
  if (extensions !== undefined && typeof extensions !== "string") throw wrongType("extensions", "a string", extensions);
  if (!Array.isArray(service)) throw wrongType("service", "an array", service);
  if (typeof to !== "string") throw wrongType("to", "a string", to);
  if (public$ !== undefined && typeof public$ !== "string") throw wrongType("public", "a string", public$);
  if (!Array.isArray(weak)) throw wrongType("weak", "an array", weak);
  if (typeof syntax !== "string") throw wrongType("syntax", "a string", syntax);
  if (nan !== undefined && typeof nan !== "string") throw wrongType("nan", "a string", nan);
  const size = 570 + ((from === undefined ? 0 : from.length) + group.length + (by === undefined ? 0 : by.length) + values.length + (timestamp === undefined ? 0 : timestamp.length) + interval.length + (array === undefined ? 0 : array.length) + value$.length + (case$ === undefined ? 0 : case$.length) + true$.length + (default$ === undefined ? 0 : default$.length) + function$.length + (prototype === undefined ? 0 : prototype.length) + delete$.length + (export$ === undefined ? 0 : export$.length) + option.length + (optional === undefined ? 0 : optional.length) + reserved$.length + (extensions === undefined ? 0 : extensions.length) + to.length + (public$ === undefined ? 0 : public$.length) + syntax.length + (nan === undefined ? 0 : nan.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof select !== "number" || (select | 0) !== select) throw badNumber("select", "int32", select);
  if (select !== 0) {
    buf[p++] = 8;
    p = writeInt32(buf, p, select);
  }
  if (from !== undefined) {
    buf[p++] = 18;
    p = writeString(buf, p, from, "from");
  }
  if (where.length !== 0) {
    if (p + where.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(where.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 26;
    const start = p;
    const reserved = lengthBytes(where.length);
    p += reserved;
    for (let i = 0; i < where.length; i++) {
      const one = where[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("where", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (table !== undefined) {
    if (typeof table !== "boolean") throw wrongType("table", "a boolean", table);
    buf[p++] = 32;
    p = writeBool(buf, p, table);
  }
  if (group.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, group, "group");
  }
  if (typeof order !== "number" || (order | 0) !== order) throw badNumber("order", "int32", order);
  if (order !== 0) {
    buf[p++] = 48;
    p = writeInt32(buf, p, order);
  }
  if (by !== undefined) {
    buf[p++] = 58;
    p = writeString(buf, p, by, "by");
  }
  if (join.length !== 0) {
    if (p + join.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(join.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 66;
    const start = p;
    const reserved = lengthBytes(join.length);
    p += reserved;
    for (let i = 0; i < join.length; i++) {
      const one = join[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("join", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (union !== undefined) {
    if (typeof union !== "boolean") throw wrongType("union", "a boolean", union);
    buf[p++] = 72;
    p = writeBool(buf, p, union);
  }
  if (values.length !== 0) {
    buf[p++] = 82;
    p = writeString(buf, p, values, "values");
  }
  if (typeof user !== "number" || (user | 0) !== user) throw badNumber("user", "int32", user);
  if (user !== 0) {
    buf[p++] = 88;
    p = writeInt32(buf, p, user);
  }
  if (timestamp !== undefined) {
    buf[p++] = 98;
    p = writeString(buf, p, timestamp, "timestamp");
  }
  if (date.length !== 0) {
    if (p + date.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(date.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 106;
    const start = p;
    const reserved = lengthBytes(date.length);
    p += reserved;
    for (let i = 0; i < date.length; i++) {
      const one = date[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("date", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (time !== undefined) {
    if (typeof time !== "boolean") throw wrongType("time", "a boolean", time);
    buf[p++] = 112;
    p = writeBool(buf, p, time);
  }
  if (interval.length !== 0) {
    buf[p++] = 122;
    p = writeString(buf, p, interval, "interval");
  }
  if (typeof row !== "number" || (row | 0) !== row) throw badNumber("row", "int32", row);
  if (row !== 0) {
    buf[p++] = 128;
    buf[p++] = 1;
    p = writeInt32(buf, p, row);
  }
  if (array !== undefined) {
    buf[p++] = 138;
    buf[p++] = 1;
    p = writeString(buf, p, array, "array");
  }
  if (map$.length !== 0) {
    if (p + map$.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(map$.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(map$.length);
    p += reserved;
    for (let i = 0; i < map$.length; i++) {
      const one = map$[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("map", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (key$ !== undefined) {
    if (typeof key$ !== "boolean") throw wrongType("key", "a boolean", key$);
    buf[p++] = 152;
    buf[p++] = 1;
    p = writeBool(buf, p, key$);
  }
  if (value$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 1;
    p = writeString(buf, p, value$, "value");
  }
  if (typeof end$ !== "number" || (end$ | 0) !== end$) throw badNumber("end", "int32", end$);
  if (end$ !== 0) {
    buf[p++] = 168;
    buf[p++] = 1;
    p = writeInt32(buf, p, end$);
  }
  if (case$ !== undefined) {
    buf[p++] = 178;
    buf[p++] = 1;
    p = writeString(buf, p, case$, "case");
  }
  if (when.length !== 0) {
    if (p + when.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(when.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(when.length);
    p += reserved;
    for (let i = 0; i < when.length; i++) {
      const one = when[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("when", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (null$ !== undefined) {
    if (typeof null$ !== "boolean") throw wrongType("null", "a boolean", null$);
    buf[p++] = 192;
    buf[p++] = 1;
    p = writeBool(buf, p, null$);
  }
  if (true$.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 1;
    p = writeString(buf, p, true$, "true");
  }
  if (typeof false$ !== "number" || (false$ | 0) !== false$) throw badNumber("false", "int32", false$);
  if (false$ !== 0) {
    buf[p++] = 208;
    buf[p++] = 1;
    p = writeInt32(buf, p, false$);
  }
  if (default$ !== undefined) {
    buf[p++] = 218;
    buf[p++] = 1;
    p = writeString(buf, p, default$, "default");
  }
  if (class$.length !== 0) {
    if (p + class$.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(class$.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(class$.length);
    p += reserved;
    for (let i = 0; i < class$.length; i++) {
      const one = class$[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("class", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (return$ !== undefined) {
    if (typeof return$ !== "boolean") throw wrongType("return", "a boolean", return$);
    buf[p++] = 232;
    buf[p++] = 1;
    p = writeBool(buf, p, return$);
  }
  if (function$.length !== 0) {
    buf[p++] = 242;
    buf[p++] = 1;
    p = writeString(buf, p, function$, "function");
  }
  if (typeof constructor$ !== "number" || (constructor$ | 0) !== constructor$) throw badNumber("constructor", "int32", constructor$);
  if (constructor$ !== 0) {
    buf[p++] = 248;
    buf[p++] = 1;
    p = writeInt32(buf, p, constructor$);
  }
  if (prototype !== undefined) {
    buf[p++] = 130;
    buf[p++] = 2;
    p = writeString(buf, p, prototype, "prototype");
  }
  if (this$.length !== 0) {
    if (p + this$.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(this$.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(this$.length);
    p += reserved;
    for (let i = 0; i < this$.length; i++) {
      const one = this$[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("this", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (new$ !== undefined) {
    if (typeof new$ !== "boolean") throw wrongType("new", "a boolean", new$);
    buf[p++] = 144;
    buf[p++] = 2;
    p = writeBool(buf, p, new$);
  }
  if (delete$.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 2;
    p = writeString(buf, p, delete$, "delete");
  }
  if (typeof import$ !== "number" || (import$ | 0) !== import$) throw badNumber("import", "int32", import$);
  if (import$ !== 0) {
    buf[p++] = 160;
    buf[p++] = 2;
    p = writeInt32(buf, p, import$);
  }
  if (export$ !== undefined) {
    buf[p++] = 170;
    buf[p++] = 2;
    p = writeString(buf, p, export$, "export");
  }
  if (package$.length !== 0) {
    if (p + package$.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(package$.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(package$.length);
    p += reserved;
    for (let i = 0; i < package$.length; i++) {
      const one = package$[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("package", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (message !== undefined) {
    if (typeof message !== "boolean") throw wrongType("message", "a boolean", message);
    buf[p++] = 184;
    buf[p++] = 2;
    p = writeBool(buf, p, message);
  }
  if (option.length !== 0) {
    buf[p++] = 194;
    buf[p++] = 2;
    p = writeString(buf, p, option, "option");
  }
  if (typeof repeated !== "number" || (repeated | 0) !== repeated) throw badNumber("repeated", "int32", repeated);
  if (repeated !== 0) {
    buf[p++] = 200;
    buf[p++] = 2;
    p = writeInt32(buf, p, repeated);
  }
  if (optional !== undefined) {
    buf[p++] = 210;
    buf[p++] = 2;
    p = writeString(buf, p, optional, "optional");
  }
  if (required.length !== 0) {
    if (p + required.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(required.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(required.length);
    p += reserved;
    for (let i = 0; i < required.length; i++) {
      const one = required[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("required", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (oneof !== undefined) {
    if (typeof oneof !== "boolean") throw wrongType("oneof", "a boolean", oneof);
    buf[p++] = 224;
    buf[p++] = 2;
    p = writeBool(buf, p, oneof);
  }
  if (reserved$.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 2;
    p = writeString(buf, p, reserved$, "reserved");
  }
  if (typeof extend !== "number" || (extend | 0) !== extend) throw badNumber("extend", "int32", extend);
  if (extend !== 0) {
    buf[p++] = 240;
    buf[p++] = 2;
    p = writeInt32(buf, p, extend);
  }
  if (extensions !== undefined) {
    buf[p++] = 250;
    buf[p++] = 2;
    p = writeString(buf, p, extensions, "extensions");
  }
  if (service.length !== 0) {
    if (p + service.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(service.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(service.length);
    p += reserved;
    for (let i = 0; i < service.length; i++) {
      const one = service[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("service", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (enum$ !== undefined) {
    if (typeof enum$ !== "boolean") throw wrongType("enum", "a boolean", enum$);
    buf[p++] = 136;
    buf[p++] = 3;
    p = writeBool(buf, p, enum$);
  }
  if (to.length !== 0) {
    buf[p++] = 146;
    buf[p++] = 3;
    p = writeString(buf, p, to, "to");
  }
  if (typeof max !== "number" || (max | 0) !== max) throw badNumber("max", "int32", max);
  if (max !== 0) {
    buf[p++] = 152;
    buf[p++] = 3;
    p = writeInt32(buf, p, max);
  }
  if (public$ !== undefined) {
    buf[p++] = 162;
    buf[p++] = 3;
    p = writeString(buf, p, public$, "public");
  }
  if (weak.length !== 0) {
    if (p + weak.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(weak.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(weak.length);
    p += reserved;
    for (let i = 0; i < weak.length; i++) {
      const one = weak[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("weak", i), "int64", one);
      p = writeInt64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (stream !== undefined) {
    if (typeof stream !== "boolean") throw wrongType("stream", "a boolean", stream);
    buf[p++] = 176;
    buf[p++] = 3;
    p = writeBool(buf, p, stream);
  }
  if (syntax.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 3;
    p = writeString(buf, p, syntax, "syntax");
  }
  if (typeof inf !== "number" || (inf | 0) !== inf) throw badNumber("inf", "int32", inf);
  if (inf !== 0) {
    buf[p++] = 192;
    buf[p++] = 3;
    p = writeInt32(buf, p, inf);
  }
  if (nan !== undefined) {
    buf[p++] = 202;
    buf[p++] = 3;
    p = writeString(buf, p, nan, "nan");
  }
  out.pos = p;
}

function decodeWords(r: Reader, p: number, end: number): Words {
  let select: number = 0;
  let from: string | undefined;
  const where: bigint[] = [];
  let table: boolean | undefined;
  let group: string = "";
  let order: number = 0;
  let by: string | undefined;
  const join: bigint[] = [];
  let union: boolean | undefined;
  let values: string = "";
  let user: number = 0;
  let timestamp: string | undefined;
  const date: bigint[] = [];
  let time: boolean | undefined;
  let interval: string = "";
  let row: number = 0;
  let array: string | undefined;
  const map$: bigint[] = [];
  let key$: boolean | undefined;
  let value$: string = "";
  let end$: number = 0;
  let case$: string | undefined;
  const when: bigint[] = [];
  let null$: boolean | undefined;
  let true$: string = "";
  let false$: number = 0;
  let default$: string | undefined;
  const class$: bigint[] = [];
  let return$: boolean | undefined;
  let function$: string = "";
  let constructor$: number = 0;
  let prototype: string | undefined;
  const this$: bigint[] = [];
  let new$: boolean | undefined;
  let delete$: string = "";
  let import$: number = 0;
  let export$: string | undefined;
  const package$: bigint[] = [];
  let message: boolean | undefined;
  let option: string = "";
  let repeated: number = 0;
  let optional: string | undefined;
  const required: bigint[] = [];
  let oneof: boolean | undefined;
  let reserved$: string = "";
  let extend: number = 0;
  let extensions: string | undefined;
  const service: bigint[] = [];
  let enum$: boolean | undefined;
  let to: string = "";
  let max: number = 0;
  let public$: string | undefined;
  const weak: bigint[] = [];
  let stream: boolean | undefined;
  let syntax: string = "";
  let inf: number = 0;
  let nan: string | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "select");
        select = readInt32(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "from");
        from = readString(r, p, end);
        p = r.pos;
        break;
      case 3: {
        if (tag === 26) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            where.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 24) throw wrongWire(tag, "where");
          where.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 4:
        if (tag !== 32) throw wrongWire(tag, "table");
        table = readBool(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "group");
        group = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "order");
        order = readInt32(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "by");
        by = readString(r, p, end);
        p = r.pos;
        break;
      case 8: {
        if (tag === 66) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            join.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 64) throw wrongWire(tag, "join");
          join.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 9:
        if (tag !== 72) throw wrongWire(tag, "union");
        union = readBool(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 82) throw wrongWire(tag, "values");
        values = readString(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 88) throw wrongWire(tag, "user");
        user = readInt32(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 98) throw wrongWire(tag, "timestamp");
        timestamp = readString(r, p, end);
        p = r.pos;
        break;
      case 13: {
        if (tag === 106) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            date.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 104) throw wrongWire(tag, "date");
          date.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 14:
        if (tag !== 112) throw wrongWire(tag, "time");
        time = readBool(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "interval");
        interval = readString(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 128) throw wrongWire(tag, "row");
        row = readInt32(r, p, end);
        p = r.pos;
        break;
      case 17:
        if (tag !== 138) throw wrongWire(tag, "array");
        array = readString(r, p, end);
        p = r.pos;
        break;
      case 18: {
        if (tag === 146) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            map$.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 144) throw wrongWire(tag, "map");
          map$.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 19:
        if (tag !== 152) throw wrongWire(tag, "key");
        key$ = readBool(r, p, end);
        p = r.pos;
        break;
      case 20:
        if (tag !== 162) throw wrongWire(tag, "value");
        value$ = readString(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 168) throw wrongWire(tag, "end");
        end$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 178) throw wrongWire(tag, "case");
        case$ = readString(r, p, end);
        p = r.pos;
        break;
      case 23: {
        if (tag === 186) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            when.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 184) throw wrongWire(tag, "when");
          when.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 24:
        if (tag !== 192) throw wrongWire(tag, "null");
        null$ = readBool(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 202) throw wrongWire(tag, "true");
        true$ = readString(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "false");
        false$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 27:
        if (tag !== 218) throw wrongWire(tag, "default");
        default$ = readString(r, p, end);
        p = r.pos;
        break;
      case 28: {
        if (tag === 226) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            class$.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 224) throw wrongWire(tag, "class");
          class$.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 29:
        if (tag !== 232) throw wrongWire(tag, "return");
        return$ = readBool(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 242) throw wrongWire(tag, "function");
        function$ = readString(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 248) throw wrongWire(tag, "constructor");
        constructor$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 258) throw wrongWire(tag, "prototype");
        prototype = readString(r, p, end);
        p = r.pos;
        break;
      case 33: {
        if (tag === 266) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            this$.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 264) throw wrongWire(tag, "this");
          this$.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 34:
        if (tag !== 272) throw wrongWire(tag, "new");
        new$ = readBool(r, p, end);
        p = r.pos;
        break;
      case 35:
        if (tag !== 282) throw wrongWire(tag, "delete");
        delete$ = readString(r, p, end);
        p = r.pos;
        break;
      case 36:
        if (tag !== 288) throw wrongWire(tag, "import");
        import$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 37:
        if (tag !== 298) throw wrongWire(tag, "export");
        export$ = readString(r, p, end);
        p = r.pos;
        break;
      case 38: {
        if (tag === 306) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            package$.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 304) throw wrongWire(tag, "package");
          package$.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 39:
        if (tag !== 312) throw wrongWire(tag, "message");
        message = readBool(r, p, end);
        p = r.pos;
        break;
      case 40:
        if (tag !== 322) throw wrongWire(tag, "option");
        option = readString(r, p, end);
        p = r.pos;
        break;
      case 41:
        if (tag !== 328) throw wrongWire(tag, "repeated");
        repeated = readInt32(r, p, end);
        p = r.pos;
        break;
      case 42:
        if (tag !== 338) throw wrongWire(tag, "optional");
        optional = readString(r, p, end);
        p = r.pos;
        break;
      case 43: {
        if (tag === 346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            required.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 344) throw wrongWire(tag, "required");
          required.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 44:
        if (tag !== 352) throw wrongWire(tag, "oneof");
        oneof = readBool(r, p, end);
        p = r.pos;
        break;
      case 45:
        if (tag !== 362) throw wrongWire(tag, "reserved");
        reserved$ = readString(r, p, end);
        p = r.pos;
        break;
      case 46:
        if (tag !== 368) throw wrongWire(tag, "extend");
        extend = readInt32(r, p, end);
        p = r.pos;
        break;
      case 47:
        if (tag !== 378) throw wrongWire(tag, "extensions");
        extensions = readString(r, p, end);
        p = r.pos;
        break;
      case 48: {
        if (tag === 386) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            service.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 384) throw wrongWire(tag, "service");
          service.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 49:
        if (tag !== 392) throw wrongWire(tag, "enum");
        enum$ = readBool(r, p, end);
        p = r.pos;
        break;
      case 50:
        if (tag !== 402) throw wrongWire(tag, "to");
        to = readString(r, p, end);
        p = r.pos;
        break;
      case 51:
        if (tag !== 408) throw wrongWire(tag, "max");
        max = readInt32(r, p, end);
        p = r.pos;
        break;
      case 52:
        if (tag !== 418) throw wrongWire(tag, "public");
        public$ = readString(r, p, end);
        p = r.pos;
        break;
      case 53: {
        if (tag === 426) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            weak.push(readInt64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 424) throw wrongWire(tag, "weak");
          weak.push(readInt64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 54:
        if (tag !== 432) throw wrongWire(tag, "stream");
        stream = readBool(r, p, end);
        p = r.pos;
        break;
      case 55:
        if (tag !== 442) throw wrongWire(tag, "syntax");
        syntax = readString(r, p, end);
        p = r.pos;
        break;
      case 56:
        if (tag !== 448) throw wrongWire(tag, "inf");
        inf = readInt32(r, p, end);
        p = r.pos;
        break;
      case 57:
        if (tag !== 458) throw wrongWire(tag, "nan");
        nan = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { select, from, where, table, group, order, by, join, union, values, user, timestamp, date, time, interval, row, array, "map": map$, "key": key$, "value": value$, "end": end$, "case": case$, when, "null": null$, "true": true$, "false": false$, "default": default$, "class": class$, "return": return$, "function": function$, constructor$, prototype, "this": this$, "new": new$, "delete": delete$, "import": import$, "export": export$, "package": package$, message, option, repeated, optional, required, oneof, "reserved": reserved$, extend, extensions, service, "enum": enum$, to, max, "public": public$, weak, stream, syntax, inf, nan };
}

function checkWords(_value: Words): readonly Violation[] {
  return NONE;
}

function encodeWide(value: Wide, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { field001, field002, field003, field004, field005, field006, field007, field008, field009, field010, field011, field012, field013, field014, field015, field016, field017, field018, field019, field020, field021, field022, field023, field024, field025, field026, field027, field028, field029, field030, field031, field032, field033, field034, field035, field036, field037, field038, field039, field040, field041, field042, field043, field044, field045, field046, field047, field048, field049, field050, field051, field052, field053, field054, field055, field056, field057, field058, field059, field060, field061, field062, field063, field064, field065, field066, field067, field068, field069, field070, field071, field072, field073, field074, field075, field076, field077, field078, field079, field080, field081, field082, field083, field084, field085, field086, field087, field088, field089, field090, field091, field092, field093, field094, field095, field096, field097, field098, field099, field100, field101, field102, field103, field104, field105, field106, field107, field108, field109, field110, field111, field112, field113, field114, field115, field116, field117, field118, field119, field120, field121, field122, field123, field124, field125, field126, field127, field128, field129, field130, field131, field132, field133, field134, field135, field136, field137, field138, field139, field140, field141, field142, field143, field144, field145, field146, field147, field148, field149, field150, field151, field152, field153, field154, field155, field156, field157, field158, field159, field160, field161, field162, field163, field164, field165, field166, field167, field168, field169, field170, field171, field172, field173, field174, field175, field176, field177, field178, field179, field180, field181, field182, field183, field184, field185, field186, field187, field188, field189, field190, field191, field192, field193, field194, field195, field196, field197, field198, field199, field200 } = value;
  if (typeof field001 !== "string") throw wrongType("field_001", "a string", field001);
  if (!Array.isArray(field004)) throw wrongType("field_004", "an array", field004);
  if (field007 !== undefined && typeof field007 !== "string") throw wrongType("field_007", "a string", field007);
  if (typeof field011 !== "string") throw wrongType("field_011", "a string", field011);
  if (!Array.isArray(field014)) throw wrongType("field_014", "an array", field014);
  if (field017 !== undefined && typeof field017 !== "string") throw wrongType("field_017", "a string", field017);
  if (typeof field021 !== "string") throw wrongType("field_021", "a string", field021);
  if (!Array.isArray(field024)) throw wrongType("field_024", "an array", field024);
  if (field027 !== undefined && typeof field027 !== "string") throw wrongType("field_027", "a string", field027);
  if (typeof field031 !== "string") throw wrongType("field_031", "a string", field031);
  if (!Array.isArray(field034)) throw wrongType("field_034", "an array", field034);
  if (field037 !== undefined && typeof field037 !== "string") throw wrongType("field_037", "a string", field037);
  if (typeof field041 !== "string") throw wrongType("field_041", "a string", field041);
  if (!Array.isArray(field044)) throw wrongType("field_044", "an array", field044);
  if (field047 !== undefined && typeof field047 !== "string") throw wrongType("field_047", "a string", field047);
  if (typeof field051 !== "string") throw wrongType("field_051", "a string", field051);
  if (!Array.isArray(field054)) throw wrongType("field_054", "an array", field054);
  if (field057 !== undefined && typeof field057 !== "string") throw wrongType("field_057", "a string", field057);
  if (typeof field061 !== "string") throw wrongType("field_061", "a string", field061);
  if (!Array.isArray(field064)) throw wrongType("field_064", "an array", field064);
  if (field067 !== undefined && typeof field067 !== "string") throw wrongType("field_067", "a string", field067);
  if (typeof field071 !== "string") throw wrongType("field_071", "a string", field071);
  if (!Array.isArray(field074)) throw wrongType("field_074", "an array", field074);
  if (field077 !== undefined && typeof field077 !== "string") throw wrongType("field_077", "a string", field077);
  if (typeof field081 !== "string") throw wrongType("field_081", "a string", field081);
  if (!Array.isArray(field084)) throw wrongType("field_084", "an array", field084);
  if (field087 !== undefined && typeof field087 !== "string") throw wrongType("field_087", "a string", field087);
  if (typeof field091 !== "string") throw wrongType("field_091", "a string", field091);
  if (!Array.isArray(field094)) throw wrongType("field_094", "an array", field094);
  if (field097 !== undefined && typeof field097 !== "string") throw wrongType("field_097", "a string", field097);
  if (typeof field101 !== "string") throw wrongType("field_101", "a string", field101);
  if (!Array.isArray(field104)) throw wrongType("field_104", "an array", field104);
  if (field107 !== undefined && typeof field107 !== "string") throw wrongType("field_107", "a string", field107);
  if (typeof field111 !== "string") throw wrongType("field_111", "a string", field111);
  if (!Array.isArray(field114)) throw wrongType("field_114", "an array", field114);
  if (field117 !== undefined && typeof field117 !== "string") throw wrongType("field_117", "a string", field117);
  if (typeof field121 !== "string") throw wrongType("field_121", "a string", field121);
  if (!Array.isArray(field124)) throw wrongType("field_124", "an array", field124);
  if (field127 !== undefined && typeof field127 !== "string") throw wrongType("field_127", "a string", field127);
  if (typeof field131 !== "string") throw wrongType("field_131", "a string", field131);
  if (!Array.isArray(field134)) throw wrongType("field_134", "an array", field134);
  if (field137 !== undefined && typeof field137 !== "string") throw wrongType("field_137", "a string", field137);
  if (typeof field141 !== "string") throw wrongType("field_141", "a string", field141);
  if (!Array.isArray(field144)) throw wrongType("field_144", "an array", field144);
  if (field147 !== undefined && typeof field147 !== "string") throw wrongType("field_147", "a string", field147);
  if (typeof field151 !== "string") throw wrongType("field_151", "a string", field151);
  if (!Array.isArray(field154)) throw wrongType("field_154", "an array", field154);
  if (field157 !== undefined && typeof field157 !== "string") throw wrongType("field_157", "a string", field157);
  if (typeof field161 !== "string") throw wrongType("field_161", "a string", field161);
  if (!Array.isArray(field164)) throw wrongType("field_164", "an array", field164);
  if (field167 !== undefined && typeof field167 !== "string") throw wrongType("field_167", "a string", field167);
  if (typeof field171 !== "string") throw wrongType("field_171", "a string", field171);
  if (!Array.isArray(field174)) throw wrongType("field_174", "an array", field174);
  if (field177 !== undefined && typeof field177 !== "string") throw wrongType("field_177", "a string", field177);
  if (typeof field181 !== "string") throw wrongType("field_181", "a string", field181);
  if (!Array.isArray(field184)) throw wrongType("field_184", "an array", field184);
  if (field187 !== undefined && typeof field187 !== "string") throw wrongType("field_187", "a string", field187);
  if (typeof field191 !== "string") throw wrongType("field_191", "a string", field191);
  if (!Array.isArray(field194)) throw wrongType("field_194", "an array", field194);
  if (field197 !== undefined && typeof field197 !== "string") throw wrongType("field_197", "a string", field197);
  const size = 2646 + (field001.length + (field007 === undefined ? 0 : field007.length) + field011.length + (field017 === undefined ? 0 : field017.length) + field021.length + (field027 === undefined ? 0 : field027.length) + field031.length + (field037 === undefined ? 0 : field037.length) + field041.length + (field047 === undefined ? 0 : field047.length) + field051.length + (field057 === undefined ? 0 : field057.length) + field061.length + (field067 === undefined ? 0 : field067.length) + field071.length + (field077 === undefined ? 0 : field077.length) + field081.length + (field087 === undefined ? 0 : field087.length) + field091.length + (field097 === undefined ? 0 : field097.length) + field101.length + (field107 === undefined ? 0 : field107.length) + field111.length + (field117 === undefined ? 0 : field117.length) + field121.length + (field127 === undefined ? 0 : field127.length) + field131.length + (field137 === undefined ? 0 : field137.length) + field141.length + (field147 === undefined ? 0 : field147.length) + field151.length + (field157 === undefined ? 0 : field157.length) + field161.length + (field167 === undefined ? 0 : field167.length) + field171.length + (field177 === undefined ? 0 : field177.length) + field181.length + (field187 === undefined ? 0 : field187.length) + field191.length + (field197 === undefined ? 0 : field197.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (field001.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, field001, "field_001");
  }
  if (field002 !== undefined) {
    if (typeof field002 !== "number") throw badNumber("field_002", "double", field002);
    buf[p++] = 17;
    p = writeDouble(buf, p, field002);
  }
  if (typeof field003 !== "bigint" || BigInt.asUintN(64, field003) !== field003) throw badNumber("field_003", "uint64", field003);
  if (field003 !== 0n) {
    buf[p++] = 24;
    p = writeInt64(buf, p, field003);
  }
  if (field004.length !== 0) {
    if (p + field004.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(field004.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 34;
    const start = p;
    const reserved = lengthBytes(field004.length);
    p += reserved;
    for (let i = 0; i < field004.length; i++) {
      const one = field004[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_004", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field005 !== "boolean") throw wrongType("field_005", "a boolean", field005);
  if (field005) {
    buf[p++] = 40;
    p = writeBool(buf, p, field005);
  }
  if (field006 !== undefined) {
    buf[p++] = 50;
    p = writeTimestamp(buf, p, field006, "field_006");
  }
  if (field007 !== undefined) {
    buf[p++] = 58;
    p = writeString(buf, p, field007, "field_007");
  }
  if (field008 !== undefined) {
    if (typeof field008 !== "number" || (field008 | 0) !== field008) throw badNumber("field_008", "int32", field008);
    buf[p++] = 66;
    {
      const start = p++;
      if (field008 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field008);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field009 !== "number" || (field009 >>> 0) !== field009) throw badNumber("field_009", "fixed32", field009);
  if (field009 !== 0) {
    buf[p++] = 77;
    p = writeFixed32(buf, p, field009);
  }
  if (typeof field010 !== "bigint" || BigInt.asIntN(64, field010) !== field010) throw badNumber("field_010", "int64", field010);
  if (field010 !== 0n) {
    buf[p++] = 80;
    p = writeInt64(buf, p, field010);
  }
  if (field011.length !== 0) {
    buf[p++] = 90;
    p = writeString(buf, p, field011, "field_011");
  }
  if (field012 !== undefined) {
    if (typeof field012 !== "number") throw badNumber("field_012", "double", field012);
    buf[p++] = 97;
    p = writeDouble(buf, p, field012);
  }
  if (typeof field013 !== "bigint" || BigInt.asUintN(64, field013) !== field013) throw badNumber("field_013", "uint64", field013);
  if (field013 !== 0n) {
    buf[p++] = 104;
    p = writeInt64(buf, p, field013);
  }
  if (field014.length !== 0) {
    if (p + field014.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(field014.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 114;
    const start = p;
    const reserved = lengthBytes(field014.length);
    p += reserved;
    for (let i = 0; i < field014.length; i++) {
      const one = field014[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_014", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field015 !== "boolean") throw wrongType("field_015", "a boolean", field015);
  if (field015) {
    buf[p++] = 120;
    p = writeBool(buf, p, field015);
  }
  if (field016 !== undefined) {
    buf[p++] = 130;
    buf[p++] = 1;
    p = writeTimestamp(buf, p, field016, "field_016");
  }
  if (field017 !== undefined) {
    buf[p++] = 138;
    buf[p++] = 1;
    p = writeString(buf, p, field017, "field_017");
  }
  if (field018 !== undefined) {
    if (typeof field018 !== "number" || (field018 | 0) !== field018) throw badNumber("field_018", "int32", field018);
    buf[p++] = 146;
    buf[p++] = 1;
    {
      const start = p++;
      if (field018 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field018);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field019 !== "number" || (field019 >>> 0) !== field019) throw badNumber("field_019", "fixed32", field019);
  if (field019 !== 0) {
    buf[p++] = 157;
    buf[p++] = 1;
    p = writeFixed32(buf, p, field019);
  }
  if (typeof field020 !== "bigint" || BigInt.asIntN(64, field020) !== field020) throw badNumber("field_020", "int64", field020);
  if (field020 !== 0n) {
    buf[p++] = 160;
    buf[p++] = 1;
    p = writeInt64(buf, p, field020);
  }
  if (field021.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 1;
    p = writeString(buf, p, field021, "field_021");
  }
  if (field022 !== undefined) {
    if (typeof field022 !== "number") throw badNumber("field_022", "double", field022);
    buf[p++] = 177;
    buf[p++] = 1;
    p = writeDouble(buf, p, field022);
  }
  if (typeof field023 !== "bigint" || BigInt.asUintN(64, field023) !== field023) throw badNumber("field_023", "uint64", field023);
  if (field023 !== 0n) {
    buf[p++] = 184;
    buf[p++] = 1;
    p = writeInt64(buf, p, field023);
  }
  if (field024.length !== 0) {
    if (p + field024.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field024.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(field024.length);
    p += reserved;
    for (let i = 0; i < field024.length; i++) {
      const one = field024[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_024", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field025 !== "boolean") throw wrongType("field_025", "a boolean", field025);
  if (field025) {
    buf[p++] = 200;
    buf[p++] = 1;
    p = writeBool(buf, p, field025);
  }
  if (field026 !== undefined) {
    buf[p++] = 210;
    buf[p++] = 1;
    p = writeTimestamp(buf, p, field026, "field_026");
  }
  if (field027 !== undefined) {
    buf[p++] = 218;
    buf[p++] = 1;
    p = writeString(buf, p, field027, "field_027");
  }
  if (field028 !== undefined) {
    if (typeof field028 !== "number" || (field028 | 0) !== field028) throw badNumber("field_028", "int32", field028);
    buf[p++] = 226;
    buf[p++] = 1;
    {
      const start = p++;
      if (field028 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field028);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field029 !== "number" || (field029 >>> 0) !== field029) throw badNumber("field_029", "fixed32", field029);
  if (field029 !== 0) {
    buf[p++] = 237;
    buf[p++] = 1;
    p = writeFixed32(buf, p, field029);
  }
  if (typeof field030 !== "bigint" || BigInt.asIntN(64, field030) !== field030) throw badNumber("field_030", "int64", field030);
  if (field030 !== 0n) {
    buf[p++] = 240;
    buf[p++] = 1;
    p = writeInt64(buf, p, field030);
  }
  if (field031.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 1;
    p = writeString(buf, p, field031, "field_031");
  }
  if (field032 !== undefined) {
    if (typeof field032 !== "number") throw badNumber("field_032", "double", field032);
    buf[p++] = 129;
    buf[p++] = 2;
    p = writeDouble(buf, p, field032);
  }
  if (typeof field033 !== "bigint" || BigInt.asUintN(64, field033) !== field033) throw badNumber("field_033", "uint64", field033);
  if (field033 !== 0n) {
    buf[p++] = 136;
    buf[p++] = 2;
    p = writeInt64(buf, p, field033);
  }
  if (field034.length !== 0) {
    if (p + field034.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field034.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field034.length);
    p += reserved;
    for (let i = 0; i < field034.length; i++) {
      const one = field034[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_034", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field035 !== "boolean") throw wrongType("field_035", "a boolean", field035);
  if (field035) {
    buf[p++] = 152;
    buf[p++] = 2;
    p = writeBool(buf, p, field035);
  }
  if (field036 !== undefined) {
    buf[p++] = 162;
    buf[p++] = 2;
    p = writeTimestamp(buf, p, field036, "field_036");
  }
  if (field037 !== undefined) {
    buf[p++] = 170;
    buf[p++] = 2;
    p = writeString(buf, p, field037, "field_037");
  }
  if (field038 !== undefined) {
    if (typeof field038 !== "number" || (field038 | 0) !== field038) throw badNumber("field_038", "int32", field038);
    buf[p++] = 178;
    buf[p++] = 2;
    {
      const start = p++;
      if (field038 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field038);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field039 !== "number" || (field039 >>> 0) !== field039) throw badNumber("field_039", "fixed32", field039);
  if (field039 !== 0) {
    buf[p++] = 189;
    buf[p++] = 2;
    p = writeFixed32(buf, p, field039);
  }
  if (typeof field040 !== "bigint" || BigInt.asIntN(64, field040) !== field040) throw badNumber("field_040", "int64", field040);
  if (field040 !== 0n) {
    buf[p++] = 192;
    buf[p++] = 2;
    p = writeInt64(buf, p, field040);
  }
  if (field041.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 2;
    p = writeString(buf, p, field041, "field_041");
  }
  if (field042 !== undefined) {
    if (typeof field042 !== "number") throw badNumber("field_042", "double", field042);
    buf[p++] = 209;
    buf[p++] = 2;
    p = writeDouble(buf, p, field042);
  }
  if (typeof field043 !== "bigint" || BigInt.asUintN(64, field043) !== field043) throw badNumber("field_043", "uint64", field043);
  if (field043 !== 0n) {
    buf[p++] = 216;
    buf[p++] = 2;
    p = writeInt64(buf, p, field043);
  }
  if (field044.length !== 0) {
    if (p + field044.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field044.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(field044.length);
    p += reserved;
    for (let i = 0; i < field044.length; i++) {
      const one = field044[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_044", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field045 !== "boolean") throw wrongType("field_045", "a boolean", field045);
  if (field045) {
    buf[p++] = 232;
    buf[p++] = 2;
    p = writeBool(buf, p, field045);
  }
  if (field046 !== undefined) {
    buf[p++] = 242;
    buf[p++] = 2;
    p = writeTimestamp(buf, p, field046, "field_046");
  }
  if (field047 !== undefined) {
    buf[p++] = 250;
    buf[p++] = 2;
    p = writeString(buf, p, field047, "field_047");
  }
  if (field048 !== undefined) {
    if (typeof field048 !== "number" || (field048 | 0) !== field048) throw badNumber("field_048", "int32", field048);
    buf[p++] = 130;
    buf[p++] = 3;
    {
      const start = p++;
      if (field048 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field048);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field049 !== "number" || (field049 >>> 0) !== field049) throw badNumber("field_049", "fixed32", field049);
  if (field049 !== 0) {
    buf[p++] = 141;
    buf[p++] = 3;
    p = writeFixed32(buf, p, field049);
  }
  if (typeof field050 !== "bigint" || BigInt.asIntN(64, field050) !== field050) throw badNumber("field_050", "int64", field050);
  if (field050 !== 0n) {
    buf[p++] = 144;
    buf[p++] = 3;
    p = writeInt64(buf, p, field050);
  }
  if (field051.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 3;
    p = writeString(buf, p, field051, "field_051");
  }
  if (field052 !== undefined) {
    if (typeof field052 !== "number") throw badNumber("field_052", "double", field052);
    buf[p++] = 161;
    buf[p++] = 3;
    p = writeDouble(buf, p, field052);
  }
  if (typeof field053 !== "bigint" || BigInt.asUintN(64, field053) !== field053) throw badNumber("field_053", "uint64", field053);
  if (field053 !== 0n) {
    buf[p++] = 168;
    buf[p++] = 3;
    p = writeInt64(buf, p, field053);
  }
  if (field054.length !== 0) {
    if (p + field054.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field054.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 3;
    const start = p;
    const reserved = lengthBytes(field054.length);
    p += reserved;
    for (let i = 0; i < field054.length; i++) {
      const one = field054[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_054", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field055 !== "boolean") throw wrongType("field_055", "a boolean", field055);
  if (field055) {
    buf[p++] = 184;
    buf[p++] = 3;
    p = writeBool(buf, p, field055);
  }
  if (field056 !== undefined) {
    buf[p++] = 194;
    buf[p++] = 3;
    p = writeTimestamp(buf, p, field056, "field_056");
  }
  if (field057 !== undefined) {
    buf[p++] = 202;
    buf[p++] = 3;
    p = writeString(buf, p, field057, "field_057");
  }
  if (field058 !== undefined) {
    if (typeof field058 !== "number" || (field058 | 0) !== field058) throw badNumber("field_058", "int32", field058);
    buf[p++] = 210;
    buf[p++] = 3;
    {
      const start = p++;
      if (field058 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field058);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field059 !== "number" || (field059 >>> 0) !== field059) throw badNumber("field_059", "fixed32", field059);
  if (field059 !== 0) {
    buf[p++] = 221;
    buf[p++] = 3;
    p = writeFixed32(buf, p, field059);
  }
  if (typeof field060 !== "bigint" || BigInt.asIntN(64, field060) !== field060) throw badNumber("field_060", "int64", field060);
  if (field060 !== 0n) {
    buf[p++] = 224;
    buf[p++] = 3;
    p = writeInt64(buf, p, field060);
  }
  if (field061.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 3;
    p = writeString(buf, p, field061, "field_061");
  }
  if (field062 !== undefined) {
    if (typeof field062 !== "number") throw badNumber("field_062", "double", field062);
    buf[p++] = 241;
    buf[p++] = 3;
    p = writeDouble(buf, p, field062);
  }
  if (typeof field063 !== "bigint" || BigInt.asUintN(64, field063) !== field063) throw badNumber("field_063", "uint64", field063);
  if (field063 !== 0n) {
    buf[p++] = 248;
    buf[p++] = 3;
    p = writeInt64(buf, p, field063);
  }
  if (field064.length !== 0) {
    if (p + field064.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field064.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 4;
    const start = p;
    const reserved = lengthBytes(field064.length);
    p += reserved;
    for (let i = 0; i < field064.length; i++) {
      const one = field064[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_064", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field065 !== "boolean") throw wrongType("field_065", "a boolean", field065);
  if (field065) {
    buf[p++] = 136;
    buf[p++] = 4;
    p = writeBool(buf, p, field065);
  }
  if (field066 !== undefined) {
    buf[p++] = 146;
    buf[p++] = 4;
    p = writeTimestamp(buf, p, field066, "field_066");
  }
  if (field067 !== undefined) {
    buf[p++] = 154;
    buf[p++] = 4;
    p = writeString(buf, p, field067, "field_067");
  }
  if (field068 !== undefined) {
    if (typeof field068 !== "number" || (field068 | 0) !== field068) throw badNumber("field_068", "int32", field068);
    buf[p++] = 162;
    buf[p++] = 4;
    {
      const start = p++;
      if (field068 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field068);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field069 !== "number" || (field069 >>> 0) !== field069) throw badNumber("field_069", "fixed32", field069);
  if (field069 !== 0) {
    buf[p++] = 173;
    buf[p++] = 4;
    p = writeFixed32(buf, p, field069);
  }
  if (typeof field070 !== "bigint" || BigInt.asIntN(64, field070) !== field070) throw badNumber("field_070", "int64", field070);
  if (field070 !== 0n) {
    buf[p++] = 176;
    buf[p++] = 4;
    p = writeInt64(buf, p, field070);
  }
  if (field071.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 4;
    p = writeString(buf, p, field071, "field_071");
  }
  if (field072 !== undefined) {
    if (typeof field072 !== "number") throw badNumber("field_072", "double", field072);
    buf[p++] = 193;
    buf[p++] = 4;
    p = writeDouble(buf, p, field072);
  }
  if (typeof field073 !== "bigint" || BigInt.asUintN(64, field073) !== field073) throw badNumber("field_073", "uint64", field073);
  if (field073 !== 0n) {
    buf[p++] = 200;
    buf[p++] = 4;
    p = writeInt64(buf, p, field073);
  }
  if (field074.length !== 0) {
    if (p + field074.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field074.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 4;
    const start = p;
    const reserved = lengthBytes(field074.length);
    p += reserved;
    for (let i = 0; i < field074.length; i++) {
      const one = field074[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_074", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field075 !== "boolean") throw wrongType("field_075", "a boolean", field075);
  if (field075) {
    buf[p++] = 216;
    buf[p++] = 4;
    p = writeBool(buf, p, field075);
  }
  if (field076 !== undefined) {
    buf[p++] = 226;
    buf[p++] = 4;
    p = writeTimestamp(buf, p, field076, "field_076");
  }
  if (field077 !== undefined) {
    buf[p++] = 234;
    buf[p++] = 4;
    p = writeString(buf, p, field077, "field_077");
  }
  if (field078 !== undefined) {
    if (typeof field078 !== "number" || (field078 | 0) !== field078) throw badNumber("field_078", "int32", field078);
    buf[p++] = 242;
    buf[p++] = 4;
    {
      const start = p++;
      if (field078 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field078);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field079 !== "number" || (field079 >>> 0) !== field079) throw badNumber("field_079", "fixed32", field079);
  if (field079 !== 0) {
    buf[p++] = 253;
    buf[p++] = 4;
    p = writeFixed32(buf, p, field079);
  }
  if (typeof field080 !== "bigint" || BigInt.asIntN(64, field080) !== field080) throw badNumber("field_080", "int64", field080);
  if (field080 !== 0n) {
    buf[p++] = 128;
    buf[p++] = 5;
    p = writeInt64(buf, p, field080);
  }
  if (field081.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 5;
    p = writeString(buf, p, field081, "field_081");
  }
  if (field082 !== undefined) {
    if (typeof field082 !== "number") throw badNumber("field_082", "double", field082);
    buf[p++] = 145;
    buf[p++] = 5;
    p = writeDouble(buf, p, field082);
  }
  if (typeof field083 !== "bigint" || BigInt.asUintN(64, field083) !== field083) throw badNumber("field_083", "uint64", field083);
  if (field083 !== 0n) {
    buf[p++] = 152;
    buf[p++] = 5;
    p = writeInt64(buf, p, field083);
  }
  if (field084.length !== 0) {
    if (p + field084.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field084.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 5;
    const start = p;
    const reserved = lengthBytes(field084.length);
    p += reserved;
    for (let i = 0; i < field084.length; i++) {
      const one = field084[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_084", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field085 !== "boolean") throw wrongType("field_085", "a boolean", field085);
  if (field085) {
    buf[p++] = 168;
    buf[p++] = 5;
    p = writeBool(buf, p, field085);
  }
  if (field086 !== undefined) {
    buf[p++] = 178;
    buf[p++] = 5;
    p = writeTimestamp(buf, p, field086, "field_086");
  }
  if (field087 !== undefined) {
    buf[p++] = 186;
    buf[p++] = 5;
    p = writeString(buf, p, field087, "field_087");
  }
  if (field088 !== undefined) {
    if (typeof field088 !== "number" || (field088 | 0) !== field088) throw badNumber("field_088", "int32", field088);
    buf[p++] = 194;
    buf[p++] = 5;
    {
      const start = p++;
      if (field088 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field088);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field089 !== "number" || (field089 >>> 0) !== field089) throw badNumber("field_089", "fixed32", field089);
  if (field089 !== 0) {
    buf[p++] = 205;
    buf[p++] = 5;
    p = writeFixed32(buf, p, field089);
  }
  if (typeof field090 !== "bigint" || BigInt.asIntN(64, field090) !== field090) throw badNumber("field_090", "int64", field090);
  if (field090 !== 0n) {
    buf[p++] = 208;
    buf[p++] = 5;
    p = writeInt64(buf, p, field090);
  }
  if (field091.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 5;
    p = writeString(buf, p, field091, "field_091");
  }
  if (field092 !== undefined) {
    if (typeof field092 !== "number") throw badNumber("field_092", "double", field092);
    buf[p++] = 225;
    buf[p++] = 5;
    p = writeDouble(buf, p, field092);
  }
  if (typeof field093 !== "bigint" || BigInt.asUintN(64, field093) !== field093) throw badNumber("field_093", "uint64", field093);
  if (field093 !== 0n) {
    buf[p++] = 232;
    buf[p++] = 5;
    p = writeInt64(buf, p, field093);
  }
  if (field094.length !== 0) {
    if (p + field094.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field094.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 5;
    const start = p;
    const reserved = lengthBytes(field094.length);
    p += reserved;
    for (let i = 0; i < field094.length; i++) {
      const one = field094[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_094", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field095 !== "boolean") throw wrongType("field_095", "a boolean", field095);
  if (field095) {
    buf[p++] = 248;
    buf[p++] = 5;
    p = writeBool(buf, p, field095);
  }
  if (field096 !== undefined) {
    buf[p++] = 130;
    buf[p++] = 6;
    p = writeTimestamp(buf, p, field096, "field_096");
  }
  if (field097 !== undefined) {
    buf[p++] = 138;
    buf[p++] = 6;
    p = writeString(buf, p, field097, "field_097");
  }
  if (field098 !== undefined) {
    if (typeof field098 !== "number" || (field098 | 0) !== field098) throw badNumber("field_098", "int32", field098);
    buf[p++] = 146;
    buf[p++] = 6;
    {
      const start = p++;
      if (field098 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field098);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field099 !== "number" || (field099 >>> 0) !== field099) throw badNumber("field_099", "fixed32", field099);
  if (field099 !== 0) {
    buf[p++] = 157;
    buf[p++] = 6;
    p = writeFixed32(buf, p, field099);
  }
  if (typeof field100 !== "bigint" || BigInt.asIntN(64, field100) !== field100) throw badNumber("field_100", "int64", field100);
  if (field100 !== 0n) {
    buf[p++] = 160;
    buf[p++] = 6;
    p = writeInt64(buf, p, field100);
  }
  if (field101.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 6;
    p = writeString(buf, p, field101, "field_101");
  }
  if (field102 !== undefined) {
    if (typeof field102 !== "number") throw badNumber("field_102", "double", field102);
    buf[p++] = 177;
    buf[p++] = 6;
    p = writeDouble(buf, p, field102);
  }
  if (typeof field103 !== "bigint" || BigInt.asUintN(64, field103) !== field103) throw badNumber("field_103", "uint64", field103);
  if (field103 !== 0n) {
    buf[p++] = 184;
    buf[p++] = 6;
    p = writeInt64(buf, p, field103);
  }
  if (field104.length !== 0) {
    if (p + field104.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field104.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 6;
    const start = p;
    const reserved = lengthBytes(field104.length);
    p += reserved;
    for (let i = 0; i < field104.length; i++) {
      const one = field104[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_104", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field105 !== "boolean") throw wrongType("field_105", "a boolean", field105);
  if (field105) {
    buf[p++] = 200;
    buf[p++] = 6;
    p = writeBool(buf, p, field105);
  }
  if (field106 !== undefined) {
    buf[p++] = 210;
    buf[p++] = 6;
    p = writeTimestamp(buf, p, field106, "field_106");
  }
  if (field107 !== undefined) {
    buf[p++] = 218;
    buf[p++] = 6;
    p = writeString(buf, p, field107, "field_107");
  }
  if (field108 !== undefined) {
    if (typeof field108 !== "number" || (field108 | 0) !== field108) throw badNumber("field_108", "int32", field108);
    buf[p++] = 226;
    buf[p++] = 6;
    {
      const start = p++;
      if (field108 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field108);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field109 !== "number" || (field109 >>> 0) !== field109) throw badNumber("field_109", "fixed32", field109);
  if (field109 !== 0) {
    buf[p++] = 237;
    buf[p++] = 6;
    p = writeFixed32(buf, p, field109);
  }
  if (typeof field110 !== "bigint" || BigInt.asIntN(64, field110) !== field110) throw badNumber("field_110", "int64", field110);
  if (field110 !== 0n) {
    buf[p++] = 240;
    buf[p++] = 6;
    p = writeInt64(buf, p, field110);
  }
  if (field111.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 6;
    p = writeString(buf, p, field111, "field_111");
  }
  if (field112 !== undefined) {
    if (typeof field112 !== "number") throw badNumber("field_112", "double", field112);
    buf[p++] = 129;
    buf[p++] = 7;
    p = writeDouble(buf, p, field112);
  }
  if (typeof field113 !== "bigint" || BigInt.asUintN(64, field113) !== field113) throw badNumber("field_113", "uint64", field113);
  if (field113 !== 0n) {
    buf[p++] = 136;
    buf[p++] = 7;
    p = writeInt64(buf, p, field113);
  }
  if (field114.length !== 0) {
    if (p + field114.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field114.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(field114.length);
    p += reserved;
    for (let i = 0; i < field114.length; i++) {
      const one = field114[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_114", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field115 !== "boolean") throw wrongType("field_115", "a boolean", field115);
  if (field115) {
    buf[p++] = 152;
    buf[p++] = 7;
    p = writeBool(buf, p, field115);
  }
  if (field116 !== undefined) {
    buf[p++] = 162;
    buf[p++] = 7;
    p = writeTimestamp(buf, p, field116, "field_116");
  }
  if (field117 !== undefined) {
    buf[p++] = 170;
    buf[p++] = 7;
    p = writeString(buf, p, field117, "field_117");
  }
  if (field118 !== undefined) {
    if (typeof field118 !== "number" || (field118 | 0) !== field118) throw badNumber("field_118", "int32", field118);
    buf[p++] = 178;
    buf[p++] = 7;
    {
      const start = p++;
      if (field118 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field118);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field119 !== "number" || (field119 >>> 0) !== field119) throw badNumber("field_119", "fixed32", field119);
  if (field119 !== 0) {
    buf[p++] = 189;
    buf[p++] = 7;
    p = writeFixed32(buf, p, field119);
  }
  if (typeof field120 !== "bigint" || BigInt.asIntN(64, field120) !== field120) throw badNumber("field_120", "int64", field120);
  if (field120 !== 0n) {
    buf[p++] = 192;
    buf[p++] = 7;
    p = writeInt64(buf, p, field120);
  }
  if (field121.length !== 0) {
    buf[p++] = 202;
    buf[p++] = 7;
    p = writeString(buf, p, field121, "field_121");
  }
  if (field122 !== undefined) {
    if (typeof field122 !== "number") throw badNumber("field_122", "double", field122);
    buf[p++] = 209;
    buf[p++] = 7;
    p = writeDouble(buf, p, field122);
  }
  if (typeof field123 !== "bigint" || BigInt.asUintN(64, field123) !== field123) throw badNumber("field_123", "uint64", field123);
  if (field123 !== 0n) {
    buf[p++] = 216;
    buf[p++] = 7;
    p = writeInt64(buf, p, field123);
  }
  if (field124.length !== 0) {
    if (p + field124.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field124.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 226;
    buf[p++] = 7;
    const start = p;
    const reserved = lengthBytes(field124.length);
    p += reserved;
    for (let i = 0; i < field124.length; i++) {
      const one = field124[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_124", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field125 !== "boolean") throw wrongType("field_125", "a boolean", field125);
  if (field125) {
    buf[p++] = 232;
    buf[p++] = 7;
    p = writeBool(buf, p, field125);
  }
  if (field126 !== undefined) {
    buf[p++] = 242;
    buf[p++] = 7;
    p = writeTimestamp(buf, p, field126, "field_126");
  }
  if (field127 !== undefined) {
    buf[p++] = 250;
    buf[p++] = 7;
    p = writeString(buf, p, field127, "field_127");
  }
  if (field128 !== undefined) {
    if (typeof field128 !== "number" || (field128 | 0) !== field128) throw badNumber("field_128", "int32", field128);
    buf[p++] = 130;
    buf[p++] = 8;
    {
      const start = p++;
      if (field128 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field128);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field129 !== "number" || (field129 >>> 0) !== field129) throw badNumber("field_129", "fixed32", field129);
  if (field129 !== 0) {
    buf[p++] = 141;
    buf[p++] = 8;
    p = writeFixed32(buf, p, field129);
  }
  if (typeof field130 !== "bigint" || BigInt.asIntN(64, field130) !== field130) throw badNumber("field_130", "int64", field130);
  if (field130 !== 0n) {
    buf[p++] = 144;
    buf[p++] = 8;
    p = writeInt64(buf, p, field130);
  }
  if (field131.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 8;
    p = writeString(buf, p, field131, "field_131");
  }
  if (field132 !== undefined) {
    if (typeof field132 !== "number") throw badNumber("field_132", "double", field132);
    buf[p++] = 161;
    buf[p++] = 8;
    p = writeDouble(buf, p, field132);
  }
  if (typeof field133 !== "bigint" || BigInt.asUintN(64, field133) !== field133) throw badNumber("field_133", "uint64", field133);
  if (field133 !== 0n) {
    buf[p++] = 168;
    buf[p++] = 8;
    p = writeInt64(buf, p, field133);
  }
  if (field134.length !== 0) {
    if (p + field134.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field134.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 8;
    const start = p;
    const reserved = lengthBytes(field134.length);
    p += reserved;
    for (let i = 0; i < field134.length; i++) {
      const one = field134[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_134", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field135 !== "boolean") throw wrongType("field_135", "a boolean", field135);
  if (field135) {
    buf[p++] = 184;
    buf[p++] = 8;
    p = writeBool(buf, p, field135);
  }
  if (field136 !== undefined) {
    buf[p++] = 194;
    buf[p++] = 8;
    p = writeTimestamp(buf, p, field136, "field_136");
  }
  if (field137 !== undefined) {
    buf[p++] = 202;
    buf[p++] = 8;
    p = writeString(buf, p, field137, "field_137");
  }
  if (field138 !== undefined) {
    if (typeof field138 !== "number" || (field138 | 0) !== field138) throw badNumber("field_138", "int32", field138);
    buf[p++] = 210;
    buf[p++] = 8;
    {
      const start = p++;
      if (field138 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field138);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field139 !== "number" || (field139 >>> 0) !== field139) throw badNumber("field_139", "fixed32", field139);
  if (field139 !== 0) {
    buf[p++] = 221;
    buf[p++] = 8;
    p = writeFixed32(buf, p, field139);
  }
  if (typeof field140 !== "bigint" || BigInt.asIntN(64, field140) !== field140) throw badNumber("field_140", "int64", field140);
  if (field140 !== 0n) {
    buf[p++] = 224;
    buf[p++] = 8;
    p = writeInt64(buf, p, field140);
  }
  if (field141.length !== 0) {
    buf[p++] = 234;
    buf[p++] = 8;
    p = writeString(buf, p, field141, "field_141");
  }
  if (field142 !== undefined) {
    if (typeof field142 !== "number") throw badNumber("field_142", "double", field142);
    buf[p++] = 241;
    buf[p++] = 8;
    p = writeDouble(buf, p, field142);
  }
  if (typeof field143 !== "bigint" || BigInt.asUintN(64, field143) !== field143) throw badNumber("field_143", "uint64", field143);
  if (field143 !== 0n) {
    buf[p++] = 248;
    buf[p++] = 8;
    p = writeInt64(buf, p, field143);
  }
  if (field144.length !== 0) {
    if (p + field144.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field144.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 9;
    const start = p;
    const reserved = lengthBytes(field144.length);
    p += reserved;
    for (let i = 0; i < field144.length; i++) {
      const one = field144[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_144", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field145 !== "boolean") throw wrongType("field_145", "a boolean", field145);
  if (field145) {
    buf[p++] = 136;
    buf[p++] = 9;
    p = writeBool(buf, p, field145);
  }
  if (field146 !== undefined) {
    buf[p++] = 146;
    buf[p++] = 9;
    p = writeTimestamp(buf, p, field146, "field_146");
  }
  if (field147 !== undefined) {
    buf[p++] = 154;
    buf[p++] = 9;
    p = writeString(buf, p, field147, "field_147");
  }
  if (field148 !== undefined) {
    if (typeof field148 !== "number" || (field148 | 0) !== field148) throw badNumber("field_148", "int32", field148);
    buf[p++] = 162;
    buf[p++] = 9;
    {
      const start = p++;
      if (field148 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field148);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field149 !== "number" || (field149 >>> 0) !== field149) throw badNumber("field_149", "fixed32", field149);
  if (field149 !== 0) {
    buf[p++] = 173;
    buf[p++] = 9;
    p = writeFixed32(buf, p, field149);
  }
  if (typeof field150 !== "bigint" || BigInt.asIntN(64, field150) !== field150) throw badNumber("field_150", "int64", field150);
  if (field150 !== 0n) {
    buf[p++] = 176;
    buf[p++] = 9;
    p = writeInt64(buf, p, field150);
  }
  if (field151.length !== 0) {
    buf[p++] = 186;
    buf[p++] = 9;
    p = writeString(buf, p, field151, "field_151");
  }
  if (field152 !== undefined) {
    if (typeof field152 !== "number") throw badNumber("field_152", "double", field152);
    buf[p++] = 193;
    buf[p++] = 9;
    p = writeDouble(buf, p, field152);
  }
  if (typeof field153 !== "bigint" || BigInt.asUintN(64, field153) !== field153) throw badNumber("field_153", "uint64", field153);
  if (field153 !== 0n) {
    buf[p++] = 200;
    buf[p++] = 9;
    p = writeInt64(buf, p, field153);
  }
  if (field154.length !== 0) {
    if (p + field154.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field154.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 9;
    const start = p;
    const reserved = lengthBytes(field154.length);
    p += reserved;
    for (let i = 0; i < field154.length; i++) {
      const one = field154[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_154", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field155 !== "boolean") throw wrongType("field_155", "a boolean", field155);
  if (field155) {
    buf[p++] = 216;
    buf[p++] = 9;
    p = writeBool(buf, p, field155);
  }
  if (field156 !== undefined) {
    buf[p++] = 226;
    buf[p++] = 9;
    p = writeTimestamp(buf, p, field156, "field_156");
  }
  if (field157 !== undefined) {
    buf[p++] = 234;
    buf[p++] = 9;
    p = writeString(buf, p, field157, "field_157");
  }
  if (field158 !== undefined) {
    if (typeof field158 !== "number" || (field158 | 0) !== field158) throw badNumber("field_158", "int32", field158);
    buf[p++] = 242;
    buf[p++] = 9;
    {
      const start = p++;
      if (field158 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field158);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field159 !== "number" || (field159 >>> 0) !== field159) throw badNumber("field_159", "fixed32", field159);
  if (field159 !== 0) {
    buf[p++] = 253;
    buf[p++] = 9;
    p = writeFixed32(buf, p, field159);
  }
  if (typeof field160 !== "bigint" || BigInt.asIntN(64, field160) !== field160) throw badNumber("field_160", "int64", field160);
  if (field160 !== 0n) {
    buf[p++] = 128;
    buf[p++] = 10;
    p = writeInt64(buf, p, field160);
  }
  if (field161.length !== 0) {
    buf[p++] = 138;
    buf[p++] = 10;
    p = writeString(buf, p, field161, "field_161");
  }
  if (field162 !== undefined) {
    if (typeof field162 !== "number") throw badNumber("field_162", "double", field162);
    buf[p++] = 145;
    buf[p++] = 10;
    p = writeDouble(buf, p, field162);
  }
  if (typeof field163 !== "bigint" || BigInt.asUintN(64, field163) !== field163) throw badNumber("field_163", "uint64", field163);
  if (field163 !== 0n) {
    buf[p++] = 152;
    buf[p++] = 10;
    p = writeInt64(buf, p, field163);
  }
  if (field164.length !== 0) {
    if (p + field164.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field164.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field164.length);
    p += reserved;
    for (let i = 0; i < field164.length; i++) {
      const one = field164[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_164", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field165 !== "boolean") throw wrongType("field_165", "a boolean", field165);
  if (field165) {
    buf[p++] = 168;
    buf[p++] = 10;
    p = writeBool(buf, p, field165);
  }
  if (field166 !== undefined) {
    buf[p++] = 178;
    buf[p++] = 10;
    p = writeTimestamp(buf, p, field166, "field_166");
  }
  if (field167 !== undefined) {
    buf[p++] = 186;
    buf[p++] = 10;
    p = writeString(buf, p, field167, "field_167");
  }
  if (field168 !== undefined) {
    if (typeof field168 !== "number" || (field168 | 0) !== field168) throw badNumber("field_168", "int32", field168);
    buf[p++] = 194;
    buf[p++] = 10;
    {
      const start = p++;
      if (field168 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field168);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field169 !== "number" || (field169 >>> 0) !== field169) throw badNumber("field_169", "fixed32", field169);
  if (field169 !== 0) {
    buf[p++] = 205;
    buf[p++] = 10;
    p = writeFixed32(buf, p, field169);
  }
  if (typeof field170 !== "bigint" || BigInt.asIntN(64, field170) !== field170) throw badNumber("field_170", "int64", field170);
  if (field170 !== 0n) {
    buf[p++] = 208;
    buf[p++] = 10;
    p = writeInt64(buf, p, field170);
  }
  if (field171.length !== 0) {
    buf[p++] = 218;
    buf[p++] = 10;
    p = writeString(buf, p, field171, "field_171");
  }
  if (field172 !== undefined) {
    if (typeof field172 !== "number") throw badNumber("field_172", "double", field172);
    buf[p++] = 225;
    buf[p++] = 10;
    p = writeDouble(buf, p, field172);
  }
  if (typeof field173 !== "bigint" || BigInt.asUintN(64, field173) !== field173) throw badNumber("field_173", "uint64", field173);
  if (field173 !== 0n) {
    buf[p++] = 232;
    buf[p++] = 10;
    p = writeInt64(buf, p, field173);
  }
  if (field174.length !== 0) {
    if (p + field174.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field174.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 10;
    const start = p;
    const reserved = lengthBytes(field174.length);
    p += reserved;
    for (let i = 0; i < field174.length; i++) {
      const one = field174[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_174", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field175 !== "boolean") throw wrongType("field_175", "a boolean", field175);
  if (field175) {
    buf[p++] = 248;
    buf[p++] = 10;
    p = writeBool(buf, p, field175);
  }
  if (field176 !== undefined) {
    buf[p++] = 130;
    buf[p++] = 11;
    p = writeTimestamp(buf, p, field176, "field_176");
  }
  if (field177 !== undefined) {
    buf[p++] = 138;
    buf[p++] = 11;
    p = writeString(buf, p, field177, "field_177");
  }
  if (field178 !== undefined) {
    if (typeof field178 !== "number" || (field178 | 0) !== field178) throw badNumber("field_178", "int32", field178);
    buf[p++] = 146;
    buf[p++] = 11;
    {
      const start = p++;
      if (field178 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field178);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field179 !== "number" || (field179 >>> 0) !== field179) throw badNumber("field_179", "fixed32", field179);
  if (field179 !== 0) {
    buf[p++] = 157;
    buf[p++] = 11;
    p = writeFixed32(buf, p, field179);
  }
  if (typeof field180 !== "bigint" || BigInt.asIntN(64, field180) !== field180) throw badNumber("field_180", "int64", field180);
  if (field180 !== 0n) {
    buf[p++] = 160;
    buf[p++] = 11;
    p = writeInt64(buf, p, field180);
  }
  if (field181.length !== 0) {
    buf[p++] = 170;
    buf[p++] = 11;
    p = writeString(buf, p, field181, "field_181");
  }
  if (field182 !== undefined) {
    if (typeof field182 !== "number") throw badNumber("field_182", "double", field182);
    buf[p++] = 177;
    buf[p++] = 11;
    p = writeDouble(buf, p, field182);
  }
  if (typeof field183 !== "bigint" || BigInt.asUintN(64, field183) !== field183) throw badNumber("field_183", "uint64", field183);
  if (field183 !== 0n) {
    buf[p++] = 184;
    buf[p++] = 11;
    p = writeInt64(buf, p, field183);
  }
  if (field184.length !== 0) {
    if (p + field184.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field184.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 11;
    const start = p;
    const reserved = lengthBytes(field184.length);
    p += reserved;
    for (let i = 0; i < field184.length; i++) {
      const one = field184[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_184", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field185 !== "boolean") throw wrongType("field_185", "a boolean", field185);
  if (field185) {
    buf[p++] = 200;
    buf[p++] = 11;
    p = writeBool(buf, p, field185);
  }
  if (field186 !== undefined) {
    buf[p++] = 210;
    buf[p++] = 11;
    p = writeTimestamp(buf, p, field186, "field_186");
  }
  if (field187 !== undefined) {
    buf[p++] = 218;
    buf[p++] = 11;
    p = writeString(buf, p, field187, "field_187");
  }
  if (field188 !== undefined) {
    if (typeof field188 !== "number" || (field188 | 0) !== field188) throw badNumber("field_188", "int32", field188);
    buf[p++] = 226;
    buf[p++] = 11;
    {
      const start = p++;
      if (field188 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field188);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field189 !== "number" || (field189 >>> 0) !== field189) throw badNumber("field_189", "fixed32", field189);
  if (field189 !== 0) {
    buf[p++] = 237;
    buf[p++] = 11;
    p = writeFixed32(buf, p, field189);
  }
  if (typeof field190 !== "bigint" || BigInt.asIntN(64, field190) !== field190) throw badNumber("field_190", "int64", field190);
  if (field190 !== 0n) {
    buf[p++] = 240;
    buf[p++] = 11;
    p = writeInt64(buf, p, field190);
  }
  if (field191.length !== 0) {
    buf[p++] = 250;
    buf[p++] = 11;
    p = writeString(buf, p, field191, "field_191");
  }
  if (field192 !== undefined) {
    if (typeof field192 !== "number") throw badNumber("field_192", "double", field192);
    buf[p++] = 129;
    buf[p++] = 12;
    p = writeDouble(buf, p, field192);
  }
  if (typeof field193 !== "bigint" || BigInt.asUintN(64, field193) !== field193) throw badNumber("field_193", "uint64", field193);
  if (field193 !== 0n) {
    buf[p++] = 136;
    buf[p++] = 12;
    p = writeInt64(buf, p, field193);
  }
  if (field194.length !== 0) {
    if (p + field194.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(field194.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 12;
    const start = p;
    const reserved = lengthBytes(field194.length);
    p += reserved;
    for (let i = 0; i < field194.length; i++) {
      const one = field194[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("field_194", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (typeof field195 !== "boolean") throw wrongType("field_195", "a boolean", field195);
  if (field195) {
    buf[p++] = 152;
    buf[p++] = 12;
    p = writeBool(buf, p, field195);
  }
  if (field196 !== undefined) {
    buf[p++] = 162;
    buf[p++] = 12;
    p = writeTimestamp(buf, p, field196, "field_196");
  }
  if (field197 !== undefined) {
    buf[p++] = 170;
    buf[p++] = 12;
    p = writeString(buf, p, field197, "field_197");
  }
  if (field198 !== undefined) {
    if (typeof field198 !== "number" || (field198 | 0) !== field198) throw badNumber("field_198", "int32", field198);
    buf[p++] = 178;
    buf[p++] = 12;
    {
      const start = p++;
      if (field198 !== 0) {
        buf[p++] = 8;
        p = writeInt32(buf, p, field198);
      }
      buf[start] = p - start - 1;
    }
  }
  if (typeof field199 !== "number" || (field199 >>> 0) !== field199) throw badNumber("field_199", "fixed32", field199);
  if (field199 !== 0) {
    buf[p++] = 189;
    buf[p++] = 12;
    p = writeFixed32(buf, p, field199);
  }
  if (typeof field200 !== "bigint" || BigInt.asIntN(64, field200) !== field200) throw badNumber("field_200", "int64", field200);
  if (field200 !== 0n) {
    buf[p++] = 192;
    buf[p++] = 12;
    p = writeInt64(buf, p, field200);
  }
  out.pos = p;
}

function decodeWide(r: Reader, p: number, end: number): Wide {
  let field001: string = "";
  let field002: number | undefined;
  let field003: bigint = 0n;
  const field004: number[] = [];
  let field005: boolean = false;
  let field006: Date | undefined;
  let field007: string | undefined;
  let field008: number | undefined;
  let field009: number = 0;
  let field010: bigint = 0n;
  let field011: string = "";
  let field012: number | undefined;
  let field013: bigint = 0n;
  const field014: number[] = [];
  let field015: boolean = false;
  let field016: Date | undefined;
  let field017: string | undefined;
  let field018: number | undefined;
  let field019: number = 0;
  let field020: bigint = 0n;
  let field021: string = "";
  let field022: number | undefined;
  let field023: bigint = 0n;
  const field024: number[] = [];
  let field025: boolean = false;
  let field026: Date | undefined;
  let field027: string | undefined;
  let field028: number | undefined;
  let field029: number = 0;
  let field030: bigint = 0n;
  let field031: string = "";
  let field032: number | undefined;
  let field033: bigint = 0n;
  const field034: number[] = [];
  let field035: boolean = false;
  let field036: Date | undefined;
  let field037: string | undefined;
  let field038: number | undefined;
  let field039: number = 0;
  let field040: bigint = 0n;
  let field041: string = "";
  let field042: number | undefined;
  let field043: bigint = 0n;
  const field044: number[] = [];
  let field045: boolean = false;
  let field046: Date | undefined;
  let field047: string | undefined;
  let field048: number | undefined;
  let field049: number = 0;
  let field050: bigint = 0n;
  let field051: string = "";
  let field052: number | undefined;
  let field053: bigint = 0n;
  const field054: number[] = [];
  let field055: boolean = false;
  let field056: Date | undefined;
  let field057: string | undefined;
  let field058: number | undefined;
  let field059: number = 0;
  let field060: bigint = 0n;
  let field061: string = "";
  let field062: number | undefined;
  let field063: bigint = 0n;
  const field064: number[] = [];
  let field065: boolean = false;
  let field066: Date | undefined;
  let field067: string | undefined;
  let field068: number | undefined;
  let field069: number = 0;
  let field070: bigint = 0n;
  let field071: string = "";
  let field072: number | undefined;
  let field073: bigint = 0n;
  const field074: number[] = [];
  let field075: boolean = false;
  let field076: Date | undefined;
  let field077: string | undefined;
  let field078: number | undefined;
  let field079: number = 0;
  let field080: bigint = 0n;
  let field081: string = "";
  let field082: number | undefined;
  let field083: bigint = 0n;
  const field084: number[] = [];
  let field085: boolean = false;
  let field086: Date | undefined;
  let field087: string | undefined;
  let field088: number | undefined;
  let field089: number = 0;
  let field090: bigint = 0n;
  let field091: string = "";
  let field092: number | undefined;
  let field093: bigint = 0n;
  const field094: number[] = [];
  let field095: boolean = false;
  let field096: Date | undefined;
  let field097: string | undefined;
  let field098: number | undefined;
  let field099: number = 0;
  let field100: bigint = 0n;
  let field101: string = "";
  let field102: number | undefined;
  let field103: bigint = 0n;
  const field104: number[] = [];
  let field105: boolean = false;
  let field106: Date | undefined;
  let field107: string | undefined;
  let field108: number | undefined;
  let field109: number = 0;
  let field110: bigint = 0n;
  let field111: string = "";
  let field112: number | undefined;
  let field113: bigint = 0n;
  const field114: number[] = [];
  let field115: boolean = false;
  let field116: Date | undefined;
  let field117: string | undefined;
  let field118: number | undefined;
  let field119: number = 0;
  let field120: bigint = 0n;
  let field121: string = "";
  let field122: number | undefined;
  let field123: bigint = 0n;
  const field124: number[] = [];
  let field125: boolean = false;
  let field126: Date | undefined;
  let field127: string | undefined;
  let field128: number | undefined;
  let field129: number = 0;
  let field130: bigint = 0n;
  let field131: string = "";
  let field132: number | undefined;
  let field133: bigint = 0n;
  const field134: number[] = [];
  let field135: boolean = false;
  let field136: Date | undefined;
  let field137: string | undefined;
  let field138: number | undefined;
  let field139: number = 0;
  let field140: bigint = 0n;
  let field141: string = "";
  let field142: number | undefined;
  let field143: bigint = 0n;
  const field144: number[] = [];
  let field145: boolean = false;
  let field146: Date | undefined;
  let field147: string | undefined;
  let field148: number | undefined;
  let field149: number = 0;
  let field150: bigint = 0n;
  let field151: string = "";
  let field152: number | undefined;
  let field153: bigint = 0n;
  const field154: number[] = [];
  let field155: boolean = false;
  let field156: Date | undefined;
  let field157: string | undefined;
  let field158: number | undefined;
  let field159: number = 0;
  let field160: bigint = 0n;
  let field161: string = "";
  let field162: number | undefined;
  let field163: bigint = 0n;
  const field164: number[] = [];
  let field165: boolean = false;
  let field166: Date | undefined;
  let field167: string | undefined;
  let field168: number | undefined;
  let field169: number = 0;
  let field170: bigint = 0n;
  let field171: string = "";
  let field172: number | undefined;
  let field173: bigint = 0n;
  const field174: number[] = [];
  let field175: boolean = false;
  let field176: Date | undefined;
  let field177: string | undefined;
  let field178: number | undefined;
  let field179: number = 0;
  let field180: bigint = 0n;
  let field181: string = "";
  let field182: number | undefined;
  let field183: bigint = 0n;
  const field184: number[] = [];
  let field185: boolean = false;
  let field186: Date | undefined;
  let field187: string | undefined;
  let field188: number | undefined;
  let field189: number = 0;
  let field190: bigint = 0n;
  let field191: string = "";
  let field192: number | undefined;
  let field193: bigint = 0n;
  const field194: number[] = [];
  let field195: boolean = false;
  let field196: Date | undefined;
  let field197: string | undefined;
  let field198: number | undefined;
  let field199: number = 0;
  let field200: bigint = 0n;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "field_001");
        field001 = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "field_002");
        field002 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "field_003");
        field003 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 4: {
        if (tag === 34) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field004.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 32) throw wrongWire(tag, "field_004");
          field004.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 5:
        if (tag !== 40) throw wrongWire(tag, "field_005");
        field005 = readBool(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "field_006");
        field006 = readTimestamp(r, p, end, field006);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "field_007");
        field007 = readString(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 66) throw wrongWire(tag, "field_008");
        field008 = readWrapper(r, p, end, 8, readInt32, field008 ?? 0);
        p = r.pos;
        break;
      case 9:
        if (tag !== 77) throw wrongWire(tag, "field_009");
        field009 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 80) throw wrongWire(tag, "field_010");
        field010 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 90) throw wrongWire(tag, "field_011");
        field011 = readString(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "field_012");
        field012 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "field_013");
        field013 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 14: {
        if (tag === 114) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field014.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 112) throw wrongWire(tag, "field_014");
          field014.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 15:
        if (tag !== 120) throw wrongWire(tag, "field_015");
        field015 = readBool(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 130) throw wrongWire(tag, "field_016");
        field016 = readTimestamp(r, p, end, field016);
        p = r.pos;
        break;
      case 17:
        if (tag !== 138) throw wrongWire(tag, "field_017");
        field017 = readString(r, p, end);
        p = r.pos;
        break;
      case 18:
        if (tag !== 146) throw wrongWire(tag, "field_018");
        field018 = readWrapper(r, p, end, 8, readInt32, field018 ?? 0);
        p = r.pos;
        break;
      case 19:
        if (tag !== 157) throw wrongWire(tag, "field_019");
        field019 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 20:
        if (tag !== 160) throw wrongWire(tag, "field_020");
        field020 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 170) throw wrongWire(tag, "field_021");
        field021 = readString(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 177) throw wrongWire(tag, "field_022");
        field022 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 184) throw wrongWire(tag, "field_023");
        field023 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 24: {
        if (tag === 194) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field024.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 192) throw wrongWire(tag, "field_024");
          field024.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 25:
        if (tag !== 200) throw wrongWire(tag, "field_025");
        field025 = readBool(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 210) throw wrongWire(tag, "field_026");
        field026 = readTimestamp(r, p, end, field026);
        p = r.pos;
        break;
      case 27:
        if (tag !== 218) throw wrongWire(tag, "field_027");
        field027 = readString(r, p, end);
        p = r.pos;
        break;
      case 28:
        if (tag !== 226) throw wrongWire(tag, "field_028");
        field028 = readWrapper(r, p, end, 8, readInt32, field028 ?? 0);
        p = r.pos;
        break;
      case 29:
        if (tag !== 237) throw wrongWire(tag, "field_029");
        field029 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 240) throw wrongWire(tag, "field_030");
        field030 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 31:
        if (tag !== 250) throw wrongWire(tag, "field_031");
        field031 = readString(r, p, end);
        p = r.pos;
        break;
      case 32:
        if (tag !== 257) throw wrongWire(tag, "field_032");
        field032 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 33:
        if (tag !== 264) throw wrongWire(tag, "field_033");
        field033 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 34: {
        if (tag === 274) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field034.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 272) throw wrongWire(tag, "field_034");
          field034.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 35:
        if (tag !== 280) throw wrongWire(tag, "field_035");
        field035 = readBool(r, p, end);
        p = r.pos;
        break;
      case 36:
        if (tag !== 290) throw wrongWire(tag, "field_036");
        field036 = readTimestamp(r, p, end, field036);
        p = r.pos;
        break;
      case 37:
        if (tag !== 298) throw wrongWire(tag, "field_037");
        field037 = readString(r, p, end);
        p = r.pos;
        break;
      case 38:
        if (tag !== 306) throw wrongWire(tag, "field_038");
        field038 = readWrapper(r, p, end, 8, readInt32, field038 ?? 0);
        p = r.pos;
        break;
      case 39:
        if (tag !== 317) throw wrongWire(tag, "field_039");
        field039 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 40:
        if (tag !== 320) throw wrongWire(tag, "field_040");
        field040 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 41:
        if (tag !== 330) throw wrongWire(tag, "field_041");
        field041 = readString(r, p, end);
        p = r.pos;
        break;
      case 42:
        if (tag !== 337) throw wrongWire(tag, "field_042");
        field042 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 43:
        if (tag !== 344) throw wrongWire(tag, "field_043");
        field043 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 44: {
        if (tag === 354) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field044.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 352) throw wrongWire(tag, "field_044");
          field044.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 45:
        if (tag !== 360) throw wrongWire(tag, "field_045");
        field045 = readBool(r, p, end);
        p = r.pos;
        break;
      case 46:
        if (tag !== 370) throw wrongWire(tag, "field_046");
        field046 = readTimestamp(r, p, end, field046);
        p = r.pos;
        break;
      case 47:
        if (tag !== 378) throw wrongWire(tag, "field_047");
        field047 = readString(r, p, end);
        p = r.pos;
        break;
      case 48:
        if (tag !== 386) throw wrongWire(tag, "field_048");
        field048 = readWrapper(r, p, end, 8, readInt32, field048 ?? 0);
        p = r.pos;
        break;
      case 49:
        if (tag !== 397) throw wrongWire(tag, "field_049");
        field049 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 50:
        if (tag !== 400) throw wrongWire(tag, "field_050");
        field050 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 51:
        if (tag !== 410) throw wrongWire(tag, "field_051");
        field051 = readString(r, p, end);
        p = r.pos;
        break;
      case 52:
        if (tag !== 417) throw wrongWire(tag, "field_052");
        field052 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 53:
        if (tag !== 424) throw wrongWire(tag, "field_053");
        field053 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 54: {
        if (tag === 434) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field054.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 432) throw wrongWire(tag, "field_054");
          field054.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 55:
        if (tag !== 440) throw wrongWire(tag, "field_055");
        field055 = readBool(r, p, end);
        p = r.pos;
        break;
      case 56:
        if (tag !== 450) throw wrongWire(tag, "field_056");
        field056 = readTimestamp(r, p, end, field056);
        p = r.pos;
        break;
      case 57:
        if (tag !== 458) throw wrongWire(tag, "field_057");
        field057 = readString(r, p, end);
        p = r.pos;
        break;
      case 58:
        if (tag !== 466) throw wrongWire(tag, "field_058");
        field058 = readWrapper(r, p, end, 8, readInt32, field058 ?? 0);
        p = r.pos;
        break;
      case 59:
        if (tag !== 477) throw wrongWire(tag, "field_059");
        field059 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 60:
        if (tag !== 480) throw wrongWire(tag, "field_060");
        field060 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 61:
        if (tag !== 490) throw wrongWire(tag, "field_061");
        field061 = readString(r, p, end);
        p = r.pos;
        break;
      case 62:
        if (tag !== 497) throw wrongWire(tag, "field_062");
        field062 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 63:
        if (tag !== 504) throw wrongWire(tag, "field_063");
        field063 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 64: {
        if (tag === 514) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field064.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 512) throw wrongWire(tag, "field_064");
          field064.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 65:
        if (tag !== 520) throw wrongWire(tag, "field_065");
        field065 = readBool(r, p, end);
        p = r.pos;
        break;
      case 66:
        if (tag !== 530) throw wrongWire(tag, "field_066");
        field066 = readTimestamp(r, p, end, field066);
        p = r.pos;
        break;
      case 67:
        if (tag !== 538) throw wrongWire(tag, "field_067");
        field067 = readString(r, p, end);
        p = r.pos;
        break;
      case 68:
        if (tag !== 546) throw wrongWire(tag, "field_068");
        field068 = readWrapper(r, p, end, 8, readInt32, field068 ?? 0);
        p = r.pos;
        break;
      case 69:
        if (tag !== 557) throw wrongWire(tag, "field_069");
        field069 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 70:
        if (tag !== 560) throw wrongWire(tag, "field_070");
        field070 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 71:
        if (tag !== 570) throw wrongWire(tag, "field_071");
        field071 = readString(r, p, end);
        p = r.pos;
        break;
      case 72:
        if (tag !== 577) throw wrongWire(tag, "field_072");
        field072 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 73:
        if (tag !== 584) throw wrongWire(tag, "field_073");
        field073 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 74: {
        if (tag === 594) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field074.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 592) throw wrongWire(tag, "field_074");
          field074.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 75:
        if (tag !== 600) throw wrongWire(tag, "field_075");
        field075 = readBool(r, p, end);
        p = r.pos;
        break;
      case 76:
        if (tag !== 610) throw wrongWire(tag, "field_076");
        field076 = readTimestamp(r, p, end, field076);
        p = r.pos;
        break;
      case 77:
        if (tag !== 618) throw wrongWire(tag, "field_077");
        field077 = readString(r, p, end);
        p = r.pos;
        break;
      case 78:
        if (tag !== 626) throw wrongWire(tag, "field_078");
        field078 = readWrapper(r, p, end, 8, readInt32, field078 ?? 0);
        p = r.pos;
        break;
      case 79:
        if (tag !== 637) throw wrongWire(tag, "field_079");
        field079 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 80:
        if (tag !== 640) throw wrongWire(tag, "field_080");
        field080 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 81:
        if (tag !== 650) throw wrongWire(tag, "field_081");
        field081 = readString(r, p, end);
        p = r.pos;
        break;
      case 82:
        if (tag !== 657) throw wrongWire(tag, "field_082");
        field082 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 83:
        if (tag !== 664) throw wrongWire(tag, "field_083");
        field083 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 84: {
        if (tag === 674) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field084.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 672) throw wrongWire(tag, "field_084");
          field084.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 85:
        if (tag !== 680) throw wrongWire(tag, "field_085");
        field085 = readBool(r, p, end);
        p = r.pos;
        break;
      case 86:
        if (tag !== 690) throw wrongWire(tag, "field_086");
        field086 = readTimestamp(r, p, end, field086);
        p = r.pos;
        break;
      case 87:
        if (tag !== 698) throw wrongWire(tag, "field_087");
        field087 = readString(r, p, end);
        p = r.pos;
        break;
      case 88:
        if (tag !== 706) throw wrongWire(tag, "field_088");
        field088 = readWrapper(r, p, end, 8, readInt32, field088 ?? 0);
        p = r.pos;
        break;
      case 89:
        if (tag !== 717) throw wrongWire(tag, "field_089");
        field089 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 90:
        if (tag !== 720) throw wrongWire(tag, "field_090");
        field090 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 91:
        if (tag !== 730) throw wrongWire(tag, "field_091");
        field091 = readString(r, p, end);
        p = r.pos;
        break;
      case 92:
        if (tag !== 737) throw wrongWire(tag, "field_092");
        field092 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 93:
        if (tag !== 744) throw wrongWire(tag, "field_093");
        field093 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 94: {
        if (tag === 754) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field094.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 752) throw wrongWire(tag, "field_094");
          field094.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 95:
        if (tag !== 760) throw wrongWire(tag, "field_095");
        field095 = readBool(r, p, end);
        p = r.pos;
        break;
      case 96:
        if (tag !== 770) throw wrongWire(tag, "field_096");
        field096 = readTimestamp(r, p, end, field096);
        p = r.pos;
        break;
      case 97:
        if (tag !== 778) throw wrongWire(tag, "field_097");
        field097 = readString(r, p, end);
        p = r.pos;
        break;
      case 98:
        if (tag !== 786) throw wrongWire(tag, "field_098");
        field098 = readWrapper(r, p, end, 8, readInt32, field098 ?? 0);
        p = r.pos;
        break;
      case 99:
        if (tag !== 797) throw wrongWire(tag, "field_099");
        field099 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 100:
        if (tag !== 800) throw wrongWire(tag, "field_100");
        field100 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 101:
        if (tag !== 810) throw wrongWire(tag, "field_101");
        field101 = readString(r, p, end);
        p = r.pos;
        break;
      case 102:
        if (tag !== 817) throw wrongWire(tag, "field_102");
        field102 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 103:
        if (tag !== 824) throw wrongWire(tag, "field_103");
        field103 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 104: {
        if (tag === 834) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field104.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 832) throw wrongWire(tag, "field_104");
          field104.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 105:
        if (tag !== 840) throw wrongWire(tag, "field_105");
        field105 = readBool(r, p, end);
        p = r.pos;
        break;
      case 106:
        if (tag !== 850) throw wrongWire(tag, "field_106");
        field106 = readTimestamp(r, p, end, field106);
        p = r.pos;
        break;
      case 107:
        if (tag !== 858) throw wrongWire(tag, "field_107");
        field107 = readString(r, p, end);
        p = r.pos;
        break;
      case 108:
        if (tag !== 866) throw wrongWire(tag, "field_108");
        field108 = readWrapper(r, p, end, 8, readInt32, field108 ?? 0);
        p = r.pos;
        break;
      case 109:
        if (tag !== 877) throw wrongWire(tag, "field_109");
        field109 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 110:
        if (tag !== 880) throw wrongWire(tag, "field_110");
        field110 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 111:
        if (tag !== 890) throw wrongWire(tag, "field_111");
        field111 = readString(r, p, end);
        p = r.pos;
        break;
      case 112:
        if (tag !== 897) throw wrongWire(tag, "field_112");
        field112 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 113:
        if (tag !== 904) throw wrongWire(tag, "field_113");
        field113 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 114: {
        if (tag === 914) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field114.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 912) throw wrongWire(tag, "field_114");
          field114.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 115:
        if (tag !== 920) throw wrongWire(tag, "field_115");
        field115 = readBool(r, p, end);
        p = r.pos;
        break;
      case 116:
        if (tag !== 930) throw wrongWire(tag, "field_116");
        field116 = readTimestamp(r, p, end, field116);
        p = r.pos;
        break;
      case 117:
        if (tag !== 938) throw wrongWire(tag, "field_117");
        field117 = readString(r, p, end);
        p = r.pos;
        break;
      case 118:
        if (tag !== 946) throw wrongWire(tag, "field_118");
        field118 = readWrapper(r, p, end, 8, readInt32, field118 ?? 0);
        p = r.pos;
        break;
      case 119:
        if (tag !== 957) throw wrongWire(tag, "field_119");
        field119 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 120:
        if (tag !== 960) throw wrongWire(tag, "field_120");
        field120 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 121:
        if (tag !== 970) throw wrongWire(tag, "field_121");
        field121 = readString(r, p, end);
        p = r.pos;
        break;
      case 122:
        if (tag !== 977) throw wrongWire(tag, "field_122");
        field122 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 123:
        if (tag !== 984) throw wrongWire(tag, "field_123");
        field123 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 124: {
        if (tag === 994) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field124.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 992) throw wrongWire(tag, "field_124");
          field124.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 125:
        if (tag !== 1000) throw wrongWire(tag, "field_125");
        field125 = readBool(r, p, end);
        p = r.pos;
        break;
      case 126:
        if (tag !== 1010) throw wrongWire(tag, "field_126");
        field126 = readTimestamp(r, p, end, field126);
        p = r.pos;
        break;
      case 127:
        if (tag !== 1018) throw wrongWire(tag, "field_127");
        field127 = readString(r, p, end);
        p = r.pos;
        break;
      case 128:
        if (tag !== 1026) throw wrongWire(tag, "field_128");
        field128 = readWrapper(r, p, end, 8, readInt32, field128 ?? 0);
        p = r.pos;
        break;
      case 129:
        if (tag !== 1037) throw wrongWire(tag, "field_129");
        field129 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 130:
        if (tag !== 1040) throw wrongWire(tag, "field_130");
        field130 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 131:
        if (tag !== 1050) throw wrongWire(tag, "field_131");
        field131 = readString(r, p, end);
        p = r.pos;
        break;
      case 132:
        if (tag !== 1057) throw wrongWire(tag, "field_132");
        field132 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 133:
        if (tag !== 1064) throw wrongWire(tag, "field_133");
        field133 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 134: {
        if (tag === 1074) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field134.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1072) throw wrongWire(tag, "field_134");
          field134.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 135:
        if (tag !== 1080) throw wrongWire(tag, "field_135");
        field135 = readBool(r, p, end);
        p = r.pos;
        break;
      case 136:
        if (tag !== 1090) throw wrongWire(tag, "field_136");
        field136 = readTimestamp(r, p, end, field136);
        p = r.pos;
        break;
      case 137:
        if (tag !== 1098) throw wrongWire(tag, "field_137");
        field137 = readString(r, p, end);
        p = r.pos;
        break;
      case 138:
        if (tag !== 1106) throw wrongWire(tag, "field_138");
        field138 = readWrapper(r, p, end, 8, readInt32, field138 ?? 0);
        p = r.pos;
        break;
      case 139:
        if (tag !== 1117) throw wrongWire(tag, "field_139");
        field139 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 140:
        if (tag !== 1120) throw wrongWire(tag, "field_140");
        field140 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 141:
        if (tag !== 1130) throw wrongWire(tag, "field_141");
        field141 = readString(r, p, end);
        p = r.pos;
        break;
      case 142:
        if (tag !== 1137) throw wrongWire(tag, "field_142");
        field142 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 143:
        if (tag !== 1144) throw wrongWire(tag, "field_143");
        field143 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 144: {
        if (tag === 1154) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field144.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1152) throw wrongWire(tag, "field_144");
          field144.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 145:
        if (tag !== 1160) throw wrongWire(tag, "field_145");
        field145 = readBool(r, p, end);
        p = r.pos;
        break;
      case 146:
        if (tag !== 1170) throw wrongWire(tag, "field_146");
        field146 = readTimestamp(r, p, end, field146);
        p = r.pos;
        break;
      case 147:
        if (tag !== 1178) throw wrongWire(tag, "field_147");
        field147 = readString(r, p, end);
        p = r.pos;
        break;
      case 148:
        if (tag !== 1186) throw wrongWire(tag, "field_148");
        field148 = readWrapper(r, p, end, 8, readInt32, field148 ?? 0);
        p = r.pos;
        break;
      case 149:
        if (tag !== 1197) throw wrongWire(tag, "field_149");
        field149 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 150:
        if (tag !== 1200) throw wrongWire(tag, "field_150");
        field150 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 151:
        if (tag !== 1210) throw wrongWire(tag, "field_151");
        field151 = readString(r, p, end);
        p = r.pos;
        break;
      case 152:
        if (tag !== 1217) throw wrongWire(tag, "field_152");
        field152 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 153:
        if (tag !== 1224) throw wrongWire(tag, "field_153");
        field153 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 154: {
        if (tag === 1234) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field154.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1232) throw wrongWire(tag, "field_154");
          field154.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 155:
        if (tag !== 1240) throw wrongWire(tag, "field_155");
        field155 = readBool(r, p, end);
        p = r.pos;
        break;
      case 156:
        if (tag !== 1250) throw wrongWire(tag, "field_156");
        field156 = readTimestamp(r, p, end, field156);
        p = r.pos;
        break;
      case 157:
        if (tag !== 1258) throw wrongWire(tag, "field_157");
        field157 = readString(r, p, end);
        p = r.pos;
        break;
      case 158:
        if (tag !== 1266) throw wrongWire(tag, "field_158");
        field158 = readWrapper(r, p, end, 8, readInt32, field158 ?? 0);
        p = r.pos;
        break;
      case 159:
        if (tag !== 1277) throw wrongWire(tag, "field_159");
        field159 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 160:
        if (tag !== 1280) throw wrongWire(tag, "field_160");
        field160 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 161:
        if (tag !== 1290) throw wrongWire(tag, "field_161");
        field161 = readString(r, p, end);
        p = r.pos;
        break;
      case 162:
        if (tag !== 1297) throw wrongWire(tag, "field_162");
        field162 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 163:
        if (tag !== 1304) throw wrongWire(tag, "field_163");
        field163 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 164: {
        if (tag === 1314) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field164.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1312) throw wrongWire(tag, "field_164");
          field164.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 165:
        if (tag !== 1320) throw wrongWire(tag, "field_165");
        field165 = readBool(r, p, end);
        p = r.pos;
        break;
      case 166:
        if (tag !== 1330) throw wrongWire(tag, "field_166");
        field166 = readTimestamp(r, p, end, field166);
        p = r.pos;
        break;
      case 167:
        if (tag !== 1338) throw wrongWire(tag, "field_167");
        field167 = readString(r, p, end);
        p = r.pos;
        break;
      case 168:
        if (tag !== 1346) throw wrongWire(tag, "field_168");
        field168 = readWrapper(r, p, end, 8, readInt32, field168 ?? 0);
        p = r.pos;
        break;
      case 169:
        if (tag !== 1357) throw wrongWire(tag, "field_169");
        field169 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 170:
        if (tag !== 1360) throw wrongWire(tag, "field_170");
        field170 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 171:
        if (tag !== 1370) throw wrongWire(tag, "field_171");
        field171 = readString(r, p, end);
        p = r.pos;
        break;
      case 172:
        if (tag !== 1377) throw wrongWire(tag, "field_172");
        field172 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 173:
        if (tag !== 1384) throw wrongWire(tag, "field_173");
        field173 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 174: {
        if (tag === 1394) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field174.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1392) throw wrongWire(tag, "field_174");
          field174.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 175:
        if (tag !== 1400) throw wrongWire(tag, "field_175");
        field175 = readBool(r, p, end);
        p = r.pos;
        break;
      case 176:
        if (tag !== 1410) throw wrongWire(tag, "field_176");
        field176 = readTimestamp(r, p, end, field176);
        p = r.pos;
        break;
      case 177:
        if (tag !== 1418) throw wrongWire(tag, "field_177");
        field177 = readString(r, p, end);
        p = r.pos;
        break;
      case 178:
        if (tag !== 1426) throw wrongWire(tag, "field_178");
        field178 = readWrapper(r, p, end, 8, readInt32, field178 ?? 0);
        p = r.pos;
        break;
      case 179:
        if (tag !== 1437) throw wrongWire(tag, "field_179");
        field179 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 180:
        if (tag !== 1440) throw wrongWire(tag, "field_180");
        field180 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 181:
        if (tag !== 1450) throw wrongWire(tag, "field_181");
        field181 = readString(r, p, end);
        p = r.pos;
        break;
      case 182:
        if (tag !== 1457) throw wrongWire(tag, "field_182");
        field182 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 183:
        if (tag !== 1464) throw wrongWire(tag, "field_183");
        field183 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 184: {
        if (tag === 1474) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field184.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1472) throw wrongWire(tag, "field_184");
          field184.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 185:
        if (tag !== 1480) throw wrongWire(tag, "field_185");
        field185 = readBool(r, p, end);
        p = r.pos;
        break;
      case 186:
        if (tag !== 1490) throw wrongWire(tag, "field_186");
        field186 = readTimestamp(r, p, end, field186);
        p = r.pos;
        break;
      case 187:
        if (tag !== 1498) throw wrongWire(tag, "field_187");
        field187 = readString(r, p, end);
        p = r.pos;
        break;
      case 188:
        if (tag !== 1506) throw wrongWire(tag, "field_188");
        field188 = readWrapper(r, p, end, 8, readInt32, field188 ?? 0);
        p = r.pos;
        break;
      case 189:
        if (tag !== 1517) throw wrongWire(tag, "field_189");
        field189 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 190:
        if (tag !== 1520) throw wrongWire(tag, "field_190");
        field190 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 191:
        if (tag !== 1530) throw wrongWire(tag, "field_191");
        field191 = readString(r, p, end);
        p = r.pos;
        break;
      case 192:
        if (tag !== 1537) throw wrongWire(tag, "field_192");
        field192 = readDouble(r, p, end);
        p = r.pos;
        break;
      case 193:
        if (tag !== 1544) throw wrongWire(tag, "field_193");
        field193 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 194: {
        if (tag === 1554) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            field194.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 1552) throw wrongWire(tag, "field_194");
          field194.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 195:
        if (tag !== 1560) throw wrongWire(tag, "field_195");
        field195 = readBool(r, p, end);
        p = r.pos;
        break;
      case 196:
        if (tag !== 1570) throw wrongWire(tag, "field_196");
        field196 = readTimestamp(r, p, end, field196);
        p = r.pos;
        break;
      case 197:
        if (tag !== 1578) throw wrongWire(tag, "field_197");
        field197 = readString(r, p, end);
        p = r.pos;
        break;
      case 198:
        if (tag !== 1586) throw wrongWire(tag, "field_198");
        field198 = readWrapper(r, p, end, 8, readInt32, field198 ?? 0);
        p = r.pos;
        break;
      case 199:
        if (tag !== 1597) throw wrongWire(tag, "field_199");
        field199 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 200:
        if (tag !== 1600) throw wrongWire(tag, "field_200");
        field200 = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { field001, field002, field003, field004, field005, field006, field007, field008, field009, field010, field011, field012, field013, field014, field015, field016, field017, field018, field019, field020, field021, field022, field023, field024, field025, field026, field027, field028, field029, field030, field031, field032, field033, field034, field035, field036, field037, field038, field039, field040, field041, field042, field043, field044, field045, field046, field047, field048, field049, field050, field051, field052, field053, field054, field055, field056, field057, field058, field059, field060, field061, field062, field063, field064, field065, field066, field067, field068, field069, field070, field071, field072, field073, field074, field075, field076, field077, field078, field079, field080, field081, field082, field083, field084, field085, field086, field087, field088, field089, field090, field091, field092, field093, field094, field095, field096, field097, field098, field099, field100, field101, field102, field103, field104, field105, field106, field107, field108, field109, field110, field111, field112, field113, field114, field115, field116, field117, field118, field119, field120, field121, field122, field123, field124, field125, field126, field127, field128, field129, field130, field131, field132, field133, field134, field135, field136, field137, field138, field139, field140, field141, field142, field143, field144, field145, field146, field147, field148, field149, field150, field151, field152, field153, field154, field155, field156, field157, field158, field159, field160, field161, field162, field163, field164, field165, field166, field167, field168, field169, field170, field171, field172, field173, field174, field175, field176, field177, field178, field179, field180, field181, field182, field183, field184, field185, field186, field187, field188, field189, field190, field191, field192, field193, field194, field195, field196, field197, field198, field199, field200 };
}

function checkWide(_value: Wide): readonly Violation[] {
  return NONE;
}

function nameOfTypesKind(number: number): TypesKind {
  switch (number) {
    case 0:
      return "KIND_UNSPECIFIED";
    case 1:
      return "KIND_A";
    case 2:
      return "KIND_B";
    case -1:
      return "KIND_NEGATIVE";
    case 2147483647:
      return "KIND_LARGEST";
    case -2147483648:
      return "KIND_SMALLEST";
    default:
      return `${number}`;
  }
}

function numberOfTypesKind(name: TypesKind, field: string, key?: unknown): number {
  switch (name) {
    case "KIND_UNSPECIFIED":
      return 0;
    case "KIND_A":
      return 1;
    case "KIND_B":
      return 2;
    case "KIND_NEGATIVE":
      return -1;
    case "KIND_LARGEST":
      return 2147483647;
    case "KIND_SMALLEST":
      return -2147483648;
    default:
      return enumNumber(name, "Kind", field, key);
  }
}
