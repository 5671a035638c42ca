import type { RelatedLocation, SourceLocation } from "#core";

/**
 * The checked model: everything Sluice knows of the schemas under `schemas/`, resolved and free of lint errors.
 * All nodes are plain frozen data; no parser type leaks out of here.
 */
export interface SchemaModel {
  readonly files: readonly SchemaFile[];
  /** Every message of every file, nested ones too, by fully qualified name (`payment.v1.Payment`). */
  readonly messages: ReadonlyMap<string, Message>;
  readonly enums: ReadonlyMap<string, EnumType>;
  /** Messages with the option `(sluice.v1.log)`, sorted by name. */
  readonly logs: readonly Log[];
  /** Messages with the option `(sluice.v1.reference)`, sorted by name. */
  readonly references: readonly ReferenceTable[];
  /** Messages under `schemas/derived/`, one per output, sorted by name. */
  readonly outputs: readonly OutputSchema[];
}

export interface SchemaFile {
  /** Path from the project root with forward slashes: `schemas/payment/v1/payment.proto`. */
  readonly path: string;
  readonly package: string;
  /** Paths as written in `import`, options imports (`sluice/v1`, `buf/validate`) left out. */
  readonly imports: readonly string[];
  /** Top-level messages in declaration order. */
  readonly messages: readonly Message[];
  readonly enums: readonly EnumType[];
}

export interface Message {
  readonly kind: "message";
  /** `Address`. */
  readonly name: string;
  /** `payment.v1.Payment.Address`, no leading dot. */
  readonly fullName: string;
  readonly file: string;
  /** Message index path of the Confluent frame: positions among messages only, outermost first. */
  readonly index: readonly number[];
  readonly comment: string;
  readonly location: SourceLocation;
  readonly fields: readonly Field[];
  readonly oneofs: readonly Oneof[];
  readonly messages: readonly Message[];
  readonly enums: readonly EnumType[];
  /** Both ends included. */
  readonly reservedRanges: readonly { readonly start: number; readonly end: number }[];
  readonly reservedNames: readonly string[];
}

export interface Oneof {
  readonly name: string;
  readonly fields: readonly string[];
}

export interface EnumType {
  readonly kind: "enum";
  readonly name: string;
  readonly fullName: string;
  readonly file: string;
  readonly comment: string;
  readonly location: SourceLocation;
  /** In declaration order; the first has number 0. Aliases are refused by lint. */
  readonly values: readonly EnumValue[];
  /** Both ends included. */
  readonly reservedRanges?: readonly { readonly start: number; readonly end: number }[];
  readonly reservedNames?: readonly string[];
}

export interface EnumValue {
  readonly name: string;
  readonly number: number;
  readonly comment: string;
  readonly location: SourceLocation;
}

export type ScalarName =
  | "double"
  | "float"
  | "int32"
  | "int64"
  | "uint32"
  | "uint64"
  | "sint32"
  | "sint64"
  | "fixed32"
  | "fixed64"
  | "sfixed32"
  | "sfixed64"
  | "bool"
  | "string"
  | "bytes";

/**
 * What a field (or a list element, or a map value) holds. `timestamp` and `duration` are the messages of
 * google.protobuf; `wrapper` is one of its wrappers (`Int64Value`), read as the scalar that it holds: absent is null.
 */
export type FieldType =
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  | { readonly kind: "enum"; readonly name: string }
  | { readonly kind: "message"; readonly name: string }
  | { readonly kind: "timestamp" }
  | { readonly kind: "duration" }
  | { readonly kind: "wrapper"; readonly scalar: ScalarName };

/** The wrappers of google.protobuf by the scalar that each holds. */
const WRAPPERS: Readonly<Partial<Record<ScalarName, string>>> = {
  double: "DoubleValue",
  float: "FloatValue",
  int64: "Int64Value",
  uint64: "UInt64Value",
  int32: "Int32Value",
  uint32: "UInt32Value",
  bool: "BoolValue",
  string: "StringValue",
  bytes: "BytesValue",
};

