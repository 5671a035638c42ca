import { type Problem, parseDuration, type SourceLocation } from "#core";
import { didYouMean } from "./names.ts";
import { isFault, type OutputHeader, parseOutput } from "./output-header.ts";

/** The engine in whose SQL a model is written. */
export type SqlDialect = "flink" | "ksqldb";

/** The header of a model: design contract 6. Durations in milliseconds. */
export interface SqlHeader {
  readonly purpose: string;
  readonly kind: "output" | "view";
  /** Key columns and window: the primary key of an output. */
  readonly grain?: { readonly columns: readonly string[]; readonly window?: number };
  /** The event-time column that windows read. */
  readonly time?: string;
  readonly output?: OutputHeader;
  /** Checkpoint interval. Default 5,000, for files 60,000. */
  readonly checkpoint: number;
  /** What bounds the state: a time to live, or the query's own windows or intervals. */
  readonly state?: { readonly ttl: number } | "window" | "interval";
  /** `resolveAfter` absent: only a row resolves it. */
  readonly alert?: { readonly severity: "info" | "warning" | "critical"; readonly resolveAfter?: number };
  /** ksqlDB: what is not as in the Flink model of that name, and why; `docs/engines.md` shows it. */
  readonly differs?: readonly string[];
}

type Raw = ReadonlyMap<string, { readonly value: string; readonly location: SourceLocation }>;

const KEYS = ["Purpose", "Kind", "Grain", "Time", "Output", "Checkpoint", "State", "Alert"];
const KSQLDB_KEYS = ["Purpose", "Kind", "Grain", "Time", "Output", "Alert", "Differs"];
const VIEW_KEYS = new Set(["Purpose", "Kind", "Differs"]);
/** Keys of a Flink model that say nothing to ksqlDB. */
const NOT_IN_KSQLDB: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  Checkpoint: ["ksqlDB has no checkpoints", "take the line out: results come with each commit of the server"],
  State: [
    "ksqlDB forgets state only by a window's retention",
    "take the line out, and write WINDOW TUMBLING (SIZE ..., RETENTION ..., GRACE PERIOD ...)",
  ],
};
const CHECKPOINT = 5000;
/** Each checkpoint leaves a file in every partition that got rows: more often would be many small files. */
const FILES_CHECKPOINT = 60_000;

/** Reads the `--!` lines at the top of a model. Without a header when a fault leaves none to work with. */
export function parseHeader(
  file: string,
  text: string,
  dialect: SqlDialect = "flink",
): { header: SqlHeader | undefined; headerLines: number; problems: readonly Problem[] } {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--!"));
  const headerLines = end < 0 ? lines.length : end;
  const problems: Problem[] = [];
  const fault = (location: SourceLocation, message: string, hint: string): void => {
    problems.push({ code: "SLUICE_SQL_HEADER", message, hint, location });
  };
  const raw = new Map<string, { value: string; location: SourceLocation }>();
  const keys = dialect === "ksqldb" ? KSQLDB_KEYS : KEYS;
  const differs: string[] = [];
  for (const [i, line] of lines.slice(0, headerLines).entries()) {
    const match = /^--!\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line.replace(/\r$/, ""));
    const key = match?.[1] ?? "";
    const column = Math.max(1, line.indexOf(key, 3) + 1);
    const keyPlace = { file, line: i + 1, column, length: Math.max(1, key.length) };
    if (!match)
      fault(
        { file, line: i + 1, column: 1, length: line.length },
        "a header line has no key",
        "write `--! Key: value`",
      );
    else if (dialect === "ksqldb" && NOT_IN_KSQLDB[key]) fault(keyPlace, ...NOT_IN_KSQLDB[key]);
    else if (!keys.includes(key)) {
      const close = didYouMean(key, keys);
      fault(
        keyPlace,
        `"${key}" is no header key`,
        close ? `did you mean "${close}"?` : `the keys are ${keys.join(", ")}`,
      );
    } else if (key === "Differs") differs.push(match[2] as string);
    else if (raw.has(key)) fault(keyPlace, `${key} stands twice`, "keep one of them");
    else {
      const value = match[2] as string;
      const at = line.indexOf(value, column + key.length) + 1;
      raw.set(key, {
        value,
        location: { file, line: i + 1, column: Math.max(1, at), length: Math.max(1, value.length) },
      });
    }
  }
  for (const [i, line] of lines.entries()) {
    if (i >= headerLines && line.startsWith("--!"))
      fault(
        { file, line: i + 1, column: 1, length: line.length },
        "a header line stands below the header",
        "move it to the top of the file",
      );
  }
  const header = readHeader(file, raw, fault, dialect);
  return { header: header && differs.length > 0 ? { ...header, differs } : header, headerLines, problems };
}

