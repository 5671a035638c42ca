import {
  BATCHING_OPTIONS,
  BATCHING_USAGE,
  type Batching,
  parseArguments,
  parseDuration,
  parseSize,
  readBatching,
  SluiceError,
} from "#core";
import { type AppFilesOptions, DEFAULT_KEEP } from "./app-files.ts";
import { DEFAULT_RATE, DEFAULT_SEED } from "./event-plan.ts";
import { DEFAULT_FAULTS, everyKind, type Faults, MALFORMED, type Malformed } from "./faults.ts";
import type { Rotation } from "./file-output.ts";
import { RATE } from "./scenario-phases.ts";

export const USAGE: string = `npm run generate -- [options]
  --pipeline <name>     which log or pipeline; default payment
  --scenario <file>     rate, faults and incidents from a YAML file (docs/generator.md); flags go before it
  --rate <n>            events per second; default ${DEFAULT_RATE}, or SLUICE_RATE
  --seed <n>            default ${DEFAULT_SEED}, or SLUICE_SEED
  --for <duration>      stop after this time, such as 10m; --events <n> stops after so many events
  --backfill <duration> how far in the past to start; default 4m
  --start <time>        simulated time of the first event, such as 2026-01-01T00:00:00Z: events do not wait for the clock
  --late <share>        default ${DEFAULT_FAULTS.late};  --duplicate <share>  default ${DEFAULT_FAULTS.duplicate};  --out-of-order <share>  default 0
  --malformed <shares>  one share for each kind, or kind=share,...; kinds: ${MALFORMED.join(" ")}
  --no-incident         plant no incident
  --to <where>          kafka (default), file:<path> and stdout (JSON lines), null, or logs:<folder>: each application
                        appends lines to its own <folder>/<app>/app.log, from now on unless --backfill says otherwise
  --rotate <size|n>     begin a new file after 64MB or after 100000 events; logs: default 1MB
  --rotate-by <how>     logs: rename (default), or copytruncate;  --keep <n>  rotated files to keep, default ${DEFAULT_KEEP}
  --workers <n>         threads that make events for files, stdout and null; default 1
  --manifest <folder>   where the answer key goes; default .sluice/manifest/<log>
${BATCHING_USAGE}
  --dry-run             make the events, send nothing, print the totals; 1 minute of them unless told otherwise
  --plan                show rate over time, keys, faults and incidents; no broker is asked
  --sample <n>          show n events and send nothing; with --json one JSON object a line
  --json                print totals and samples as JSON`;

const OPTIONS = {
  pipeline: { type: "string" },
  scenario: { type: "string" },
  rate: { type: "string" },
  seed: { type: "string" },
  for: { type: "string" },
  events: { type: "string" },
  backfill: { type: "string" },
  start: { type: "string" },
  late: { type: "string" },
  duplicate: { type: "string" },
  "out-of-order": { type: "string" },
  malformed: { type: "string" },
  "no-incident": { type: "boolean" },
  to: { type: "string" },
  rotate: { type: "string" },
  "rotate-by": { type: "string" },
  keep: { type: "string" },
  workers: { type: "string" },
  manifest: { type: "string" },
  ...BATCHING_OPTIONS,
  "dry-run": { type: "boolean" },
  plan: { type: "boolean" },
  sample: { type: "string" },
  json: { type: "boolean" },
  env: { type: "string" },
  help: { type: "boolean" },
} as const;

/** What the command is to do. Absent: as the scenario says, or by default. */
export interface Flags {
  readonly help: boolean;
  readonly json: boolean;
  readonly pipeline: string;
  readonly scenario: string | undefined;
  readonly env: string | undefined;
  readonly seed: number | undefined;
  readonly rate: number | undefined;
  /** Seed and rate of the environment: used where neither flag nor scenario says one. */
  readonly usual: { readonly seed: number | undefined; readonly rate: number | undefined };
  readonly faults: Partial<Faults>;
  readonly incident: boolean;
  readonly limit: number | undefined;
  readonly for: number | undefined;
  readonly backfill: number | undefined;
  readonly start: number | undefined;
  readonly to:
    | { readonly kind: "kafka" | "stdout" | "null" }
    | { readonly kind: "file" | "logs"; readonly path: string };
  readonly rotation: Rotation | undefined;
  readonly rotateBy: AppFilesOptions["rotateBy"] | undefined;
  readonly keep: number | undefined;
  readonly workers: number;
  readonly manifest: string | undefined;
  readonly batching: Batching;
  readonly mode: "run" | "dry-run" | "plan" | "sample";
  readonly sample: number;
}

const MOST_WORKERS = 64;