/** `Int64Value` for `int64`: only for the scalars that have a wrapper. */
export function wrapperName(scalar: ScalarName): string {
  return WRAPPERS[scalar] as string;
}

/** The scalar that a wrapper of google.protobuf holds, by its name (`Int64Value`); undefined for every other name. */
export function wrappedScalar(name: string): ScalarName | undefined {
  return (Object.keys(WRAPPERS) as ScalarName[]).find((scalar) => WRAPPERS[scalar] === name);
}

/** The scalar of a value: of a scalar field, and of a wrapper, which is read as the scalar in it. */
export function heldScalar(type: FieldType): ScalarName | undefined {
  return type.kind === "scalar" || type.kind === "wrapper" ? type.scalar : undefined;
}

export type Cardinality =
  /** proto3 implicit presence: absent reads as the default. */
  | "implicit"
  /** `optional` scalar or enum, or a singular message: absent reads as null. */
  | "optional"
  | "repeated"
  | "map";

export interface Field {
  /** As written: `amount_minor`. SQL column name. */
  readonly name: string;
  /** lowerCamelCase, the TypeScript property: `amountMinor`. */
  readonly property: string;
  readonly number: number;
  readonly cardinality: Cardinality;
  /** Element type of a repeated field, value type of a map. */
  readonly type: FieldType;
  /** Only for maps. */
  readonly mapKey?: ScalarName;
  /** The oneof that holds it (never the synthetic one of `optional`). */
  readonly oneof?: string;
  /** Repeated scalar written packed (proto3 default). */
  readonly packed: boolean;
  readonly comment: string;
  readonly location: SourceLocation;
  readonly rules: readonly Rule[];
  /** `(sluice.v1.field).sensitive`: redacted wherever rows are shown. */
  readonly sensitive: boolean;
  /** `(sluice.v1.field).hint`: a Faker function such as `person.fullName`. */
  readonly hint?: string;
  /** `(sluice.v1.field).from`: its name in the events of a file. */
  readonly from?: string;
}

/**
 * One data-quality rule on a field, from the `buf.validate` vocabulary. `id` is buf's rule id (`string.min_len`).
 * `elements` rules hold for each element of a repeated field, `keys`/`values` for those of a map.
 */
export interface Rule {
  readonly id: string;
  readonly on: "field" | "elements" | "keys" | "values";
  readonly check: RuleCheck;
  readonly location: SourceLocation;
}

export type RuleCheck =
  /** Message/optional field present; implicit scalar not default; list and map not empty. */
  | { readonly kind: "required" }
  /** `value <op> bound`; 64-bit bounds are bigint, floats number. For Timestamp: nanoseconds are not supported. */
  | { readonly kind: "compare"; readonly op: "lt" | "lte" | "gt" | "gte"; readonly bound: number | bigint }
  | { readonly kind: "const"; readonly value: string | number | bigint | boolean }
  | { readonly kind: "in" | "not_in"; readonly values: readonly (string | number | bigint)[] }
  /** Length in Unicode characters for strings, bytes for bytes, elements for lists, pairs for maps. */
  | { readonly kind: "length"; readonly min?: number; readonly max?: number }
  /** Length of a string's UTF-8 form. */
  | { readonly kind: "bytes_length"; readonly min?: number; readonly max?: number }
  /** RE2 syntax; lint refuses what JavaScript, Java and RE2 do not read alike. */
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "affix"; readonly affix: "prefix" | "suffix" | "contains" | "not_contains"; readonly text: string }
  | { readonly kind: "format"; readonly format: "uuid" | "email" | "ip" | "ipv4" | "ipv6" | "hostname" | "uri" }
  /** A declared enum number. `in`/`not_in` on enums hold numbers. */
  | { readonly kind: "defined_only" }
  | { readonly kind: "unique" }
  | { readonly kind: "finite" };