function readHeader(
  file: string,
  raw: Raw,
  fault: (location: SourceLocation, message: string, hint: string) => void,
  dialect: SqlDialect,
): SqlHeader | undefined {
  const top = { file, line: 1, column: 1 };
  const bad = (key: string, message: string, hint: string): undefined =>
    void fault(raw.get(key)?.location ?? top, message, hint);
  const missing = (key: string, hint: string): undefined => bad(key, `the header has no ${key}`, hint);
  const purpose =
    raw.get("Purpose")?.value ?? missing("Purpose", "add `--! Purpose: what the table says, in one line`") ?? "";
  const kindText = raw.get("Kind")?.value;
  const kind = kindText === "output" || kindText === "view" ? kindText : undefined;
  if (kindText === undefined) missing("Kind", "add `--! Kind: output` or `--! Kind: view`");
  else if (kind === undefined) bad("Kind", `"${kindText}" is no kind`, "write output or view");
  if (kind === undefined) return undefined;
  if (kind === "view") {
    for (const key of raw.keys())
      if (!VIEW_KEYS.has(key))
        bad(
          key,
          `a view has no ${key}`,
          dialect === "flink"
            ? "a view is inlined: write it in the outputs that read it"
            : "a view is a step between: write it in the outputs that read it",
        );
    return { purpose, kind, checkpoint: CHECKPOINT };
  }
  const grain = readGrain(raw, bad, missing);
  const time = raw.get("Time")?.value;
  if (grain?.window !== undefined && time === undefined)
    missing("Time", "add `--! Time: <column>`, the event-time column of the window");
  const output = readOutput(raw, bad, missing);
  if (dialect === "ksqldb" && output?.to === "files")
    bad(
      "Output",
      "ksqlDB writes topics only",
      "leave the files to the Flink model, or read the topic with a connector",
    );
  const checkpointText = raw.get("Checkpoint")?.value;
  const standard = output?.to === "files" ? FILES_CHECKPOINT : CHECKPOINT;
  const checkpoint = checkpointText === undefined ? standard : parseDuration(checkpointText);
  if (checkpoint === undefined || checkpoint < 100)
    bad("Checkpoint", `"${checkpointText}" is no checkpoint interval`, "write a duration such as 5s");
  else if (output?.to === "files" && checkpoint < FILES_CHECKPOINT)
    bad("Checkpoint", `files every ${checkpointText} are too many`, "write 60s or more: each checkpoint ends a file");
  const state = readState(raw, bad);
  const alert = readAlert(raw, bad);
  if (!grain || !output) return undefined;
  return {
    purpose,
    kind,
    grain,
    ...(time === undefined ? {} : { time }),
    output,
    checkpoint: checkpoint ?? standard,
    ...(state === undefined ? {} : { state }),
    ...(alert === undefined ? {} : { alert }),
  };
}

type Fault = (key: string, message: string, hint: string) => undefined;
type Missing = (key: string, hint: string) => undefined;

function readGrain(raw: Raw, bad: Fault, missing: Missing): SqlHeader["grain"] {
  const text = raw.get("Grain")?.value;
  if (text === undefined) return missing("Grain", "add `--! Grain: column, column; 1 minute`: what makes a row unique");
  const [names = "", window, ...rest] = text.split(";").map((part) => part.trim());
  const columns = names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const wrong = columns.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (wrong !== undefined)
    return bad("Grain", `"${wrong}" in Grain is no column name`, "write names with commas between");
  if (rest.length > 0) return bad("Grain", "Grain has more than one window", "write `columns; window`");
  if (window === undefined) {
    return columns.length > 0 ? { columns } : bad("Grain", "Grain names no column", "write the key columns");
  }
  const words = /^(\d+)\s*(second|minute|hour|day)s?$/i.exec(window);
  const unit = { second: "s", minute: "m", hour: "h", day: "d" }[words?.[2]?.toLowerCase() ?? ""];
  const ms = parseDuration(words && unit ? `${words[1]}${unit}` : window);
  if (!ms) return bad("Grain", `"${window}" is no window length`, "write `1 minute` or `1m`");
  return { columns, window: ms };
}

function readOutput(raw: Raw, bad: Fault, missing: Missing): SqlHeader["output"] {
  const text = raw.get("Output")?.value;
  if (text === undefined) return missing("Output", "add `--! Output: topic, upsert, retention 7d`");
  const output = parseOutput(text);
  return isFault(output) ? bad("Output", output.message, output.hint) : output;
}

function readState(raw: Raw, bad: Fault): SqlHeader["state"] {
  const text = raw.get("State")?.value;
  if (text === undefined || text === "window" || text === "interval") return text;
  const ttl = parseDuration(text.replace(/^ttl\s+/i, ""));
  return ttl
    ? { ttl }
    : bad("State", `"${text}" bounds no state`, "write a time to live such as 24h, or window, or interval");
}

function readAlert(raw: Raw, bad: Fault): SqlHeader["alert"] {
  const text = raw.get("Alert")?.value;
  if (text === undefined) return undefined;
  const [severity, resolve] = text.split(",").map((part) => part.trim());
  if (severity !== "info" && severity !== "warning" && severity !== "critical")
    return bad(
      "Alert",
      `"${severity}" is no severity`,
      "write info, warning or critical, then `resolve after 3m` or `resolve never`",
    );
  const after = /^resolve\s+after\s+(.+)$/.exec(resolve ?? "")?.[1];
  if (resolve === "resolve never") return { severity };
  const resolveAfter = parseDuration(after ?? "");
  if (!resolveAfter)
    return bad(
      "Alert",
      "Alert does not say when it is over",
      "write `critical, resolve after 3m` or `critical, resolve never`",
    );
  return { severity, resolveAfter };
}
