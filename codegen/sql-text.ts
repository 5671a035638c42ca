/** An identifier as every emitted statement writes it: always in back quotes. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** A string literal. Backslashes are plain characters in Flink SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Options of a table in the order in which they are written. */
export type TableOptions = readonly (readonly [key: string, value: string])[];

/** CREATE TABLE; each line is a column, a key or a watermark. */
export function createTable(
  name: string,
  lines: readonly string[],
  options: TableOptions,
  partitionBy: readonly string[] = [],
): string {
  const settings = options.map(([key, value]) => `  ${quoteText(key)} = ${quoteText(value)}`);
  return [
    `CREATE TABLE ${quoteName(name)} (`,
    lines.map((line) => `  ${line}`).join(",\n"),
    partitionBy.length === 0 ? ") WITH (" : `) PARTITIONED BY (${partitionBy.map(quoteName).join(", ")}) WITH (`,
    settings.join(",\n"),
    ")",
  ].join("\n");
}

/**
 * Milliseconds as an interval literal. The precision is always written: Flink's default of two digits refuses
 * `INTERVAL '200' SECOND`, and it knows no more than three, so that longer spans are written with days.
 */
export function intervalOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000 === 0 ? "" : `.${String(ms % 1000).padStart(3, "0")}`;
  if (seconds < 1000) {
    const digits = Math.max(2, String(seconds).length);
    return `INTERVAL '${seconds}${fraction}' SECOND(${digits}${fraction && ", 3"})`;
  }
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const clock = `${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  return `INTERVAL '${Math.floor(seconds / 86_400)} ${clock}.${String(ms % 1000).padStart(3, "0")}' DAY(3) TO SECOND(3)`;
}

/** "10 s", "7 d": a duration in words for comments. */
export function durationText(ms: number): string {
  for (const [unit, size] of [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1000],
  ] as const) {
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`;
  }
  return `${ms}ms`;
}

/** The placeholders of emitted SQL, as they are written: a closed list. */
export const PLACEHOLDER: { readonly kafka: string; readonly registry: string; readonly schemaId: string } = {
  kafka: placeholder("kafka"),
  registry: placeholder("registry"),
  schemaId: placeholder("schema_id"),
};

function placeholder(name: string): string {
  return `\${${name}}`;
}
