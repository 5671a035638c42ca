import { canonicalProto } from "./canonical-proto.ts";
import type { Field, Log, OutputSchema, ReferenceTable, SchemaModel } from "./model.ts";
import { referenceStatements } from "./reference-sql.ts";
import { FETCH, IDLE_TIMEOUT, type LogView, sourceStatements } from "./source-sql.ts";
import type { SqlModel } from "./sql-model.ts";
import { createTable, PLACEHOLDER, quoteName, type TableOptions } from "./sql-text.ts";
import { columnSqlType } from "./sql-types.ts";

/** A statement that must run before a model's query, with the model it comes from when it is a view. */
export interface ReadStatement {
  readonly sql: string;
  readonly model?: SqlModel;
  /** Lines that the tool put before the model's own first line. */
  readonly leadingLines: number;
}

/**
 * Everything a model's query reads, in the order in which an engine must get it: source tables cut to the columns that
 * the query and its views name, the logs' views, tables of outputs that are read, views inlined.
 */
export function readStatements(schemas: SchemaModel, models: readonly SqlModel[], target: SqlModel): ReadStatement[] {
  const byName = new Map(models.map((m) => [m.name, m]));
  const inlined: SqlModel[] = [];
  const outputs = new Map<string, SqlModel>();
  const references = new Map<string, ReferenceTable>();
  const logs = new Map<string, { log: Log; views: Set<LogView> }>();
  const identifiers = new Set<string>();
  const visit = (model: SqlModel): void => {
    for (const name of model.identifiers) identifiers.add(name);
    for (const reference of model.references) {
      if (reference.kind === "log") {
        const entry = logs.get(reference.log.name) ?? { log: reference.log, views: new Set() };
        if (reference.view) entry.views.add(reference.view);
        logs.set(reference.log.name, entry);
        continue;
      }
      if (reference.kind === "reference") {
        references.set(reference.name, reference.table);
        continue;
      }
      const next = byName.get(reference.name);
      if (next === undefined || inlined.includes(next)) continue;
      if (next.header.kind === "output") outputs.set(next.name, next);
      else {
        visit(next);
        inlined.push(next);
      }
    }
  };
  visit(target);
  const plain = (sql: string): ReadStatement => ({ sql, leadingLines: 0 });
  const sources = [...logs.values()].flatMap(({ log, views }) => {
    const { table, views: created } = sourceStatements(schemas, log, { columns: identifiers, views: [...views] });
    return [table, ...created].map(plain);
  });
  const read = [...outputs.values()].flatMap((model) => {
    const schema = schemas.outputs.find((o) => o.name === model.name);
    return schema ? [plain(outputSourceStatement(schemas, schema))] : [];
  });
  const tables = [...references.values()].flatMap((table) =>
    referenceStatements(schemas, table, identifiers).map(plain),
  );
  const views = inlined.map(
    (model): ReadStatement => ({
      sql: `CREATE VIEW ${quoteName(model.name)} AS\n${model.sql}`,
      model,
      leadingLines: 1,
    }),
  );
  return [...sources, ...read, ...tables, ...views];
}

const WINDOW_BOUNDS = new Set(["window_start", "window_end"]);

/** An `append` output as a source for other models. Rowtime is the window's end, when it has one. */
function outputSourceStatement(schemas: SchemaModel, { name, message }: OutputSchema): string {
  const isBound = (f: Field): boolean => WINDOW_BOUNDS.has(f.name) && f.type.kind === "timestamp";
  const column = (f: Field): string => {
    const type = isBound(f) ? "TIMESTAMP_LTZ(3)" : columnSqlType(schemas, f);
    // The planner gave the column as NOT NULL, and the schema keeps that for messages as a rule.
    const filled = f.cardinality === "optional" && f.rules.some(({ check }) => check.kind === "required");
    return filled ? `${type} NOT NULL` : type;
  };
  const columns = [
    ...message.fields.map((f) => `${quoteName(f.name)} ${column(f)}`),
    ...(message.fields.some((f) => f.name === "window_end" && isBound(f))
      ? [
          // The end itself would fall into the next window.
          "`__rowtime` AS `window_end` - INTERVAL '0.001' SECOND(2, 3)",
          // All rows of a window have one rowtime: the watermark must stay below it until the next window's rows come.
          "WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '0.001' SECOND(2, 3)",
        ]
      : []),
  ];
  const options: TableOptions = [
    ["connector", "kafka"],
    ["topic", name],
    ["properties.bootstrap.servers", PLACEHOLDER.kafka],
    ["properties.isolation.level", "read_committed"],
    FETCH,
    ["scan.startup.mode", "earliest-offset"],
    ["scan.watermark.idle-timeout", IDLE_TIMEOUT],
    ["value.format", "protobuf-confluent"],
    ["value.protobuf-confluent.url", PLACEHOLDER.registry],
    ["value.protobuf-confluent.message-name", message.fullName],
    ["value.protobuf-confluent.schema", canonicalProto(schemas, message)],
  ];
  return createTable(name, columns, options);
}

/** What stands for the placeholders of emitted SQL. */
export interface Placeholders {
  readonly kafka: string;
  readonly registry: string;
  readonly schema_id?: number;
}

/** Fills the placeholders; without a schema id, that one is left. */
export function fillPlaceholders(sql: string, values: Placeholders): string {
  const quoted = (text: string) => (): string => text.replaceAll("'", "''");
  const filled = sql
    .replaceAll(PLACEHOLDER.kafka, quoted(values.kafka))
    .replaceAll(PLACEHOLDER.registry, quoted(values.registry));
  return values.schema_id === undefined ? filled : filled.replaceAll(PLACEHOLDER.schemaId, String(values.schema_id));
}
