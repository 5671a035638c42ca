import { hostname } from "node:os";
import { didYouMean, parseArguments, SluiceError } from "#core";
import { logs } from "#generated";
import type { LogType } from "#kafka";
import type { FileLog } from "./parse/event-parser.ts";
import { type Given, readSettings } from "./settings.ts";

export const USAGE = `npm run tail -- --pipeline <log> --files <pattern> [--files <pattern>]
  --files <pattern>   as of a shell, in quotes: 'logs/*.log'; rotated files beside them are found by themselves
  --set <name>        names this set of files; default: the log. Whoever starts under the same name goes on there
  --host <name>       part of the set's name; default: this machine's name. Fixed where machines change theirs
  --register          registers the schema when it is missing
  --metrics <port>    serves /metrics and /health on 127.0.0.1
  --env <name>
  --config <file>     the same by their names in a YAML file; flags and variables (SLUICE_TAIL_FILES ...) come before it
npm run tail -- --pipeline <log> --try <file>     shows what would be sent, without a broker
  --rows <n>          rows to show; default 10
npm run tail -- --pipeline <log> --status         files, positions and lag of the set
  --json              --try, --status: for machines`;

const OPTIONS = {
  pipeline: { type: "string" },
  files: { type: "string", multiple: true },
  set: { type: "string" },
  host: { type: "string" },
  register: { type: "boolean" },
  metrics: { type: "string" },
  env: { type: "string" },
  config: { type: "string" },
  try: { type: "string" },
  rows: { type: "string" },
  status: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

export interface Flags {
  readonly log: FileLog<unknown>;
  readonly mode: "run" | "try" | "status";
  /** Patterns of files; with `try` the one file. */
  readonly files: readonly string[];
  /** `<host>.<set>`. */
  readonly set: string;
  readonly register: boolean;
  readonly metrics: number | undefined;
  readonly env: string | undefined;
  readonly rows: number;
  readonly json: boolean;
}

/** Flags, and what `--config` and variables say where there is no flag. */
export function readFlags(args: readonly string[], env: NodeJS.ProcessEnv = {}): Flags {
  const { values } = parseArguments(args, OPTIONS, USAGE, 0);
  const given = readSettings(values, env);
  const log = logOf(given.pipeline?.[0]);
  const mode = values.try !== undefined ? "try" : values.status ? "status" : "run";
  const files = mode === "try" ? [values.try as string] : (given.files ?? []).map(({ text }) => text);
  if (mode === "run" && files.every((pattern) => pattern.trim() === ""))
    throw wrong("no files are named", "add --files 'logs/*.log'");
  const set = given.set === undefined ? log.log : nameOf(given.set);
  const host = given.host === undefined ? hostname().replace(/[^A-Za-z0-9_-]/g, "_") || "host" : nameOf(given.host);
  const rows =
    values.rows === undefined ? [] : [{ name: "--rows", text: values.rows, code: "SLUICE_ARGUMENT" } as const];
  return {
    log,
    mode,
    files,
    set: `${host}.${set}`,
    register: given.register !== undefined && truthOf(given.register),
    metrics: given.metrics && numberOf(given.metrics, 65_535),
    env: given.env?.[0]?.text,
    rows: rows.length === 0 ? 10 : numberOf(rows, 1_000_000),
    json: values.json,
  };
}

function logOf(given: Given | undefined): FileLog<unknown> {
  const declared = logs.filter((log: LogType<unknown>) => log.lines !== undefined).map(({ log }) => log);
  const hint = `logs whose lines are declared: ${declared.join(", ")}`;
  if (given === undefined) throw wrong("no pipeline is named", `add --pipeline <log>; ${hint}`);
  const name = given.text;
  const log: LogType<unknown> | undefined = logs.find((each) => each.log === name);
  if (log === undefined) {
    const close = didYouMean(name, declared);
    throw wrong(`there is no log "${name}"`, close ? `did you mean "${close}"? ${hint}` : hint, given);
  }
  if (log.lines !== undefined) return log as FileLog<unknown>;
  throw wrong(`${name} does not say how its lines look`, `add option (sluice.v1.lines) to its .proto; ${hint}`, given);
}

function nameOf([given]: readonly Given[]): string {
  const text = given?.text ?? "";
  if (/^[A-Za-z0-9_-]{1,100}$/.test(text)) return text;
  throw wrong(`${given?.name} "${text}" is no name`, "use letters, digits, _ and -", given);
}

function numberOf([given]: readonly Given[], most: number): number {
  const number = Number(given?.text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw wrong(`${given?.name} "${given?.text}" is no whole number up to ${most}`, "write digits alone", given);
}

function truthOf([given]: readonly Given[]): boolean {
  if (given?.text === "true" || given?.text === "false") return given.text === "true";
  throw wrong(
    `${given?.name} "${given?.text}" is neither true nor false`,
    "true registers a schema that is missing",
    given,
  );
}

function wrong(message: string, hint: string, given?: Given): SluiceError {
  return new SluiceError(given?.code ?? "SLUICE_ARGUMENT", message, { hint, location: given?.location });
}
