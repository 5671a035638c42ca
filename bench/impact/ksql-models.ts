import { checkKsqlModels, readSqlModels, type SchemaModel } from "#codegen";
import type { Truth } from "./truth.ts";

/** A model for ksqlDB, with the columns that our own checker of its SQL finds. */
export interface KsqlModel {
  readonly file: string;
  readonly columns: string;
}

export function ksqlModels(root: string, schemas: SchemaModel): ReadonlyMap<string, KsqlModel> {
  const { models } = readSqlModels(root, schemas, "ksqldb");
  const { plans } = checkKsqlModels(schemas, models);
  return new Map(
    [...plans].map(([key, { model, columns }]) => [
      key,
      { file: model.file, columns: JSON.stringify(columns.map(({ name, type }) => [name, type])) },
    ]),
  );
}

/** No server says what becomes of its rows: only what is not planned any more, or has other columns, is known. */
export function ksqlTruth(before: KsqlModel, after: KsqlModel | undefined): Truth {
  const why = "by our own checker of ksqlDB's SQL";
  if (after?.columns === before.columns) return { label: "same", by: "same", why };
  return { label: after ? "other columns" : "fails", by: "ksqldb", why };
}
