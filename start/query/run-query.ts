import { readableColumns, readQuery, type SqlModel } from "#codegen";
import { type Config, duration, plural, problemsError, SluiceError, waitFor } from "#core";
import { openFlink, preview, slotsHint } from "#deploy";
import { type Project, readProject } from "../tables/catalog.ts";
import { type ColumnValues, HIDDEN } from "../tables/column-values.ts";
import { renderRows } from "../tables/row-table.ts";
import { hasStar } from "../tables/select-lists.ts";
import { sensitiveIn } from "../tables/sensitive-in.ts";
import { tokenTree } from "../tables/token-tree.ts";
import { openChangeFold } from "./changes.ts";
import { columnType, engineValue } from "./engine-values.ts";
import { hiddenColumns } from "./hidden-columns.ts";
import { orderOf } from "./order-by.ts";

/** What a query is called in places: `query:1:8`. */
export const QUERY_FILE = "query";

export interface QueryOptions {
  readonly limit: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly ColumnValues[];
  /** Rows there are; undefined when the query was ended before its last one. */
  readonly total: number | undefined;
  /** Names of the columns that are not shown. */
  readonly hidden: readonly string[];
  /** What the user should know of the tables that were read. */
  readonly notes: readonly string[];
}

/** Runs one SELECT on Flink over what the declared tables hold now. Its job is over when this settles. */
export async function runQuery(config: Config, sql: string, options: QueryOptions): Promise<QueryResult> {
  const project = await readProject(config.root);
  const { query: plain, problems } = readQuery(QUERY_FILE, sql, project.schemas, project.models);
  const query = withAllColumns(plain);
  if (problems.length > 0) throw problemsError(problems, "the query cannot be run");
  refuseFiles(project, query);
  const names = sensitiveIn(project, query);
  await needSlot(config, options);
  const timeout = AbortSignal.timeout(options.timeout);
  const signal = AbortSignal.any([options.signal, timeout]);
  const fold = openChangeFold();
  let columns: ReturnType<typeof columnType>[] = [];
  let hidden: readonly boolean[] = [];
  let ended = true;
  try {
    const readable = readableColumns([...project.models, query]);
    for await (const page of preview(config, project, query, { readable, signal })) {
      if (columns.length === 0 && page.columns.length > 0) {
        columns = page.columns.map(columnType);
        hidden = hiddenColumns(query.sql, columns, names);
      }
      fold.take(page.rows);
      if (fold.full) throw tooMany();
      // What may still change is shown only when the query has come to its end.
      if (fold.appendOnly && fold.size > options.limit) {
        ended = false;
        break;
      }
    }
  } catch (error) {
    if (error instanceof SluiceError && error.code === "SLUICE_FLINK" && names.leaves.size > 0) throw withheld();
    if (!timeout.aborted || options.signal.aborted) throw error;
    throw new SluiceError("SLUICE_TIMEOUT", `the query was not done within ${duration(options.timeout)}`, {
      hint: "give it more time with --timeout 5m, or let it read less with a WHERE",
      cause: error,
    });
  }
  const order = fold.appendOnly
    ? undefined
    : orderOf(
        query.sql,
        columns.map(({ name }) => name),
      );
  const rows = (order ? fold.rows().toSorted(order) : fold.rows()).slice(0, options.limit);
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((fields) =>
      Object.fromEntries(
        columns.map(({ name, type }, i) => [
          name,
          fields[i] !== null && hidden[i] ? HIDDEN : engineValue(fields[i], type),
        ]),
      ),
    ),
    total: ended ? fold.size : undefined,
    hidden: columns.filter((_, i) => hidden[i]).map(({ name }) => name),
    notes: notesOf(project, query),
  };
}

/** The rows as a table, and a last line with how many and how long. */
export function renderResult(result: QueryResult, took: number, width: number | undefined): string {
  const { rows, total } = result;
  const count = rows.length === 0 ? "no rows" : plural(rows.length, "row");
  const more = total === undefined ? ", there are more" : total > rows.length ? ` of ${total}` : "";
  const hidden = result.hidden.length === 0 ? "" : `   sensitive: ${result.hidden.join(", ")}`;
  const end = `${count}${more}${hidden}   ${duration(took)}`;
  return rows.length === 0 ? end : `${renderRows(result.columns, rows, { width })}\n\n${end}`;
}

/** Sources are cut to the columns that a query names; a star names all of them. */
function withAllColumns(query: SqlModel): SqlModel {
  if (!hasStar(tokenTree(query.sql))) return query;
  const messages = query.references.flatMap((reference) => {
    if (reference.kind === "log") return [reference.log.message];
    return reference.kind === "reference" ? [reference.table.message] : [];
  });
  const names = messages.flatMap(({ fields }) => fields.map(({ name }) => name));
  return { ...query, identifiers: new Set([...query.identifiers, ...names]) };
}

function refuseFiles({ models }: Project, query: SqlModel): void {
  for (const reference of query.references) {
    const model = models.find(({ name }) => name === reference.name);
    if (model?.header.output?.to !== "files") continue;
    const problem = {
      code: "SLUICE_SQL_INVALID" as const,
      message: `${model.name} is an output in files: Flink does not read it`,
      hint: `\`npm run show -- ${model.name} --where "..."\` reads its files; what it is made from can be queried: ${[...new Set(model.references.map(({ name }) => name))].join(", ")}`,
      location: reference.location,
    };
    throw problemsError([problem], "the query cannot be run");
  }
}

function notesOf({ models }: Project, query: SqlModel): string[] {
  const upserts = query.references.filter(
    (reference) => models.find(({ name }) => name === reference.name)?.header.output?.mode === "upsert",
  );
  return [...new Set(upserts.map(({ name }) => name))].map(
    (name) => `${name} is an upsert output: a row that was written again is there more than once`,
  );
}

/** Milliseconds in which a task manager that was lost is back. */
const TASK_MANAGER_BACK = 60_000;

/**
 * A query that waits for a slot would only be told by its timeout. An address without an answer, or a refusal, is told
 * at once: only a Flink that answers is waited for.
 */
async function needSlot(config: Config, { signal, timeout }: QueryOptions): Promise<void> {
  const flink = openFlink(config.flinkUrl, signal);
  const found = await waitFor(
    "a task manager of Flink",
    async () => {
      const answer = await flink.overview().catch((error: unknown) => ({ error }));
      return "error" in answer || answer.slots > 0 ? answer : undefined;
    },
    {
      deadline: Math.min(timeout, TASK_MANAGER_BACK),
      signal,
      hint: "`npm run stack -- logs flink` tells why it has none",
    },
  );
  if ("error" in found) throw found.error;
  const { freeSlots, slots } = found;
  if (freeSlots > 0) return;
  throw new SluiceError("SLUICE_FLINK", `no slot of Flink is free for the query: all ${slots} run jobs`, {
    hint: slotsHint(slots),
  });
}

/** The engine's words on a row that it cannot compute hold the row's values. */
function withheld(): SluiceError {
  return new SluiceError(
    "SLUICE_FLINK",
    "the query failed; what Flink says is not shown, because the query reads sensitive columns and it may hold their values",
    { hint: "where a CAST may fail, TRY_CAST gives NULL; `npm run stack -- logs flink` has Flink's words" },
  );
}

function tooMany(): SluiceError {
  return new SluiceError("SLUICE_ARGUMENT", "the result changes and has more than 1,000,000 rows", {
    hint: "group by less, or let it read less with a WHERE",
  });
}