/** A declared log: contract 1 of the design. Durations in milliseconds. */
export interface Log {
  /** `payment`: topic default, table, subject prefix. snake_case of the message name. */
  readonly name: string;
  readonly message: Message;
  /** Where producers write unless they are told otherwise. */
  readonly topic: string;
  /** Further topics of the same log. */
  readonly moreTopics: readonly string[];
  /** Every topic whose whole name it matches is read too. */
  readonly topicPattern?: string;
  /** Fields that tell where a record came from: they stand with its late and dead records. */
  readonly origin: readonly Field[];
  /** String field with what could not be parsed: a record with such a text is dead. */
  readonly unparsed?: Field;
  /** Field whose value is the record key. */
  readonly key: Field;
  /** Timestamp field. */
  readonly eventTime: Field;
  readonly lateness: number;
  /** How far an event time may run ahead of its record timestamp. Default 1,000. */
  readonly tolerance: number;
  /** How far record timestamps may run backwards inside a partition. Default 2,000. */
  readonly skew: number;
  readonly partitions: number;
  readonly retention: number;
  /** The pipeline it belongs to: the folder under `sql/<engine>/`. Default: the log's name. */
  readonly pipeline: string;
  /** How its events stand in files, when that is declared. */
  readonly lines?: Lines;
  readonly location: SourceLocation;
  readonly optionPlaces: OptionPlaces;
}

/** Where options are written, by their names in lowerCamelCase; what is left to its default stands nowhere. */
export type OptionPlaces = Readonly<Record<string, SourceLocation>>;

/** `(sluice.v1.lines)`: how the events of a log stand in files. */
export interface Lines {
  readonly format: LineFormatName;
  /** Of a whole event; with `regex` only. */
  readonly pattern?: LinePattern;
  /** As declared, or what the format prescribes. */
  readonly timeFormat: string;
  readonly timeZone?: string;
  /** Found in the first line of each event of several lines. */
  readonly start?: LinePattern;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxBytes: number;
  /** Found in the path of the file. */
  readonly path?: LinePattern;
  readonly file?: Field;
  readonly line?: Field;
  /** Fields that take a value out of the event or the path, with its name there; empty: the field keeps its default. */
  readonly columns: readonly { readonly field: Field; readonly from: string }[];
}

export type LineFormatName = "regex" | "json" | "logfmt" | "common" | "combined" | "syslog";

/** A pattern in the common ground of the regular expression engines, with named groups. */
export interface LinePattern {
  readonly text: string;
  readonly groups: readonly string[];
  /** Whether an engine that goes back and tries again takes time in proportion to the text, whatever the text. */
  readonly linear: boolean;
}

/** Static data that logs are joined with, from a CSV file: `(sluice.v1.reference)`. */
export interface ReferenceTable {
  /** `campaigns`: table and topic. */
  readonly name: string;
  readonly message: Message;
  readonly topic: string;
  /** Field whose value is the record key: one row each. */
  readonly key: Field;
  /** From when on a row holds; no column of the file. */
  readonly validFrom: Field;
  /** The CSV file, from the project root. */
  readonly file: string;
  readonly partitions: number;
  /** The pipeline whose deployment publishes it; absent: every one. */
  readonly pipeline?: string;
  readonly location: SourceLocation;
  readonly optionPlaces: OptionPlaces;
}

/** The schema of an output table, from `schemas/derived/<table>.proto`. */
export interface OutputSchema {
  /** `payment_totals_1m`. */
  readonly name: string;
  readonly message: Message;
  /** Where its files go, for an output in files. Only codegen knows: schemas alone do not say it. */
  readonly files?: OutputFiles;
}

export interface OutputFiles {
  readonly pipeline: string;
  readonly format: "json" | "csv" | "parquet";
  readonly folder: string;
  readonly partitionBy: readonly string[];
}

/** Where a name stands in the `.proto`, for errors about a column. */
export function relatedTo(field: Field, message: Message): RelatedLocation {
  return { ...field.location, note: `${message.name}.${field.name}` };
}
