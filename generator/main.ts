import {
  count,
  duration,
  hasColor,
  paint,
  parseArguments,
  parseDuration,
  plural,
  readConfig,
  runCommand,
  SluiceError,
} from "#core";
import { logs } from "#generated";
import { openKafka } from "#kafka";
import { DEFAULT_FAULTS, everyKind, type Faults, MALFORMED, type Malformed } from "./faults.ts";
import { eventJson } from "./generic.ts";
import type { Progress } from "./run.ts";
import { createSource } from "./source.ts";
import {
  checkedModel,
  DEFAULT_BACKFILL,
  DEFAULT_RATE,
  DEFAULT_SEED,
  type GeneratorOptions,
  noLog,
  startGenerator,
} from "./start.ts";
import { timelineOf } from "./timeline.ts";
import type { Totals } from "./totals.ts";

const USAGE = `npm run generate -- [options]
  --pipeline <name>     which log; default payment
  --rate <n>            events per second; default ${DEFAULT_RATE}, or SLUICE_RATE
  --seed <n>            default ${DEFAULT_SEED}, or SLUICE_SEED
  --for <duration>      stop after this time, such as 10m; --events <n> stops after so many events
  --backfill <duration> how far in the past to start; default 4m
  --late <share>        default ${DEFAULT_FAULTS.late};  --duplicate <share>  default ${DEFAULT_FAULTS.duplicate}
  --malformed <shares>  one share for each kind, or kind=share,...; kinds: ${MALFORMED.join(" ")}
  --no-incident         plant no incident
  --manifest <folder>   where the answer key goes; default .sluice/manifest/<log>
  --sample <n>          print n events as JSON and send nothing
  --json                print the totals as JSON`;

const OPTIONS = {
  pipeline: { type: "string" },
  rate: { type: "string" },
  seed: { type: "string" },
  for: { type: "string" },
  events: { type: "string" },
  backfill: { type: "string" },
  late: { type: "string" },
  duplicate: { type: "string" },
  malformed: { type: "string" },
  "no-incident": { type: "boolean" },
  manifest: { type: "string" },
  sample: { type: "string" },
  json: { type: "boolean" },
  env: { type: "string" },
  help: { type: "boolean" },
} as const;

await runCommand(async (args) => {
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE);
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length > 0) {
    throw new SluiceError("SLUICE_ARGUMENT", `unexpected ${positionals.map((text) => `"${text}"`).join(", ")}`, {
      hint: "put -- before the flags: npm run generate -- --for 60s",
    });
  }
  const config = readConfig(values.env === undefined ? {} : { env: values.env });
  const read = reader(values);
  const seed = read.number("seed", process.env["SLUICE_SEED"]) ?? DEFAULT_SEED;
  const rate = read.number("rate", process.env["SLUICE_RATE"]) ?? DEFAULT_RATE;
  const limit = read.number("events");
  const runFor = read.duration("for");
  const backfill = read.duration("backfill") ?? DEFAULT_BACKFILL;
  const sample = read.number("sample");
  const faults: Faults = {
    late: read.number("late") ?? DEFAULT_FAULTS.late,
    duplicate: read.number("duplicate") ?? DEFAULT_FAULTS.duplicate,
    malformed: read.malformed() ?? DEFAULT_FAULTS.malformed,
  };
  read.done();

  const model = await checkedModel(config.root);
  const wanted = values.pipeline ?? "payment";
  const log = model.logs.find((l) => l.pipeline === wanted || l.name === wanted);
  const type = logs.find((l) => l.log === log?.name);
  if (!log || !type) throw noLog(wanted, model);
  if (sample !== undefined) {
    const timeline = timelineOf(0, Date.now(), rate);
    const source = createSource({
      type: type as never,
      log,
      model,
      seed,
      faults,
      incidents: [],
      schemaId: 1,
      timeline,
    });
    for (let i = 0; i < sample; i++) process.stdout.write(`${eventJson(source.event(i))}\n`);
    return 0;
  }

  const stop = new AbortController();
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  const kafka = openKafka({
    bootstrap: config.kafka,
    client: config.kafkaClient,
    clientId: "sluice-generator",
    registryUrl: config.registryUrl,
  });
  try {
    const show = progressLine(process.stderr);
    const options: GeneratorOptions = {
      kafka,
      log: type,
      model,
      seed,
      rate,
      backfill,
      faults,
      config,
      signal: stop.signal,
      onProgress: show.progress,
      onState: show.state,
      ...(values["no-incident"] && { incident: false }),
      ...(limit !== undefined && { limit }),
      ...(runFor !== undefined && { for: runFor }),
      ...(values.manifest !== undefined && { manifestDir: values.manifest }),
    };
    const began = performance.now();
    const run = await startGenerator(options);
    await run.done.catch(() => {});
    const totals = await run.finish();
    show.end();
    const text = values.json ? JSON.stringify(totals) : summary(totals, log.topic, performance.now() - began);
    process.stdout.write(`${text}\n`);
    return totals.unknown > 0 ? 1 : 0;
  } catch (error) {
    if (!stop.signal.aborted || error instanceof SluiceError) throw error;
    process.stderr.write("stopped before the first event; nothing was sent\n");
    return 1;
  } finally {
    await kafka.close();
  }
});

