import type { Field, Message, SchemaModel } from "./model.ts";
import { pascalCase } from "./names.ts";
import type { PlannerColumn, PlannerType } from "./planner.ts";
import { quoteName } from "./sql-text.ts";

/** A column that has no place in a derived schema. */
export interface ColumnFault {
  readonly column: string;
  readonly message: string;
  readonly hint: string;
}

export interface SinkColumn {
  readonly name: string;
  /** Type in the sink's DDL, NOT NULL included. */
  readonly type: string;
}

export interface Derived {
  /** The `.proto` text. */
  readonly text: string;
  /** The message's full name. */
  readonly messageName: string;
  readonly columns: readonly SinkColumn[];
  readonly faults: readonly ColumnFault[];
}

export const DERIVED_PACKAGE = "sluice.derived.v1";

/** What says that a message is always there; the canonical text is without it. */
const REQUIRED = "[(buf.validate.field).required = true]";

/** Where the schema of an output stands, from the project root. */
export function derivedFile(output: string): string {
  return `schemas/derived/${output}.proto`;
}

/**
 * The schema of an output from its planned columns. `previous` is the lock: a column keeps its number for ever, a
 * dropped one leaves number and name reserved, a column of another type gets a new number.
 */
export function deriveSchema(
  output: string,
  purpose: string,
  columns: readonly PlannerColumn[],
  previous: { readonly model: SchemaModel; readonly message: Message | undefined },
): Derived {
  const faults: ColumnFault[] = [];
  const name = pascalCase(output);
  const lines = messageLines(name, columns, previous.message, previous.model, "", "", faults);
  const has = (text: string): boolean => lines.some((line) => line.includes(text));
  const imports = [
    ...(has(REQUIRED) ? ['import "buf/validate/validate.proto";'] : []),
    ...(has("google.protobuf.Timestamp") ? ['import "google/protobuf/timestamp.proto";'] : []),
  ];
  const text = [
    `// The columns of ${output}: ${purpose}.`,
    "// Emitted: do not edit, `npm run codegen` writes it anew. It is also the lock of the field numbers: keep it in git.",
    'syntax = "proto3";',
    "",
    `package ${DERIVED_PACKAGE};`,
    "",
    ...(imports.length > 0 ? [...imports, ""] : []),
    ...lines,
    "",
  ].join("\n");
  const sink = columns.map((column) => ({ name: column.name, type: sinkType(column.type) }));
  return { text, messageName: `${DERIVED_PACKAGE}.${name}`, columns: sink, faults };
}

function messageLines(
  name: string,
  columns: readonly PlannerColumn[],
  previous: Message | undefined,
  model: SchemaModel,
  indent: string,
  path: string,
  faults: ColumnFault[],
): string[] {
  const inner = `${indent}  `;
  const nested: string[] = [];
  const fields: string[] = [];
  const kept = new Set<number>();
  const used = [
    ...(previous?.fields ?? []).map((f) => f.number),
    ...(previous?.reservedRanges ?? []).map((r) => r.end),
  ];
  let next = Math.max(0, ...used) + 1;
  for (const column of columns) {
    const at = path + column.name;
    if (!/^[A-Za-z_]\w*$/.test(column.name)) {
      faults.push({
        column: at,
        message: `column "${at}" has no name of its own`,
        hint: "name it: <expression> AS name",
      });
      continue;
    }
    const nestedName = pascalCase(column.name);
    const type = protoType(column.type, nestedName, at, faults);
    if (type === undefined) continue;
    const old = previous?.fields.find((f) => f.name === column.name);
    const number = old && wireShape(old) === type.shape ? old.number : next++;
    kept.add(number);
    fields.push(`${inner}${type.declaration} ${column.name} = ${number}${type.required ? ` ${REQUIRED}` : ""};`);
    if (type.row) {
      const before = old?.type.kind === "message" ? model.messages.get(old.type.name) : undefined;
      nested.push(...messageLines(nestedName, type.row, before, model, inner, `${at}.`, faults), "");
    }
  }
  const dropped = (previous?.fields ?? []).filter((f) => !kept.has(f.number));
  const names = new Set(columns.map((c) => c.name));
  const numbers = [
    ...(previous?.reservedRanges ?? []).flatMap((r) =>
      Array.from({ length: r.end - r.start + 1 }, (_, i) => r.start + i),
    ),
    ...dropped.map((f) => f.number),
  ].sort((a, b) => a - b);
  // A name that came back is in use again; its old number stays reserved.
  const reservedNames = [...(previous?.reservedNames ?? []), ...dropped.map((f) => f.name)]
    .filter((n, i, all) => !names.has(n) && all.indexOf(n) === i)
    .sort();
  return [
    `${indent}message ${name} {`,
    ...nested,
    ...(numbers.length > 0 ? [`${inner}reserved ${numbers.join(", ")};`] : []),
    ...(reservedNames.length > 0 ? [`${inner}reserved ${reservedNames.map((n) => `"${n}"`).join(", ")};`] : []),
    ...fields,
    `${indent}}`,
  ];
}

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
  TIMESTAMP: "google.protobuf.Timestamp",
  TIMESTAMP_LTZ: "google.protobuf.Timestamp",
};

