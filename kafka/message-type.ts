/**
 * What emitted code provides for one message, and what the producer and readers need of it. Emitted files implement
 * these types; hand-written code in this room works on them alone.
 */

/** A growing byte buffer that encoders write into; owned by a batch, reused between batches. */
export interface ByteWriter {
  /** Current memory. Replaced when it grows: never keep it over a `reserve`. */
  buf: Buffer;
  /** Where the next byte goes. */
  pos: number;
  /** Makes sure that `bytes` more fit. */
  reserve(bytes: number): void;
}

/** One broken quality rule of one event. */
export interface Violation {
  /** Path in the event as in the `.proto`: `customer.address.country`, `items[2].quantity`, `labels["x"]`. */
  readonly field: string;
  /** Rule id of the `buf.validate` vocabulary: `string.min_len`. */
  readonly rule: string;
  /** "must be longer than ..." in one line, without the value of sensitive fields. */
  readonly message: string;
}

/** A file of the user that a registered text imports; it has a subject of its own, called like its path. */
export interface SchemaImport {
  /** As written in `import`: `common/v1/money.proto`. */
  readonly name: string;
  /** Canonical `.proto` text. */
  readonly schema: string;
}

/** The codec of one message: emitted, specialised, without reflection. */
export interface MessageType<T> {
  /** Fully qualified: `payment.v1.Payment`. */
  readonly name: string;
  /** Index path of the frame. */
  readonly index: readonly number[];
  /** Canonical `.proto` text: what is registered. */
  readonly schema: string;
  /** Files of the user that `schema` needs, directly or not, each behind what it imports itself. Absent: none. */
  readonly imports?: readonly SchemaImport[];
  /** Appends the message without frame header. Throws TypeError naming the field when a value does not fit its type. */
  encode(value: T, out: ByteWriter): void;
  /** Reads a message from `buf[start, end)`. Throws DecodeError. The result keeps no reference to `buf` that matters. */
  decode(buf: Buffer, start: number, end: number): T;
  /** Declared quality rules; an empty list means the event is good. Does not allocate for a good event. */
  check(value: T): readonly Violation[];
  /** Fields to redact, as paths with `*` for elements: `customer.name`, `items.*.note`. */
  readonly sensitive: readonly string[];
}

/** A declared log with what a producer must know. Durations in milliseconds. */
export interface LogType<T> extends MessageType<T> {
  readonly log: string;
  readonly topic: string;
  readonly subject: string;
  readonly partitions: number;
  readonly retention: number;
  readonly lateness: number;
  readonly tolerance: number;
  readonly skew: number;
  /** How its events stand in files, when that is declared: `(sluice.v1.lines)`. */
  readonly lines?: LineFormat;
  /** The record key as text. */
  key(value: T): string;
  /** Event time in milliseconds since the epoch. */
  eventTime(value: T): number;
}

/** A pattern with named groups, in the common ground of RE2 and JavaScript (flag `u`). */
export interface LinePattern {
  readonly text: string;
  /** Proved: an engine that goes back and tries again takes time in proportion to the text. */
  readonly linear: boolean;
}

/** How the events of a log stand in files. Property names are those of the typed event. */
export interface LineFormat {
  readonly format: "regex" | "json" | "logfmt" | "common" | "combined" | "syslog";
  /** Of a whole event. */
  readonly pattern?: LinePattern;
  /** `iso`, `clf`, `epoch_ms` ..., or letters as in `yyyy-MM-dd HH:mm:ss`. */
  readonly timeFormat: string;
  /** Zone of times that do not name theirs. */
  readonly timeZone?: string;
  /** Found in the first line of each event; absent: each line is one. */
  readonly start?: LinePattern;
  /** Milliseconds that the last event of a file waits for further lines. */
  readonly timeout: number;
  /** A longer event is dead. */
  readonly maxBytes: number;
  /** Found in the path of the file: its groups are values, too. */
  readonly path?: LinePattern;
  /** Property that takes the path of the file. */
  readonly file?: string;
  /** Property that takes the number of the first line, from 1. */
  readonly line?: LineNumber;
  /** Property that takes the text of an event that could not be parsed. */
  readonly unparsed?: string;
  readonly columns: readonly LineColumn[];
}

export interface LineNumber {
  readonly property: string;
  readonly type: "int32" | "int64" | "uint32" | "uint64";
}

/** A field with the name that its value has in an event; empty: none, the field keeps its default. */
export interface LineColumn extends PlainColumn {
  readonly from: string;
}

/** A column that holds one plain value: of an output in files, of a reference's CSV file, or of a line in a log file. */
export interface PlainColumn {
  readonly name: string;
  /** In the typed row. */
  readonly property: string;
  readonly type:
    | "bool"
    | "int32"
    | "int64"
    | "uint32"
    | "uint64"
    | "float"
    | "double"
    | "string"
    | "bytes"
    | "timestamp"
    | "enum";
  /** Absent in the row when NULL. */
  readonly optional: boolean;
  /** The names of an enum. */
  readonly values?: readonly string[];
}

/** Static data that logs are joined with: what its publisher must know. */
export interface ReferenceType<T> extends MessageType<T> {
  readonly reference: string;
  readonly topic: string;
  readonly subject: string;
  readonly partitions: number;
  /** The CSV file, from the project root. */
  readonly file: string;
  /** Columns of the file: all fields but `validFrom`. */
  readonly columns: readonly PlainColumn[];
  /** The property that says from when on a row holds. */
  readonly validFrom: string;
  /** The record key as text. */
  key(value: T): string;
}

/** An output in files with what a reader must know. */
export interface FilesType<T> {
  readonly output: string;
  readonly pipeline: string;
  readonly format: "json" | "csv" | "parquet";
  /** Below `<files root>/<pipeline>/`. */
  readonly folder: string;
  /** Columns that are folders `column=value`, outermost first. */
  readonly partitionBy: readonly string[];
  readonly columns: readonly PlainColumn[];
  /** Never there: it carries the type of the rows. */
  readonly row?: T;
}

/** An output table with what a reader must know. */
export interface OutputType<T> extends MessageType<T> {
  readonly output: string;
  readonly topic: string;
  readonly subject: string;
}
