import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Problem, SluiceError, type SourceLocation } from "#core";
import { keyColumns } from "../flink/statements.ts";
import { compareRows, type Difference, isSame } from "./compare.ts";
import type { Row } from "./engine-rows.ts";
import type { SqlCase } from "./sql-case.ts";
import { renderTime } from "./times.ts";
import type { Value } from "./values.ts";
import { readYaml, type YamlNode } from "./yaml-tree.ts";

/** One row that another engine gives otherwise than a case expects. */
export interface RowDifference {
  readonly case: string;
  /** The key of an expected row; of a row that none expects, all its columns. */
  readonly row: Readonly<Record<string, unknown>>;
  /** What it has instead, or what happens to the whole row. */
  readonly instead: Readonly<Record<string, unknown>> | "missing" | "one more";
}

/** A difference that is meant, from `sql/cases/<model>/ksqldb-differences.yaml`. */
export interface KnownDifference extends RowDifference {
  readonly why: string;
  readonly location: SourceLocation;
}

/** What the rows of a case come to beside the differences that are known. */
export interface Judgement {
  readonly passed: boolean;
  /** What is not as expected, and nobody said so. */
  readonly difference: Difference;
  /** Known, and shown by the rows. */
  readonly shown: readonly KnownDifference[];
  /** Known, and not shown any more. */
  readonly gone: readonly KnownDifference[];
}

/** Where the known differences of a model stand, from the project root. */
export function differencesFile(model: string): string {
  return `sql/cases/${model}/ksqldb-differences.yaml`;
}

/** Compares rows with what a case expects and what is known to differ. Pure. */
export function judgeRows(found: SqlCase, rows: readonly Row[], known: readonly KnownDifference[]): Judgement {
  const all = compareRows(found.expected, rows, keyColumns(found.model));
  const left = known.filter((one) => one.case === found.name);
  const shown: KnownDifference[] = [];
  const isUnknown = (one: RowDifference): boolean => {
    const at = left.findIndex((each) => textOf(each) === textOf(one));
    if (at >= 0) shown.push(...left.splice(at, 1));
    return at < 0;
  };
  const difference: Difference = {
    different: all.different.filter((each) => isUnknown(changed(found, each))),
    missing: all.missing.filter(({ row }) => isUnknown(missing(found, row))),
    unexpected: all.unexpected.filter((row) => isUnknown(oneMore(found, row))),
    repeated: all.repeated,
  };
  return { passed: isSame(difference) && left.length === 0, difference, shown, gone: left };
}

/** Every row that differs, as such a file lists it. */
export function differencesOf(found: SqlCase, rows: readonly Row[]): readonly RowDifference[] {
  const { different, missing: lacking, unexpected } = compareRows(found.expected, rows, keyColumns(found.model));
  return [
    ...different.map((each) => changed(found, each)),
    ...lacking.map(({ row }) => missing(found, row)),
    ...unexpected.map((row) => oneMore(found, row)),
  ];
}

/** A difference as text that two equal ones share, whatever the order of their columns. */
export function textOf({ case: name, row, instead }: RowDifference): string {
  const sorted = (value: unknown): unknown =>
    typeof value === "object" && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value;
  return JSON.stringify([name, sorted(row), sorted(instead)]);
}

/** The known differences of a model; throws what is wrong in its file. Empty without one. */
export function readDifferences(root: string, model: string, cases: readonly string[]): readonly KnownDifference[] {
  const file = differencesFile(model);
  if (!existsSync(join(root, file))) return [];
  const text = readFileSync(join(root, file), "utf8");
  const { root: tree, problems } = readYaml(file, text, "SLUICE_SQL_CASE");
  const found: Problem[] = [...problems];
  const places = tree?.kind === "list" ? tree.items : [];
  const values = problems.length === 0 ? (parse(text) as unknown) : [];
  const wrong = (place: YamlNode | undefined, message: string): void => {
    const location = place?.location ?? { file, line: 1, column: 1 };
    const hint = "an entry has case, row, instead (columns, missing or one more) and why: docs/sql-cases.md";
    found.push({ code: "SLUICE_SQL_CASE", message, hint, location });
  };
  const listed = Array.isArray(values) ? (values as unknown[]) : [];
  if (!Array.isArray(values)) wrong(tree, "known differences are a list");
  const known = listed.flatMap((value, i): KnownDifference[] => {
    const fault = faultOf(value, cases);
    if (fault !== undefined) wrong(places[i], fault);
    const location = places[i]?.location ?? { file, line: 1, column: 1 };
    return fault === undefined ? [{ ...(value as KnownDifference), location }] : [];
  });
  if (found.length === 0) return known;
  throw new SluiceError("SLUICE_SQL_CASE", `${file} cannot be read`, { problems: found });
}

function faultOf(value: unknown, cases: readonly string[]): string | undefined {
  const entry = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const { case: name, row, instead, why } = entry;
  if (typeof name !== "string" || !cases.includes(name)) return `there is no case "${String(name)}" of this model`;
  if (typeof row !== "object" || row === null) return "the difference names no row";
  const whole = instead === "missing" || instead === "one more";
  if (!whole && (typeof instead !== "object" || instead === null)) return "the difference does not say what is instead";
  return typeof why === "string" && /\w+ \w+/.test(why) ? undefined : "the difference has no reason";
}

function changed(found: SqlCase, { expected, found: other, columns }: Difference["different"][number]): RowDifference {
  return {
    case: found.name,
    row: shown(found, expected.row, keyColumns(found.model)),
    instead: shown(found, other, columns),
  };
}

function missing(found: SqlCase, row: Row): RowDifference {
  return { case: found.name, row: shown(found, row, keyColumns(found.model)), instead: "missing" };
}

function oneMore(found: SqlCase, row: Row): RowDifference {
  return { case: found.name, row: shown(found, row, row.keys()), instead: "one more" };
}

function shown(found: SqlCase, row: Row, names: Iterable<string>): Record<string, unknown> {
  return Object.fromEntries([...names].map((name) => [name, plain(row.get(name) ?? null, found, name)]));
}

function plain(value: Value, { output }: SqlCase, name: string): unknown {
  const field = output.message.fields.find((candidate) => candidate.name === name);
  if (typeof value === "bigint") return field?.type.kind === "timestamp" ? renderTime(value) : Number(value);
  return typeof value === "number" ? Number(value.toPrecision(9)) : value;
}
