import type { RelatedLocation } from "#core";
import type { Log, Message, ReferenceTable, SchemaModel } from "../model.ts";
import { relatedTo } from "../model.ts";
import { type KsqlField, messageFields, plain } from "./types.ts";

/** A stream or table as a query sees it. */
export interface Relation {
  /** As written in FROM, in lower case. */
  readonly name: string;
  readonly kind: "stream" | "table";
  /** Length of its windows in milliseconds, when its key has one. */
  readonly window?: number;
  /** Column of the key, then those of the value. */
  readonly keys: readonly KsqlField[];
  readonly values: readonly KsqlField[];
  readonly partitions: number;
  /** Where the number of its partitions is declared. */
  readonly origin?: RelatedLocation;
  /** True when NULL stays NULL on the way through a topic; else it is read as "" or 0. */
  readonly keepsNull: boolean;
  /** True when a query may move its time: `_ok` and what is made of it. The base stream has the time of arrival. */
  readonly eventTime: boolean;
  /** Rows were left out on the way, beyond what is no valid event: they move no time. */
  readonly filtered: boolean;
  /** Milliseconds that its topic keeps rows. */
  readonly retention: number;
  /** Where each column comes from: for errors. */
  readonly places: ReadonlyMap<string, RelatedLocation>;
}

/** The name of a log's key column: one that no field has. */
export function keyColumn(message: Message): string {
  const names = new Set(message.fields.map((field) => field.name.toUpperCase()));
  let name = "message_key";
  for (let i = 2; names.has(name.toUpperCase()); i++) name = `message_key_${i}`;
  return name;
}

function keyField(message: Message): KsqlField {
  return { name: keyColumn(message).toUpperCase(), type: plain("STRING") };
}

function fieldPlaces(message: Message): Map<string, RelatedLocation> {
  return new Map(message.fields.map((field) => [field.name.toUpperCase(), relatedTo(field, message)]));
}

/** `<log>`, at the time of its arrival, or `<log>_ok`, valid, on time, and at the time of its event. */
export function logRelation(schemas: SchemaModel, log: Log, ok: boolean): Relation {
  return {
    name: ok ? `${log.name}_ok` : log.name,
    kind: "stream",
    keys: [keyField(log.message)],
    values: messageFields(schemas, log.message),
    partitions: log.partitions,
    origin: { ...log.location, note: `${log.name}: partitions` },
    keepsNull: true,
    eventTime: ok,
    filtered: false,
    retention: log.retention,
    places: fieldPlaces(log.message),
  };
}

export function referenceRelation(schemas: SchemaModel, table: ReferenceTable): Relation {
  return {
    name: table.name,
    kind: "table",
    keys: [keyField(table.message)],
    values: messageFields(schemas, table.message),
    partitions: table.partitions,
    origin: { ...table.location, note: `${table.name}: partitions` },
    keepsNull: true,
    eventTime: true,
    filtered: false,
    retention: 0,
    places: fieldPlaces(table.message),
  };
}

/** Every row that a table's topic gets, as a stream: its values alone, read from the registered schema. */
export function changesRelation(table: Relation): Relation {
  const { window: _, ...rest } = table;
  const values = table.values.map(({ name, type }) => ({ name: name.toUpperCase(), type }));
  const places = new Map([...table.places].map(([name, place]) => [name.toUpperCase(), place]));
  return { ...rest, name: `${table.name}_changes`, kind: "stream", keys: [], values, places };
}
