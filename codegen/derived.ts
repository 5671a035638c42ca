import { type ColumnFault, type ProtoType, protoType, shapeOf, sinkType } from "./derived-types.ts";
import type { Field, Message, SchemaModel } from "./model.ts";
import { camelCase, pascalCase } from "./names.ts";
import type { PlannerColumn } from "./planner-answer.ts";
import { joinRanges, numberAfter, rangesText } from "./reserved.ts";

export type { ColumnFault } from "./derived-types.ts";

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
 * dropped one leaves number and name reserved, a column of another type gets a new number. One that becomes nullable,
 * or NOT NULL, keeps its number: the bytes of a value are the same, and what is not on the wire reads as NULL, or as
 * the default. Fields stand in the order of their numbers, so that another order of columns changes nothing, a new
 * column is one new line at the end, and two branches that each add one meet in a conflict.
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

/** A column with its place in the message. */
interface Numbered {
  readonly name: string;
  readonly number: number;
  readonly type: ProtoType;
  /** The field of the lock that was called so, of whatever type. */
  readonly old: Field | undefined;
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
  const fields = numberColumns(columns, previous, path, faults);
  const nested = fields.flatMap(({ name: column, type, old }) => {
    if (!type.row) return [];
    const before = old?.type.kind === "message" ? model.messages.get(old.type.name) : undefined;
    return [...messageLines(pascalCase(column), type.row, before, model, inner, `${path}${column}.`, faults), ""];
  });
  const lines = fields.map(
    ({ name: column, number, type }) =>
      `${inner}${type.declaration} ${column} = ${number}${type.required ? ` ${REQUIRED}` : ""};`,
  );
  return [`${indent}message ${name} {`, ...nested, ...reservedLines(fields, previous, inner), ...lines, `${indent}}`];
}

function numberColumns(
  columns: readonly PlannerColumn[],
  previous: Message | undefined,
  path: string,
  faults: ColumnFault[],
): Numbered[] {
  const taken = (previous?.fields ?? []).map(({ number }) => ({ start: number, end: number }));
  let next = numberAfter([...taken, ...(previous?.reservedRanges ?? [])]);
  const fields: Numbered[] = [];
  const named = new Map<string, string>();
  for (const { name, type: planned } of columns) {
    const at = path + name;
    const fault = nameFault(name, at, named);
    const type = fault ? undefined : protoType(planned, pascalCase(name), at, faults);
    if (fault) faults.push(fault);
    if (type === undefined) continue;
    const old = previous?.fields.find((f) => f.name === name);
    const kept = old && shapeOf(old) === type.shape;
    const number = kept ? old.number : next;
    if (!kept) next = numberAfter([{ start: next, end: next }]);
    fields.push({ name, number, type, old });
  }
  return fields.sort((a, b) => a.number - b.number);
}

/** What keeps a column's name out of a message. `named` holds the names so far, by what they become. */
function nameFault(name: string, at: string, named: Map<string, string>): ColumnFault | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name))
    return {
      column: at,
      message: `column "${at}" has no name of its own`,
      hint: "name it: <expression> AS name",
    };
  const json = camelCase(name).toLowerCase();
  const twin = named.get(json);
  named.set(json, name);
  if (twin === undefined || twin === name) return undefined;
  return {
    column: at,
    message: `columns "${twin}" and "${name}" become one name in Protobuf`,
    hint: "rename one of them",
  };
}

function reservedLines(fields: readonly Numbered[], previous: Message | undefined, indent: string): string[] {
  const kept = new Set(fields.map((f) => f.number));
  const dropped = (previous?.fields ?? []).filter((f) => !kept.has(f.number));
  const numbers = joinRanges([
    ...(previous?.reservedRanges ?? []),
    ...dropped.map(({ number }) => ({ start: number, end: number })),
  ]);
  // A name that came back is in use again; its old number stays reserved.
  const used = new Set(fields.map((f) => f.name));
  const names = [...new Set([...(previous?.reservedNames ?? []), ...dropped.map((f) => f.name)])]
    .filter((name) => !used.has(name))
    .sort();
  return [
    ...(numbers.length > 0 ? [`${indent}reserved ${rangesText(numbers)};`] : []),
    ...(names.length > 0 ? [`${indent}reserved ${names.map((n) => `"${n}"`).join(", ")};`] : []),
  ];
}
