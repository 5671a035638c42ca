import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB in memory, in UTC, that spills into `folder`. */
export interface Duck extends Disposable {
  readonly connection: DuckDBConnection;
}

export async function openDuck(folder: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", temp_directory: folder });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    connection,
    [Symbol.dispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
