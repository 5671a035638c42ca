import type { PlainColumn } from "#kafka";
import type { FilesView } from "../rows/read-rows.ts";
import { quoteName, quoteText } from "../rows/rows-sql.ts";
import { mostSql, NEXT, OLD, shownSql } from "./diff-sql.ts";

/** One row that is not the same in both versions. */
export interface FileRowDifference {
  /** Its grain, or all of its columns. */
  readonly key: string;
  /** Start of its window, ISO, UTC. */
  readonly window?: string;
  readonly kind: "changed" | "missing" | "extra";
  /** Of a changed row: the columns that differ, as texts. */
  readonly columns: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** How often each version has the row, where both have it. */
  readonly times?: { readonly before: number; readonly after: number };
}

/** The rows that differ. */
export interface FilesDifference {
  readonly differing: number;
  /** How many of them are only in the old version, or more often there; and the same for the new version. */
  readonly missing: number;
  readonly extra: number;
  readonly examples: readonly FileRowDifference[];
  /** By column: how many rows of the same key differ in it, and by how much at most, for numbers. */
  readonly columns: readonly { readonly name: string; readonly rows: number; readonly most?: number }[];
}

export interface DifferenceShape {
  readonly columns: readonly PlainColumn[];
  /** Of one row of each version: empty when rows have no name. */
  readonly key: readonly PlainColumn[];
  readonly examples: number;
}

/** Reads what the table `diff` holds: rows by how often each version has them. */
export async function readDifference(view: FilesView, shape: DifferenceShape): Promise<FilesDifference> {
  const { key } = shape;
  const names = key.map(({ name }) => quoteName(name)).join(", ");
  // Rows of one key, one of them in each version: the same row, with other values.
  const paired =
    key.length === 0
      ? "SELECT 1 AS none WHERE false"
      : `SELECT ${names} FROM diff GROUP BY ${names}
HAVING COUNT(*) = 2 AND SUM(${OLD}) = 1 AND SUM(${NEXT}) = 1`;
  await view.query(`CREATE OR REPLACE TEMP TABLE paired AS ${paired}`);
  const [total] = await view.query(
    `SELECT COALESCE(SUM(${OLD} - ${NEXT}) FILTER (${OLD} > ${NEXT}), 0)::BIGINT AS lost,
COALESCE(SUM(${NEXT} - ${OLD}) FILTER (${NEXT} > ${OLD}), 0)::BIGINT AS gained, (SELECT COUNT(*) FROM paired) AS changed FROM diff`,
  );
  const number = (name: string): number => Number(total?.[name] ?? 0);
  const changed = number("changed");
  const [missing, extra] = [number("lost") - changed, number("gained") - changed];
  return {
    differing: missing + extra + changed,
    missing,
    extra,
    columns: changed === 0 ? [] : await columnDifferences(view, shape),
    examples: [
      ...(changed === 0 ? [] : await changedExamples(view, shape)),
      ...(missing === 0 ? [] : await loneExamples(view, shape, "missing")),
      ...(extra === 0 ? [] : await loneExamples(view, shape, "extra")),
    ]
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .slice(0, shape.examples),
  };

  function placeOf({ window = "", key: text }: FileRowDifference): string {
    return window + text;
  }
}

function pairsSql({ key }: DifferenceShape): string {
  const using = `USING (${key.map(({ name }) => quoteName(name)).join(", ")})`;
  return `paired JOIN diff l ${using} JOIN diff g ${using} WHERE l.${OLD} > l.${NEXT} AND g.${NEXT} > g.${OLD}`;
}

function valuesOf({ columns, key }: DifferenceShape): readonly PlainColumn[] {
  return columns.filter((column) => !key.includes(column));
}

async function columnDifferences(view: FilesView, shape: DifferenceShape): Promise<FilesDifference["columns"]> {
  const values = valuesOf(shape);
  const each = values.flatMap((column, i) => {
    const name = quoteName(column.name);
    return [`COUNT(*) FILTER (l.${name} IS DISTINCT FROM g.${name}) AS rows_${i}`, `${mostSql(column)} AS most_${i}`];
  });
  const [found] = await view.query(`SELECT ${each.join(", ")} FROM ${pairsSql(shape)}`);
  return values.flatMap(({ name }, i) => {
    const rows = Number(found?.[`rows_${i}`] ?? 0);
    const most = found?.[`most_${i}`];
    return rows === 0 ? [] : [{ name, rows, ...(typeof most === "number" && { most }) }];
  });
}

async function changedExamples(view: FilesView, shape: DifferenceShape): Promise<FileRowDifference[]> {
  const values = valuesOf(shape);
  const texts = values.flatMap((column, i) => [
    `${shownSql(column, "l")} AS before_${i}`,
    `${shownSql(column, "g")} AS after_${i}`,
  ]);
  const rows = await view.query(
    `SELECT ${[...headSql(shape, "l"), ...texts].join(", ")} FROM ${pairsSql(shape)} ORDER BY ALL LIMIT ${shape.examples}`,
  );
  return rows.map((row) => ({
    ...headOf(row),
    kind: "changed",
    columns: values.flatMap(({ name }, i) => {
      const [before, after] = [String(row[`before_${i}`]), String(row[`after_${i}`])];
      return before === after ? [] : [{ name, before, after }];
    }),
  }));
}

async function loneExamples(
  view: FilesView,
  shape: DifferenceShape,
  kind: "missing" | "extra",
): Promise<FileRowDifference[]> {
  const { key } = shape;
  const [more, less] = kind === "missing" ? [OLD, NEXT] : [NEXT, OLD];
  const same = key.map(({ name }) => `p.${quoteName(name)} = l.${quoteName(name)}`).join(" AND ");
  const alone = key.length === 0 ? "true" : `NOT EXISTS (SELECT 1 FROM paired p WHERE ${same})`;
  const rows = await view.query(
    `SELECT ${headSql(shape, "l").join(", ")}, ${OLD} AS before, ${NEXT} AS after FROM diff l
WHERE l.${more} > l.${less} AND ${alone} ORDER BY ALL LIMIT ${shape.examples}`,
  );
  return rows.map((row) => {
    const times = { before: Number(row["before"]), after: Number(row["after"]) };
    return { ...headOf(row), kind, columns: [], ...(times.before > 0 && times.after > 0 && { times }) };
  });
}

/** Window and key, in the order in which rows are shown. */
function headSql({ key, columns }: DifferenceShape, from: string): string[] {
  const start = columns.find(({ name, type }) => name === "window_start" && type === "timestamp");
  const bounds = ["window_start", "window_end"];
  const named = (key.length > 0 ? key : columns).filter(({ name }) => !bounds.includes(name));
  const pairs = named.map((column) => `${quoteText(`${JSON.stringify(column.name)}:`)} || ${shownSql(column, from)}`);
  return [
    `${start ? shownSql(start, from) : "''"} AS "#window"`,
    `'{' || ${pairs.length === 0 ? "''" : pairs.join(" || ',' || ")} || '}' AS "#key"`,
  ];
}

function headOf(row: Record<string, unknown>): Pick<FileRowDifference, "key" | "window"> {
  const window = String(row["#window"]);
  return { key: String(row["#key"]), ...(window !== "" && { window }) };
}
