import type { Field, KsqlPlan, KsqlPlans, Log, SchemaModel } from "#codegen";
import { type Expression, type Join, type Query, shapeOf } from "../../codegen/ksqldb/ast.ts";
import { functionOf } from "../../codegen/ksqldb/functions.ts";
import { parseQuery } from "../../codegen/ksqldb/parse-query.ts";
import { okStatement } from "../../codegen/ksqldb/source-statements.ts";
import { tokenizeSql } from "../../codegen/sql-tokens.ts";
import { isEvent } from "../test-sql/lateness.ts";
import { type CaseRecord, type InputTable, messageOfTable, type SqlCase, topicOfTable } from "../test-sql/sql-case.ts";
import type { Value } from "../test-sql/values.ts";
import { aggregate, type Env, evaluate, type KsqlValue } from "./ksqldb-values.ts";

type Columns = ReadonlyMap<string, KsqlValue>;

/** A row of a stream, or a change of a table. Milliseconds. */
export interface Told {
  readonly columns: Columns;
  /** Event time, behind `_ok`. */
  readonly time: number;
  readonly arrives: number;
  /** Key and window as one text, in tables. */
  readonly key?: string;
  /** A row of a reference that is taken away. */
  readonly removed?: boolean;
}

/**
 * The rows that a model would tell for the records of a case, each change of a table a row, in the order of arrival: what
 * the SQL says by a small reading of it, without a server, without late, lost or repeated rows of an engine.
 */
export function readModel(schemas: SchemaModel, plans: KsqlPlans, found: SqlCase, name: string): readonly Told[] {
  const done = new Map<string, readonly Told[]>();
  const rowsOf = (source: string): readonly Told[] => {
    const rows = done.get(source) ?? compute(source);
    done.set(source, rows);
    return rows;
  };
  const compute = (source: string): readonly Told[] => {
    const input = found.inputs.find(({ table }) => table.name === source);
    if (input)
      return (
        input.records
          .filter((each) => isEvent(each) || each.removed === true)
          // A stream of ksqlDB has one topic: records in others are not read.
          .filter(({ topic }) => topic === topicOfTable(input.table))
          .map((record) => recordRow(record, input.table))
      );
    const log = schemas.logs.find((each) => source === `${each.name}_ok`);
    if (log) return okRows(schemas, log, rowsOf(log.name));
    const changes = source.endsWith("_changes") && !plans.has(source);
    const plan = plans.get(changes ? source.slice(0, -"_changes".length) : source);
    if (!plan) return [];
    return changes
      ? rowsOf(plan.model.name).map((row) => ({ ...row, columns: upper(row.columns) }))
      : modelRows(plan, rowsOf);
  };
  return rowsOf(name);
}

function upper(columns: Columns): Columns {
  return new Map([...columns].map(([name, value]) => [name.toUpperCase(), value]));
}

/** A record as inference reads it: names in upper case, times in milliseconds, a repeated null nowhere. */
function recordRow({ row, at, arrives, removed }: CaseRecord, table: InputTable): Told {
  const quoted = table.kind === "output";
  const fields = messageOfTable(table).fields;
  const columns = new Map(
    [...row].map(([name, value]) => [
      quoted ? name : name.toUpperCase(),
      readValue(value ?? defaultOf(fields.find((field) => field.name === name)), /(_at|_start|_end)$/.test(name)),
    ]),
  );
  return { columns: withKeys(columns), time: at ?? arrives, arrives, ...(removed ? { removed } : {}) };
}

/** What is not on the wire: of a plain field its default. */
function defaultOf(field: Field | undefined): Value {
  if (field?.cardinality !== "implicit") return null;
  if (field.type.kind !== "scalar") return null;
  if (field.type.scalar === "string") return "";
  return field.type.scalar === "bool" ? false : field.type.scalar === "double" ? 0 : 0n;
}

/** Keys of outputs that a case puts in are the columns with the same value. */
function withKeys(columns: Map<string, KsqlValue>): Columns {
  return new Map([...columns, ...[...columns].map(([name, value]) => [`${name}_key`, value] as const)]);
}

function readValue(value: Value, time: boolean): KsqlValue {
  if (time && typeof value === "bigint") return value / 1_000_000n;
  if (value instanceof Map)
    return new Map([...value].map(([name, inner]) => [String(name).toUpperCase(), readValue(inner as Value, false)]));
  if (Array.isArray(value)) return value.map((inner) => readValue(inner as Value, false));
  return value as KsqlValue;
}

/** What the emitted statement lets pass. */
function okRows(schemas: SchemaModel, log: Log, rows: readonly Told[]): readonly Told[] {
  const query = parseQuery(tokenizeSql(okStatement(schemas, log).split(" AS\n")[1] as string));
  return rows.filter((row) => {
    const env = {
      column: (name: string): KsqlValue => (name === "ROWTIME" ? BigInt(row.arrives) : (row.columns.get(name) ?? null)),
    };
    return query.where === undefined || evaluate(query.where, env) === true;
  });
}

