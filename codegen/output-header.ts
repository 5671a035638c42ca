import { parseDuration } from "#core";

/** Where the rows of an output go. Durations in milliseconds. */
export type OutputHeader =
  | { readonly to: "topic"; readonly mode: "append" | "upsert"; readonly retention: number }
  | ({ readonly to: "files"; readonly mode: "append"; readonly retention: number } & FilesHeader);

export type FileFormat = "json" | "csv" | "parquet";

export interface FilesHeader {
  readonly format: FileFormat;
  /** Below `<files root>/<pipeline>/`. */
  readonly folder: string;
  /** Columns that become folders `column=value`, outermost first. */
  readonly partitionBy: readonly string[];
  /** When a partition is complete and gets its `_SUCCESS`. Absent: never said. */
  readonly complete?: PartitionTime;
}

/** The time of a partition: its columns, read with the pattern, give the start; it is complete `after` ms later. */
export interface PartitionTime {
  readonly columns: readonly string[];
  /** As `java.time.format.DateTimeFormatter` reads it; one word for each column. */
  readonly pattern: string;
  readonly after: number;
}

const DAYS_7 = 7 * 86_400_000;
const FORMATS: readonly string[] = ["json", "csv", "parquet"];
const TOPIC_FORM = "write `topic, upsert, retention 7d`";
const FILES_FORM = "write `files, append, format parquet, folder metrics`";

/** A fault of the header: what is wrong, and what to write. */
export type OutputFault = { readonly message: string; readonly hint: string };

/** Reads the value of the header key `Output`. */
export function parseOutput(text: string): OutputHeader | OutputFault {
  const [to, mode, ...rest] = text.split(",").map((part) => part.trim());
  if (to !== "topic" && to !== "files")
    return { message: `Output goes to "${to}"`, hint: `topic or files: ${TOPIC_FORM}` };
  if (mode !== "append" && mode !== "upsert")
    return { message: `"${mode ?? ""}" is no output mode`, hint: `append or upsert: ${TOPIC_FORM}` };
  if (to === "files") {
    if (mode === "append") return parseFiles(rest);
    return { message: "files are only appended to", hint: "write `append`: a file is never changed" };
  }
  if (rest.length === 0) return { to, mode, retention: DAYS_7 };
  const retention = parseDuration(/^retention\s+(.+)$/.exec(rest[0] ?? "")?.[1] ?? "");
  if (!retention || rest.length > 1) return { message: `"${rest.join(", ")}" is no retention`, hint: TOPIC_FORM };
  return { to, mode, retention };
}

export function isFault(value: OutputHeader | OutputFault): value is OutputFault {
  return "message" in value;
}

function parseFiles(parts: readonly string[]): OutputHeader | OutputFault {
  const found = new Map<string, string>();
  for (const part of parts) {
    const match = /^(format|folder|partition by|complete|retention)\s+(.+)$/.exec(part);
    const [, key = "", value = ""] = match ?? [];
    if (!match) return { message: `"${part}" says nothing about files`, hint: FILES_FORM };
    if (found.has(key)) return { message: `"${key}" stands twice`, hint: "keep one of them" };
    found.set(key, value.trim());
  }
  const format = found.get("format");
  const folder = found.get("folder");
  if (format === undefined || !FORMATS.includes(format))
    return { message: `"${format ?? ""}" is no file format`, hint: `json, csv or parquet: ${FILES_FORM}` };
  if (folder === undefined || !/^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*$/.test(folder))
    return { message: `"${folder ?? ""}" is no folder`, hint: `a relative path in lower case: ${FILES_FORM}` };
  const retention = parseDuration(found.get("retention") ?? "7d");
  if (!retention) return { message: `"${found.get("retention")}" is no retention`, hint: "write `retention 7d`" };
  const partitionBy = words(found.get("partition by") ?? "");
  const wrong = partitionBy.find((name) => !/^[a-z_]\w*$/.test(name));
  if (wrong !== undefined)
    return { message: `"${wrong}" is no column to partition by`, hint: "write `partition by dt hr`" };
  const complete = found.has("complete") ? parseComplete(found.get("complete") ?? "", partitionBy) : undefined;
  if (complete && "message" in complete) return complete;
  const header = { to: "files", mode: "append", retention, format: format as FileFormat, folder, partitionBy } as const;
  return complete === undefined ? header : { ...header, complete };
}

/** `dt hr as yyyy-MM-dd HH after 1h`. */
function parseComplete(text: string, partitionBy: readonly string[]): PartitionTime | OutputFault {
  const hint =
    "write `complete dt hr as yyyy-MM-dd HH after 1h`: columns, how their texts are read, how long one lasts";
  const [, names = "", pattern = "", span = ""] = /^(.+?)\s+as\s+(.+?)\s+after\s+(\S+)$/.exec(text) ?? [];
  const columns = words(names);
  const after = parseDuration(span);
  if (columns.length === 0 || !after) return { message: `"complete ${text}" says not when`, hint };
  const other = columns.find((name) => !partitionBy.includes(name));
  if (other !== undefined) return { message: `"${other}" in \`complete\` is not partitioned by`, hint };
  if (words(pattern).length !== columns.length || /[^A-Za-z0-9 ./:_-]/.test(pattern))
    return { message: `the pattern "${pattern}" does not fit ${columns.join(" ")}`, hint };
  return { columns, pattern: words(pattern).join(" "), after };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