/** Reads all flags; all faults in one error. */
export function readFlags(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Flags {
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE);
  if (positionals.length > 0) {
    throw new SluiceError("SLUICE_ARGUMENT", `unexpected ${positionals.map((text) => `"${text}"`).join(", ")}`, {
      hint: "put -- before the flags: npm run generate -- --for 60s",
    });
  }
  const faults: string[] = [];
  const number = (name: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && value >= 0) return value;
    faults.push(`${name} must be a number, not "${text}"`);
    return undefined;
  };
  const whole = (name: string, text: string | undefined, least: number): number | undefined => {
    const value = number(name, text);
    if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return value;
    faults.push(`${name} must be a whole number from ${least} on, not "${text}"`);
    return undefined;
  };
  const rateOf = (name: string, text: string | undefined): number | undefined => {
    const value = number(name, text);
    if (value === undefined || (value > 0 && value <= RATE.max)) return value;
    faults.push(`${name} must be above 0 and at most ${RATE.max} events per second, not "${text}"`);
    return undefined;
  };
  const time = (name: "for" | "backfill"): number | undefined => {
    const text = values[name];
    const value = text === undefined ? undefined : parseDuration(text);
    if (text !== undefined && value === undefined) {
      faults.push(`--${name} must be a duration such as 90s or 10m, not "${text}"`);
    }
    return value;
  };
  const modes = [values["dry-run"] && "dry-run", values.plan && "plan", values.sample !== undefined && "sample"].filter(
    (mode) => typeof mode === "string",
  );
  if (modes.length > 1) faults.push(`--${modes.join(" and --")} exclude each other`);
  const mode = modes[0] ?? "run";
  const late = number("--late", values.late);
  const duplicate = number("--duplicate", values.duplicate);
  const outOfOrder = number("--out-of-order", values["out-of-order"]);
  const malformed = malformedOf(values.malformed, number, faults);
  const to = targetOf(values.to ?? "kafka", faults);
  const workers = number("--workers", values.workers) ?? 1;
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS) {
    faults.push(`--workers must be a whole number from 1 to ${MOST_WORKERS}, not "${values.workers}"`);
  }
  if (workers > 1 && (to?.kind === "kafka" || to?.kind === "logs") && mode === "run") {
    faults.push("--workers makes events for --to file:<path>, stdout and null; otherwise one thread is enough");
  }
  const rotation = rotationOf(values.rotate, to?.kind === "file" || to?.kind === "logs", faults);
  const rotateBy = rotateByOf(values["rotate-by"], faults);
  if (to?.kind !== "logs" && (values["rotate-by"] ?? values.keep) !== undefined)
    faults.push("--rotate-by and --keep are only for --to logs:<folder>");
  const start = startTime(values.start, faults);
  const flags: Flags = {
    help: values.help ?? false,
    json: values.json ?? false,
    pipeline: values.pipeline ?? "payment",
    scenario: values.scenario,
    env: values.env,
    seed: whole("--seed", values.seed, 0),
    rate: rateOf("--rate", values.rate),
    usual: { seed: whole("SLUICE_SEED", env["SLUICE_SEED"], 0), rate: rateOf("SLUICE_RATE", env["SLUICE_RATE"]) },
    faults: {
      ...(late !== undefined && { late }),
      ...(duplicate !== undefined && { duplicate }),
      ...(outOfOrder !== undefined && { outOfOrder }),
      ...(malformed && { malformed }),
    },
    incident: !values["no-incident"],
    limit: whole("--events", values.events, 0),
    for: time("for"),
    backfill: time("backfill"),
    start,
    to: to ?? { kind: "kafka" },
    rotation,
    rotateBy,
    keep: whole("--keep", values.keep, 1),
    workers,
    manifest: values.manifest,
    batching: readBatching(values, env),
    mode: mode as Flags["mode"],
    sample: whole("--sample", values.sample, 1) ?? 0,
  };
  if (start !== undefined && values.backfill !== undefined) faults.push("--backfill and --start exclude each other");
  if (start !== undefined && mode === "run" && values.for === undefined && values.events === undefined) {
    faults.push("--start needs --for or --events: simulated time has no end of its own");
  }
  if (faults.length > 0) throw new SluiceError("SLUICE_ARGUMENT", faults.join("; "), { hint: USAGE });
  return flags;
}

function targetOf(text: string, faults: string[]): Flags["to"] | undefined {
  if (text === "kafka" || text === "stdout" || text === "null") return { kind: text };
  for (const kind of ["file", "logs"] as const) {
    const path = text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : "";
    if (path !== "") return { kind, path };
  }
  faults.push(`--to must be kafka, file:<path>, logs:<folder>, stdout or null, not "${text}"`);
  return undefined;
}

function rotateByOf(text: string | undefined, faults: string[]): Flags["rotateBy"] {
  if (text === undefined || text === "rename" || text === "copytruncate") return text;
  faults.push(`--rotate-by must be rename or copytruncate, not "${text}"`);
  return undefined;
}

function rotationOf(text: string | undefined, toFile: boolean, faults: string[]): Rotation | undefined {
  if (text === undefined) return undefined;
  if (!toFile) faults.push("--rotate is only for --to file:<path> and logs:<folder>");
  const value = parseSize(text);
  if (value !== undefined && value > 0) return /^\d+$/.test(text.trim()) ? { lines: value } : { bytes: value };
  faults.push(`--rotate must be a size such as 64MB or a number of events, not "${text}"`);
  return undefined;
}

function startTime(text: string | undefined, faults: string[]): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isFinite(value)) return value;
  faults.push(`--start must be a time with its zone, such as 2026-01-01T00:00:00Z, not "${text}"`);
  return undefined;
}

function malformedOf(
  text: string | undefined,
  number: (name: string, text: string) => number | undefined,
  faults: string[],
): Faults["malformed"] | undefined {
  if (text === undefined) return undefined;
  if (!text.includes("=")) return everyKind(number("--malformed", text) ?? 0);
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [kind = "", share = ""] = part.split("=").map((t) => t.trim());
      if (!MALFORMED.includes(kind as Malformed)) faults.push(`--malformed: there is no kind "${kind}"`);
      return [kind, number(`--malformed ${kind}`, share) ?? 0];
    }),
  );
}