function modelRows({ query, columns, sources }: KsqlPlan, rowsOf: (name: string) => readonly Told[]): readonly Told[] {
  const from = query.from.name.token.value;
  const [join] = query.joins;
  const read = join ? joined(query, join, rowsOf(from), rowsOf(join.source.name.token.value)) : rowsOf(from);
  const passed = read.filter((row) => query.where === undefined || evaluate(query.where, envOf(row)) === true);
  const table = sources[0]?.relation.kind === "table";
  const project = (env: Env, row: Told): Told[] => {
    const values = columns.map(
      ({ item, name }) =>
        [name as string, explodedArgument(item.expression) ?? item.expression, item.expression] as const,
    );
    const whole = values.map(([name, expression]) => [name, evaluate(expression, env)] as const);
    const lists = values.flatMap(([, , expression], i) => (explodedArgument(expression) ? [i] : []));
    const first = lists[0];
    if (first === undefined) return [{ ...row, columns: new Map(whole) }];
    const { length } = (whole[first] as (typeof whole)[number])[1] as readonly KsqlValue[];
    return Array.from({ length }, (_, at) => ({
      ...row,
      columns: new Map(
        whole.map(([name, value], i) => [
          name,
          lists.includes(i) ? ((value as readonly KsqlValue[])[at] ?? null) : value,
        ]),
      ),
    }));
  };
  if (query.groupBy.length > 0) return groups(query, passed, (env, row) => project(env, row)[0] as Told);
  return passed.flatMap((row) => project(envOf(row), row).map((told) => (table ? told : withoutKey(told))));
}

function withoutKey({ columns, time, arrives }: Told): Told {
  return { columns, time, arrives };
}

function explodedArgument(expression: Expression): Expression | undefined {
  return expression.kind === "call" && expression.name === "EXPLODE" ? expression.args[0] : undefined;
}

function envOf(row: Told): Env {
  return {
    column: (name, of) => row.columns.get(of === undefined ? name : `${of}.${name}`) ?? row.columns.get(name) ?? null,
  };
}

/** A row for each that comes: that of its group and window as it is now. */
function groups(query: Query, rows: readonly Told[], project: (env: Env, row: Told) => Told): readonly Told[] {
  const size = query.window?.size ?? 0;
  const held = new Map<string, Told[]>();
  return rows.map((row) => {
    const start = row.time - (row.time % size);
    const key = [start, ...query.groupBy.map((by) => String(evaluate(by, envOf(row))))].join("|");
    const members = [...(held.get(key) ?? []), row];
    held.set(key, members);
    const env: Env = {
      column: (name, of) => {
        if (name === "WINDOWSTART") return BigInt(start);
        return name === "WINDOWEND" ? BigInt(start + size) : envOf(row).column(name, of);
      },
      aggregate: (call) => (functionOf(call.name)?.aggregate ? aggregate(call, members.map(envOf)) : undefined),
    };
    return { ...project(env, row), key };
  });
}

/**
 * LEFT JOIN with a table as it was when the row came, or with every row of a stream within the time; a row without any is
 * told once time has gone on as far as that none can follow.
 */
function joined(query: Query, join: Join, left: readonly Told[], right: readonly Told[]): readonly Told[] {
  if (join.on.kind !== "comparison") throw new Error("no reading of this join");
  const [a, b] = [query.from.alias?.value ?? "", join.source.alias?.value ?? ""];
  const side = (as: string): string => {
    const on = join.on as Extract<Expression, { kind: "comparison" }>;
    return shapeOf(shapeOf(on.left).startsWith(`${as}.`) ? on.left : on.right).slice(as.length + 1);
  };
  // The key of a reference is a column of its value too.
  const key = side(b) === "MESSAGE_KEY" ? side(a) : side(b);
  const both = (one: Told, other: Told | undefined): Told => ({
    ...one,
    columns: new Map([
      ...[...one.columns].map(([name, value]) => [`${a}.${name}`, value] as const),
      ...[...(other?.columns ?? [])].map(([name, value]) => [`${b}.${name}`, value] as const),
    ]),
  });
  const newest = Math.max(...[...left, ...right].map(({ time }) => time));
  return left.flatMap((one) => {
    const same = right.filter((other) => other.columns.get(key) === one.columns.get(side(a)));
    const within = join.within;
    if (!within) {
      const now = same.filter(({ arrives }) => arrives <= one.arrives).at(-1);
      return [both(one, now?.removed ? undefined : now)];
    }
    const near = same.filter(({ time }) => time >= one.time - within.before && time <= one.time + within.after);
    if (near.length > 0) return near.map((other) => both(one, other));
    return newest > one.time + within.after + (within.grace ?? 0) ? [both(one, undefined)] : [];
  });
}
