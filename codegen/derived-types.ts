import type { Field } from "./model.ts";
import type { PlannerColumn, PlannerType } from "./planner-answer.ts";
import { quoteName } from "./sql-text.ts";

/** A column that has no place in a derived schema. */
export interface ColumnFault {
  readonly column: string;
  readonly message: string;
  readonly hint: string;
}

/** How a column is declared; `shape` is what must not change under a number (presence may). */
export interface ProtoType {
  readonly declaration: string;
  readonly shape: string;
  /** A message that is always there: proto3 has no implicit form for it. */
  readonly required?: boolean;
  readonly row?: readonly PlannerColumn[];
}

const TIMESTAMP = "google.protobuf.Timestamp";

const SCALARS: Readonly<Record<string, string>> = {
  TINYINT: "int32",
  SMALLINT: "int32",
  INT: "int32",
  BIGINT: "int64",
  FLOAT: "float",
  DOUBLE: "double",
  BOOLEAN: "bool",
  STRING: "string",
  VARCHAR: "string",
  CHAR: "string",
  BYTES: "bytes",
  BINARY: "bytes",
  VARBINARY: "bytes",
  TIMESTAMP,
  TIMESTAMP_LTZ: TIMESTAMP,
};

const KEYS: ReadonlySet<string> = new Set(["int32", "int64", "uint64", "bool", "string"]);

/** The one DECIMAL that Protobuf has: what a uint64 is read as. */
function isUint64(type: PlannerType): boolean {
  return type.kind === "DECIMAL" && type.precision === 20 && (type.scale ?? 0) === 0;
}

function scalarOf(type: PlannerType): string | undefined {
  return isUint64(type) ? "uint64" : SCALARS[type.kind];
}

/** The declaration of a column, or `undefined` and a fault. `nested` is the name of the message of a ROW in it. */
export function protoType(type: PlannerType, nested: string, at: string, faults: ColumnFault[]): ProtoType | undefined {
  if (type.kind === "ARRAY" && type.element) {
    const element = singular(type.element, nested, at, faults);
    return (
      element && { ...element, declaration: `repeated ${element.declaration}`, shape: `repeated ${element.shape}` }
    );
  }
  if (type.kind === "MAP" && type.key && type.value) {
    const key = scalarOf(type.key);
    if (key === undefined || !KEYS.has(key)) return refuse(type.key, `key of ${at}`, faults);
    const value = singular(type.value, nested, at, faults);
    return (
      value && { ...value, declaration: `map<${key}, ${value.declaration}>`, shape: `map<${key}, ${value.shape}>` }
    );
  }
  const one = singular(type, nested, at, faults);
  if (one === undefined) return one;
  if (one.row || one.declaration === TIMESTAMP) return { ...one, required: !type.nullable };
  if (!type.nullable) return one;
  return { ...one, declaration: `optional ${one.declaration}` };
}

function singular(type: PlannerType, nested: string, at: string, faults: ColumnFault[]): ProtoType | undefined {
  if (type.kind === "ROW") return { declaration: nested, shape: "message", row: type.fields ?? [] };
  const scalar = scalarOf(type);
  return scalar === undefined ? refuse(type, at, faults) : { declaration: scalar, shape: scalar };
}

function refuse(type: PlannerType, at: string, faults: ColumnFault[]): undefined {
  const whole = type.scale === 0 ? ", or CAST(... AS DECIMAL(20, 0)), which is a uint64" : "";
  const hints: Readonly<Record<string, string>> = {
    DECIMAL: `write CAST(... AS DOUBLE) AS ${at}, or CAST(... AS BIGINT) in minor units${whole}`,
    DATE: `write CAST(... AS TIMESTAMP(3)) AS ${at}, or CAST(... AS STRING)`,
    TIME: `write CAST(... AS STRING) AS ${at}`,
    MULTISET: "use ARRAY_AGG instead of COLLECT",
    ARRAY: "a list of lists has no Protobuf form: put the inner list in a ROW",
    MAP: "a list of maps has no Protobuf form: put the map in a ROW",
    NULL: `write CAST(NULL AS STRING) AS ${at}`,
  };
  const interval = type.kind.startsWith("INTERVAL");
  const hint = interval ? `write TIMESTAMPDIFF(SECOND, ...) AS ${at}` : hints[type.kind];
  faults.push({
    column: at,
    message: `column "${at}" is ${type.text}, which has no place in a derived schema`,
    hint: hint ?? `write CAST(... AS STRING) AS ${at}`,
  });
  return undefined;
}

/** The shape that a field of the lock has, in the words of `ProtoType.shape`. */
export function shapeOf(field: Field): string {
  const { type } = field;
  const one = type.kind === "scalar" ? type.scalar : type.kind === "timestamp" ? TIMESTAMP : type.kind;
  if (field.cardinality === "map") return `map<${field.mapKey}, ${one}>`;
  return field.cardinality === "repeated" ? `repeated ${one}` : one;
}

const SINK: Readonly<Record<string, string>> = {
  TINYINT: "INT",
  SMALLINT: "INT",
  CHAR: "STRING",
  VARCHAR: "STRING",
  BINARY: "BYTES",
  VARBINARY: "BYTES",
};

/** The column's type in the sink's DDL. Zoneless timestamps become instants: sessions run in UTC. */
export function sinkType(type: PlannerType): string {
  const end = type.nullable ? "" : " NOT NULL";
  if (type.kind === "TIMESTAMP" || type.kind === "TIMESTAMP_LTZ") return `TIMESTAMP_LTZ(${type.precision ?? 6})${end}`;
  if (type.kind === "ARRAY" && type.element) return `ARRAY<${sinkType(type.element)}>${end}`;
  if (type.kind === "MAP" && type.key && type.value) return `MAP<${sinkType(type.key)}, ${sinkType(type.value)}>${end}`;
  if (type.kind === "ROW") {
    const fields = (type.fields ?? []).map((f) => `${quoteName(f.name)} ${sinkType(f.type)}`);
    return `ROW<${fields.join(", ")}>${end}`;
  }
  if (isUint64(type)) return `DECIMAL(20, 0)${end}`;
  return `${SINK[type.kind] ?? type.kind}${end}`;
}
