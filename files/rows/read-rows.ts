import { type Config, messageOf, SluiceError } from "#core";
import type { FilesType, PlainColumn } from "#kafka";
import { listFinished } from "../list-finished.ts";
import { openStore } from "../open-store.ts";
import { outputFolder } from "../output-folder.ts";
import type { FileStore, StoredFile } from "../store.ts";
import { readCsvHeader } from "./csv-header.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { fetchFiles, openTemporaryFolder } from "./local-files.ts";
import { type FileGroup, quoteName, rowsSql } from "./rows-sql.ts";

export type FilesConfig = Pick<Config, "files" | "s3" | "dataDir">;

export interface FileRowsOptions {
  /** Which of the finished files are read. Default: all. */
  readonly only?: (file: StoredFile) => boolean;
  /** A SQL condition over the columns, in DuckDB's words. */
  readonly where?: string;
  /** S3: most bytes that are copied to be read. Default 2 GiB. */
  readonly maxBytes?: number;
  /** Default: that of the process. Credentials are looked for in it. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

const MAX_BYTES = 2 * 1024 ** 3;
/** How often the files are listed anew when some of them went before they were opened. */
const TRIES = 5;
const GONE = /No files found|No such file|does not exist/;

/**
 * The rows of an output in files, those of finished files only, each once. No order between files; within one file
 * that of the file. 64-bit integers are bigint, timestamps Date (UTC, cut to milliseconds), NULL is undefined.
 * Failures: those of the store, and SLUICE_FILE_ACCESS for a file that does not hold what is declared.
 */
export async function* readFileRows<T>(
  config: FilesConfig,
  type: FilesType<T>,
  options: FileRowsOptions = {},
): AsyncGenerator<T, void, undefined> {
  const store = openStore(config, { signal: options.signal, ...(options.env && { env: options.env }) });
  using folder = await openTemporaryFolder(config);
  using duck = await openDuck(folder.path);
  for (let tried = 1; ; tried++) {
    let begun = false;
    try {
      const query = await outputSql(store, type, folder.path, options);
      const where = options.where === undefined ? "" : ` WHERE ${options.where}`;
      const rows = await duck.connection.stream(`SELECT * FROM (${query})${where}`);
      for await (const chunk of rows.yieldRowsJs()) {
        begun = true;
        for (const row of chunk) yield typedRow(type.columns, row) as T;
        options.signal?.throwIfAborted();
      }
      return;
    } catch (error) {
      if (begun || tried === TRIES || !GONE.test(messageOf(error))) throw unreadable(type, error, options.where);
    }
  }
}

/** Outputs in files as views of one DuckDB, by their names; they see the files of when they were added. */
export interface FilesView extends Disposable {
  /** Another view, of the files as they are now. */
  add(type: FilesType<unknown>): Promise<void>;
  /** Rows with column names as declared; bigint, Date and null as DuckDB gives them. Statements that give none are run, too. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export interface ViewOptions extends Omit<FileRowsOptions, "where"> {
  /** What DuckDB may take of memory, as `512MB`; what is more goes to disk. Default: most of the machine's. */
  readonly memory?: string;
}

/** Opens a DuckDB in which each output is a view: for tests and for questions that need SQL. Close it when done. */
export async function openFilesView(
  config: FilesConfig,
  types: readonly FilesType<unknown>[],
  options: ViewOptions = {},
): Promise<FilesView> {
  const store = openStore(config, { signal: options.signal, ...(options.env && { env: options.env }) });
  const stack = new DisposableStack();
  try {
    const folder = stack.use(await openTemporaryFolder(config));
    const duck = stack.use(await openDuck(folder.path, options.memory));
    const add = (type: FilesType<unknown>): Promise<void> => createView(duck, store, type, folder.path, options);
    for (const type of types) await add(type);
    const owned = stack.move();
    return {
      add,
      query: async (sql) => (await duck.connection.runAndReadAll(sql)).getRowObjectsJS(),
      close: () => owned.dispose(),
      [Symbol.dispose]: () => owned.dispose(),
    };
  } catch (error) {
    stack.dispose();
    throw error;
  }
}

async function createView(
  duck: Duck,
  store: FileStore,
  type: FilesType<unknown>,
  folder: string,
  options: FileRowsOptions,
): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await duck.connection.run(
        `CREATE OR REPLACE VIEW ${quoteName(type.output)} AS ${await outputSql(store, type, folder, options)}`,
      );
      return;
    } catch (error) {
      if (tried === TRIES || !GONE.test(messageOf(error))) throw unreadable(type, error);
    }
  }
}

/** The query for the finished files of an output, copied here when they are on S3. */
async function outputSql(
  store: FileStore,
  type: FilesType<unknown>,
  folder: string,
  options: FileRowsOptions,
): Promise<string> {
  const finished = await listFinished(store, outputFolder(type));
  const wanted = options.only === undefined ? finished : finished.filter(options.only);
  const files = await fetchFiles(store, wanted, folder, options.maxBytes ?? MAX_BYTES);
  return rowsSql(type, type.format === "csv" ? await csvGroups(files) : [{ files }]);
}

/** CSV columns are found by the header: files with the same one are read together. */
async function csvGroups(files: readonly string[]): Promise<FileGroup[]> {
  const groups = new Map<string, { header: readonly string[]; files: string[] }>();
  for (const file of files) {
    const header = await readCsvHeader(file);
    if (header === undefined) continue;
    const key = JSON.stringify(header);
    const group = groups.get(key) ?? { header, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function typedRow(columns: readonly PlainColumn[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  columns.forEach(({ property }, i) => {
    const value = values[i];
    if (value !== null) row[property] = value;
  });
  return row;
}

function unreadable(type: FilesType<unknown>, error: unknown, where?: string): unknown {
  if (error instanceof SluiceError || !(error instanceof Error) || error.name === "AbortError") return error;
  const said = messageOf(error).split("\n\n")[0];
  if (where !== undefined && /\b(Parser|Binder) Error/.test(messageOf(error)))
    return new SluiceError("SLUICE_ARGUMENT", `the condition "${where}" is not understood: ${said}`, {
      hint: `columns of ${type.output}: ${type.columns.map(({ name }) => name).join(", ")}`,
      cause: error,
    });
  return new SluiceError("SLUICE_FILE_ACCESS", `the files of ${type.output} cannot be read: ${said}`, {
    hint: `they should be ${type.format} files with the columns of schemas/derived/${type.output}.proto; are there others in ${outputFolder(type)}?`,
    cause: error,
  });
}
