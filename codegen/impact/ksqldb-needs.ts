import { ksqlRules, selectedColumns } from "../ksqldb/source-statements.ts";
import {
  differs,
  type KsqlField,
  type KsqlType,
  messageFields,
  oneofColumn,
  typeText,
  UNKNOWN,
} from "../ksqldb/types.ts";
import type { Log, Message, SchemaModel } from "../model.ts";
import type { SqlModel } from "../sql-model.ts";
import type { ColumnPath } from "./column-reads.ts";
import { type ModelReads, readAllColumns } from "./find-readers.ts";

/** A column, or a value inside it, that a query of ksqlDB reads of a stream or table, with the type that it counts on. */
export interface KsqlNeed {
  /** In upper case, as the server has it. */
  readonly path: readonly string[];
  readonly type: KsqlType;
}

/**
 * What is read of each log, its `_ok` stream and each reference, by their names. The server gives a stream the columns that
 * the registry has when it is made, for good: what is read must be among them, all else need not.
 */
export function ksqlNeeds(
  schemas: SchemaModel,
  models: readonly SqlModel[],
  reads: ModelReads = readAllColumns(models, "ksqldb"),
): ReadonlyMap<string, readonly KsqlNeed[]> {
  const needs = new Map<string, readonly KsqlNeed[]>();
  for (const { name, message } of schemas.references)
    needs.set(name, needsOf(schemas, message, pathsOf(models, reads, name)));
  for (const log of schemas.logs) {
    const ok = pathsOf(models, reads, log.name, true);
    needs.set(`${log.name}_ok`, needsOf(schemas, log.message, ok));
    const conditions = ok.length > 0 ? conditionsOf(schemas, log) : [];
    const own = [...pathsOf(models, reads, log.name, false), ...ok];
    needs.set(log.name, needsOf(schemas, log.message, own, conditions));
  }
  return needs;
}

/** In words, what of it is not among the columns that a stream or table has, or is there with another type. */
export function lackOf(needs: readonly KsqlNeed[], columns: readonly KsqlField[]): string | undefined {
  for (const { path, type } of needs) {
    const there = typeAt(columns, path);
    const name = path.join(".").toLowerCase();
    if (there === undefined) return `it has no ${name}`;
    if (differs(type, there)) return `its ${name} is ${typeText(there)}, no ${typeText(type)}`;
  }
  return undefined;
}

/** Whether a statement of an `_ok` stream that was sent does for the declared one: it may have other columns that nobody reads. */
export function doesFor(sent: string, declared: string, needs: readonly KsqlNeed[]): boolean {
  const [was, is] = [selectedColumns(sent), selectedColumns(declared)];
  if (!was || !is || was.rest !== is.rest) return false;
  return needs.every(({ path }) => was.columns.includes(path[0] ?? ""));
}

/** Of a log as it came, of its `_ok` stream, or of a reference. */
function pathsOf(models: readonly SqlModel[], reads: ModelReads, table: string, ok?: boolean): readonly ColumnPath[] {
  return models.flatMap((model) => {
    const names = model.references.flatMap((each) => {
      if (each.kind === "log") return each.log.name === table && (each.view !== undefined) === ok ? [each.name] : [];
      return each.kind === "reference" && ok === undefined && each.table.name === table ? [each.name] : [];
    });
    const own = reads.get(model);
    if (!own || names.length === 0) return [];
    return [...own.columns.flatMap(({ from }) => from), ...own.decidedBy, ...own.mentions].filter((each) =>
      names.includes(each.table),
    );
  });
}

function conditionsOf(schemas: SchemaModel, log: Log): readonly ColumnPath[] {
  const fields = [log.eventTime.name, ...(log.unparsed ? [log.unparsed.name] : [])];
  const rules = ksqlRules(schemas, log).rules.map(({ field }) => field.replace(/\[.*$/, ""));
  return [...fields, ...rules].map((field) => ({ table: log.name, path: field.split(".") }));
}

/** `conditions`: of a message only whether it is there. */
function needsOf(
  schemas: SchemaModel,
  message: Message,
  paths: readonly ColumnPath[],
  conditions: readonly ColumnPath[] = [],
): readonly KsqlNeed[] {
  const columns = messageFields(schemas, message);
  const found = new Map<string, KsqlNeed>();
  const add = ({ path }: ColumnPath, isWhole: boolean): void => {
    const need = needAt(message, path, columns);
    const key = need?.path.join(".") ?? "";
    if (!need || found.has(key)) return;
    found.set(key, need.type.kind === "STRUCT" && !isWhole ? { ...need, type: UNKNOWN } : need);
  };
  for (const path of paths) add(path, true);
  for (const path of conditions) add(path, false);
  return [...found.values()];
}

/** The path as the server has it: in upper case, members of a oneof in its STRUCT, lists and maps as a whole. */
function needAt(message: Message, names: readonly string[], columns: readonly KsqlField[]): KsqlNeed | undefined {
  const path: string[] = [];
  let at: readonly KsqlField[] = columns;
  let type: KsqlType | undefined;
  for (const [i, name] of names.entries()) {
    const oneof = i === 0 ? memberOf(message, name) : undefined;
    if (oneof !== undefined && find(at, name) === undefined) {
      const held = find(at, oneof);
      if (held?.type.kind !== "STRUCT") return undefined;
      path.push(held.name);
      at = held.type.fields;
    }
    const field = find(at, name);
    if (!field) break;
    path.push(field.name);
    type = field.type;
    if (type.kind !== "STRUCT") break;
    at = type.fields;
  }
  return type && { path, type };
}

function memberOf(message: Message, name: string): string | undefined {
  const oneof = message.fields.find((field) => field.name.toUpperCase() === name.toUpperCase())?.oneof;
  const index = message.oneofs.findIndex((each) => each.name === oneof);
  return oneof === undefined || index < 0 ? undefined : oneofColumn(oneof, index);
}

function typeAt(columns: readonly KsqlField[], path: readonly string[]): KsqlType | undefined {
  let at = columns;
  let type: KsqlType | undefined;
  for (const name of path) {
    type = find(at, name)?.type;
    at = type?.kind === "STRUCT" ? type.fields : [];
  }
  return type;
}

function find(columns: readonly KsqlField[], name: string): KsqlField | undefined {
  return columns.find((column) => column.name.toUpperCase() === name.toUpperCase());
}
