import { duration, type Paint, plural, renderTable } from "#core";
import type { Difference } from "./compare.ts";
import type { Row } from "./engine-rows.ts";
import type { KnownDifference } from "./known-differences.ts";
import type { RejectDifference } from "./rejects.ts";
import type { CaseResult } from "./run-case.ts";
import type { LeftOut, TestSqlResult } from "./test-sql.ts";
import { renderTime } from "./times.ts";
import type { Value } from "./values.ts";

/** One line per case, and below a failed one what is wrong with its rows. `readable` gives the text of an error. */
export function renderCase(result: CaseResult, paint: Paint, renderError: (error: unknown) => string): string {
  const { case: found, passed, took, known = [] } = result;
  const good = known.length > 0 ? paint.yellow("differs") : paint.green("ok     ");
  const mark = passed ? good : paint.red("failed ");
  const head = `${mark} ${found.model.name} / ${found.name}   ${found.purpose}   ${paint.dim(duration(took))}`;
  if (passed) return [head, ...reasons(known).map((why) => `  as known: ${why}`)].join("\n");
  const parts = [head, `  ${place(found.expectLocation)}`];
  if (result.error) parts.push(indent(renderError(result.error)));
  if (result.difference) parts.push(...renderDifference(result.difference, found.output.message.fields, paint));
  for (const { location, row } of result.gone ?? [])
    parts.push(`  ${paint.red("no longer differs")}  ${place(location)}   ${JSON.stringify(row)}: take it out`);
  if (result.waited !== undefined) parts.push(`  ${result.waited}`);
  if (result.rejects) parts.push(...renderRejects(result.rejects));
  return parts.join("\n");
}

/** A case whose model another engine does not have. */
export function renderLeftOut({ case: found, reason }: LeftOut, engine: string, paint: Paint): string {
  return `${paint.dim("-      ")} ${found.model.name} / ${found.name}   not for ${engine}: ${reason}`;
}

/** `12 cases passed, 1 failed   8.2 s`; with what is known to differ and what is left out when there is any. */
export function renderTotal({ passed, differing, failed, leftOut, took }: TestSqlResult): string {
  const parts = [
    `${plural(passed, "case")} passed`,
    ...(differing > 0 ? [`${differing} as known to differ`] : []),
    `${failed} failed`,
    ...(leftOut.length > 0 ? [`${leftOut.length} not for this engine`] : []),
  ];
  return `${parts.join(", ")}   ${duration(took)}`;
}

/** Each reason once. */
function reasons(known: readonly KnownDifference[]): readonly string[] {
  return [...new Set(known.map(({ why }) => why))];
}

/** What machines get of a run. */
export function resultJson({ results, passed, differing, failed, leftOut, took }: TestSqlResult): unknown {
  return {
    passed,
    differing,
    failed,
    took: Math.round(took),
    cases: results.map((result) => ({
      model: result.case.model.name,
      name: result.case.name,
      file: result.case.file,
      passed: result.passed,
      took: Math.round(result.took),
      ...(result.known ? { known: result.known.map(plainKnown) } : {}),
      ...(result.gone ? { gone: result.gone.map(plainKnown) } : {}),
      ...(result.waited === undefined ? {} : { waited: result.waited }),
      ...(result.error ? { error: { code: result.error.code, message: result.error.message } } : {}),
      ...(result.difference
        ? {
            missing: result.difference.missing.map(({ row }) => plainRow(row)),
            unexpected: result.difference.unexpected.map(plainRow),
            repeated: result.difference.repeated.map(plainRow),
            different: result.difference.different.map(({ expected, found, columns }) => ({
              line: expected.location.line,
              columns,
              expected: plainRow(expected.row),
              found: plainRow(found),
            })),
          }
        : {}),
      ...(result.rejects
        ? {
            rejects: result.rejects.fates.map(({ record, expected, found, detail }) => ({
              line: record.location.line,
              expected: expected ?? null,
              found: found ?? null,
              ...(detail === undefined ? {} : { detail }),
            })),
          }
        : {}),
    })),
    leftOut: leftOut.map(({ case: { model, name, file }, reason }) => ({ model: model.name, name, file, reason })),
  };
}

function plainKnown({ row, instead, why, location }: KnownDifference): unknown {
  return { line: location.line, row, instead, why };
}

type Columns = CaseResult["case"]["output"]["message"]["fields"];

function renderDifference(difference: Difference, columns: Columns, paint: Paint): string[] {
  const lines: string[] = [];
  for (const { expected, found, columns: names } of difference.different) {
    const other = columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
    lines.push(`  ${paint.yellow("different")}  ${place(expected.location)}   ${rowText(found, columns, other)}`);
    const table = [
      ["column", "expected", "found"],
      ...names.map((name) => [name, cell(expected.row, name, columns), cell(found, name, columns)]),
    ];
    lines.push(indent(renderTable(table), 4));
  }
  for (const { row, location } of difference.missing)
    lines.push(`  ${paint.red("missing")}    ${place(location)}   ${rowText(row, columns)}`);
  for (const row of difference.unexpected) lines.push(`  ${paint.red("unexpected")}   ${rowText(row, columns)}`);
  for (const row of difference.repeated)
    lines.push(`  ${paint.red("repeated")}   a second row for the same key: ${rowText(row, columns)}`);
  return lines;
}

function renderRejects({ fates, asked }: RejectDifference): string[] {
  if (!asked) {
    // The query may read such records on purpose; when rows are missing, these are the first to look at.
    return fates
      .filter(({ found }) => found !== undefined)
      .map(({ record, found, detail }) =>
        `  note       ${place(record.location)}   the row is refused: ${found} ${detail ?? ""}`.trimEnd(),
      );
  }
  return fates.map(({ record, expected, found, detail }) => {
    const became = found === undefined ? "was taken" : `went to ${found}${detail ? ` (${detail})` : ""}`;
    return `  rejects    ${place(record.location)}   the row ${became}; expected: ${expected ?? "taken"}`;
  });
}

function rowText(row: Row, columns: Columns, names: readonly string[] = columns.map(({ name }) => name)): string {
  return names.map((name) => `${name} ${cell(row, name, columns)}`).join(", ");
}

function cell(row: Row, name: string, columns: Columns): string {
  const value = row.get(name) ?? null;
  const time = columns.find((field) => field.name === name)?.type.kind === "timestamp";
  return time && typeof value === "bigint" ? renderTime(value) : text(value);
}

function text(value: Value): string {
  if (Buffer.isBuffer(value)) return `0x${value.toString("hex")}`;
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === "bigint" ? Number(held) : held instanceof Map ? Object.fromEntries(held) : held,
  );
}

function plainRow(row: Row): unknown {
  return JSON.parse(text(row)) as unknown;
}

function place({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}

function indent(lines: string, by = 2): string {
  return lines
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}`)
    .join("\n");
}