interface Reader {
  number(name: "rate" | "seed" | "events" | "late" | "duplicate" | "sample", fallback?: string): number | undefined;
  duration(name: "for" | "backfill"): number | undefined;
  malformed(): Partial<Record<Malformed, number>> | undefined;
  /** Throws all faults found so far in one error. */
  done(): void;
}

function reader(values: Readonly<Record<string, string | boolean | undefined>>): Reader {
  const faults: string[] = [];
  const number = (name: string, text: string): number | undefined => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && value >= 0) return value;
    faults.push(`${name} must be a number, not "${text}"`);
    return undefined;
  };
  return {
    number(name, fallback) {
      const text = values[name] ?? fallback;
      return typeof text === "string" ? number(`--${name}`, text) : undefined;
    },
    duration(name) {
      const text = values[name];
      if (typeof text !== "string") return undefined;
      const value = parseDuration(text);
      if (value === undefined) faults.push(`--${name} must be a duration such as 90s or 10m, not "${text}"`);
      return value;
    },
    malformed() {
      const text = values["malformed"];
      if (typeof text !== "string") return undefined;
      if (!text.includes("=")) return everyKind(number("--malformed", text) ?? 0);
      return Object.fromEntries(
        text.split(",").map((part) => {
          const [kind = "", share = ""] = part.split("=").map((t) => t.trim());
          if (!MALFORMED.includes(kind as Malformed)) faults.push(`--malformed: there is no kind "${kind}"`);
          return [kind, number(`--malformed ${kind}`, share) ?? 0];
        }),
      );
    },
    done() {
      if (faults.length > 0) throw new SluiceError("SLUICE_ARGUMENT", faults.join("; "), { hint: USAGE });
    },
  };
}

function progressLine(stream: NodeJS.WriteStream): {
  progress(p: Progress): void;
  state(waiting: SluiceError | undefined): void;
  end(): void;
} {
  const c = paint(hasColor(stream));
  let waiting = "";
  const write = (line: string): void => void stream.write(stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  return {
    progress(p) {
      const where = p.phase === "backfill" ? `backfill, ${duration(p.behind)} behind` : "live";
      const time = new Date(p.time).toISOString().slice(11, 19);
      write(
        `${time}  ${count(p.acknowledged)} sent  ${count(Math.round(p.rate))}/s  ${where}  ` +
          `late ${count(p.late)}  bad ${count(p.malformed)}${waiting}`,
      );
    },
    state(reason) {
      waiting = reason ? c.yellow("  waiting for the broker") : "";
      const text = reason ? `waiting for the broker: ${reason.message}` : "the broker is back";
      stream.write(`${stream.isTTY ? "\n" : ""}${text}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\n");
    },
  };
}

function summary(totals: Totals, topic: string, ms: number): string {
  const reasons = Object.entries(totals.reasons).map(([reason, n]) => `${reason} ${count(n ?? 0)}`);
  const lines = [
    `ok ${count(totals.ok)}   late ${count(totals.late)}   repeated ${count(totals.repeats)}   bad ${count(totals.malformed)}`,
  ];
  if (reasons.length > 0) lines.push(`bad by reason: ${reasons.join(", ")}`);
  if (totals.unknown > 0) {
    lines.push(
      `${plural(totals.unknown, "event")} ended without an answer of the broker: each may or may not be on the topic`,
    );
  }
  lines.push(`${plural(totals.acknowledged, "event")} acknowledged in ${topic} in ${duration(ms)}`);
  return lines.join("\n");
}