/** How a column is declared; `shape` is what must not change under a number (presence may). */
interface ProtoType {
  readonly declaration: string;
  readonly shape: string;
  /** A message that is always there: proto3 has no implicit form for it. */
  readonly required?: boolean;
  readonly row?: readonly PlannerColumn[];
}

function protoType(type: PlannerType, nested: string, at: string, faults: ColumnFault[]): ProtoType | undefined {
  if (type.kind === "ARRAY" && type.element) {
    const element = singular(type.element, nested, at, faults);
    return (
      element && { ...element, declaration: `repeated ${element.declaration}`, shape: `repeated ${element.shape}` }
    );
  }
  if (type.kind === "MAP" && type.key && type.value) {
    const key = SCALARS[type.key.kind];
    if (key === undefined || !["int32", "int64", "bool", "string"].includes(key))
      return refuse(type.key, `key of ${at}`, faults);
    const value = singular(type.value, nested, at, faults);
    return (
      value && { ...value, declaration: `map<${key}, ${value.declaration}>`, shape: `map<${key}, ${value.shape}>` }
    );
  }
  const one = singular(type, nested, at, faults);
  if (one === undefined) return one;
  if (one.row || one.declaration.startsWith("google.")) return { ...one, required: !type.nullable };
  if (!type.nullable) return one;
  return { ...one, declaration: `optional ${one.declaration}` };
}

function singular(type: PlannerType, nested: string, at: string, faults: ColumnFault[]): ProtoType | undefined {
  if (type.kind === "ROW") return { declaration: nested, shape: "message", row: type.fields ?? [] };
  const scalar = SCALARS[type.kind];
  return scalar === undefined ? refuse(type, at, faults) : { declaration: scalar, shape: scalar };
}

function refuse(type: PlannerType, at: string, faults: ColumnFault[]): undefined {
  const hints: Readonly<Record<string, string>> = {
    DECIMAL: `write CAST(... AS DOUBLE) AS ${at}, or CAST(... AS BIGINT) in minor units`,
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

function wireShape(field: Field): string {
  const { type } = field;
  const one =
    type.kind === "scalar" ? type.scalar : type.kind === "timestamp" ? "google.protobuf.Timestamp" : type.kind;
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

/** Zoneless timestamps become instants: sessions run in UTC. */
function sinkType(type: PlannerType): string {
  const end = type.nullable ? "" : " NOT NULL";
  if (type.kind === "TIMESTAMP" || type.kind === "TIMESTAMP_LTZ") return `TIMESTAMP_LTZ(${type.precision ?? 6})${end}`;
  if (type.kind === "ARRAY" && type.element) return `ARRAY<${sinkType(type.element)}>${end}`;
  if (type.kind === "MAP" && type.key && type.value) return `MAP<${sinkType(type.key)}, ${sinkType(type.value)}>${end}`;
  if (type.kind === "ROW") {
    const fields = (type.fields ?? []).map((f) => `${quoteName(f.name)} ${sinkType(f.type)}`);
    return `ROW<${fields.join(", ")}>${end}`;
  }
  return `${SINK[type.kind] ?? type.kind}${end}`;
}
