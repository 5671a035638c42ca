import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { FilesType, PlainColumn } from "#kafka";
import type { FilesConfig } from "../index.ts";

/** A files root and a data folder of a test. */
export interface TestFiles extends Disposable {
  readonly config: FilesConfig;
  /** A file below the files root. */
  write(path: string, content: string | Buffer): void;
  /** Runs DuckDB in the files root: `COPY ... TO 'a/b'` makes Parquet files as another program would. */
  duckdb(sql: string): Promise<void>;
}

export function openTestFiles(name = "files"): TestFiles {
  const base = mkdtempSync(join(tmpdir(), "sluice-files-"));
  const config = { files: join(base, name), dataDir: join(base, "run") };
  mkdirSync(config.files, { recursive: true });
  return {
    config,
    write(path, content) {
      mkdirSync(dirname(join(config.files, path)), { recursive: true });
      writeFileSync(join(config.files, path), content);
    },
    async duckdb(sql) {
      const instance = await DuckDBInstance.create(":memory:");
      const connection = await instance.connect();
      try {
        await connection.run("SET TimeZone = 'UTC'");
        await connection.run(sql.replaceAll("{files}", config.files));
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    },
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}

const property = (name: string): string => name.replaceAll(/_(\w)/g, (_, c: string) => c.toUpperCase());

/** `amount_minor int64`, `note string?`: `?` for optional. */
export function columns(...texts: readonly string[]): PlainColumn[] {
  return texts.map((text) => {
    const [name = "", type = ""] = text.split(" ");
    const plain = type.replace("?", "") as PlainColumn["type"];
    return { name, property: property(name), type: plain, optional: type.endsWith("?") };
  });
}

export function filesType<T = Record<string, unknown>>(
  format: FilesType<unknown>["format"],
  columnTexts: readonly string[],
  rest: Partial<FilesType<T>> = {},
): FilesType<T> {
  return {
    output: `shop_${format}`,
    pipeline: "shop",
    format,
    folder: format,
    partitionBy: [],
    columns: columns(...columnTexts),
    ...rest,
  };
}

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
