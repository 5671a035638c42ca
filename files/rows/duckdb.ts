import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB in memory, in UTC, that spills into `folder` when it has `memory` (as `512MB`). */
export interface Duck extends Disposable {
  readonly connection: DuckDBConnection;
}

export async function openDuck(folder: string, memory?: string): Promise<Duck> {
  const limit = memory === undefined ? {} : { memory_limit: memory };
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", temp_directory: folder, ...limit });
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
